/**
 * Menu, search and languages for every key and finger: opens Material's drawer and search from
 * real controls, puts the focus where the eye is, and lets Escape close what is open.
 */
(function () {
  "use strict";
  /** @type {Record<string, HTMLElement>} The control each toggle was last opened from. */
  const openers = {};

  /** @param {string} id @returns {HTMLInputElement} */
  const toggle = (id) => /** @type {HTMLInputElement} */ (document.getElementById(id));

  /** @param {string} id @param {boolean} open */
  function tell(id, open) {
    for (const control of document.querySelectorAll(`.md-header__button[data-gce-toggle="${id}"]`)) {
      control.setAttribute("aria-expanded", String(open));
    }
  }

  function drawer() {
    const open = toggle("__drawer").checked;
    for (const behind of document.querySelectorAll(".md-header, .md-content, .md-footer")) {
      behind.toggleAttribute("inert", open);
    }
    const nav = document.getElementById("gce-nav");
    const first = nav && (nav.querySelector("[aria-current]") || nav.querySelector("a"));
    if (open && first instanceof HTMLElement) first.focus();
  }

  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.matches(".md-toggle")) return;
    tell(target.id, target.checked);
    if (target.id === "__drawer") drawer();
    if (!target.checked && openers[target.id]) openers[target.id].focus();
    if (!target.checked) delete openers[target.id];
  });

  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const control = target.closest("[data-gce-toggle]");
    if (control instanceof HTMLElement) {
      const id = control.dataset.gceToggle || "";
      event.preventDefault();
      if (!toggle(id).checked) openers[id] = control;
      toggle(id).click();
    } else if (target.closest("#gce-nav a") && toggle("__drawer").checked) {
      delete openers.__drawer;
      toggle("__drawer").click();
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
    if (toggle("__drawer").checked) toggle("__drawer").click();
    for (const menu of document.querySelectorAll(".gce-languages[open]")) {
      menu.removeAttribute("open");
      if (menu.firstElementChild instanceof HTMLElement) menu.firstElementChild.focus();
    }
  });

  for (const menu of document.querySelectorAll("a[data-gce-toggle]")) menu.setAttribute("role", "button");
  for (const id of ["__drawer", "__search"]) tell(id, false);
})();
