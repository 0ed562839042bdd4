/**
 * QR codes (ISO/IEC 18004:2015), versions 1 to 20, levels L and M, alphanumeric mode: capitals, digits, space $%*+-./:
 * Here the words of a symbol: its data, and Reed and Solomon's words by which what is damaged is mended.
 */
const QR_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/** Table 9: correction words a block, and blocks, of versions 1 to 20. @type {Record<string, { words: number[], blocks: number[] }>} */
const QR_LEVELS = {
  L: {
    words: [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28],
    blocks: [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8],
  },
  M: {
    words: [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26],
    blocks: [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16],
  },
};

/** Modules that hold words (7.1): all but finders, timing, alignment, format and version. @param {number} version */
function qrRoom(version) {
  const size = 4 * version + 17, aligned = version > 1 ? Math.floor(version / 7) + 2 : 0;
  const patterns = aligned ? 25 * (aligned * aligned - 3) - 10 * (aligned - 2) : 0; // five of those on a timing line are the line's
  return size * size - 3 * 64 - 2 * (size - 16) - 31 - patterns - (version > 6 ? 36 : 0);
}

/** Words of data a symbol takes. @param {number} version @param {"L" | "M"} level */
const qrTakes = (version, level) =>
  Math.floor(qrRoom(version) / 8) - QR_LEVELS[level].words[version - 1] * QR_LEVELS[level].blocks[version - 1];

/** Mode, count, pairs of signs in eleven bits, the last alone in six (7.4.4), then the end and what fills up. @param {string} text @param {number} version @param {"L" | "M"} level */
function qrData(text, version, level) {
  const room = 8 * qrTakes(version, level);
  const bit = (/** @type {number} */ value, /** @type {number} */ width) => value.toString(2).padStart(width, "0");
  let bits = "0010" + bit(text.length, version < 10 ? 9 : 11);
  for (const pair of text.match(/..?/g) ?? []) {
    const [one, two] = [...pair].map((sign) => QR_SIGNS.indexOf(sign));
    bits += two === undefined ? bit(one, 6) : bit(one * 45 + two, 11);
  }
  bits = bits.padEnd(Math.min(room, bits.length + 4), "0");
  bits = bits.padEnd(Math.ceil(bits.length / 8) * 8, "0");
  const words = (bits.match(/.{8}/g) ?? []).map((word) => parseInt(word, 2));
  for (let at = 0; words.length < room / 8; at++) words.push(at % 2 ? 0x11 : 0xec);
  return words;
}

/** Powers of two in the field of 256 with x⁸ + x⁴ + x³ + x² + 1, twice over. */
const QR_POWERS = [1];
while (QR_POWERS.length < 510) QR_POWERS.push((QR_POWERS[QR_POWERS.length - 1] * 2) ^ (QR_POWERS[QR_POWERS.length - 1] > 127 ? 0x11d : 0));

/** @param {number} one @param {number} other */
const qrTimes = (one, other) => (one && other ? QR_POWERS[QR_POWERS.indexOf(one) + QR_POWERS.indexOf(other)] : 0);

/** The remainder of a block divided by the generator (7.5.2). @param {number[]} block @param {number} count */
function qrMending(block, count) {
  let generator = [1];
  for (let root = 0; root < count; root++) {
    const shifted = [0, ...generator].map((word) => qrTimes(word, QR_POWERS[root]));
    generator = [...generator, 0].map((word, at) => word ^ shifted[at]);
  }
  const rest = [...block, ...Array(count).fill(0)];
  block.forEach((_, at) => {
    const factor = rest[at];
    if (factor) generator.forEach((word, by) => (rest[at + by] ^= qrTimes(word, factor)));
  });
  return rest.slice(-count);
}

/** The words of the smallest symbol that holds a text, blocks woven together (7.6); null where it is too long or has other signs. @param {string} text @param {"L" | "M"} level */
function qrWords(text, level) {
  const needed = Math.floor(text.length / 2) * 11 + (text.length % 2) * 6;
  const version = QR_LEVELS[level].words.findIndex((_, at) => 4 + (at < 9 ? 9 : 11) + needed <= 8 * qrTakes(at + 1, level)) + 1;
  if (!version || [...text].some((sign) => !QR_SIGNS.includes(sign))) return null;
  const [data, blocks, count] = [qrData(text, version, level), QR_LEVELS[level].blocks[version - 1], QR_LEVELS[level].words[version - 1]];
  const short = Math.floor(data.length / blocks), shorts = blocks - (data.length % blocks);
  const parts = Array.from({ length: blocks }, (_, at) => data.splice(0, short + Number(at >= shorts)));
  const mending = parts.map((part) => qrMending(part, count));
  const woven = (/** @type {number[][]} */ rows, /** @type {number} */ length) =>
    Array.from({ length }, (_, at) => rows.flatMap((row) => (at < row.length ? [row[at]] : []))).flat();
  return { version, words: [...woven(parts, short + 1), ...woven(mending, count)] };
}
