/**
 * What every question does: judge when its `<details>` is opened, show the verdict and each reason beside what
 * was given, move the focus there, tell the page. Words and right answers are in the HTML; CSS alone shows the
 * verdict until `data-state` is set. Listens on itself, so it works wherever it is put.
 * Dispatches `gce-answered` { question, kind, key, score, sure, right, tries, chosen }, never for essays and polls.
 * @typedef {{ text?: string, right?: boolean }} Given
 */
class Question extends HTMLElement {
  begun = false;
  tries = 0;

  connectedCallback() {
    const begin = () => this.begun || !this.isConnected || this.begin();
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true });
    else begin();
  }

  begin() {
    this.begun = true;
    this.addEventListener("toggle", ({ target }) => target === this.panel && this.judge(), true);
    this.addEventListener("input", ({ target }) => /** @type {Element} */ (target).closest(".gce-body") && this.changed());
    this.addEventListener("reset", () => setTimeout(() => this.again())); // the fields are emptied after this event
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement) || event.target.type !== "text") return;
      event.preventDefault(); // Enter in a field checks
      if (this.panel) this.panel.open = true;
    });
    this.start();
    if (this.panel?.open) this.judge(true);
  }

  /** @template {Element} [E=HTMLElement] @param {string} selector @returns {E[]} */
  all(selector) {
    return [...this.querySelectorAll(selector)].map((found) => /** @type {E} */ (found));
  }

  get panel() {
    return /** @type {HTMLDetailsElement | null} */ (this.querySelector(".gce-answer"));
  }

  /** Each task says these three; what was given is told by the keys of the reasons it stands beside. */
  start() {}
  score() { return /** @type {number | null} */ (null); }
  given() { return /** @type {Record<string, Given>} */ ({}); }
  /** What may be kept of an answer: the keys of what was chosen, or a number; never words somebody wrote. */
  kept() { return ""; }

  /** She changes her mind: what was said of her answer no longer holds. */
  changed() {
    for (const field of this.all(".gce-body [aria-invalid]")) field.setAttribute("aria-invalid", "false");
    if (this.panel) this.panel.open = false;
  }

  again() {
    this.changed();
    this.all(".gce-body :is(input, select, button)").find((field) => field.checkVisibility?.() ?? true)?.focus();
  }

  /** @param {boolean} [late] the panel was open before the script came: nothing moves @returns {void} */
  judge(late) {
    const open = Boolean(this.panel?.open);
    for (const field of this.all(".gce-sureness")) field.toggleAttribute("disabled", open);
    if (!open) return void delete this.dataset.state;
    if (this.dataset.state) return;
    const score = this.score();
    this.dataset.state = score === null ? "none" : score === 1 ? "right" : score ? "partly" : "wrong";
    this.show(score);
    if (!late) this.all(".gce-verdict")[0]?.focus();
    if (score !== null && this.dataset.key) this.tell(score);
  }

  /** @param {number | null} score */
  show(score) {
    const share = score && score < 1 && percent(score);
    if (share) for (const part of this.all(".gce-half")) part.textContent = (part.dataset.words || "").replace("{score}", share);
    const given = score === null ? {} : this.given();
    for (const reason of this.all("[data-for]")) {
      const [yours, mark] = [given[reason.dataset.for || ""], reason.querySelector(".gce-yours")];
      if (!(mark instanceof HTMLElement)) continue;
      mark.hidden = !yours;
      mark.textContent = (mark.dataset.words || "").replace("{given}", () => yours?.text || "–");
      mark.classList.toggle("gce-right", yours?.right === true);
      mark.classList.toggle("gce-wrong", yours?.right === false);
    }
  }

  /** @param {number} score */
  tell(score) {
    const { question, kind, key } = this.dataset;
    const sure = this.all(".gce-sureness :checked").map((field) => /** @type {HTMLInputElement} */ (field).value)[0] ?? null;
    const detail = { question, kind, key, score, sure, right: score === 1, tries: (this.tries += 1), chosen: this.kept() };
    this.dispatchEvent(new CustomEvent("gce-answered", { bubbles: true, detail }));
  }

  /** Puts what may be mixed into the order of a seed. @param {string} seed */
  mix(seed) {
    for (const list of this.all("[data-mix]")) list.append(...seeded(`${seed}/${this.dataset.question}`, [...list.children]));
  }
}
