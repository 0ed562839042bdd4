/** Class results come in: from files, from a text with codes in it, from the camera; and go out, or are erased. */
study("gce-class-results", function classTake(root, words) {
  const [kept, course, status, bad] = [opened(root), spec(root), part(root, ".gce-told"), part(root, ".gce-bad")];
  const files = /** @type {HTMLInputElement} */ (part(root, "input[type=file]"));
  const text = /** @type {HTMLTextAreaElement} */ (part(root, ".gce-paste textarea"));
  const LARGEST = 4_000_000; // bytes of one file: fifteen thousand codes

  /** Why a code cannot be taken in; null where it can. @param {{ version: number, hand: HandIn | null }} found */
  function fault({ version, hand }) {
    if (version !== CODE.version) return version < CODE.version ? words.former : words.later;
    if (!hand) return words.damaged;
    if (hand.course !== course.mark) return words.foreign;
    return course.quizzes.some(({ mark }) => mark === hand.quiz) ? null : words.noquiz;
  }

  /** Takes in what is good of many texts and says of the rest which and why. @param {{ from: string, text: string, why?: string }[]} texts */
  function take(texts) {
    const good = new Set(), faults = [], before = kept.all().length;
    let count = 0;
    for (const { from, text, why } of texts) {
      const found = why ? [] : [...codes(text)];
      if (!found.length) faults.push(`${from}: ${why ?? words.nocode}`);
      for (const one of found) {
        const trouble = fault(one);
        if (trouble) faults.push(`${from}, ${one.shown}…: ${trouble}`);
        else count += 1, good.add(encoded(/** @type {HandIn} */ (one.hand)));
      }
    }
    status.textContent = ""; // what it says next is said though it were the same
    const added = kept.add([...good]);
    if (!status.textContent) status.textContent = filled(words.taken, { added, again: count - added, bad: faults.length });
    bad.replaceChildren(...faults.slice(0, 100).map((fault) => made("li", "", fault)));
    if (faults.length > 100) bad.append(made("li", "", filled(words.more, { count: faults.length - 100 })));
    part(root, ".gce-refused").hidden = !faults.length;
    return kept.all().length > before;
  }

  /** @param {Iterable<File>} chosen */
  async function read(chosen) {
    take(await Promise.all([...chosen].map(async (file) => {
      if (file.size > LARGEST) return { from: file.name, text: "", why: words.large };
      try { return { from: file.name, text: await file.text() }; } catch { return { from: file.name, text: "", why: words.unreadable }; }
    })));
  }

  files.addEventListener("change", async () => {
    const chosen = [...(files.files ?? [])];
    if (chosen.length) await read(chosen);
    files.value = "";
  });
  const drop = part(root, ".gce-drop");
  for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, (event) => (event.preventDefault(), drop.classList.add("gce-over")));
  for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("gce-over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    const [dropped, text] = [event.dataTransfer?.files, event.dataTransfer?.getData("text")];
    if (dropped?.length) read(dropped);
    else if (text) take([{ from: words.dropping, text }]);
  });
  part(root, ".gce-paste").addEventListener("submit", (event) => {
    event.preventDefault();
    take([{ from: words.pasted, text: text.value }]);
    text.value = "";
  });
  root.addEventListener("gce-seen", (event) => void take([{ from: words.camera, text: /** @type {CustomEvent} */ (event).detail }]));

  const sure = part(root, ".gce-sure-erase");
  root.addEventListener("click", ({ target }) => {
    const act = target instanceof Element && target.closest("button")?.dataset.do;
    if (act === "choose") files.click();
    if (act === "print") print();
    if (act === "keep" || act === "gone" || act === "erase") sure.hidden = act !== "erase";
    if (act === "erase") part(sure, "p").textContent = filled(words.erasing, { count: kept.all().length }), part(sure, "[data-do=keep]").focus();
    if (act === "gone") kept.erase(), (status.textContent = words.erased), bad.replaceChildren(), (part(root, ".gce-refused").hidden = true), status.focus();
    if (act === "keep") part(root, "[data-do=erase]").focus();
  });
  return () => {};
});
