/**
 * From codes to counts. A pupil is a device and a name; where a device gave one name at most, the device alone.
 * @typedef {{ told: Told, chosen: Choice | null }} Reply
 * @typedef {{ code: string, hand: HandIn, quiz: QuizSpec, who: string, replies: Map<string, Reply>, unknown: number, changed: number, gone: string[], by: Entry | null }} Entry
 * @typedef {{ all: number, right: number, partly: number, ended: number, sure: number, surely: number, chosen: Map<string, number>, choices: number, numbers: number[] }} Tally
 */

/** Every hand-in of a book that this course can read, in the order it was taken in. @param {CourseSpec} course @param {string[]} book @param {string} nameless "Pupil {number}" @returns {Entry[]} */
function entries(course, book, nameless) {
  /** @type {Map<number, number>} */
  const numbers = new Map();
  const found = book.flatMap((code) => {
    const hand = [...codes(code)][0]?.hand, quiz = course.quizzes.find((one) => one.mark === hand?.quiz);
    if (!hand || !quiz || hand.course !== course.mark) return [];
    if (!hand.name && !numbers.has(hand.device)) numbers.set(hand.device, numbers.size + 1);
    const who = hand.name || filled(nameless, { number: numbers.get(hand.device) });
    return [{ code, hand, quiz, who, by: null, ...replies(quiz, hand) }];
  });
  return replaced(found);
}

/** What a hand-in says of the questions there are now, and what it says of others. @param {QuizSpec} quiz @param {HandIn} hand */
function replies(quiz, hand) {
  /** @type {Pick<Entry, "replies" | "unknown" | "changed" | "gone">} */
  const found = { replies: new Map(), unknown: 0, changed: 0, gone: [] };
  for (const one of hand.answers) {
    const known = quiz.questions.filter((question) => question.mark === one.mark);
    const question = known.find(({ key8 }) => key8 === one.key);
    if (!known.length) found.unknown += 1;
    else if (!question) found.changed += 1;
    else {
      const chosen = choice(question, one.given);
      if (chosen === "gone") found.gone.push(question.prompt);
      found.replies.set(question.id, { told: one, chosen: chosen === "gone" ? null : chosen });
    }
  }
  return found;
}

/** Marks who has handed in again: the newer counts. @param {Entry[]} found */
function replaced(found) {
  const name = (/** @type {Entry} */ one) => one.hand.name.toLowerCase();
  const device = (/** @type {Entry} */ one) => `${one.hand.quiz}/${one.hand.device}`;
  /** @type {Map<string, Set<string>>} */
  const names = new Map();
  for (const one of found) if (name(one)) names.set(device(one), (names.get(device(one)) ?? new Set()).add(name(one)));
  /** @type {Map<string, Entry>} */
  const newest = new Map();
  const pupil = (/** @type {Entry} */ one) => ((names.get(device(one))?.size ?? 0) > 1 ? `${device(one)}/${name(one)}` : device(one));
  for (const one of found) {
    const other = newest.get(pupil(one));
    if (!other || one.hand.at >= other.hand.at) newest.set(pupil(one), one);
  }
  for (const one of found) one.by = newest.get(pupil(one)) === one ? null : newest.get(pupil(one)) ?? null;
  return found;
}

/** Names that came from several devices: one pupil with two, or two pupils. @param {Entry[]} counted */
function twins(counted) {
  /** @type {Map<string, Set<number>>} */
  const devices = new Map();
  for (const { hand } of counted) if (hand.name) devices.set(hand.name, (devices.get(hand.name) ?? new Set()).add(hand.device));
  return [...devices].filter(([, from]) => from.size > 1).map(([name, from]) => ({ name, count: from.size }));
}

/** How a class answered a question; of a matching, a chosen "row:target" counts as an answer. @param {Spec} question @param {Entry[]} counted @returns {Tally} */
function tally(question, counted) {
  /** @type {Tally} */
  const found = { all: 0, right: 0, partly: 0, ended: 0, sure: 0, surely: 0, chosen: new Map(), choices: 0, numbers: [] };
  for (const { replies } of counted) {
    const reply = replies.get(question.id);
    if (!reply) continue;
    const { first, last, sure } = reply.told, { options = [], rows = {}, number } = reply.chosen ?? {};
    found.all += 1;
    found.right += Number(first === 2);
    found.partly += Number(first === 1);
    found.ended += Number(last === 2);
    found.sure += Number(sure === 1);
    found.surely += Number(sure === 1 && first < 2);
    found.choices += Number(Boolean(reply.chosen));
    if (number !== undefined) found.numbers.push(number);
    const keys = [...options, ...Object.entries(rows).filter(([, target]) => target).map((pair) => pair.join(":"))];
    for (const key of keys) found.chosen.set(key, (found.chosen.get(key) ?? 0) + 1);
  }
  return found;
}

/** Whether an option, or "row:target", is right. @param {Spec} question @param {string} key */
const rightful = (question, key) => (question.rows ? question.right[key.split(":")[0]] === key.split(":")[1] : question.right.includes(key));
