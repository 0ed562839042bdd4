/**
 * CSS spares a page the questions and the entries of registers further down until one comes near them
 * (`content-visibility`). That would clip the tips of their words, so what is touched, pointed at or focused is laid
 * out for good.
 */
for (const type of ["pointerover", "focusin"]) document.addEventListener(type, ({ target }) => {
  if (target instanceof Element) target.closest(".gce-drawn > .gce-quiz, .gce-far")?.classList.add("gce-near");
});
