/** Hand in: what is kept of a quiz, shown as it would be handed in, and three ways to carry it. Nothing is sent. */
study("gce-hand-in", function handIn(root, words, kept) {
  const course = /** @type {CourseSpec} */ (JSON.parse(root.dataset.spec ?? "{}"));
  const [pick, name] = /** @type {HTMLInputElement[]} */ ([part(root, "select"), part(root, ".gce-name input")]);
  const [status, out] = [part(root, ".gce-told"), part(root, ".gce-out")];
  const field = /** @type {HTMLTextAreaElement} */ (part(root, "textarea"));
  const results = [words.wrong, words.partly, words.right];
  let code = "";

  /** A number of this device for this course, so that whoever hands in again is counted once; erased with the progress. */
  function device() {
    const place = `gce:${course.course}:hand`;
    const fresh = String(crypto.getRandomValues(new Uint32Array(1))[0]);
    try { return Number(localStorage.getItem(place) ?? (localStorage.setItem(place, fresh), fresh)) >>> 0; } catch { return Number(root.dataset.device ??= fresh); }
  }

  /** A row of the table, as plain as what goes into the code. @param {Spec} question @param {Told | null} answer @param {boolean} changed */
  function row(question, answer, changed) {
    const given = answer && choice(question, answer.given);
    const only = question.options || question.unit !== undefined ? words.unknown : words.only;
    const cells = !answer ? [[changed ? words.changed : words.open], "", "", ""] : [
      given && given !== "gone" ? parts(question, given) : [only], results[answer.first], [words.unsaid, words.sure, words.unsure][answer.sure],
      answer.tries > 1 ? filled(words.tries, { count: answer.tries, last: results[answer.last] }) : "1",
    ];
    const line = made("tr", "", Object.assign(made("th", "", question.prompt), { scope: "row" }));
    cells.forEach((text, at) => {
      const list = typeof text !== "string" && text.length > 1;
      const cell = made("td", "", list ? made("ul", "", ...text.map((one) => made("li", "", one))) : String(text));
      if (text) cell.dataset.label = part(root, `thead th:nth-child(${at + 2})`).textContent ?? "";
      line.append(cell);
    });
    return line;
  }

  /** @param {string} text */
  function draw(text) {
    const grid = qr(text.replace(/-/g, "").replace("GCE1", "GCE1-")) ?? qr(text.replace(/-/g, "").replace("GCE1", "GCE1-"), "L");
    part(root, ".gce-too-long").hidden = Boolean(grid);
    part(root, ".gce-qr").toggleAttribute("hidden", !grid);
    if (!grid) return;
    const path = grid.flatMap((line, y) => line.flatMap((dark, x) => (dark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : []))).join("");
    part(root, ".gce-qr svg").setAttribute("viewBox", `0 0 ${grid.length + 8} ${grid.length + 8}`);
    part(root, ".gce-qr path").setAttribute("d", path);
  }

  function show() {
    const quiz = course.quizzes.find((one) => one.id === pick.value), answers = kept.all();
    out.hidden = !quiz;
    status.textContent = "";
    if (!quiz) return;
    const rows = quiz.questions.map((question) => ({ question, log: answers[question.id] ?? [], answer: told(question, answers[question.id] ?? []) }));
    const done = rows.flatMap(({ answer }) => (answer ? [answer] : []));
    part(root, "tbody").replaceChildren(...rows.map(({ question, log, answer }) => row(question, answer, log.length > 0)));
    part(root, ".gce-count-line").textContent = filled(done.length ? words.count : words.nothing, { done: done.length, all: rows.length });
    const link = /** @type {HTMLAnchorElement} */ (part(root, ".gce-to-quiz"));
    [link.href, link.textContent] = [quiz.href, quiz.title];
    part(root, ".gce-ways").hidden = part(root, ".gce-onward").hidden = !done.length;
    if (!done.length) return;
    code = encoded({ course: course.mark, quiz: quiz.mark, edition: course.edition, at: Math.floor(now()), device: device(), name: name.value.trim(), answers: done });
    field.value = `${course.title} – ${quiz.title} (${words.self}):\n${code}`;
    draw(code);
  }

  function save() {
    const about = { "hand-in": course.course, quiz: pick.value, name: name.value.trim(), note: words.self, code };
    saved(`${pick.value}-${words.file}.json`, JSON.stringify(about, null, 1), "application/json");
    status.textContent = words.saved;
  }

  async function copy() {
    field.select();
    try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand("copy"); }
    status.textContent = words.copied;
  }

  /** The quiz an address names. */
  function named() {
    const wanted = decodeURIComponent(location.hash.slice(1));
    if (course.quizzes.some((one) => one.id === wanted)) pick.value = wanted;
  }

  name.value = ""; // a browser may bring back what was typed before
  named();
  addEventListener("hashchange", () => root.isConnected && (named(), show()));
  pick.addEventListener("change", () => (history.replaceState(history.state, "", `#${pick.value}`), show()));
  name.addEventListener("input", show);
  for (const form of root.querySelectorAll("form")) form.addEventListener("submit", (event) => event.preventDefault());
  root.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : root, act = target.closest("button")?.dataset.do;
    if (target.closest(".gce-onward")) event.preventDefault(), part(root, "#give").focus(); // the address names the quiz
    if (act === "save") save();
    if (act === "copy") copy();
  });
  return show;
});
