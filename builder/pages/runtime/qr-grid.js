/**
 * Where the modules of a QR code stand (ISO/IEC 18004:2015, 6.3 and 7.7 to 7.10), and the code as a picture.
 * A grid holds 0 and 1, and -1 where nothing is yet. @typedef {number[][]} Grid
 */

/** The bits of a number with what mends it: divided by a polynomial of so many bits. @param {number} value @param {number} polynomial @param {number} bits */
function qrMended(value, polynomial, bits) {
  let rest = value << bits;
  for (let top = 31 - Math.clz32(rest); top >= bits; top = 31 - Math.clz32(rest)) rest ^= polynomial << (top - bits);
  return (value << bits) | rest;
}

/** Finders, alignment, timing, and the version where there is one. @param {number} version @returns {Grid} */
function qrFrame(version) {
  const size = 4 * version + 17, last = size - 7;
  /** @type {Grid} */
  const grid = Array.from({ length: size }, () => Array(size).fill(-1));
  const put = (/** @type {number} */ y, /** @type {number} */ x, /** @type {number} */ dark) => void (grid[y]?.[x] !== undefined && (grid[y][x] = dark));
  /** A square of rings around a place; `light` names the rings that are. @param {number} y @param {number} x @param {number} reach @param {number[]} light */
  const rings = (y, x, reach, light) => {
    for (let dy = -reach; dy <= reach; dy++) for (let dx = -reach; dx <= reach; dx++) put(y + dy, x + dx, Number(!light.includes(Math.max(Math.abs(dy), Math.abs(dx)))));
  };
  for (let at = 8; at < size - 8; at++) grid[6][at] = grid[at][6] = Number(at % 2 === 0);
  const count = version > 1 ? Math.floor(version / 7) + 2 : 0, step = 2 * Math.ceil((last - 6) / Math.max(1, count - 1) / 2);
  const places = Array.from({ length: count }, (_, at) => (at ? last - (count - 1 - at) * step : 6));
  for (const y of places) for (const x of places) if (![`6,6`, `6,${last}`, `${last},6`].includes(`${y},${x}`)) rings(y, x, 2, [1]);
  for (const [y, x] of [[3, 3], [3, size - 4], [size - 4, 3]]) rings(y, x, 4, [2, 4]);
  const told = version > 6 ? qrMended(version, 0x1f25, 12) : 0;
  for (let bit = 0; told && bit < 18; bit++) {
    const [long, short] = [Math.floor(bit / 3), (bit % 3) + size - 11];
    grid[long][short] = grid[short][long] = (told >> bit) & 1;
  }
  return grid;
}

/** Level and mask, twice, and the one module that is always dark (7.9). @param {Grid} grid @param {"L" | "M"} level @param {number} mask */
function qrFormat(grid, level, mask) {
  const size = grid.length, bits = qrMended(({ L: 1, M: 0 }[level] << 3) | mask, 0x537, 10) ^ 0x5412;
  for (let at = 0; at < 15; at++) {
    const dark = (bits >> at) & 1;
    grid[at < 6 ? at : at < 8 ? at + 1 : size - 15 + at][8] = dark;
    grid[8][at < 8 ? size - 1 - at : at < 9 ? 7 : 14 - at] = dark;
  }
  grid[size - 8][8] = 1;
}

/** @type {((y: number, x: number) => number)[]} */
const QR_MASKS = [
  (y, x) => (y + x) % 2, (y) => y % 2, (_, x) => x % 3, (y, x) => (y + x) % 3, (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2,
  (y, x) => ((y * x) % 2) + ((y * x) % 3), (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2, (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2,
];

/** How much a grid could mislead a reader (7.8.3): runs, blocks, what looks like a finder, too much of one colour. @param {Grid} grid */
function qrBurden(grid) {
  const lines = [...grid, ...grid.map((_, x) => grid.map((row) => row[x]))].map((line) => line.join(""));
  let sum = 0, dark = 0;
  for (const line of lines) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) sum += run.length - 2;
    sum += 40 * (line.match(/(?=00001011101|10111010000)/g) ?? []).length;
  }
  grid.forEach((row, y) => row.forEach((one, x) => {
    dark += one;
    if (y && x && one === row[x - 1] && one === grid[y - 1][x] && one === grid[y - 1][x - 1]) sum += 3;
  }));
  return sum + 10 * Math.floor(Math.abs(dark / grid.length ** 2 - 0.5) * 20);
}

/** The symbol of a text; null where it is too long. @param {string} text @param {"L" | "M"} [level] @returns {Grid | null} */
function qr(text, level = "M") {
  const made = qrWords(text, level);
  if (!made) return null;
  const bare = qrFrame(made.version), size = bare.length;
  qrFormat(bare, level, 0);
  const bits = made.words.flatMap((word) => [...word.toString(2).padStart(8, "0")].map(Number));
  const grids = QR_MASKS.map((light, mask) => {
    const grid = bare.map((row) => [...row]);
    let at = 0;
    for (let right = size - 1, up = true; right > 0; right -= right === 8 ? 3 : 2, up = !up)
      for (let step = 0; step < size; step++)
        for (const [y, x] of [right, right - 1].map((x) => [up ? size - 1 - step : step, x]))
          if (bare[y][x] < 0) grid[y][x] = (bits[at++] ?? 0) ^ Number(!light(y, x));
    qrFormat(grid, level, mask);
    return grid;
  });
  return grids.reduce((best, grid) => (qrBurden(grid) < qrBurden(best) ? grid : best));
}
