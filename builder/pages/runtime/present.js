/** Slides: one at a time, by key, clicker, swipe or button. A press shows the answer first and then goes on. */
class Deck extends HTMLElement {
  at = 0;
  /** Where a finger went down. @type {[number, number]} */
  touched = [0, 0];

  connectedCallback() {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.begin(), { once: true });
    else this.begin();
  }

  begin() {
    document.body.classList.add("gce-on");
    for (const part of document.querySelectorAll(".gce-bar, gce-tally")) part.removeAttribute("hidden");
    this.addEventListener("touchstart", (event) => this.touch(event), { passive: true });
    this.addEventListener("touchend", (event) => this.swipe(event), { passive: true });
    addEventListener("hashchange", () => this.go(this.named()));
    addEventListener("resize", () => this.fit());
    this.addEventListener("toggle", () => this.fit(), { capture: true });
    this.go(this.named());
  }

  /** @returns {HTMLElement[]} */
  get slides() {
    return [...this.querySelectorAll("section")];
  }

  get slide() {
    return this.slides[this.at];
  }

  /** The place of the slide the address names; the first where it names none. */
  named() {
    const name = decodeURIComponent(location.hash.slice(1));
    return Math.max(0, this.slides.findIndex((slide) => slide.id === name));
  }

  /** @param {number} wanted */
  go(wanted) {
    const slides = this.slides;
    this.at = Math.min(Math.max(wanted, 0), slides.length - 1);
    slides.forEach((slide, index) => slide.toggleAttribute("data-now", index === this.at));
    this.fit();
    if (decodeURIComponent(location.hash.slice(1)) !== this.slide.id && (this.at || location.hash)) history.replaceState(null, "", `#${this.slide.id}`);
    const number = document.querySelector(".gce-which"), told = document.querySelector(".gce-where");
    if (number) number.textContent = `${this.at + 1} / ${slides.length}`;
    if (told) told.textContent = `${this.at + 1} / ${slides.length}. ${this.slide.querySelector("h2")?.textContent ?? ""}`;
  }

  /** What waits on this slide, else the rest of a slide that is longer than the screen, else the next one. */
  next() {
    const waiting = [...this.slide.querySelectorAll("details")].find((one) => one.matches(".gce-reveal") && !one.open);
    if (this.rest() > 0) scrollBy({ top: Math.min(this.rest(), innerHeight * 0.6) });
    else if (waiting) this.reveal(waiting);
    else this.go(this.at + 1);
  }

  /** @param {HTMLDetailsElement} waiting */
  reveal(waiting) {
    waiting.open = true;
    this.fit();
    const told = document.querySelector(".gce-where");
    if (told) told.textContent = waiting.querySelector("summary")?.textContent ?? "";
  }

  /** A slide too full for a wide screen is set smaller, in two steps; what is then still too long scrolls. */
  fit() {
    this.slide.removeAttribute("data-fit");
    scrollTo({ top: 0, behavior: "instant" });
    const wide = matchMedia("(min-width: 44em)").matches;
    for (const step of ["1", "2"]) if (wide && this.rest() > 0) this.slide.dataset.fit = step;
  }

  /** Pixels of the slide below the screen, a few being nothing. */
  rest() {
    const left = document.documentElement.scrollHeight - innerHeight - scrollY;
    return left > 4 ? left : 0;
  }

  /** @param {TouchEvent} event */
  touch({ touches }) {
    this.touched = touches.length === 1 ? [touches[0].clientX, touches[0].clientY] : [NaN, NaN];
  }

  /** Along the line, and longer than it is high; a field keeps its own gestures. @param {TouchEvent} event */
  swipe({ changedTouches, target }) {
    const [x, y] = [changedTouches[0].clientX - this.touched[0], changedTouches[0].clientY - this.touched[1]];
    if (!(Math.abs(x) > 50 && Math.abs(x) > 1.5 * Math.abs(y)) || (target instanceof Element && target.closest("input, table"))) return;
    if (x < 0 === (getComputedStyle(this).direction === "ltr")) this.next();
    else this.go(this.at - 1);
  }
}

if (!customElements.get("gce-deck")) customElements.define("gce-deck", Deck);
