/** Pictures and tables of counts. Every picture has its numbers beside it in words, so no colour need be told. */
const SHARE = new Intl.NumberFormat(LANG, { style: "percent" });

/** @param {number} part @param {number} whole */
const share = (part, whole) => (whole ? SHARE.format(part / whole) : "–");

/** @param {string} name @param {Record<string, string | number>} values @param {Node[]} children */
function drawing(name, values, ...children) {
  const found = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(values)) found.setAttribute(key, String(value));
  found.append(...children);
  return found;
}

/** A bar: what is right, then what is partly right, of all. @param {number} right @param {number} partly @param {number} all */
function bar(right, partly, all) {
  const [one, two] = [right, partly].map((count) => (all ? (100 * count) / all : 0));
  return drawing("svg", { viewBox: "0 0 100 6", preserveAspectRatio: "none", class: "gce-bar", "aria-hidden": "true" },
    drawing("rect", { width: one, height: 6, class: "gce-bar-right" }), drawing("rect", { x: one, y: 3, width: two, height: 3, class: "gce-bar-partly" }));
}

/** A table that becomes cards on a phone. @param {string} title @param {string[]} heads @param {(string | Node)[][]} rows The first cell of each names the row. */
function table(title, heads, rows) {
  const [head, body] = [made("tr"), made("tbody")];
  head.append(...heads.map((text) => Object.assign(made("th", "", text), { scope: "col" })));
  for (const [name, ...cells] of rows) {
    const line = made("tr", "", Object.assign(made("th", "", name), { scope: "row" }));
    cells.forEach((cell, at) => {
      const place = made("td", "", cell);
      if (typeof cell === "string") place.dataset.label = heads[at + 1]; // a button says itself what it does
      line.append(place);
    });
    body.append(line);
  }
  return made("table", "gce-table gce-stack", made("caption", "gce-hidden", title), made("thead", "", head), body);
}

/** What is folded. @param {string} summary @param {Node[]} children */
const fold = (summary, ...children) => made("details", "gce-more", made("summary", "", summary), ...children);

/** Guesses in ten steps of the scale; what lies beyond it stands in the first or the last. @param {Spec} question @param {number[]} numbers */
function steps(question, numbers) {
  const right = question.figure ?? 0;
  let [least, most] = question.span ?? [Math.min(right, ...numbers), Math.max(right, ...numbers)];
  if (least === most) [least, most] = [least - 5, most + 5];
  const width = (most - least) / 10;
  const at = (/** @type {number} */ value) => Math.max(0, Math.min(9, Math.floor((value - least) / width)));
  const counts = Array.from({ length: 10 }, (_, step) => numbers.filter((value) => at(value) === step).length);
  return { least, most, counts, edges: counts.map((_, step) => [least + step * width, least + (step + 1) * width]) };
}

/** Guesses against the figure, as a picture, in words and as a table. @param {Spec} question @param {Tally} counted @param {Record<string, string>} words */
function histogram(question, counted, words) {
  const { least, most, counts, edges } = steps(question, counted.numbers), top = Math.max(1, ...counts), right = question.figure ?? 0;
  const shown = (/** @type {number} */ value) => figure(value, question.year);
  const sorted = [...counted.numbers].sort((a, b) => a - b), half = sorted.length / 2;
  const middle = (sorted[Math.floor(half - 0.5)] + sorted[Math.floor(half)]) / 2;
  const low = sorted.filter((value) => value < right - (question.close ?? 0)).length, high = sorted.filter((value) => value > right + (question.close ?? 0)).length;
  const said = filled(words.guesses, { figure: `${shown(right)} ${question.unit}`, middle: shown(middle), low, high, close: sorted.length - low - high });
  const place = Math.max(0, Math.min(300, ((right - least) / (most - least)) * 300)) + 10;
  const text = (/** @type {number} */ x, /** @type {number} */ y, /** @type {string} */ anchor, /** @type {string} */ what) =>
    drawing("text", { x, y, "text-anchor": anchor }, document.createTextNode(what));
  const picture = drawing("svg", { viewBox: "0 0 320 120", class: "gce-guesses", role: "img", "aria-label": said },
    ...counts.map((count, at) => drawing("rect", { x: 11 + at * 30, y: 98 - (count / top) * 70, width: 28, height: (count / top) * 70 })),
    ...counts.flatMap((count, at) => (count ? [text(25 + at * 30, 94 - (count / top) * 70, "middle", String(count))] : [])),
    drawing("path", { d: "M10 98H310", class: "gce-ground" }), drawing("path", { d: `M${place} 14V98`, class: "gce-figure-line" }),
    text(Math.max(40, Math.min(280, place)), 10, "middle", `${words.figure} ${shown(right)}`), text(10, 114, "start", shown(least)), text(310, 114, "end", shown(most)));
  const heads = [words.between, words.pupils];
  const rows = edges.map(([from, to], at) => [filled(words.step, { from: shown(from), to: shown(to) }), String(counts[at])]);
  return made("figure", "gce-histogram", picture, made("figcaption", "", said), fold(words.numbers, table(question.prompt, heads, rows)));
}
