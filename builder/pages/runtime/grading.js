/**
 * Grading: one pure function a task, from what is right and what was given to a score from 0 to 1,
 * or null where there is no answer yet. tests/grading.yml says what they give; the patterns made by
 * builder/pages/patterns.py judge typed answers alike before a script is there.
 */

/** @typedef {{ number: number, close: number, shift: number, point: string, half: boolean }} Figure */

/** The decimal separator's rival: 1,000 or 1.000. @param {string} point */
const rival = (point) => (point === "." ? "," : ".");

/**
 * Small letters without accents and invisible marks; everything that is neither letter nor sign is one space.
 * @param {string} text
 */
const folded = (text) =>
  text.normalize("NFKD").replace(/[\p{M}\p{Cf}]+/gu, "").replace(/[\p{P}\p{Z}\s]+/gu, " ").toLowerCase().trim();

/**
 * The number a learner typed: 281, 281 000 000, 1.000,5 or 1,000.5; NaN where it is none. The same sign
 * once, before three digits, groups thousands unless it is the language's own decimal point.
 * @param {string} text @param {string} point "." or ","
 */
function typed(text, point) {
  const bare = text.normalize("NFKC").replace(/^[\s\p{Cf}]+|[%\s\p{Cf}]+$/gu, "").replace(/^[−–]/, "-").replace(/[.,]$/, "");
  const found = /^(-?)(\d*|\d{1,3}([\s.,])\d{3}(?:\3\d{3})*)(?:([.,])(\d+))?$/.exec(bare);
  if (!found || !(found[2] || found[5])) return NaN;
  const [, sign, whole, group, mark, after = ""] = found;
  const plain = whole.replace(/\D/g, "") || "0";
  const thousands = mark === rival(point) && after.length === 3 && (!group || /\s/.test(group));
  if ((mark && group === mark) || (thousands && (group || whole.length > 3))) return NaN;
  if ((group || thousands) && /^0+(\D|$)/.test(whole)) return NaN; // 0,500 is neither
  return Number(sign + plain + (thousands ? "" : ".") + after);
}

const grading = {
  /** Options: one for each right choice, one off for each wrong one, never below zero. @param {string[]} right @param {string[]} given */
  choose(right, given) {
    if (!given.length) return null;
    const hits = given.filter((key) => right.includes(key)).length;
    return Math.max(0, (2 * hits - given.length) / right.length);
  },

  /** A number in the scale it is asked in: 281 for 281 000 000 where the scale is millions. @param {Figure} right @param {string} given */
  value(right, given) {
    const number = typed(given, right.point);
    return right.shift && Math.abs(number) >= 10 ** right.shift ? number / 10 ** right.shift : number;
  },

  /** A number within its tolerance; a guess up to twice as far off counts half. @param {Figure} right @param {string} given */
  number(right, given) {
    if (!given.replace(/[\s\p{Cf}]/gu, "")) return null;
    const gap = Math.abs(grading.value(right, given) - right.number);
    const slack = 1e-9 * Math.max(1, Math.abs(right.number)); // 3.7 - 3.6 is a little more than 0.1
    return gap <= right.close + slack ? 1 : right.half && gap <= 2 * right.close + slack ? 0.5 : 0;
  },

  /** A word in one of its accepted forms. @param {string[]} right @param {string} given */
  word(right, given) {
    if (!given.replace(/[\s\p{Cf}]/gu, "")) return null;
    return right.some((form) => folded(form) === folded(given)) ? 1 : 0;
  },

  /** Rows: the share that has what belongs to it. @param {Record<string, string>} right @param {Record<string, string>} given */
  match(right, given) {
    const rows = Object.keys(right);
    if (!rows.some((row) => given[row])) return null;
    return rows.filter((row) => given[row] === right[row]).length / rows.length;
  },

  /** Lines: the share of those followed at once by the right one. @param {string[]} right @param {Record<string, string>} given key → place */
  order(right, given) {
    if (!right.some((key) => given[key])) return null;
    return right.filter((_key, at) => grading.follows(right, given, at)).length / (right.length - 1);
  },

  /** Whether the line after it in the right order follows it at once. @param {string[]} right @param {Record<string, string>} given @param {number} at */
  follows(right, given, at) {
    return Number(given[right[at + 1]]) - Number(given[right[at]] || NaN) === 1;
  },

  /** Gaps: the share filled with an accepted form. @param {Record<string, string[]>} right @param {Record<string, string>} given */
  fill(right, given) {
    const scores = Object.keys(right).map((gap) => grading.word(right[gap], given[gap] || ""));
    if (scores.every((score) => score === null)) return null;
    return scores.filter(Boolean).length / scores.length;
  },
};

/** A share in the page's language; the first number a page writes takes a slow phone a quarter of a second. @param {number} score */
const percent = (score) => new Intl.NumberFormat(document.documentElement.lang || "en", { style: "percent" }).format(score);
