// While a course is served: shows the new pages once they are there, and what is wrong with the last save.
(function () {
  "use strict";
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement) || document.documentElement.dataset.served) return;
  document.documentElement.dataset.served = "true"; // instant navigation runs the script again
  const ENTRIES = ".gce-far, .gce-timeline > li"; // of registers, which are long and slow to load again
  const entries = [...document.querySelectorAll(ENTRIES)]; // in the order they were sent; a reader may sort them
  const path = location.pathname;
  let pages = script.dataset.pages || "";
  let said = "";
  let waiting = new AbortController();
  /** The page as it was sent, before any script. @type {Document | undefined} */
  let shown;

  async function ask() {
    waiting = new AbortController();
    const seen = new URLSearchParams({ at: location.pathname, pages, said });
    try {
      const news = await (await fetch("/-/news?" + seen, { signal: waiting.signal })).json();
      if (news.pages !== pages && !(await exchanged())) return location.reload();
      said = news.said;
      show(news.problems);
      setTimeout(ask, 0);
    } catch {
      if (!waiting.signal.aborted) setTimeout(ask, 1000); // the server is restarting
    }
  }

  /** The page as it is sent now, and which state of it that is. @returns {Promise<[Document, string]>} */
  async function sent() {
    const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
    const own = /** @type {HTMLElement | null} */ (page.querySelector("script[data-pages]"));
    own?.remove();
    return [page, own?.dataset.pages || ""];
  }

  /** Puts new entries in the place of the old ones, if nothing else of the page has changed. */
  async function exchanged() {
    if (!shown || path !== location.pathname) return false;
    const [after, state] = await sent();
    const [old, all] = [shown, after].map((page) => [...page.querySelectorAll(ENTRIES)]);
    if (all.length !== old.length) return false;
    const changed = all.flatMap((entry, i) => (entry.isEqualNode(old[i]) ? [] : [i]));
    for (const i of changed) old[i].replaceChildren(...all[i].cloneNode(true).childNodes);
    if (!shown.isEqualNode(after)) return false;
    for (const i of changed) entries[i].replaceChildren(...all[i].cloneNode(true).childNodes);
    [shown, pages] = [after, state];
    return true;
  }

  /** @param {string[]} problems */
  function show(problems) {
    document.getElementById("course-problems")?.remove();
    if (!problems.length) return;
    const box = document.createElement("div");
    box.id = "course-problems";
    box.setAttribute("role", "alert");
    box.style.cssText =
      "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;z-index:1000;padding:1rem 1.5rem;" +
      "background:#fff;color:#1a1a1a;border-top:6px solid #b00020;font:16px/1.5 system-ui,sans-serif";
    const head = document.createElement("strong");
    head.textContent = "As last saved, the course cannot be built. What stands in its way:";
    const list = document.createElement("ul");
    for (const problem of problems) {
      const item = list.appendChild(document.createElement("li"));
      item.style.cssText = "font-family:ui-monospace,monospace;font-size:14px;overflow-wrap:anywhere";
      item.textContent = problem;
    }
    box.append(head, list);
    document.body.append(box);
  }

  /** Keeps a register's page as sent, unless a newer one is there already. */
  async function keep() {
    const [page, state] = await sent();
    if (state !== pages) return;
    shown = page;
    document.documentElement.dataset.served = "kept";
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? waiting.abort() : ask()));
  if (!document.hidden) ask();
  if (entries.length) addEventListener("load", () => setTimeout(keep, 500));
})();
