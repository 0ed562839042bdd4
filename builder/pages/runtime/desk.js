/** What a teacher does beside turning slides: keys and buttons for the clock, a blank screen, colours, the list of keys. */
const KEYS = {
  ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", n: "next",
  ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Backspace: "back", p: "back",
  Home: "first", End: "last", b: "blank", ".": "blank", t: "time", c: "colours", f: "full", v: "count", "?": "keys", Escape: "close",
};

class Desk extends HTMLElement {
  connectedCallback() {
    if (!document.documentElement.requestFullscreen) this.querySelector('[data-do="full"]')?.setAttribute("hidden", "");
    this.onclick = ({ target }) => this.act(target instanceof Element ? target.closest("button")?.dataset.do ?? "" : "");
    document.addEventListener("keydown", (event) => this.press(event));
    document.querySelector(".gce-blank")?.addEventListener("click", () => this.blank(false));
    for (const one of document.querySelectorAll("a[data-here]")) this.here(/** @type {HTMLAnchorElement} */ (one));
    for (const shut of document.querySelectorAll("[data-shut]")) shut.addEventListener("click", () => this.act("close"));
  }

  /** Where the site does not know its address, the one it is served at now, unless only this machine knows it. @param {HTMLAnchorElement} link */
  here(link) {
    if (/^http/.test(location.protocol) && !/^(localhost|127\.|\[)/.test(location.hostname)) link.textContent = link.href.replace(/^https?:\/\/|\/$/g, "");
  }

  /** @returns {Deck | null} */
  get deck() {
    return document.querySelector("gce-deck");
  }

  get blanked() {
    return document.querySelector(".gce-blank:not([hidden])") !== null;
  }

  /** A field keeps its keys, and a control Space and Enter. @param {KeyboardEvent} event */
  press(event) {
    const { key, target } = event, name = key.length === 1 ? key.toLowerCase() : key;
    const what = /** @type {Record<string, string>} */ (KEYS)[name];
    if (!what || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (target instanceof Element && (target.matches("input") ? key !== "Escape" && !key.startsWith("Page") : key === " " && target.matches("button, summary, a"))) return;
    event.preventDefault();
    if (this.blanked) this.blank(false);
    else this.act(key === " " && event.shiftKey ? "back" : what);
  }

  /** @param {string} what */
  act(what) {
    const deck = this.deck;
    if (what === "next") deck?.next();
    if (what === "back") deck?.go(deck.at - 1);
    if (what === "first") deck?.go(0);
    if (what === "last") deck?.go(deck.slides.length - 1);
    if (what === "blank") this.blank(true);
    if (what === "time") this.time();
    if (what === "colours") this.colours();
    if (what === "full") void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
    if (what === "count") this.count();
    if (what === "keys") /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog"))?.showModal();
    if (what === "close") document.querySelector(".gce-clock-panel")?.setAttribute("hidden", "");
  }

  /** @param {boolean} on */
  blank(on) {
    document.querySelector(".gce-blank")?.toggleAttribute("hidden", !on);
    document.body.classList.toggle("gce-dark-room", on);
  }

  /** The clock of the step this slide belongs to: shown and started, then paused and started again. */
  time() {
    const panel = document.querySelector(".gce-clock-panel"), timer = /** @type {Timer | null} */ (document.querySelector("gce-timer"));
    if (!panel || !timer) return;
    const steps = this.deck?.slides.slice(0, (this.deck?.at ?? 0) + 1).map((slide) => slide.dataset.step).filter((step) => step);
    const step = Number(steps?.at(-1) ?? 0);
    if (panel.hasAttribute("hidden")) panel.removeAttribute("hidden");
    if (!timer.since && timer.at !== step) timer.go(step);
    timer.act("start");
  }

  colours() {
    const body = document.body, dark = body.dataset.mdColorScheme === "slate";
    const now = body.dataset.mdColorScheme ? dark : matchMedia("(prefers-color-scheme: dark)").matches;
    body.dataset.mdColorScheme = now ? "default" : "slate";
  }

  count() {
    const tally = this.deck?.slide.querySelector("details.gce-tally");
    if (!(tally instanceof HTMLDetailsElement)) return;
    tally.open = !tally.open;
    if (tally.open) tally.querySelector("input")?.focus();
  }
}

if (!customElements.get("gce-desk")) customElements.define("gce-desk", Desk);
