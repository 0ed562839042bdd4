/**
 * What a device keeps: `gce:<course id>` holds {"version": 1, "answers": {"quiz/key": [Answer, …]}}.
 * More: docs/builders/study.md.
 * @typedef {[at: number, score: number, sure: "sure" | "unsure" | null, key: string, chosen?: string]} Answer
 * @typedef {Record<string, Answer[]>} Answers
 * @typedef {{ all(): Answers, keep(more: Answers): void, read(data: unknown): Answers | null, erase(): void }} Store
 */
const DAY = 86400; // seconds

(function () {
  if ("gce" in window) return; // a page may bring it twice
  const [VERSION, KEPT] = [1, 12];
  /** Version → what makes the next version of its data. @type {Map<unknown, (data: any) => any>} */
  const MIGRATIONS = new Map();
  /** What this page knows, kept or not. @type {Answers} */
  let own = {};
  const notice = () => /** @type {HTMLElement | null} */ (document.querySelector(".gce-kept"));
  const name = () => `gce:${notice()?.dataset.course}`;
  const tell = () => document.dispatchEvent(new CustomEvent("gce-kept"));
  /** @param {"blocked" | "full" | "broken"} trouble @returns {null} */
  function warn(trouble) {
    const place = notice();
    if (place) place.textContent = place.dataset[trouble] ?? "";
    return null;
  }

  /** @param {any} row */
  const sound = (row) => Array.isArray(row) && [4, 5].includes(row.length) && row[0] >= 0 && row[1] >= 0 && row[1] <= 1 &&
    row.slice(0, 2).every(Number.isFinite) && [null, "sure", "unsure"].includes(row[2]) &&
    /^\w{0,64}(,[\w:,.+-]*)?$/.test(row.slice(3).join());

  /** Stored or imported answers in this version's form; null if not ours. @param {any} data */
  function read(data) {
    for (let next; (next = MIGRATIONS.get(data?.version)); ) data = next(data);
    if (data?.version !== VERSION || !data.answers || typeof data.answers !== "object") return null;
    const ours = Object.entries(data.answers).every(([id, log]) => /^[a-z\d-]+\/[a-z\d-]+$/.test(id) && Array.isArray(log) && log.every(sound));
    return ours ? /** @type {Answers} */ (data.answers) : null;
  }

  /** The last answers of both, once each, in order. @param {Answers} one @param {Answers} other */
  function merged(one, other) {
    const found = { ...one };
    for (const [id, log] of Object.entries(other)) {
      const rows = new Map([...(found[id] ?? []), ...log].map((row) => [String(row), row]));
      found[id] = [...rows.values()].sort((a, b) => a[0] - b[0]).slice(-KEPT);
    }
    return found;
  }

  /** @param {Answers} answers */
  const write = (answers) => localStorage.setItem(name(), JSON.stringify({ version: VERSION, answers }));

  /** What is kept now; null if unknown. What cannot be read is set aside. */
  function kept() {
    let text;
    try { text = localStorage.getItem(name()); } catch { return warn("blocked"); }
    if (text === null) return {};
    try { const found = read(JSON.parse(text)); if (found) return found; } catch {}
    try { localStorage.setItem(`${name()}:aside-${Date.now()}`, text), write(own); } catch { return warn("full"); }
    warn("broken");
    return {};
  }

  /** @type {Store} */
  const store = {
    read,
    all: () => (own = merged(kept() ?? {}, own)),
    keep(more) {
      const before = kept();
      own = merged(merged(before ?? {}, own), more);
      try { if (before) write(own); } catch { warn("full"); }
      tell();
    },
    erase() {
      own = {};
      const ours = (/** @type {string} */ key) => `${key}:`.startsWith(`${name()}:`);
      try { Object.keys(localStorage).filter(ours).forEach((key) => localStorage.removeItem(key)); } catch { warn("blocked"); }
      tell();
    },
  };
  Object.assign(window, { gce: store });

  const good = (/** @type {Answer | undefined} */ row) => row?.[1] === 1 && row[2] !== "unsure";
  document.addEventListener("gce-answered", (event) => {
    const { question, key, score, sure, right, chosen } = /** @type {CustomEvent} */ (event).detail;
    if (!(score >= 0)) return; // polls and essays have none
    const row = /** @type {Answer} */ ([Math.floor(Date.now() / 1000), right ? 1 : Math.min(score, 0.99), sure ?? null, key, ...(chosen ? [chosen] : [])]);
    const last = store.all()[question]?.at(-1);
    // Right again within a day says nothing new.
    if (!(last && good(last) && good(row) && last[3] === key && row[0] - last[0] < DAY)) store.keep({ [question]: [row] });
  });
  addEventListener("storage", ({ key, newValue }) => {
    if (key && key !== name()) return;
    if (newValue === null) own = {}; // erased in another tab
    const now = kept();
    if (now && JSON.stringify(merged(now, own)) !== JSON.stringify(now)) store.keep({});
    else tell();
  });
})();
