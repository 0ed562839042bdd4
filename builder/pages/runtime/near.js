/**
 * Lays a question out for good once one comes near to it. Until then CSS spares the page those further down
 * (`content-visibility`), which would also clip the tips of their words.
 */
const near = new IntersectionObserver((found) => {
  for (const { target } of found.filter((one) => one.isIntersecting)) target.classList.add("gce-near"), near.unobserve(target);
}, { rootMargin: "50%" });
