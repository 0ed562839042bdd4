/**
 * The planner: chosen modules laid over periods of the chosen length, by the rules of `scheme` in
 * builder/pages/schemes.py. Everything it needs is in its attributes; nothing is kept.
 * @typedef {[title: string, minutes: number, optional: boolean]} Step
 * @typedef {{ id: string, title: string, href: string, steps: Step[], more: Step[] }} Unit
 * @typedef {{ unit: Unit, title: string, start: number, minutes: number }} Slot
 * @typedef {{ periods: { slots: Slot[], used: number }[], left: string[] }} Scheme
 */

/** @param {[Unit, Step[]][]} plans @param {number} length @param {number} worth @returns {Scheme} */
function scheme(plans, length, worth) {
  /** @type {Scheme} */
  const found = { periods: [], left: [] };
  for (const [unit, plan] of plans) {
    const [steps, dropped] = fitting(plan, length);
    found.left.push(...dropped.map(([title]) => title));
    const needed = steps.reduce((sum, [, minutes]) => sum + minutes, 0);
    const rest = found.periods.length ? length - found.periods[found.periods.length - 1].used : 0;
    if (rest < Math.min(needed, worth)) found.periods.push({ slots: [], used: 0 });
    for (const step of steps) put(found.periods, unit, step, length);
  }
  return found;
}

/** The steps that are kept, and the optional ones left out so that the others fit. @param {Step[]} steps @param {number} length */
function fitting(steps, length) {
  let over = steps.reduce((sum, [, minutes]) => sum + minutes, 0) - length;
  /** @type {Step[]} */
  const dropped = [];
  for (const step of [...steps].reverse()) if (over > 0 && step[2]) dropped.unshift(step), (over -= step[1]);
  return over > 0 ? [steps, []] : [steps.filter((step) => !dropped.includes(step)), dropped];
}

/** @param {Scheme["periods"]} periods @param {Unit} unit @param {Step} step @param {number} length */
function put(periods, unit, [title, minutes], length) {
  for (let left = minutes; left > 0; left -= Math.min(left, length)) {
    const last = periods[periods.length - 1], now = Math.min(left, length);
    if (last.used && last.used + now > length) periods.push({ slots: [], used: 0 });
    const here = periods[periods.length - 1];
    here.slots.push({ unit, title, start: here.used, minutes: now });
    here.used += now;
  }
}

class Planner extends HTMLElement {
  connectedCallback() {
    this.onchange = () => this.show();
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.show(), { once: true });
    else this.show();
  }

  /** @param {string} key @param {Record<string, unknown>} [values] */
  words(key, values = {}) {
    return String(JSON.parse(this.dataset.words ?? "{}")[key]).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
  }

  show() {
    const form = this.querySelector("form");
    const [told, place, left] = [".gce-told", ".gce-periods", ".gce-left"].map((one) => this.querySelector(one));
    if (!form || !told || !place || !left) return;
    const data = new FormData(form), length = Number(data.get("length")), chosen = data.getAll("module");
    const units = /** @type {Unit[]} */ (JSON.parse(this.dataset.units ?? "[]")).filter((unit) => chosen.includes(unit.id));
    const plans = units.flatMap((unit) => /** @type {[Unit, Step[]][]} */ ([[unit, unit.steps], ...(data.has("more") && unit.more.length ? [[unit, unit.more]] : [])]));
    const made = scheme(plans, length, Number(this.dataset.worth));
    const count = made.periods.length;
    told.textContent = this.words(!count ? "none" : count === 1 ? "one" : "sum", { count, length });
    place.replaceChildren(...made.periods.map(({ slots, used }, index) => this.period(slots, index + 1, length - used)));
    left.textContent = made.left.length ? this.words("left", { steps: made.left.join(this.words("and")) }) : "";
  }

  /** @param {Slot[]} slots @param {number} number @param {number} spare */
  period(slots, number, spare) {
    const made = /** @type {DocumentFragment} */ (/** @type {HTMLTemplateElement} */ (this.querySelector("template")).content.cloneNode(true));
    const [title, body, note] = ["h2", "tbody", "p"].map((one) => /** @type {HTMLElement} */ (made.querySelector(one)));
    title.textContent = this.words("period", { number });
    for (const { unit, title: step, start, minutes } of slots) {
      const row = /** @type {HTMLTableSectionElement} */ (body).insertRow(), link = document.createElement("a"), head = document.createElement("th");
      row.insertCell().textContent = `${start}–${start + minutes}`;
      Object.assign(link, { href: unit.href, textContent: unit.title });
      row.insertCell().append(link);
      Object.assign(head, { scope: "row", textContent: step });
      row.append(head);
    }
    note.textContent = spare ? this.words("spare", { spare }) : "";
    return made;
  }
}

if (!customElements.get("gce-planner")) customElements.define("gce-planner", Planner);
