/**
 * Registers one can search and sort: a table marked `data-gce-register` gets headings that sort, and the form
 * before it, hidden until now, works as a filter of its rows or of the entries beside the form. Without script
 * everything stands there, and the browser's own search finds it.
 *
 *   <form class="gce-filter" hidden data-count="{n} of {all} figures"> … <p role="status"></p></form>
 *   <table class="gce-table" data-gce-register> … <th data-sort="text|number"> … <td data-value="281000000">
 */
(function () {
  "use strict";

  /** @param {string} text Small letters, no accents, so that "reseau" finds "Réseau". */
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  /** @param {HTMLTableRowElement} row @param {number} column */
  function value(row, column) {
    const cell = row.cells[column];
    return cell.dataset.value ?? (cell.textContent || "").trim();
  }

  /** @param {HTMLTableElement} table @param {HTMLTableCellElement} heading */
  function sort(table, heading) {
    const up = heading.getAttribute("aria-sort") !== "ascending";
    const number = heading.dataset.sort === "number";
    const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
    const rows = [...table.tBodies[0].rows].sort((a, b) => {
      const [left, right] = [value(a, heading.cellIndex), value(b, heading.cellIndex)];
      return (number ? Number(left) - Number(right) : compare(left, right)) * (up ? 1 : -1);
    });
    for (const other of table.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", up ? "ascending" : "descending");
    table.tBodies[0].append(...rows);
  }

  /** @param {HTMLFormElement} form */
  function filter(form) {
    const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
    const all = /** @type {HTMLElement[]} */ ([...(form.parentElement?.querySelectorAll(":scope > .gce-entry, tbody > tr") || [])]);
    /** @type {string[]} */
    let texts = [];
    const show = () => {
      const wanted = folded(field.value).split(/\s+/).filter(Boolean);
      if (wanted.length && !texts.length) texts = all.map((entry) => folded(entry.textContent || ""));
      all.forEach((entry, i) => (entry.hidden = !wanted.every((word) => texts[i].includes(word))));
      const shown = all.filter((entry) => !entry.hidden).length;
      status.textContent = (form.dataset.count || "{n} / {all}").replace("{n}", String(shown)).replace("{all}", String(all.length));
    };
    field.addEventListener("input", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    show();
  }

  /** Makes every register on the page work that does not yet. */
  function start() {
    for (const table of document.querySelectorAll("table[data-gce-register]:not([data-gce-ready])")) {
      if (!(table instanceof HTMLTableElement)) continue;
      table.setAttribute("data-gce-ready", "");
      for (const heading of table.querySelectorAll("th[data-sort]")) {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...heading.childNodes);
        heading.append(button);
        button.addEventListener("click", () => sort(table, /** @type {HTMLTableCellElement} */ (heading)));
      }
    }
    for (const form of document.querySelectorAll("form.gce-filter[hidden]")) {
      if (form instanceof HTMLFormElement) filter(form);
    }
  }

  // Material's instant navigation swaps the page under us and says so through document$.
  const pages = /** @type {{ document$?: { subscribe(f: () => void): void } }} */ (/** @type {unknown} */ (window)).document$;
  if (pages) pages.subscribe(start);
  else start();
})();
