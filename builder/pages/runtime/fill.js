/** Fill the gaps of a text. */
class Fill extends Question {
  /** @returns {HTMLInputElement[]} */
  get gaps() {
    return this.all(".gce-gaps [data-row]");
  }

  /** @param {HTMLInputElement} gap @returns {string[]} */
  right(gap) {
    return JSON.parse(gap.dataset.right || "[]");
  }

  score() {
    const right = Object.fromEntries(this.gaps.map((gap) => [gap.dataset.row, this.right(gap)]));
    const score = grading.fill(right, Object.fromEntries(this.gaps.map((gap) => [gap.dataset.row, gap.value])));
    for (const gap of this.gaps) gap.setAttribute("aria-invalid", String(score !== null && !grading.word(this.right(gap), gap.value)));
    return score;
  }

  given() {
    const mark = (/** @type {HTMLInputElement} */ gap) => ({ text: gap.value.trim(), right: grading.word(this.right(gap), gap.value) === 1 });
    return Object.fromEntries(this.gaps.map((gap) => [gap.dataset.row, mark(gap)]));
  }
}
