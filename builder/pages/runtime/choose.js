/** Choose one or several options; a poll has no right one, and remembers a view until the page is left. */

/** Views of polls, question → words; in memory alone, so that closing the tab forgets them. @type {Map<string, string>} */
const views = new Map();

class Choose extends Question {
  /** @returns {HTMLInputElement[]} */
  get chosen() {
    return this.all(".gce-body :checked");
  }

  start() {
    this.addEventListener("click", ({ target }) => target instanceof Element && target.closest(".gce-check-view") && this.view());
  }

  score() {
    const right = /** @type {HTMLInputElement[]} */ (this.all(".gce-body .gce-y")).map((field) => field.value);
    return grading.choose(right, this.chosen.map((field) => field.value));
  }

  given() {
    return Object.fromEntries(this.chosen.map((field) => [field.value, {}]));
  }

  kept() {
    return this.chosen.map((field) => field.value).join();
  }

  /** Says her view, and how it moved since she was first asked. */
  view() {
    const shift = this.all(".gce-shift")[0];
    const now = this.chosen[0]?.closest("label")?.textContent?.trim();
    const question = this.dataset.question || "";
    const before = views.get(question);
    const words = !now ? "none" : before === undefined || this.tries ? "first" : before === now ? "same" : "moved";
    if (now && words === "first") views.set(question, now), (this.tries = 1);
    const said = shift.dataset[words] || "";
    shift.textContent = said.replace("{before}", () => before || "").replace("{now}", () => now || "");
    shift.focus();
  }
}
