"""From a save to the words in a browser that asks for nothing: `course serve` against `mkdocs serve`, in one run.

    .venv/bin/python bench/serve.py [--rounds 5] [--pause 12] [--peer]

Prints for each saved file the seconds of every save and their median. With `--peer`, the same for `mkdocs serve
--dirty` on the pages of the first language as `course write` lays them out, words added to the page's own Markdown,
and the ratio: that peer checks nothing, resolves no reference and builds one language. A browser looks at the page
that is to change; before each save everything rests for `--pause` seconds. Machines are noisy: compare numbers of one
run only.
"""

from __future__ import annotations

import argparse
import itertools
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Page  # noqa: E402

from tests.browser import chromium  # noqa: E402  # the bench stands beside the package, not in it

SEEN = "(words) => !!document.body && document.body.textContent.includes(words)"
MARKS = ("Zq" + "".join("abcdefghij"[int(digit)] for digit in str(number)) + "x" for number in itertools.count(1))
MODULE = "modules/who-is-who/"
_MEANING = r"(\nrefugee:\n(?:  .*\n)*?  meaning: (?:>\n    )?)"


@dataclass(frozen=True)
class Case:
    """A page somebody looks at, and a file saved meanwhile: where in it words are put (at its end, if nowhere)."""

    name: str
    page: str
    file: str
    before: str = ""

    def save(self, root: Path, words: str) -> None:
        path = root / self.file
        text = path.read_text(encoding="utf-8")
        put = re.sub(self.before, rf"\g<1>{words} ", text, count=1, flags=re.M) if self.before else f"{text}\n{words}\n"
        assert put != text, f"{self.file} has no place for words"
        path.write_text(put, encoding="utf-8")


OURS = (
    Case("lesson", MODULE, f"{MODULE}lesson.md"),
    Case("lesson, Dutch", f"nl/{MODULE}", f"{MODULE}lesson.nl.md"),
    Case("quiz", f"{MODULE}quiz/", "quizzes/who-is-who.yml", r"^(title: )"),
    Case("term in a lesson", MODULE, "library/terms.yml", _MEANING),
    Case("glossary", "glossary/", "library/terms.yml", _MEANING),
    Case("glossary, Dutch", "nl/glossary/", "library/terms.nl.yml", _MEANING),
    Case("figures", "figures/", "library/facts.yml", r"^(  label: )"),
    Case("timeline", "timeline/", "library/events.yml", r"^(  since: )"),
    Case("sources", "sources/", "library/sources.yml", r"^(  name: )"),
)
PEERS = {
    "lesson": Case("lesson", MODULE, f"docs/{MODULE}index.md"),
    "quiz": Case("quiz", f"{MODULE}quiz/", f"docs/{MODULE}quiz.md"),
    "glossary": Case("glossary", "glossary/", "docs/glossary.md"),
    "figures": Case("figures", "figures/", "docs/figures.md"),
    "timeline": Case("timeline", "timeline/", "docs/timeline.md"),
    "sources": Case("sources", "sources/", "docs/sources.md"),
}


@contextmanager
def served(command: list[str], ready: str) -> Iterator[str]:
    """A server's address, once a line of it matches `ready`."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        found = next(match for line in process.stdout if (match := re.search(ready, line)))
        Thread(target=process.stdout.read, daemon=True).start()
        try:
            yield found[1]
        finally:
            process.terminate()


def seconds(page: Page, address: str, case: Case, root: Path, rounds: int, pause: float) -> list[float]:
    """From each save to the moment its words stand in the page, by itself."""
    page.goto(address + case.page)
    times = []
    for words in itertools.islice(MARKS, rounds):
        time.sleep(pause)
        begun = time.perf_counter()
        case.save(root, words)
        page.wait_for_function(SEEN, arg=words, polling=20, timeout=120_000)
        times.append(time.perf_counter() - begun)
    return times


def said(name: str, times: list[float]) -> float:
    median = statistics.median(times)
    print(f"{name:24} {'  '.join(f'{one:.2f}' for one in times)}   median {median:.2f}", flush=True)
    return median


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pause", type=float, default=12.0)
    parser.add_argument("--peer", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        page, root, laid = browser.new_page(), Path(folder, "course"), Path(folder, "written")
        shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(".*", "site", "node_modules"))
        course = [sys.executable, "-m", "builder", "-C", str(root)]
        subprocess.run([*course, "write", str(laid)], check=True, capture_output=True)
        print(f"course serve, {asked.rounds} saves each, seconds:")
        with served([*course, "serve", "--port", "0"], r"^Serving on (\S+)") as address:
            ours = {
                one.name: said(one.name, seconds(page, address, one, root, asked.rounds, asked.pause)) for one in OURS
            }
        if asked.peer:
            compare(page, laid / "en", ours, asked.rounds, asked.pause)


def compare(page: Page, laid: Path, ours: dict[str, float], rounds: int, pause: float) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "--dirty",
        "-f",
        str(laid / "mkdocs.yml"),
        "-a",
        f"127.0.0.1:{port}",
    ]
    print(f"mkdocs serve --dirty, {rounds} saves each, seconds:")
    with served(command, r"Serving on (\S+)") as address:
        for name, case in PEERS.items():
            theirs = said(name, seconds(page, address, case, laid, rounds, pause))
            print(f"{'':24} ours is {ours[name] / theirs:.2f} of it")


if __name__ == "__main__":
    main()
