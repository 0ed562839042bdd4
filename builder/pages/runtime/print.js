/** Buttons that print the page: hidden until there is a script, so that none is there that does nothing. */
(function () {
  const show = () => {
    for (const button of document.querySelectorAll("[data-print]")) if (button instanceof HTMLElement) button.hidden = false;
  };
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-print]")) window.print();
  });
  show();
})();
