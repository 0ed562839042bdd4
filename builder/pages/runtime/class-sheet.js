/** Class results go out: as a sheet (CSV, RFC 4180) and as a file another teacher's page can take in. */
study("gce-class-results", function classSheet(root, words) {
  const [kept, course] = [opened(root), spec(root)];
  const value = (/** @type {string} */ name) => /** @type {HTMLSelectElement} */ (part(root, name)).value;

  /** A cell no spreadsheet takes for a formula (OWASP, CSV injection). @param {unknown} given @param {string} mark */
  function cell(given, mark) {
    const text = String(given ?? "").replace(/^(?=[=+\-@\t\r＝＋－＠])/, "'");
    return /["\r\n]/.test(text) || text.includes(mark) ? `"${text.replace(/"/g, '""')}"` : text;
  }

  /** One row a pupil, four columns a question. @param {QuizSpec} quiz @param {Entry[]} counted */
  function rows(quiz, counted) {
    const results = [words.wrong, words.partly, words.right];
    const heads = quiz.questions.flatMap(({ prompt }, at) => [prompt, words.answer, words.surehead, words.tries].map((text, i) => (i ? `${at + 1}: ${text}` : `${at + 1}. ${text}`)));
    const lines = counted.map((one) => {
      const cells = quiz.questions.flatMap((question) => {
        const reply = one.replies.get(question.id);
        if (!reply) return ["", "", "", ""];
        const { first, last, sure, tries } = reply.told;
        const ended = tries > 1 ? `${tries} (${results[last]})` : tries;
        return [results[first], reply.chosen ? parts(question, reply.chosen).join("; ") : "", ["", words.sure, words.unsure][sure], ended];
      });
      const right = [...one.replies.values()].filter(({ told }) => told.first === 2).length;
      return [one.who, moment(one.hand.at), right, one.replies.size, ...cells];
    });
    return [[`${words.who} (${words.self})`, words.when, words.atfirst, words.done, ...heads], ...lines];
  }

  /** 2026-11-22 09:30, which every spreadsheet reads. @param {number} at */
  function moment(at) {
    const local = new Date(at * 1000 - new Date(at * 1000).getTimezoneOffset() * 60_000);
    return local.toISOString().slice(0, 16).replace("T", " ");
  }

  function sheet() {
    const [mark, id] = [value(".gce-mark select"), value(".gce-which select")];
    const counted = entries(course, kept.all(), words.pupil).filter((one) => one.quiz.id === id && !one.by);
    const quiz = counted[0]?.quiz;
    if (!quiz) return;
    const text = rows(quiz, counted).map((row) => row.map((one) => cell(one, mark)).join(mark)).join("\r\n");
    saved(`${id}-${words.file}.csv`, `\ufeff${text}\r\n`, "text/csv;charset=utf-8"); // the mark by which Excel knows UTF-8
  }

  root.addEventListener("click", ({ target }) => {
    const act = target instanceof Element && target.closest("button")?.dataset.do;
    if (act === "sheet") sheet();
    if (act !== "class") return;
    const whole = { "class-results": course.course, version: 1, note: words.self, codes: kept.all() };
    saved(`${course.course}-${words.file}.json`, JSON.stringify(whole, null, 1), "application/json");
  });
  return () => {};
});
