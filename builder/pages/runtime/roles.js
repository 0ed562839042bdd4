/** Roles drawn by lot: numbers for pupils, no names. Any of them is swapped at a press, without a reason; nothing is kept. */
class Roles extends HTMLElement {
  /** Pupils' numbers in the order drawn; the first have the roles. @type {number[]} */
  drawn = [];

  connectedCallback() {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.begin(), { once: true });
    else this.begin();
  }

  begin() {
    this.querySelector("form")?.removeAttribute("hidden");
    this.querySelector(".gce-bare")?.setAttribute("hidden", "");
    this.onsubmit = (event) => event.preventDefault();
    this.onclick = ({ target }) => {
      const button = target instanceof Element && target.closest("button");
      if (!button) return;
      if (button.dataset.do === "draw") this.draw();
      if (button.dataset.do === "swap") this.swap(this.rows.findIndex((row) => row.contains(button)));
    };
  }

  get rows() {
    return [...this.querySelectorAll("[data-role]")];
  }

  draw() {
    const field = this.querySelector("input"), wanted = Math.floor(Number(field?.value));
    const pupils = Math.min(60, Math.max(2, wanted || 2));
    this.drawn = Array.from({ length: pupils }, (_, index) => index + 1);
    for (let at = pupils - 1; at > 0; at--) this.change(at, Math.floor(Math.random() * (at + 1)));
    this.show();
  }

  /** The one who gives the role away changes with somebody who has none, or with another role. @param {number} row */
  swap(row) {
    const [held, pupils] = [this.rows.length, this.drawn.length];
    const free = pupils > held ? held + Math.floor(Math.random() * (pupils - held)) : (row + 1) % pupils;
    this.change(row % pupils, free);
    this.show();
  }

  /** @param {number} one @param {number} other */
  change(one, other) {
    [this.drawn[one], this.drawn[other]] = [this.drawn[other], this.drawn[one]];
  }

  show() {
    const words = JSON.parse(this.dataset.words ?? "{}"), told = this.querySelector(".gce-told");
    this.rows.forEach((row, index) => {
      const who = row.querySelector(".gce-who");
      if (who) who.textContent = words.who.replace("{number}", String(this.drawn[index % this.drawn.length]));
      row.querySelector("button")?.removeAttribute("hidden");
    });
    if (told) told.textContent = this.drawn.length < this.rows.length ? words.few : words.rest;
  }
}

if (!customElements.get("gce-roles")) customElements.define("gce-roles", Roles);
