/**
 * The theme's own script comes when it is asked for: with the first search, and where there is room beside the
 * text for the columns it keeps in step with it. A phone need not read a hundred kilobytes to answer a question.
 * Where the course asks for a feature that needs that script at once, the page loads it itself and nothing is late.
 */
(function () {
  "use strict";
  const wide = matchMedia("(min-width: 60em)");
  const late = () => /** @type {HTMLElement | null} */ (document.querySelector("[data-gce-late]"));
  const field = () => /** @type {HTMLElement | null} */ (document.querySelector(".md-search__input"));
  document.documentElement.classList.replace("no-js", "js");
  if (!late()) return;

  /** It waits for an event that is long past, and closes the search if the address names a place. */
  function begin() {
    const search = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"));
    const hold = (/** @type {Event} */ event) => search?.checked || event.preventDefault();
    search?.addEventListener("click", hold);
    setTimeout(() => search?.removeEventListener("click", hold), 300);
    document.dispatchEvent(new Event("DOMContentLoaded"));
  }

  function fetch() {
    const [place, script] = [late(), document.createElement("script")];
    if (!place) return;
    script.onload = begin;
    script.src = place.dataset.gceLate || "";
    place.replaceWith(script);
  }

  /** Once the page stands and is at rest, where there is room. */
  function columns() {
    if (wide.matches) (window.requestIdleCallback || setTimeout)(fetch);
  }

  if (document.readyState === "complete") columns();
  else addEventListener("load", columns);
  wide.addEventListener("change", columns);
  for (const type of ["focusin", "pointerover"]) document.addEventListener(type, ({ target }) => {
    if (target instanceof Element && target.closest(".md-search, .gce-search")) fetch();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, select, textarea");
    if (!late() || typing || event.ctrlKey || event.metaKey || event.altKey || !["/", "f", "s"].includes(event.key)) return;
    event.preventDefault();
    const box = document.getElementById("__search");
    if (box instanceof HTMLInputElement && !box.checked) box.click();
    field()?.focus();
  });
  if (new URLSearchParams(location.search).has("q")) fetch();
})();
