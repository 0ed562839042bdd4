/**
 * Tips of words and figures. Without script a tip shows on hover and focus, and its word links to
 * the register. With it a tap opens the tip, the tip keeps inside the window, and Escape or a tap
 * elsewhere closes it (WCAG 2.2, 1.4.13). Listens on the document: pages may be swapped under it.
 */
(function () {
  "use strict";
  const labels = JSON.parse(document.getElementById("gce-labels")?.textContent || "{}");
  const shown = ".gce-slot:is(:hover, :focus-within, .gce-open)";
  let touch = false;

  /** Puts a slot's tip under its word, or above where there is no room. @param {Element} slot */
  function place(slot) {
    const [tip, word] = [slot.querySelector(".gce-tip"), slot.getClientRects()[0]];
    if (!(tip instanceof HTMLElement) || !word) return;
    tip.classList.add("gce-placed");
    const left = Math.min(word.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
    const under = word.bottom + tip.offsetHeight + 8 < innerHeight || word.top < tip.offsetHeight + 8;
    tip.style.left = `${Math.max(8, left)}px`;
    tip.style.top = `${under ? word.bottom + 4 : word.top - tip.offsetHeight - 4}px`;
  }

  /** Opens a tip with a way on and a way out. @param {Element} slot @param {HTMLAnchorElement} word */
  function open(slot, word) {
    const [bar, more, end] = ["span", "a", "button"].map((tag) => document.createElement(tag));
    Object.assign(more, { href: word.href, textContent: labels.more || "More" });
    Object.assign(end, { type: "button", textContent: labels.close || "Close", onclick: () => (word.focus(), close(true)) });
    bar.className = "gce-tip-bar";
    bar.append(more, end);
    close(false);
    slot.querySelector(".gce-tip")?.append(bar);
    bar.parentElement?.removeAttribute("role"); // a tooltip may not hold controls
    slot.classList.replace("gce-shut", "gce-open") || slot.classList.add("gce-open");
    place(slot);
  }

  /** Closes what a tap opened; if asked, shuts what is hovered or focused too. @param {boolean} shut */
  function close(shut) {
    if (shut) for (const slot of document.querySelectorAll(shown)) slot.classList.add("gce-shut");
    for (const slot of document.querySelectorAll(".gce-open")) slot.classList.remove("gce-open");
    for (const bar of document.querySelectorAll(".gce-tip-bar")) bar.parentElement?.setAttribute("role", "tooltip"), bar.remove();
  }

  const again = () => document.querySelectorAll(shown).forEach(place);
  for (const type of ["scroll", "resize"]) addEventListener(type, again, { passive: true });
  for (const type of ["pointerover", "focusin"]) document.addEventListener(type, ({ target }) => {
    for (const slot of document.querySelectorAll(".gce-shut:not(:hover, :focus-within)")) slot.classList.remove("gce-shut");
    if (target instanceof Element && target.closest(".gce-slot")) again();
  });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && close(true));
  document.addEventListener("pointerdown", ({ pointerType }) => void (touch = pointerType === "touch"), true);
  document.addEventListener("click", (event) => {
    const [slot, word] = [".gce-slot", ".gce-slot > a"].map((part) => /** @type {Element} */ (event.target).closest(part));
    if (!slot) return close(false);
    if (!touch || slot.matches(".gce-open") || !(word instanceof HTMLAnchorElement)) return;
    event.preventDefault(), event.stopPropagation(); // instant navigation would follow the link
    open(slot, word);
  }, true);
})();
