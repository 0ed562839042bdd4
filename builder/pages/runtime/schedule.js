/**
 * When a question comes back: five boxes after Sebastian Leitner, "So lernt man lernen" (Herder, 1972).
 * What was wrong or unsure goes into the first box; what is right when it is due goes one box on, and
 * after the fifth it leaves. The gaps between boxes, in days, are ours. What was right and sure at the
 * first go is known and never enters. Answers given to a former key of the question do not count.
 * @typedef {{ box: number, due: number, last: Answer | null, changed: boolean }} Standing
 */

/** Days a question rests in each box; there is no box 0. */
const REST = [0, 0, 1, 3, 7, 21];

/** @param {Answer[] | undefined} log @param {string} key The question's key today. @returns {Standing} */
function standing(log, key) {
  const answers = (log ?? []).filter((answer) => answer[3] === key);
  let [box, due] = [0, 0];
  for (const [at, score, sure] of answers) {
    if (score < 1 || sure === "unsure") box = 1;
    else if (box && at >= due) box = (box + 1) % REST.length;
    else continue;
    due = at + REST[box] * DAY;
  }
  return { box, due, last: answers.at(-1) ?? null, changed: Boolean(log?.length) && !answers.length };
}

/** Whether it waits in Practise. @param {Standing} one @param {number} now Seconds since 1970. */
const waits = (one, now) => one.changed || (one.box > 0 && one.due <= now);

/** Words with their {places} filled. @param {string} text @param {Record<string, unknown>} values */
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

const LANG = document.documentElement.lang.replace(/^en$/, "en-GB"); // 22 November, as everywhere on the site

/** A day as this page's language writes it. @param {number} at Seconds since 1970. */
const day = (at) => new Intl.DateTimeFormat(LANG, { dateStyle: "long" }).format(at * 1000);

const now = () => Date.now() / 1000;

/** @returns {Store | undefined} */
const store = () => /** @type {{ gce?: Store }} */ (/** @type {unknown} */ (window)).gce;

/**
 * Starts a page of ours once, and again whenever what is kept changes (here or in another tab).
 * @param {string} id @param {(root: HTMLElement, words: Record<string, string>, store: Store) => () => void} begin
 */
function study(id, begin) {
  const [root, kept] = [document.getElementById(id), store()];
  if (!root || !kept || root.dataset[begin.name]) return;
  root.dataset[begin.name] = "begun"; // the engine may run a page's script again
  const show = begin(root, JSON.parse(root.dataset.words ?? "{}"), kept);
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-script]"))) part.hidden = false;
  document.addEventListener("gce-kept", function again() {
    if (root.isConnected) show();
    else document.removeEventListener("gce-kept", again);
  });
  show();
}

/** @template {HTMLElement} E @param {ParentNode} root @param {string} selector @returns {E} */
const part = (root, selector) => /** @type {E} */ (root.querySelector(selector));
