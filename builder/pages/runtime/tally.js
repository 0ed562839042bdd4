/** Counts a teacher types for the options of a question, before and after, as bars side by side. Nothing is kept. */
class Tally extends Vote {
  connectedCallback() {
    super.connectedCallback();
    addEventListener("pagehide", () => this.show());
    this.oninput = () => this.share();
    this.onclick = ({ target }) => target instanceof Element && this.step(target.closest("button"));
  }

  /** One slip more or fewer. @param {HTMLButtonElement | null} button */
  step(button) {
    const field = button?.parentElement?.querySelector("input");
    if (!button || !field) return;
    field.value = String(Math.min(999, Math.max(0, Math.floor(Number(field.value) || 0) + Number(button.dataset.by))));
    this.share();
  }

  /** The same question may stand on two slides, before the lesson and after it. */
  share() {
    const fields = [...this.querySelectorAll("input")];
    for (const twin of document.querySelectorAll("gce-tally")) {
      if (!(twin instanceof Tally) || twin.dataset.question !== this.dataset.question) continue;
      if (twin !== this) twin.querySelectorAll("input").forEach((field, index) => (field.value = fields[index].value));
      twin.show();
    }
  }

  /** @returns {undefined} */
  show() {
    const words = JSON.parse(this.dataset.words ?? "{}"), told = this.querySelector(".gce-told");
    const [before, after] = ["before", "after"].map((moment) => this.counted(moment));
    const sums = [before, after].map((votes) => [...votes.values()].reduce((one, other) => one + other, 0));
    const few = this.hasAttribute("data-slips") ? Vote.FEWEST : 1, shown = [before, after].filter((_, index) => sums[index] > 0);
    const trouble = !shown.length ? words.none : sums.some((sum) => sum > 0 && sum < few) ? words.few : "";
    for (const row of this.querySelectorAll("tr[data-side]")) {
      if (row instanceof HTMLElement) this.bar(row, trouble ? [0, 0] : [before, after].map((votes, index) => (votes.get(row.dataset.side ?? "") ?? 0) / (sums[index] || 1)), sums, words);
    }
    if (told) told.textContent = trouble || (sums[0] && sums[1] && sums[0] !== sums[1] ? words.differ : "");
  }

  /** What stands in the fields of a moment, an empty one being nought. @param {string} moment @returns {Map<string, number>} */
  counted(moment) {
    const fields = [...this.querySelectorAll("input")].filter((field) => field.dataset.moment === moment);
    return new Map(fields.map((field) => [field.dataset.side ?? "", /^\d{1,3}$/.test(field.value.trim()) ? Number(field.value) : 0]));
  }

  /** Two bars, before above after: outlined and full, so that no colour need be told. @param {HTMLElement} row @param {number[]} shares @param {number[]} sums @param {Record<string, string>} words */
  bar(row, shares, sums, words) {
    const says = row.querySelector(".gce-portion"), percent = shares.map((share) => words.percent.replace("{number}", String(Math.round(share * 100))));
    row.querySelectorAll("rect").forEach((rect, index) => rect.setAttribute("width", String(Math.round(shares[index] * 1000) / 10)));
    const shift = Math.round(shares[1] * 100) - Math.round(shares[0] * 100), shown = shares.some((share) => share > 0);
    const both = `${percent[0]} → ${percent[1]} (${shift < 0 ? "−" : "+"}${Math.abs(shift)})`;
    if (says) says.textContent = !shown ? "" : sums[0] && sums[1] ? both : sums[0] ? percent[0] : percent[1];
  }
}

if (!customElements.get("gce-tally")) customElements.define("gce-tally", Tally);
