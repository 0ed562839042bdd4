/** Practise, what comes back: questions once wrong, unsure or changed, one at a time, on the schedule. */
study("gce-practise", function practise(root, words, kept) {
  const [stage, status, next] = [".gce-stage", ".gce-told", "button"].map((name) => part(root, `.gce-due ${name}`));
  const templates = /** @type {HTMLTemplateElement[]} */ ([...root.querySelectorAll("template[data-question]")]);
  /** How often each was shown on this visit. @type {Record<string, number>} */
  const shown = {};

  function rows() {
    const answers = kept.all();
    return templates.map((template) => {
      const { question = "", key = "" } = template.dataset;
      return { template, question, ...standing(answers[question], key) };
    });
  }

  /** Those that wait, least often shown first, then the longest unanswered. */
  function queue() {
    const turn = (/** @type {{ question: string, last: Answer | null }} */ one) => (shown[one.question] ?? 0) * 1e12 + (one.last?.[0] ?? 0);
    return rows().filter((one) => waits(one, now())).sort((a, b) => turn(a) - turn(b));
  }

  /** What stands above the question. */
  function count() {
    const all = rows();
    const [waiting, later] = [all.filter((one) => waits(one, now())), all.filter((one) => one.box && one.due > now())];
    const first = Math.min(...later.map((one) => one.due));
    if (waiting.length) status.textContent = filled(words.waiting, { count: waiting.length });
    else if (later.length) status.textContent = filled(words.later, { day: day(first), count: later.length });
    else status.textContent = all.some((one) => one.last) ? words.nothing : words.begin;
    part(root, ".gce-quizzes").hidden = all.some((one) => one.last || one.changed);
    next.hidden = !waiting.length && !stage.children.length;
    return waiting.length;
  }

  /** @param {boolean} moved Whether she asked for it, so that the focus goes along. */
  function put(moved) {
    const [one] = queue();
    stage.replaceChildren();
    count();
    if (!one) return moved ? status.focus() : undefined;
    shown[one.question] = (shown[one.question] ?? 0) + 1;
    onto(stage, one.template.content, moved);
  }

  next.addEventListener("click", () => put(true));
  put(false);
  // An answer changes the count, never the question under her finger.
  return () => void (count() && !stage.children.length && put(false));
});

/** Puts a fresh copy of a question on a stage. @param {HTMLElement} stage @param {Node} content @param {boolean} moved */
function onto(stage, content, moved) {
  stage.replaceChildren(document.importNode(content, true));
  const question = /** @type {HTMLElement | null} */ (stage.firstElementChild);
  if (!question || !moved) return;
  question.tabIndex = -1;
  question.focus();
}
