/**
 * A new order and a new draw of questions: only when asked for, or by `#seed=` in the address, so that
 * a class that opens one address has the same questions in the same order.
 */

/** What stands in the order of a seed. @param {string} seed @param {Element[]} items; an option without value stays first */
function seeded(seed, items) {
  /** @param {Element} item */
  const key = (item) =>
    item.id || item.getAttribute("data-row") || /** @type {HTMLInputElement | null} */ (item.matches("[value]") ? item : item.querySelector("input"))?.value || "";
  const order = items.map((item) => /** @type {[number, Element]} */ ([key(item) ? hashed(`${seed}/${key(item)}`) : -1, item]));
  return order.sort((a, b) => a[0] - b[0]).map(([, item]) => item);
}

/** FNV-1a over UTF-16 units, its bits stirred (murmur3's last step): near words give far numbers. @param {string} text */
function hashed(text) {
  let hash = 0x811c9dc5;
  for (const unit of text) hash = Math.imul(hash ^ (unit.codePointAt(0) || 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

class Mix extends HTMLElement {
  /** The questions as the author ordered them. @type {Element[]} */
  questions = [];
  change = () => this.mix();

  connectedCallback() {
    addEventListener("hashchange", this.change);
    this.onclick = ({ target }) => {
      if (!(target instanceof Element && target.closest(".gce-mix-again"))) return;
      history.replaceState(history.state, "", `#seed=${Math.random().toString(36).slice(2, 7)}`);
      this.mix();
    };
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", this.change, { once: true });
    else this.mix();
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.change);
  }

  mix() {
    const seed = new URLSearchParams(location.hash.slice(1)).get("seed");
    if (!seed || !this.isConnected) return;
    for (const question of this.querySelectorAll("[data-question]")) if (question instanceof Question) question.mix(seed);
    this.draw(seed);
    const status = this.querySelector(".gce-mixed");
    if (status instanceof HTMLElement) status.textContent = (status.dataset.words || "").replace("{seed}", () => seed);
  }

  /** @param {string} seed */
  draw(seed) {
    const [shown, rest] = [this.querySelector(".gce-drawn"), this.querySelector(".gce-rest > div")];
    if (!shown || !rest) return;
    if (!this.questions.length) this.questions = [...this.querySelectorAll(".gce-quiz")];
    const place = (/** @type {Element} */ question) => Number(question.querySelector("[data-number]")?.getAttribute("data-number"));
    this.questions.sort((a, b) => place(a) - place(b));
    const drawn = new Set(seeded(seed, this.questions).slice(0, Number(this.dataset.draw)));
    shown.append(...this.questions.filter((question) => drawn.has(question)));
    rest.append(...this.questions.filter((question) => !drawn.has(question)));
  }
}
