/** Practise without end: questions drawn from the library's records, the same for everybody with the same seed. */
study("gce-practise", function endless(root, words) {
  const box = part(root, ".gce-endless");
  /** @type {Stock} */
  const stock = JSON.parse(box.dataset.stock ?? "{}");
  if (!drawn(stock, "", 1)) return () => box.remove(); // a small course has too few records to draw from
  const [stage, status] = [".gce-stage", ".gce-told"].map((name) => part(box, name));
  const link = /** @type {HTMLInputElement} */ (part(box, "input"));
  const given = () => new URLSearchParams(location.hash.slice(1)).get("seed")?.slice(0, 40) ?? "";
  let [seed, place, done, right] = ["", 0, 0, 0];

  const escaped = (/** @type {string} */ text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

  /** What a drawn question says: its prompt, its lines a to d, and why. @param {Draw} draw */
  function texts({ make, from }) {
    /** @type {Record<string, string>} */
    const found = { prompt: filled(words[make], from[0]), why: "" };
    from.forEach((one, i) => {
      const line = "abcd"[i];
      found[line] = make === "mean" ? one.meaning : one.name;
      found[`why${line}`] = make === "mean" ? filled(words.that, one) : one.meaning ?? (make === "order" ? one.shown : one.force);
    });
    return found;
  }

  /** A question as finished nodes: the page's own empty one, filled and put in the drawn order. @param {Draw} draw */
  function made(draw) {
    const { make, from, order } = draw;
    if (make === "estimate") return /** @type {HTMLTemplateElement} */ (part(box, `template[data-estimate="${from[0]}"]`)).content;
    const [empty, filledIn] = [part(box, `template[data-make="${make === "order" ? "order" : "choose"}"]`), document.createElement("template")];
    const values = texts(draw);
    filledIn.innerHTML = empty.innerHTML.replace(/gcetext([a-z]+)/g, (_, key) => escaped(values[key] ?? ""));
    const lines = [...filledIn.content.querySelectorAll(".gce-option, .gce-rows > li")];
    const named = (/** @type {Element} */ line) => part(line, "input, select").getAttribute(make === "order" ? "name" : "value")?.slice(-1) ?? "";
    const sorted = order.map((at) => lines.find((line) => named(line) === "abcd"[at])).filter((line) => line !== undefined);
    lines[0]?.before(...sorted);
    return filledIn.content;
  }

  /** @param {boolean} moved */
  function next(moved) {
    const draw = drawn(stock, seed, ++place);
    if (!draw) return;
    onto(stage, made(draw), moved);
    part(box, ".gce-onward").hidden = true;
    stage.dataset.from = draw.from.map((one) => one.id ?? one).join(" ");
    stage.dataset.make = draw.make;
    tell();
  }

  /** The way to the record a question was made of. @param {string} make @param {string} id */
  function onward(make, id) {
    const register = make === "estimate" ? "figures" : ["order", "binds"].includes(make) ? "timeline" : "glossary";
    const line = /** @type {HTMLAnchorElement} */ (part(box, ".gce-onward a"));
    [line.href, line.textContent] = [`${box.dataset[register]}#${id}`, words[register]];
    part(box, ".gce-onward").hidden = false;
  }

  function tell() {
    status.textContent = filled(words.draw, { seed, place, done, right });
    link.value = location.href.split("#")[0] + `#seed=${encodeURIComponent(seed)}`;
    for (const later of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-later]"))) later.hidden = false;
    part(box, "[data-do=begin]").hidden = true;
  }

  /** @param {string} name @param {boolean} moved */
  function begin(name, moved) {
    [seed, place, done, right] = [name, 0, 0, 0];
    if (given() !== seed) history.replaceState(history.state, "", `#seed=${encodeURIComponent(seed)}`);
    next(moved);
  }

  async function copy() {
    link.select();
    try { await navigator.clipboard.writeText(link.value); } catch { document.execCommand("copy"); }
    status.textContent = words.copied;
  }

  box.addEventListener("click", ({ target }) => {
    const act = target instanceof Element && target.closest("button")?.dataset.do;
    if (act === "begin" || act === "again") begin(Math.random().toString(36).slice(2, 8), true);
    if (act === "next") next(true);
    if (act === "copy") copy();
  });
  stage.addEventListener("gce-answered", (event) => {
    event.stopPropagation(); // made for this visit: no record of it is kept
    if (stage.dataset.told === String(place)) return; // the first answer counts
    stage.dataset.told = String(place);
    onward(stage.dataset.make ?? "", stage.dataset.from?.split(" ")[0] ?? "");
    [done, right] = [done + 1, right + Number(/** @type {CustomEvent} */ (event).detail.right)];
    tell();
  });
  addEventListener("hashchange", () => root.isConnected && given() && given() !== seed && begin(given(), true));
  if (given()) begin(given(), false);
  return () => {};
});
