/** My progress: fills the rows the page already has, and counts by module and as a whole. */
study("gce-progress", function progress(root, words, kept) {
  const all = /** @type {(name: string, within?: ParentNode) => HTMLElement[]} */ (
    (name, within = root) => [...within.querySelectorAll(`[data-${name}]`)]
  );

  /** What is said of a question. @param {Standing} one */
  function said(one) {
    if (one.changed) return words.changed;
    if (!one.last) return words.open;
    const [at, score, sure] = one.last;
    const result = score === 1 ? (sure === "unsure" ? words.unsure : words.right) : score > 0 ? words.partly : words.wrong;
    return filled(result, { percent: Math.round(score * 100) }) + ", " + day(at);
  }

  /** When it comes back. @param {Standing} one */
  function back(one) {
    if (waits(one, now())) return words.waits;
    return one.box ? filled(words.back, { day: day(one.due), box: one.box }) : "";
  }

  /** @param {HTMLElement[]} rows @param {Answers} answers */
  function counted(rows, answers) {
    const found = rows.map((row) => standing(answers[row.dataset.question ?? ""], row.dataset.key ?? ""));
    return {
      all: found.length,
      done: found.filter((one) => one.last).length,
      right: found.filter((one) => one.last?.[1] === 1).length,
      waiting: found.filter((one) => waits(one, now())).length,
    };
  }

  return function show() {
    const answers = kept.all();
    for (const row of all("question")) {
      const one = standing(answers[row.dataset.question ?? ""], row.dataset.key ?? "");
      const state = part(row, ".gce-state");
      if (!state) continue; // a term counts, and has no row
      state.textContent = said(one);
      state.dataset.state = one.changed || !one.last ? "open" : one.last[1] === 1 ? "right" : one.last[1] > 0 ? "partly" : "wrong";
      part(row, ".gce-back").textContent = back(one);
    }
    for (const place of all("count")) {
      const rows = all("question").filter((row) => row.dataset.count === undefined && row.matches(place.dataset.count || "*"));
      const counts = counted(rows, answers);
      part(place, "span").textContent = filled(place.dataset.text ?? words.count, counts);
      const bar = /** @type {HTMLProgressElement | null} */ (place.querySelector("progress"));
      if (bar) [bar.max, bar.value] = [counts.all || 1, counts.right];
    }
    for (const place of all("today")) place.textContent = day(now());
  };
});
