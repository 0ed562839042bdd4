/**
 * What a teacher's device keeps of a class: `gce-class:<course id>` holds {"version": 1, "codes": ["GCE1-…", …]}.
 * A code is whole in itself, so two books together are every code of both, once. Erasing a learner's progress on the
 * same device leaves it alone.
 * @typedef {{ all(): string[], add(more: string[]): number, drop(code: string): void, erase(): void, place: string }} Book
 */

/** @param {string} course @param {(trouble: "blocked" | "full" | "broken") => void} warn @returns {Book} */
function book(course, warn) {
  const place = `gce-class:${course}`;
  /** What this page knows where nothing can be kept. @type {string[] | null} */
  let own = null;

  /** @returns {string[]} */
  function all() {
    if (own) return own;
    let text;
    try { text = localStorage.getItem(place); } catch { return warn("blocked"), (own = []); }
    if (text === null) return [];
    try {
      const data = JSON.parse(text);
      if (data.version === 1 && data.codes.every((/** @type {unknown} */ one) => typeof one === "string")) return data.codes;
    } catch { /* not ours, or cut off: set aside below */ }
    try { localStorage.setItem(`${place}:aside-${Date.now()}`, text), localStorage.removeItem(place); } catch { own = []; }
    warn("broken");
    return [];
  }

  /** @param {string[]} codes */
  function write(codes) {
    try {
      if (own) own = codes;
      else localStorage.setItem(place, JSON.stringify({ version: 1, codes }));
    } catch {
      own = codes;
      warn("full");
    }
    document.dispatchEvent(new CustomEvent("gce-kept"));
  }

  return {
    place,
    all,
    /** How many were new. */
    add(more) {
      const [before, after] = [all(), new Set([...all(), ...more])];
      if (after.size > before.length) write([...after]);
      return after.size - before.length;
    },
    drop: (/** @type {string} */ code) => write(all().filter((one) => one !== code)),
    erase() {
      try {
        const ours = Object.keys(localStorage).filter((key) => `${key}:`.startsWith(`${place}:`));
        ours.forEach((key) => localStorage.removeItem(key));
      } catch { warn("blocked"); }
      if (own) own = [];
      document.dispatchEvent(new CustomEvent("gce-kept"));
    },
  };
}

/** The page's course. @param {HTMLElement} root @returns {CourseSpec} */
const spec = (root) => JSON.parse(root.dataset.spec ?? "{}");

/** The book of a page, one for all its parts. @type {WeakMap<HTMLElement, Book>} */
const books = new WeakMap();

/** @param {HTMLElement} root */
function opened(root) {
  const words = JSON.parse(root.dataset.words ?? "{}");
  const found = books.get(root) ?? book(spec(root).course, (trouble) => void (part(root, ".gce-warned").textContent = words[trouble]));
  books.set(root, found);
  return found;
}
