"""The scripts and stylesheets as files: their types, their size, and that nothing of theirs is hard-coded words."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from builder import pages
from builder.loading import load

ROOT = Path(__file__).parent.parent
RUNTIME = ROOT / "builder/pages/runtime"
COMPILER = ROOT / "tests/js/node_modules/typescript/bin/tsc"
CLASS = re.compile(r"\.(gce-[\w-]+)")
INSTALL = "npm ci --prefix tests/js"
OPTIONS = ["--noEmit", "--allowJs", "--checkJs", "--strict", "--target", "es2023", "--lib", "es2023,dom,dom.iterable"]


def weight(*names: str) -> int:
    """Bytes of a page's files, each gzipped as a server sends it."""
    made = pages.runtime()
    return sum(len(gzip.compress(made[f"assets/{name}"], 9, mtime=0)) for name in names)


@pytest.mark.parametrize("script", [*sorted(pages.SCRIPTS), "reload.js"])
def test_types_hold(script: str) -> None:
    """Files of one script share one scope, so they are checked together (TypeScript, JSDoc types)."""
    node = shutil.which("node")
    if node is None or not COMPILER.is_file():
        message = f"TypeScript is not here; with Node.js, install it with: {INSTALL}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    served = [ROOT / "builder/site/reload.js"]
    files = [str(path) for path in ([RUNTIME / name for name in pages.SCRIPTS.get(script, [])] or served)]
    found = subprocess.run([node, str(COMPILER), *OPTIONS, *files], capture_output=True, text=True, cwd=ROOT)
    assert found.stdout == ""


def test_no_lock_file_names_a_registry() -> None:
    assert "resolved" not in (ROOT / "tests/js/package-lock.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(RUNTIME.glob("*.js")), ids=lambda path: path.name)
def test_a_script_is_read_in_one_go(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 100


def test_every_file_is_part_of_something() -> None:
    used = {name for names in pages.SCRIPTS.values() for name in names} | set(pages.STYLES)
    assert used == {path.name for path in RUNTIME.iterdir()}


def test_a_quiz_page_is_light() -> None:
    assert weight("course.js", "quiz.js") <= 12 * 1024
    assert weight("course.css") <= 5 * 1024


def test_a_page_has_the_stylesheet_of_what_it_shows() -> None:
    """Every page with a class that only library.css knows loads it."""
    made = pages.written(load(ROOT / "tests/sample").courses, {})
    sheets = {name: set(CLASS.findall((RUNTIME / name).read_text(encoding="utf-8"))) for name in pages.STYLES}
    alone = sheets["library.css"] - sheets["course.css"]
    lacking = {
        (path, name)
        for path, text in made.items()
        if path.endswith(".md") and b"assets/library.css" not in text
        for name in alone & set(re.findall(r"gce-[\w-]+", " ".join(re.findall(r'class="([^"]*)"', text.decode()))))
    }
    assert lacking == set()
