/**
 * A hand-in as a short code: "GCE1-", then letters in groups of eight. docs/builders/study.md says what each bit is.
 * The letters are Douglas Crockford's base 32, without I, L, O and U, read in any case; whatever is no letter or digit
 * is passed over, so spaces, line ends and marks of quotation do no harm. CRC-32 (ISO/IEC 8802-3) tells what is damaged.
 * @typedef {{ mark: number, key: number, first: number, sure: number, tries: number, last: number, given: number[] }} Told
 * @typedef {{ course: number, quiz: number, edition: number, at: number, device: number, name: string, answers: Told[] }} HandIn
 */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE = { version: 1, name: 30, answers: 63, given: 31, most: 5000 }; // letters of a name, answers, half bytes of a choice, codes of a text

/** The parts of a hand-in, and of an answer in it, and how many bits each takes. @type {[keyof HandIn & string, number][]} */
const HEAD = [["course", 24], ["quiz", 24], ["edition", 16], ["at", 32], ["device", 32]];
/** @type {[keyof Told & string, number][]} */
const ROW = [["mark", 20], ["key", 8], ["first", 2], ["sure", 2], ["tries", 4], ["last", 2]];

/** CRC-32 of the version and what follows. @param {number[]} bytes */
function checksum(bytes) {
  let sum = -1;
  for (const byte of [CODE.version, ...bytes]) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** Numbers of so many bits each, in groups of other sizes; what is left over is filled with noughts. @param {[number, number][]} values @param {number} size */
function regrouped(values, size) {
  const bits = values.map(([value, width]) => value.toString(2).padStart(width, "0").slice(-width)).join("");
  return (bits.match(new RegExp(`.{1,${size}}`, "g")) ?? []).map((group) => parseInt(group.padEnd(size, "0"), 2));
}

/** @param {HandIn} one @returns {string} */
function encoded(one) {
  const name = [...new TextEncoder().encode([...one.name].slice(0, CODE.name).join(""))];
  const answers = one.answers.slice(0, CODE.answers);
  /** @type {[number, number][]} */
  const values = HEAD.map(([key, width]) => [Number(one[key]), width]);
  values.push([name.length, 8], ...name.map((byte) => /** @type {[number, number]} */ ([byte, 8])), [answers.length, 6]);
  for (const answer of answers) {
    const given = answer.given.length > CODE.given ? [] : answer.given;
    for (const [key, width] of ROW) values.push([Number(answer[key]), width]);
    values.push([given.length, 5], ...given.map((half) => /** @type {[number, number]} */ ([half, 4])));
  }
  const bytes = regrouped(values, 8);
  if (bytes.length > 1023) return encoded({ ...one, answers: answers.map((answer) => ({ ...answer, given: [] })) });
  const letters = regrouped([[bytes.length, 10], ...[...bytes, checksum(bytes)].map((value, at) => /** @type {[number, number]} */ ([value, at < bytes.length ? 8 : 32]))], 5);
  const groups = letters.map((at) => SIGNS[at]).join("").match(/.{1,8}/g) ?? [];
  return `GCE${CODE.version}-${groups.join("-")}`;
}

/** The next so many letters and digits of a text, as numbers of five bits; -1 is none of ours. @param {string} text @param {number} at @param {number} count */
function letters(text, at, count) {
  /** @type {number[]} */
  const found = [];
  for (; found.length < count && at < text.length; at++) {
    const sign = text[at].toUpperCase().replace("O", "0").replace(/[IL]/, "1");
    if (/^[A-Z\d]$/.test(sign)) found.push(SIGNS.indexOf(sign));
  }
  return found;
}

/** The hand-in whose letters begin at a place; null where they are damaged. @param {string} text @param {number} from @returns {HandIn | null} */
function decoded(text, from) {
  const [high = -1, low = -1] = letters(text, from, 2), length = high * 32 + low;
  if (high < 0 || low < 0 || !length) return null;
  const needed = Math.ceil((10 + length * 8 + 32) / 5), fives = letters(text.slice(from, from + 4 * needed), 0, needed);
  if (fives.length < needed || fives.includes(-1)) return null;
  const bits = fives.map((five) => five.toString(2).padStart(5, "0")).join("");
  let at = 10;
  const take = (/** @type {number} */ width) => parseInt(bits.slice(at, (at += width)) || "0", 2);
  const bytes = Array.from({ length }, () => take(8));
  if (take(32) !== checksum(bytes)) return null;
  at = 10;
  let sound = true;
  const found = /** @type {HandIn} */ (/** @type {unknown} */ (Object.fromEntries(HEAD.map(([key, width]) => [key, take(width)]))));
  found.name = new TextDecoder().decode(new Uint8Array(Array.from({ length: take(8) }, () => take(8))));
  found.answers = Array.from({ length: take(6) }, () => {
    const row = /** @type {Told} */ (/** @type {unknown} */ (Object.fromEntries(ROW.map(([key, width]) => [key, take(width)]))));
    sound &&= row.first < 3 && row.sure < 3 && row.last < 3 && row.tries > 0;
    row.given = Array.from({ length: take(5) }, () => take(4));
    return row;
  });
  return sound && at <= 10 + length * 8 && at > 2 + length * 8 ? found : null; // a sum that fits by chance, or by craft
}

/**
 * Every code in a text: its version, what it holds, null where it is damaged, and how it begins. What follows a prefix
 * may hold another, so that a code behind a torn one is found. @param {string} text
 */
function* codes(text) {
  const prefix = /(^|[^a-z\d])GCE(\d)/gi;
  for (let start, count = 0; (start = prefix.exec(text)) && count < CODE.most; count++) {
    const [version, at] = [Number(start[2]), start.index + start[1].length];
    const hand = version === CODE.version ? decoded(text, prefix.lastIndex) : null;
    yield { version, hand, shown: text.slice(at, at + 22).replace(/\s+/g, " ") };
  }
}
