/** A clock for the parts of a debate: the rows of its table say how long each takes. Nothing is kept. */
class Timer extends HTMLElement {
  at = 0;
  left = 0;
  /** Milliseconds since 1970 when it was last looked at; 0 while it stands still. */
  since = 0;
  ticking = 0;

  connectedCallback() {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.begin(), { once: true });
    else this.begin();
  }

  disconnectedCallback() {
    clearInterval(this.ticking);
  }

  begin() {
    const works = this.querySelector(".gce-clockwork");
    if (!works) return;
    works.removeAttribute("hidden");
    this.onclick = ({ target }) => target instanceof Element && this.act(target.closest("button")?.dataset.do);
    this.act("again");
  }

  /** @returns {HTMLTableRowElement[]} */
  get rows() {
    return [...this.querySelectorAll("tbody tr")].map((row) => /** @type {HTMLTableRowElement} */ (row));
  }

  /** @param {string | undefined} what */
  act(what) {
    if (!what) return;
    if (what === "again") this.go(0);
    if (what === "next") this.go(Math.min(this.at + 1, this.rows.length - 1));
    if (what === "more") this.left += 60;
    if (what === "start") this.since = this.since ? 0 : Date.now();
    if (what === "again") this.since = 0;
    clearInterval(this.ticking);
    if (this.since) this.ticking = window.setInterval(() => this.tick(), 250);
    this.show(true);
  }

  /** @param {number} part */
  go(part) {
    [this.at, this.left] = [part, Number(this.rows[part].dataset.minutes) * 60];
    if (this.since) this.since = Date.now();
    this.rows.forEach((row, index) => row.setAttribute("aria-current", String(index === part)));
  }

  tick() {
    const now = Date.now(), before = this.left;
    this.left = Math.max(0, this.left - (now - this.since) / 1000);
    this.since = now;
    // Said aloud at each whole minute and at the end; the numerals change silently.
    this.show(Math.ceil(before / 60) !== Math.ceil(this.left / 60) || !this.left);
    if (!this.left) this.act("start");
  }

  /** @param {boolean} aloud */
  show(aloud) {
    const whole = Math.ceil(this.left), numerals = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
    const [count, told] = [this.querySelector(".gce-count"), this.querySelector(".gce-told")];
    if (count) count.textContent = numerals;
    if (!told || !aloud) return;
    const words = JSON.parse(this.dataset.words ?? "{}"), last = this.at === this.rows.length - 1;
    const text = this.left ? words.left : last ? words.end : words.over;
    const title = this.rows[this.at].querySelector("th")?.textContent ?? "";
    told.textContent = text.replace("{title}", () => title).replace("{left}", numerals);
  }
}

if (!customElements.get("gce-timer")) customElements.define("gce-timer", Timer);
