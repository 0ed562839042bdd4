"""Our quiz page against a hand-written floor and mkdocs-quiz on plain Material: the same ten questions, one run.

    .venv/bin/python bench/page.py [--rounds 5]

Prints, for each page: kilobytes as sent (gzip), requests, kilobytes of HTML, script and style, then the medians of
the seconds until the first control can be answered and until a verdict stands on the screen, the time the main
thread was blocked, and the script heap; on "slow 4G" (1.6 Mbit/s, 150 ms) with a processor slowed fourfold. Last,
our times as ratios of the peer's. Machines are noisy: compare columns of one run only.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import statistics
import subprocess
import sys
import tempfile
import threading
import venv
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser import chromium  # noqa: E402  # the bench stands beside the package, not in it

QUESTIONS = [
    (
        f"Question {number}: which of these binds the states that joined it?",
        ["A treaty", "A compact", "A forum", "A speech"],
    )
    for number in range(1, 11)
]
FIGURES = ("first", "verdict", "blocked", "heap")
UNITS = {"first": "s to the first control", "verdict": "s to a verdict", "blocked": "ms blocked", "heap": "MB heap"}

# Runs before the page: notes when a control can be used, uses it as soon as that, and notes when a verdict is seen.
WATCH = """
const seen = (e) => !!e && e.checkVisibility() && e.getClientRects().length > 0;
window.bench = {blocked: 0};
try {
  const add = (entry) => { bench.blocked += Math.max(0, entry.duration - 50); };
  new PerformanceObserver((list) => list.getEntries().forEach(add))
    .observe({type: "longtask", buffered: true});
} catch {}
let turn = 0;
const look = () => {
  const controls = document.querySelectorAll(CONTROL);
  if (!bench.first && seen(controls[0])) { bench.first = performance.now(); controls[0].click(); }
  if (bench.first && !bench.verdict) {
    // A page that judges a choice as it is made has to be asked again until its script is there to hear it.
    if (AGAIN && performance.now() - bench.first > 100 * (turn + 1)) controls[turn++ % 2].click();
    const check = CHECK && document.querySelector(CHECK);
    if (!bench.asked && seen(check)) { bench.asked = true; check.click(); }
    if ([...document.querySelectorAll(VERDICT)].some(seen)) bench.verdict = performance.now();
  }
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


@dataclass
class Page:
    """One of the three pages: where it lies, and how a learner answers it."""

    name: str
    folder: Path
    path: str
    control: str
    check: str
    verdict: str
    again: bool = False  # judges as one chooses, once its script is there
    rows: dict[str, list[float]] = field(default_factory=lambda: {key: [] for key in FIGURES})
    sizes: dict[str, int] = field(default_factory=dict)


class _Server(http.server.SimpleHTTPRequestHandler):
    """A web server that compresses, as every host of static sites does."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        body = gzip.compress(path.read_bytes(), 9) if path.is_file() else b""
        self.send_response(200 if path.is_file() else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="how often each page is loaded (default 5)")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = [floor(folder / "floor"), ours(folder / "ours"), peer(folder / "peer")]
        with chromium() as browser:
            for _ in range(rounds):
                for page in pages:
                    measured(browser, page)
        table(pages)


def floor(folder: Path) -> Page:
    """One hand-written page, no script: the least a quiz can weigh."""
    form = "".join(_floor_question(number, *question) for number, question in enumerate(QUESTIONS))
    style = (
        "body{max-width:38em;margin:auto;font:1.1em sans-serif}label{display:block;padding:.6em}.y,.n{display:none}"
        "form:has(.r:checked) .y,form:has(.w:checked) .n{display:block}"
    )
    folder.mkdir(parents=True)
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Quiz</title><style>{style}</style>'
    (folder / "index.html").write_text(f"{head}<h1>Quiz</h1>{form}", encoding="utf-8")
    return Page("floor", folder, "", "input[type=radio]", "summary", ".y, .n")


def _floor_question(number: int, prompt: str, options: list[str]) -> str:
    rows = "".join(
        f'<label><input type="radio" name="q{number}" class="{"r" if i == 0 else "w"}"> {text}</label>'
        for i, text in enumerate(options)
    )
    answer = f'<p class="y">Right.</p><p class="n">Not right.</p><p>{options[0]}.</p>'
    fields = f"<fieldset><legend>{prompt}</legend>{rows}</fieldset>"
    return f"<form>{fields}<details><summary>Check</summary>{answer}</details></form>"


def ours(folder: Path) -> Page:
    """A new course whose only quiz holds the ten questions, built as any course is."""
    course = [sys.executable, "-m", "builder"]
    subprocess.run([*course, "new", "course", str(folder)], check=True, cwd=ROOT, capture_output=True)
    quiz = next((folder / "quizzes").glob("*.yml"))
    rests_on = "term/" + _first_key(folder / "library" / "terms.yml")
    quiz.write_text(
        "title: Ten questions\nquestions:\n" + "".join(_ours(n, *q, rests_on) for n, q in enumerate(QUESTIONS))
    )
    lesson = next((folder / "modules").glob("*/lesson.md"))
    lesson.write_text("## A lesson\n\nWords.\n", encoding="utf-8")
    _without_uses(lesson.with_name("module.yml"))
    subprocess.run([*course, "-C", str(folder), "build"], check=True, cwd=ROOT, capture_output=True)
    path = f"modules/{lesson.parent.name}/quiz/"
    return Page("ours", folder / "site", path, ".gce-quiz input[type=radio]", ".gce-answer summary", ".gce-is")


def _ours(number: int, prompt: str, options: list[str], rests_on: str) -> str:
    keys = "abcd"
    choices = "".join(f"      {key}: {text}\n" for key, text in zip(keys, options, strict=True))
    told = "".join(
        f"      {key}: Because of what {text.lower()} is.\n" for key, text in zip(keys, options, strict=True)
    )
    prompt = prompt.split(": ", 1)[1]  # a number in prose wants a source
    return (
        f"  question-{number}:\n    kind: single-choice\n    prompt: {prompt}\n    choices:\n{choices}"
        f"    answer: a\n    feedback:\n{told}    rests_on: [{rests_on}]\n"
    )


def _first_key(path: Path) -> str:
    return next(line.split(":")[0] for line in path.read_text().splitlines() if line[:1].isalpha())


def _without_uses(module: Path) -> None:
    """The plan of the skeleton names a question that is no longer there."""
    lines = [line for line in module.read_text().splitlines() if "uses:" not in line]
    module.write_text("\n".join(lines) + "\n")


def peer(folder: Path) -> Page:
    """mkdocs-quiz on Material as it comes, in an environment of its own."""
    home = ROOT / "bench" / ".venv"
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", ROOT / "bench" / "peer.txt"], check=True)
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(
        "site_name: Quiz\ntheme: {name: material, font: false}\nplugins: [search, mkdocs_quiz]\n"
    )
    (folder / "docs" / "index.md").write_text("# Quiz\n\n" + "\n".join(_peer(*question) for question in QUESTIONS))
    subprocess.run([python, "-m", "mkdocs", "build", "--quiet"], check=True, cwd=folder, capture_output=True)
    control, check = ".quiz input[type=radio]", ".quiz button[type=submit], .quiz .quiz-button"
    return Page(
        "mkdocs-quiz", folder / "site", "", control, check, ".quiz .correct, .quiz .wrong, .quiz-feedback", again=True
    )


def _peer(prompt: str, options: list[str]) -> str:
    rows = "\n".join(f"- [{'x' if i == 0 else ' '}] {text}" for i, text in enumerate(options))
    return f"<quiz>\n{prompt}\n{rows}\n\nBecause of what a treaty is.\n</quiz>\n"


def measured(browser: Any, page: Page) -> None:
    """Load a page once, cold, slowed, and note its figures."""
    handler = functools.partial(_Server, directory=str(page.folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(viewport={"width": 360, "height": 780})
    try:
        _note(page, *_loaded(context, page, f"http://127.0.0.1:{server.server_port}/{page.path}"))
    finally:
        context.close()
        server.shutdown()


def _loaded(context: Any, page: Page, address: str) -> tuple[dict[str, float], float, list[tuple[str, int]]]:
    tab = context.new_page()
    wire = context.new_cdp_session(tab)
    sizes: dict[str, tuple[str, int]] = {}
    kinds: dict[str, str] = {}
    wire.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    wire.on(
        "Network.loadingFinished",
        lambda event: sizes.update(
            {event["requestId"]: (kinds.get(event["requestId"], ""), int(event["encodedDataLength"]))}
        ),
    )
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    speed = 1.6 * 1024 * 1024 / 8
    wire.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 150, "downloadThroughput": speed, "uploadThroughput": speed / 2},
    )
    wire.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    names = {"CONTROL": page.control, "CHECK": page.check, "VERDICT": page.verdict}
    heading = "".join(f"const {name} = {value!r};\n" for name, value in names.items())
    tab.add_init_script(f"{heading}const AGAIN = {str(page.again).lower()};\n{WATCH}")
    tab.goto(address, wait_until="load")
    tab.wait_for_function("window.bench.verdict", timeout=30_000)
    tab.wait_for_timeout(1500)
    heap = wire.send("Runtime.getHeapUsage")["usedSize"] / 2**20
    return tab.evaluate("window.bench"), heap, list(sizes.values())


def _note(page: Page, bench: dict[str, float], heap: float, sizes: list[tuple[str, int]]) -> None:
    page.rows["first"].append(bench["first"] / 1000)
    page.rows["verdict"].append(bench["verdict"] / 1000)
    page.rows["blocked"].append(bench["blocked"])
    page.rows["heap"].append(heap)
    page.sizes = {"requests": len(sizes), "all": sum(size for _, size in sizes)}
    for kind in ("Document", "Script", "Stylesheet"):
        page.sizes[kind] = sum(size for found, size in sizes if found == kind)


def table(pages: list[Page]) -> None:
    """The figures, a column a page, and ours against the peer's."""
    print(f"{'':28}" + "".join(f"{page.name:>14}" for page in pages))
    for key in ("all", "Document", "Script", "Stylesheet"):
        print(f"{'KB ' + key.lower():28}" + "".join(f"{page.sizes[key] / 1024:14.1f}" for page in pages))
    print(f"{'requests':28}" + "".join(f"{page.sizes['requests']:14}" for page in pages))
    for key, unit in UNITS.items():
        print(f"{unit:28}" + "".join(f"{statistics.median(page.rows[key]):14.2f}" for page in pages))
    mine, theirs = pages[1], pages[2]
    for key in ("first", "verdict"):
        ratio = statistics.median(mine.rows[key]) / statistics.median(theirs.rows[key])
        print(f"ours / mkdocs-quiz, {UNITS[key]}: {ratio:.2f}")


if __name__ == "__main__":
    main()
