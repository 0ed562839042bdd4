/**
 * Draws of generated practice: which question comes at which place of a seed. Pure, so that the same
 * seed gives the same questions on every device. The seed is folded by FNV-1a (Fowler, Noll, Vo), the
 * numbers are drawn by mulberry32 (Tommy Ettinger, 2017); both are in the public domain.
 * @typedef {{ id: string, name: string, meaning: string }} StockTerm
 * @typedef {{ id: string, name: string, date: string, shown: string, binds: boolean }} StockEvent
 * @typedef {{ terms: StockTerm[], events: StockEvent[], estimates: string[] }} Stock
 * @typedef {{ make: "explain" | "mean" | "binds" | "order" | "estimate", from: any[], order: number[] }} Draw
 */

/** Numbers from 0 up to 1 that hang on the seed alone. @param {string} seed */
function random(seed) {
  let state = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(seed)) state = Math.imul(state ^ byte, 0x01000193);
  return function () {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A new order of the items (Fisher and Yates). @template T @param {readonly T[]} items @param {() => number} dice */
function mixed(items, dice) {
  const found = [...items];
  for (let last = found.length - 1; last > 0; last--) {
    const other = Math.floor(dice() * (last + 1));
    [found[last], found[other]] = [found[other], found[last]];
  }
  return found;
}

/** Four of them that say different things: the first is right. @param {StockTerm[]} terms @param {() => number} dice */
function apart(terms, dice) {
  const names = new Set();
  const meanings = new Set();
  const fresh = (/** @type {StockTerm} */ { name, meaning }) => !names.has(name) && !meanings.has(meaning) && names.add(name) && meanings.add(meaning);
  return mixed(terms, dice).filter(fresh).slice(0, 4);
}

/** Four instruments of four different years, the earliest first. @param {StockEvent[]} events @param {() => number} dice */
function inOrder(events, dice) {
  const years = new Set();
  const found = mixed(events, dice).filter(({ date }) => !years.has(date.slice(0, 4)) && years.add(date.slice(0, 4))).slice(0, 4);
  return found.sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** One that binds the states that joined, three that do not. @param {StockEvent[]} events @param {() => number} dice */
function binding(events, dice) {
  const all = mixed(events, dice);
  return [...all.filter((one) => one.binds).slice(0, 1), ...all.filter((one) => !one.binds).slice(0, 3)];
}

/** The question at one place of a seed; null where the stock is too small. @param {Stock} stock @param {string} seed @param {number} place @returns {Draw | null} */
function drawn(stock, seed, place) {
  const dice = random(`${seed}/${place}`);
  const kinds = /** @type {[Draw["make"], any[], number][]} */ ([
    ["explain", apart(stock.terms, dice), 4],
    ["mean", apart(stock.terms, dice), 4],
    ["binds", binding(stock.events, dice), 4],
    ["order", inOrder(stock.events, dice), 4],
    ["estimate", mixed(stock.estimates, dice).slice(0, 1), 1],
  ]).filter(([, from, enough]) => from.length === enough);
  if (!kinds.length) return null;
  const [make, from] = kinds[Math.floor(dice() * kinds.length)];
  const order = mixed([0, 1, 2, 3], dice);
  return { make, from, order: make === "order" && order.every((at, i) => at === i) ? order.reverse() : order };
}
