/**
 * What was chosen, between its three forms: the keys the store keeps, the half bytes a code holds, and words to read.
 * Options and rows are counted in the order of their keys, which the page's data has.
 * @typedef {{ id: string, mark: number, key: string, key8: number, kind: string, prompt: string, options?: [string, string][], rows?: [string, string][], unit?: string, year?: boolean, href?: string, told?: Record<string, string>, right?: any, figure?: number, close?: number, span?: [number, number] }} Spec
 * @typedef {{ id: string, mark: number, title: string, href: string, questions: Spec[], thoughts?: string[] }} QuizSpec
 * @typedef {{ course: string, title: string, mark: number, edition: number, quizzes: QuizSpec[] }} CourseSpec
 * @typedef {{ options?: string[], rows?: Record<string, string>, number?: number }} Choice
 */
const FIGURES = "0123456789.-";

/** @param {Spec} question @param {string} kept @returns {number[]} none where nothing is known of it */
function halves(question, kept) {
  const { options = [], rows, unit } = question;
  const keys = options.map(([key]) => key);
  if (rows) {
    const given = new Map(kept.split(",").map((pair) => /** @type {[string, string]} */ (pair.split(":"))));
    const places = rows.map(([key]) => keys.indexOf(given.get(key) ?? "") + 1);
    return keys.length < 16 && places.some(Boolean) ? places : [];
  }
  if (unit !== undefined) return [...kept].every((sign) => FIGURES.includes(sign)) ? [...kept].map((sign) => FIGURES.indexOf(sign)) : [];
  const given = kept.split(",").map((key) => keys.indexOf(key));
  if (given.includes(-1)) return [];
  return Array.from({ length: Math.ceil(keys.length / 4) }, (_, at) => given.reduce((sum, one) => sum | (one >> 2 === at ? 1 << one % 4 : 0), 0));
}

/** What half bytes say of a question: null where it was not kept, "gone" where the question has no such answer. @param {Spec} question @param {number[]} given @returns {Choice | null | "gone"} */
function choice(question, given) {
  const { options = [], rows, unit } = question;
  if (!given.length) return null;
  if (rows) {
    if (given.length !== rows.length || given.some((place) => place > options.length)) return "gone";
    return { rows: Object.fromEntries(rows.map(([key], at) => [key, options[given[at] - 1]?.[0] ?? ""])) };
  }
  if (unit !== undefined) {
    const number = Number(given.map((at) => FIGURES[at] ?? "x").join(""));
    return Number.isNaN(number) ? "gone" : { number };
  }
  const chosen = given.flatMap((half, at) => [0, 1, 2, 3].filter((bit) => (half >> bit) & 1).map((bit) => 4 * at + bit));
  return options.length && chosen.every((at) => at < options.length) ? { options: chosen.map((at) => options[at][0]) } : "gone";
}

/** The first answer to a question and how it ended, for a hand-in; null where there is none to its present form. @param {Spec} question @param {Answer[]} log @returns {Told | null} */
function told(question, log) {
  const rows = log.filter((row) => row[3] === question.key);
  if (!rows.length) return null;
  const grade = (/** @type {number} */ score) => (score === 1 ? 2 : score > 0 ? 1 : 0);
  const [[, score, sure, , chosen], last] = [rows[0], rows[rows.length - 1]];
  return {
    mark: question.mark, key: question.key8, first: grade(score), sure: ["sure", "unsure"].indexOf(sure ?? "") + 1,
    tries: Math.min(rows.length, 15), last: grade(last[1]), given: chosen ? halves(question, String(chosen)) : [],
  };
}

/** A number as this page's language writes it. @param {number} value @param {boolean} [year] */
const figure = (value, year) => new Intl.NumberFormat(LANG, { maximumFractionDigits: year ? 0 : 6, useGrouping: !year }).format(value);

/** A choice as somebody reads it, part by part. @param {Spec} question @param {Choice} chosen @returns {string[]} */
function parts(question, chosen) {
  const words = Object.fromEntries(question.options ?? []);
  if (chosen.number !== undefined) return [`${figure(chosen.number, question.year)} ${question.unit}`];
  if (chosen.rows) return (question.rows ?? []).map(([key, text]) => `${text} → ${words[chosen.rows?.[key] ?? ""] ?? "–"}`);
  return (chosen.options ?? []).map((key) => words[key]);
}

/** Gives a file to whoever is at the page. @param {string} name @param {string} text @param {string} type */
function saved(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Makes an element with words and classes in it. @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} [name] @param {(string | Node)[]} children @returns {HTMLElementTagNameMap[T]} */
function made(tag, name = "", ...children) {
  const found = document.createElement(tag);
  if (name) found.className = name;
  found.append(...children);
  return found;
}
