/**
 * Tips of words and figures. Without this script a tip shows on hover and focus and its word
 * links to the register; with it a tap opens the tip, the tip stays inside the window, and
 * Escape or a tap elsewhere closes it (WCAG 1.4.13). Listens on the document.
 */
(function () {
  "use strict";
  const words = JSON.parse(document.getElementById("gce-labels")?.textContent || "{}");
  let touch = false;

  /** @param {EventTarget | null} target @returns {HTMLElement | null} */
  const slotOf = (target) => (target instanceof Element ? target.closest(".gce-slot") : null);
  /** @param {Element} slot @returns {HTMLElement | null} */
  const tipOf = (slot) => slot.querySelector(".gce-tip");

  /** @param {HTMLElement} slot Puts its tip under the word, or above, always in the window. */
  function place(slot) {
    const tip = tipOf(slot);
    const word = slot.getClientRects()[0];
    if (!tip || !word || slot.matches(".gce-open") && innerWidth < 960) return;
    tip.classList.add("gce-placed");
    const { offsetWidth, offsetHeight } = tip;
    const below = word.bottom + 6 + offsetHeight <= innerHeight || word.top < offsetHeight + 6;
    tip.style.left = `${Math.max(8, Math.min(word.left, document.documentElement.clientWidth - offsetWidth - 8))}px`;
    tip.style.top = `${below ? word.bottom + 6 : word.top - offsetHeight - 6}px`;
  }

  /** Closes every tip a tap opened; with `all`, hovered and focused ones as well. @param {boolean} [all] */
  function close(all) {
    for (const slot of document.querySelectorAll(".gce-slot.gce-open")) {
      slot.classList.remove("gce-open");
      slot.querySelector(".gce-tip-bar")?.remove();
      tipOf(slot)?.setAttribute("role", "tooltip");
    }
    if (all) document.querySelectorAll(".gce-slot:is(:hover, :focus-within)").forEach((slot) => slot.classList.add("gce-shut"));
  }

  /** @param {HTMLElement} slot @param {HTMLAnchorElement} word Opens the tip with a way on and a way out. */
  function open(slot, word) {
    close();
    const tip = tipOf(slot);
    const bar = Object.assign(document.createElement("span"), { className: "gce-tip-bar" });
    const more = Object.assign(document.createElement("a"), { href: word.href, textContent: words.more || "More about this" });
    const shut = Object.assign(document.createElement("button"), { type: "button", textContent: words.close || "Close" });
    shut.addEventListener("click", () => (word.focus(), close(true)));
    bar.append(more, shut);
    tip?.append(bar);
    tip?.setAttribute("role", "group"); // a tooltip may not hold controls
    tip?.classList.remove("gce-placed");
    slot.classList.remove("gce-shut");
    slot.classList.add("gce-open");
    place(slot);
  }

  document.addEventListener("pointerdown", (event) => (touch = event.pointerType === "touch"), true);
  document.addEventListener("click", (event) => {
    const slot = slotOf(event.target);
    const word = event.target instanceof Element && event.target.closest(".gce-slot > a");
    if (slot && word instanceof HTMLAnchorElement && touch && !slot.matches(".gce-open")) {
      event.preventDefault();
      event.stopPropagation(); // Material's instant navigation would follow the link
      open(slot, word);
    } else if (!slot) close();
  }, true);
  for (const type of ["pointerover", "focusin"]) {
    document.addEventListener(type, ({ target }) => { const slot = slotOf(target); if (slot) place(slot); });
  }
  for (const type of ["pointerout", "focusout"]) {
    document.addEventListener(type, (event) => {
      const slot = slotOf(event.target), to = /** @type {MouseEvent} */ (event).relatedTarget;
      if (slot && !(to instanceof Node && slot.contains(to))) slot.classList.remove("gce-shut");
    });
  }
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape") close(true); });
  document.addEventListener("scroll", () => {
    document.querySelectorAll(".gce-slot:is(:hover, :focus-within, .gce-open)").forEach((slot) => place(/** @type {HTMLElement} */ (slot)));
  }, { passive: true });
})();
