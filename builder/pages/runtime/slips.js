/** Prints the slips of a vote and nothing else of the page. Without a script they are printed with it, once opened. */
class Slips extends HTMLElement {
  connectedCallback() {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.begin(), { once: true });
    else this.begin();
  }

  begin() {
    this.querySelector("button")?.removeAttribute("hidden");
    this.onclick = ({ target }) => target instanceof Element && target.closest("button") && this.print();
  }

  print() {
    const root = document.documentElement;
    root.classList.add("gce-only-slips");
    addEventListener("afterprint", () => root.classList.remove("gce-only-slips"), { once: true });
    window.print();
  }
}

if (!customElements.get("gce-slips")) customElements.define("gce-slips", Slips);
