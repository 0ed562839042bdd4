/**
 * Buttons that print the page, hidden where there is no script: `data-print` prints it as it stands,
 * `all` with what is folded, `key` a quiz with its answers on a page at the end.
 */
(function () {
  /** What puts the page back after printing. @type {(() => void)[]} */
  let undo = [];

  function unfold() {
    for (const one of document.querySelectorAll("main details:not([open]):is(.deeper, .gce-more, .gce-know):not(.gce-hint)")) {
      one.setAttribute("open", "");
      undo.push(() => one.removeAttribute("open"));
    }
  }

  /** Copies of the answers of the questions that are shown, each under its number. */
  function key() {
    const page = document.querySelector(".gce-key-page");
    for (const question of document.querySelectorAll("gce-mix .gce-drawn .gce-quiz, gce-mix .gce-rest[open] .gce-quiz")) {
      const answer = question.querySelector(".gce-answer > :last-child");
      if (!page || !answer) continue;
      const [section, title] = [document.createElement("section"), document.createElement("h3")];
      title.textContent = question.querySelector(".gce-label")?.textContent ?? "";
      const copy = /** @type {Element} */ (answer.cloneNode(true));
      copy.classList.remove("gce-why");
      section.append(title, copy);
      page.append(section);
      undo.push(() => section.remove());
    }
  }

  /** @param {string | null} how */
  function print(how) {
    if (how === "all") unfold();
    if (how === "key") key();
    window.print();
  }

  addEventListener("afterprint", () => {
    for (const back of undo) back();
    undo = [];
  });
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("[data-print]");
    if (button) print(button.getAttribute("data-print"));
  });
})();
