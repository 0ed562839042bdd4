/** The shift of a class between two votes, from the sums a teacher types. Nothing is kept, and few slips show nothing. */
class Vote extends HTMLElement {
  static FEWEST = 5; // slips; with fewer, somebody's vote could be guessed

  connectedCallback() {
    this.oninput = () => this.show();
    addEventListener("pagehide", this.forget);
  }

  disconnectedCallback() {
    removeEventListener("pagehide", this.forget);
  }

  /** A browser that goes back may show a page as it was left: then the sums are gone all the same. */
  forget = () => {
    for (const field of this.querySelectorAll("input")) field.value = "";
    this.querySelector("figure")?.setAttribute("hidden", "");
    this.querySelector(".gce-told")?.replaceChildren();
  };

  /** @param {string} moment @returns {Map<string, number> | null} side → slips; null while a field is empty or no number */
  count(moment) {
    const fields = [...this.querySelectorAll("input")].filter((field) => field.dataset.moment === moment);
    if (fields.some((field) => !/^\d{1,3}$/.test(field.value.trim()))) return null;
    return new Map(fields.map((field) => [field.dataset.side ?? "", Number(field.value)]));
  }

  show() {
    const words = JSON.parse(this.dataset.words ?? "{}"), told = this.querySelector(".gce-told");
    const picture = this.querySelector("figure"), [before, after] = [this.count("before"), this.count("after")];
    if (!told || !picture) return;
    const sum = (/** @type {Map<string, number>} */ votes) => [...votes.values()].reduce((one, other) => one + other, 0);
    const trouble = !before || !after ? "none" : Math.min(sum(before), sum(after)) < Vote.FEWEST ? "few" : "";
    picture.hidden = Boolean(trouble);
    if (!before || !after || trouble) return void (told.textContent = words[trouble]);
    const said = words.shift.replace(/\{(for|against|unsure)\}/g, (/** @type {string} */ _, /** @type {string} */ side) => {
      const [was, is] = [before.get(side) ?? 0, after.get(side) ?? 0];
      return `${was} → ${is} (${is >= was ? "+" : "−"}${Math.abs(is - was)})`;
    });
    told.textContent = sum(before) === sum(after) ? said : `${said} ${words.differ}`;
    this.draw(picture, [before, after].map((votes) => [...votes.values()].map((one) => (one / sum(votes)) * 300)), said, words);
  }

  /** Two bars, before above after; dark, middle and white, so that no colour need be told. @param {HTMLElement} picture @param {number[][]} rows @param {string} said @param {Record<string, string>} words */
  draw(picture, rows, said, words) {
    const [title, group, caption] = [picture.querySelector("title"), picture.querySelector("g"), picture.querySelector("figcaption")];
    if (!title || !group || !caption) return;
    title.textContent = said;
    caption.textContent = ["for", "against", "unsure"].map((side, index) => `${"■▨□"[index]} ${words[side]}`).join("   ") + ` · ${words.rows}`;
    group.replaceChildren(...rows.flatMap((widths, row) => {
      let at = 0;
      return widths.map((width, side) => {
        const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
        for (const [name, value] of Object.entries({ x: at, y: row * 38, width, height: 28, class: `gce-share-${side}` })) bar.setAttribute(name, String(value));
        at += width;
        return bar;
      });
    }));
  }
}

if (!customElements.get("gce-vote")) customElements.define("gce-vote", Vote);
