/**
 * Menu, search, colours and languages for every key and finger. Material's own controls are
 * labels of hidden boxes; here a `data-gce-toggle` control works the box whose id it names,
 * says whether it is open, gets the focus back, and Escape closes what is open.
 */
(function () {
  "use strict";
  /** @type {Record<string, HTMLElement>} Box → the control it was opened with. */
  const openers = {};

  /** @param {string} id @returns {HTMLInputElement} */
  const box = (id) => /** @type {HTMLInputElement} */ (document.getElementById(id));
  /** @param {string} selector */
  const focus = (selector) => /** @type {HTMLElement | null} */ (document.querySelector(selector))?.focus();

  /** The drawer covers the page: the page rests while it is open. @param {boolean} open */
  function rest(open) {
    for (const behind of document.querySelectorAll(".md-skip, .md-header, .md-content, .md-footer")) behind.toggleAttribute("inert", open);
    if (open) focus("#gce-nav [aria-current], #gce-nav button");
  }

  /** The button for these colours gives way to the one for those. @param {HTMLElement} now @param {Element | null} next */
  function swap(now, next) {
    if (!(next instanceof HTMLElement)) return;
    [now.hidden, next.hidden] = [true, false];
    next.focus();
  }

  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.matches(".md-toggle")) return;
    for (const control of document.querySelectorAll(`[aria-expanded][data-gce-toggle="${target.id}"]`)) {
      control.setAttribute("aria-expanded", String(target.checked));
    }
    if (target.id === "__drawer") rest(target.checked);
    else if (target.checked) focus(".md-search__input");
    if (target.checked) return;
    openers[target.id]?.focus();
    delete openers[target.id];
  });

  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const control = target.closest("[data-gce-toggle]");
    if (control instanceof HTMLElement) {
      const id = control.dataset.gceToggle || "";
      event.preventDefault();
      if (control.hasAttribute("aria-expanded")) openers[id] = control;
      box(id).click();
      if (box(id).type === "radio") swap(control, box(id).nextElementSibling);
    } else if (target.closest("#gce-nav a") && box("__drawer").checked) {
      delete openers.__drawer;
      box("__drawer").click();
    }
    for (const menu of document.querySelectorAll(".gce-languages[open]")) {
      if (!menu.contains(target)) menu.removeAttribute("open");
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === " " && event.target instanceof HTMLElement && event.target.matches("a[data-gce-toggle]")) {
      event.preventDefault();
      event.target.click();
    }
    if (event.key !== "Escape") return;
    if (box("__drawer").checked) box("__drawer").click();
    if (!document.querySelector(".gce-languages[open]")) return;
    document.querySelector(".gce-languages")?.removeAttribute("open");
    focus(".gce-languages summary");
  });

  // Material turns colours on Enter itself, and the button would turn them back.
  document.addEventListener("keydown", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (event.key === "Enter" && target.closest("[data-md-component=palette]")) event.stopPropagation();
  }, true);

  /** Wide tables and code, which scroll by themselves, scroll by the arrow keys too. */
  function reach() {
    for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset table:not([class]), .md-typeset pre > code")) {
      if (wrap.scrollWidth > wrap.clientWidth) wrap.setAttribute("tabindex", "0");
      else wrap.removeAttribute("tabindex");
    }
  }
  for (const type of ["load", "resize"]) addEventListener(type, reach);

  for (const control of document.querySelectorAll(".gce-menu, .gce-search")) {
    control.setAttribute("role", "button"); // the menu is a link until now
    control.setAttribute("aria-expanded", "false");
  }
})();
