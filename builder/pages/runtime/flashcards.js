/** Flashcards: the list of terms as one card at a time; what is known or not feeds the same schedule. */
study("gce-flashcards", function flashcards(root, words, kept) {
  const cards = /** @type {HTMLDetailsElement[]} */ ([...root.querySelectorAll("details[data-question]")]);
  const [status, marks] = [part(root, ".gce-told"), part(root, ".gce-marks")];
  const module = /** @type {HTMLSelectElement} */ (part(root, "select"));
  /** @type {HTMLDetailsElement[]} */
  let deck = [];
  let [size, known] = [0, 0];

  /** Those that wait come first, then new ones, then what is known. @param {HTMLDetailsElement} card */
  function turn(card) {
    const one = standing(kept.all()[card.dataset.question ?? ""], card.dataset.key ?? "");
    return waits(one, now()) ? 0 : one.last ? 2 : 1;
  }

  /** @param {boolean} moved */
  function begin(moved) {
    const wanted = cards.filter((card) => !module.value || card.dataset.modules?.split(" ").includes(module.value));
    const turns = new Map(wanted.map((card) => [card, turn(card)]));
    deck = wanted.sort((a, b) => (turns.get(a) ?? 0) - (turns.get(b) ?? 0));
    [size, known] = [deck.length, 0];
    put(moved);
  }

  /** Shows the first card of the deck, its back turned away. @param {boolean} moved */
  function put(moved) {
    for (const card of cards) [card.hidden, card.open] = [card !== deck[0], false];
    marks.hidden = true;
    part(root, "[data-do=again]").hidden = deck.length > 0;
    status.textContent = filled(deck.length ? words.card : words.end, { left: deck.length, all: size, known });
    if (moved) (deck.length ? part(deck[0], "summary") : status).focus();
  }

  /** @param {boolean} knew */
  function mark(knew) {
    const [card] = deck.splice(0, 1);
    const { question, key } = card.dataset;
    const detail = { question, key, kind: "flashcard", score: Number(knew), sure: null, right: knew };
    card.dispatchEvent(new CustomEvent("gce-answered", { bubbles: true, detail }));
    if (knew) known += 1;
    else deck.push(card);
    put(true);
  }

  root.addEventListener("toggle", ({ target }) => {
    if (target === deck[0]) marks.hidden = !deck[0].open;
  }, true);
  root.addEventListener("click", ({ target }) => {
    const act = target instanceof Element && target.closest("button")?.dataset.do;
    if (act === "known" || act === "not-yet") mark(act === "known");
    if (act === "again") begin(true);
  });
  module.addEventListener("change", () => begin(false));
  root.classList.add("gce-one-card");
  begin(false);
  return () => {};
});
