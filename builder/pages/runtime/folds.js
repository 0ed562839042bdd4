/**
 * What is folded stays folded on paper: Material opens every `<details>` before it prints, so those that are shut
 * are marked first, and print.css leaves them out. First, because listeners of the window are called in the order
 * in which they came, and Material's come when the page is whole.
 */
addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll("details:not([open])")) one.classList.add("gce-shut");
});
addEventListener("afterprint", () => {
  for (const one of document.querySelectorAll(".gce-shut")) one.classList.remove("gce-shut");
});
