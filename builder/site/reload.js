// While a course is served: shows the new pages once they are there, and what is wrong with the last save.
(function () {
  "use strict";
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement) || document.documentElement.dataset.served) return;
  document.documentElement.dataset.served = "true"; // instant navigation runs the script again
  const pages = script.dataset.pages || "";
  let said = "";
  let waiting = new AbortController();

  async function ask() {
    waiting = new AbortController();
    const seen = new URLSearchParams({ at: location.pathname, pages, said });
    try {
      const news = await (await fetch("/-/news?" + seen, { signal: waiting.signal })).json();
      if (news.pages !== pages) return location.reload();
      said = news.said;
      show(news.problems);
      setTimeout(ask, 0);
    } catch {
      if (!waiting.signal.aborted) setTimeout(ask, 1000); // the server is restarting
    }
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

  document.addEventListener("visibilitychange", () => (document.hidden ? waiting.abort() : ask()));
  if (!document.hidden) ask();
})();
