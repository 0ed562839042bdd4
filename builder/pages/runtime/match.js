/** Give every line what belongs to it: by a select, or by radios where lines share a few targets. */
class Match extends Question {
  /** Row → the element that holds it. @returns {[string, HTMLElement][]} */
  get rows() {
    return this.all("[data-row]").map((row) => [row.dataset.row || "", row]);
  }

  /** What is chosen in a row, if it is anything. @param {Element} row @returns {HTMLInputElement | HTMLOptionElement | null} */
  chosen(row) {
    return row.querySelector(":checked:not([value=''])");
  }

  /** @param {Element} row */
  right(row) {
    return /** @type {HTMLInputElement | HTMLOptionElement} */ (row.querySelector(".gce-y")).value;
  }

  score() {
    const right = Object.fromEntries(this.rows.map(([key, row]) => [key, this.right(row)]));
    return grading.match(right, Object.fromEntries(this.rows.map(([key, row]) => [key, this.chosen(row)?.value || ""])));
  }

  kept() {
    return this.rows.map(([key, row]) => `${key}:${this.chosen(row)?.value ?? ""}`).join();
  }

  given() {
    const found = this.rows.map(([key, row]) => {
      const chosen = this.chosen(row);
      const words = (chosen?.closest("label") || chosen)?.textContent?.trim();
      return [key, { text: words, right: chosen?.value === this.right(row) }];
    });
    return Object.fromEntries(found);
  }
}
