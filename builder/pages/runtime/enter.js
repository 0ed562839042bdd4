/** Type a number or a word; a guess may slide on a scale too, and sees itself beside the figure. */
class Enter extends Question {
  get field() {
    return /** @type {HTMLInputElement} */ (this.querySelector(".gce-body [type=text]"));
  }

  /** The scale of a guess. @returns {HTMLInputElement | null} */
  get scale() {
    return this.querySelector(".gce-slide input");
  }

  /** @returns {Figure | null} */
  get figure() {
    const { right, close, shift, point = "." } = this.field.dataset;
    const half = this.dataset.kind === "estimate";
    return close === undefined ? null : { number: Number(right), close: Number(close), shift: Number(shift), point, half };
  }

  /** @param {number} number */
  shown(number) {
    return new Intl.NumberFormat(document.documentElement.lang || "en", { maximumFractionDigits: 6 }).format(number);
  }

  start() {
    this.scale?.addEventListener("input", () => (this.field.value = this.shown(Number(this.scale?.value)).replace(/\u202f|\u00a0/g, " ")));
    this.field.addEventListener("input", () => this.slide());
    this.slide();
  }

  /** Puts the scale where the field says. */
  slide() {
    const value = this.figure && grading.value(this.figure, this.field.value);
    if (this.scale && value !== null && !Number.isNaN(value)) this.scale.value = String(value);
  }

  score() {
    const [figure, given] = [this.figure, this.field.value];
    const score = figure ? grading.number(figure, given) : grading.word(JSON.parse(this.field.dataset.right || "[]"), given);
    this.field.setAttribute("aria-invalid", String(score === 0));
    return score;
  }

  given() {
    const [figure, text, score] = [this.figure, this.field.value.trim(), this.score()];
    if (!figure) return { [score ? "right" : "wrong"]: { text } };
    const value = grading.value(figure, text);
    if (!Number.isNaN(value)) this.picture(value, figure.number);
    return Number.isNaN(value) ? {} : { [score === 1 ? "close" : value < figure.number ? "low" : "high"]: { text } };
  }

  kept() {
    const value = this.figure && grading.value(this.figure, this.field.value);
    return value === null || Number.isNaN(value) ? "" : String(Number(value.toPrecision(9)));
  }

  /** Guess, figure and the gap between them on the scale. @param {number} guess @param {number} figure */
  picture(guess, figure) {
    const picture = this.all(".gce-gap")[0];
    if (!picture || !this.scale) return;
    const [least, most] = [Number(this.scale.min), Number(this.scale.max)];
    const [from, to] = [guess, figure].map((value) => Math.min(100, Math.max(0, ((value - least) / (most - least)) * 100)));
    picture.hidden = false;
    picture.querySelectorAll(".gce-pin").forEach((pin, i) => pin instanceof HTMLElement && pin.style.setProperty("--at", `${[from, to][i]}%`));
    picture.querySelector(".gce-at-guess")?.setAttribute("d", `M${from} 0V12`);
    picture.querySelector("rect")?.setAttribute("x", String(Math.min(from, to)));
    picture.querySelector("rect")?.setAttribute("width", String(Math.abs(from - to)));
    const caption = /** @type {HTMLElement} */ (picture.querySelector("figcaption"));
    const words = caption.dataset[guess === figure ? "equal" : guess < figure ? "low" : "high"] || "";
    caption.textContent = words.replace("{guess}", this.shown(guess)).replace("{gap}", this.shown(Math.abs(guess - figure)));
  }

  again() {
    for (const picture of this.all(".gce-gap")) picture.hidden = true;
    super.again();
  }
}
