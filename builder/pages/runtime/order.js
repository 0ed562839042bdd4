/** Put lines in order by moving them; without script each has a place to choose. The places stay the answer. */
class Order extends Question {
  /** @returns {HTMLElement[]} */
  get rows() {
    return this.all(".gce-rows > [data-row]");
  }

  /** @param {Element} row */
  place(row) {
    return /** @type {HTMLSelectElement} */ (row.querySelector("select"));
  }

  get touched() {
    return this.rows.some((row) => this.place(row).value);
  }

  start() {
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("[data-by]");
      const row = button && button.closest("li");
      if (button && row) this.move(row, Number(button.getAttribute("data-by")));
    });
    if (!this.touched) return;
    const chosen = this.rows.map((row) => /** @type {[number, HTMLElement]} */ ([Number(this.place(row).value) || 99, row]));
    this.querySelector(".gce-rows")?.append(...chosen.sort((a, b) => a[0] - b[0]).map(([, row]) => row));
  }

  /** Lets the neighbour pass, so that the button keeps its focus. @param {HTMLElement} row @param {number} by */
  move(row, by) {
    const neighbour = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (neighbour && by < 0) row.after(neighbour);
    else if (neighbour) row.before(neighbour);
    this.rows.forEach((each, at) => (this.place(each).value = String(at + 1)));
    this.changed();
    const [place, all] = [this.rows.indexOf(row) + 1, this.rows.length].map(String);
    const words = this.querySelector(".gce-rows")?.getAttribute("data-place") || "";
    const said = words.replace("{place}", place).replace("{all}", all).replace("{item}", () => row.dataset.item || "");
    for (const status of this.all(".gce-body [role=status]")) status.textContent = said;
  }

  /** @returns {Record<string, string>} */
  get places() {
    return Object.fromEntries(this.rows.map((row) => [row.dataset.row, this.place(row).value]));
  }

  /** The keys in the right order. */
  get right() {
    const rightful = (/** @type {Element} */ row) => Number(/** @type {HTMLOptionElement} */ (row.querySelector(".gce-y")).value);
    return [...this.rows].sort((a, b) => rightful(a) - rightful(b)).map((row) => row.dataset.row || "");
  }

  score() {
    return grading.order(this.right, this.places);
  }

  /** Each line is marked by the rule it is scored by: what follows it. The last has nothing to be followed by. */
  given() {
    const [places, right, words] = [this.places, this.right, this.all(".gce-verdicts")[0]?.dataset || {}];
    const marked = (/** @type {string} */ key, /** @type {number} */ at) => {
      const follows = grading.follows(right, places, at);
      if (at === right.length - 1) return { text: places[key] };
      return { text: (words[follows ? "follows" : "strays"] || "").replace("{place}", places[key] || "–"), right: follows };
    };
    return Object.fromEntries(right.map((key, at) => [key, marked(key, at)]));
  }

  again() {
    for (const status of this.all(".gce-body [role=status]")) status.textContent = "";
    super.again();
  }

  /** The order is the answer: mixed only while nothing was moved, and never into the right one. @param {string} seed */
  mix(seed) {
    if (this.touched) return;
    super.mix(seed);
    if (this.rows.every((row, at) => row.dataset.row === this.right[at])) this.rows[0].parentElement?.append(this.rows[0]);
  }
}
