"""The sample course as a site with the features every course begins with; visits that note what goes wrong."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Route

from builder.cli import main
from tests.running import until

ROOT = Path(__file__).parent.parent
ADDRESS = "https://course.test/"
LESSON, QUIZ, FIGURES = "modules/moving/", "modules/moving/quiz/", "figures/"
PAGES = ("", LESSON, QUIZ, "modules/moving/teach/", FIGURES, "glossary/", "practise/", "flashcards/", "progress/")
# Scripts that make a device keep nothing.
FULL = "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); }"
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"


def built(base: Path, name: str = "plain", change: Callable[[Path], None] = lambda _: None) -> Path:
    """The site, built once for all workers below `base`; `change` edits the course before."""
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    try:
        place.mkdir()
    except FileExistsError:  # another worker builds it
        until((place / "done").exists)
        return place / "site"
    shutil.copytree(ROOT / "tests/sample", place, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", place)
    with (place / "mkdocs.yml").open("a") as config:
        config.write(f"site_url: {ADDRESS}\n")
    change(place)
    assert not main(["-C", str(place), "build"])
    (place / "done").touch()
    return place / "site"


class Visit:
    """A visitor of a site: her context, what she asked for, and what went wrong."""

    def __init__(self, context: BrowserContext, site: Path, **headers: str) -> None:
        self.context, self.site, self.headers = context, site, headers
        self.asked, self.faults = list[str](), list[str]()
        context.route("**/*", self.answer)
        context.on("console", lambda said: self.faults.append(said.text) if said.type in ("error", "warning") else None)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))

    def answer(self, route: Route) -> None:
        path = urlsplit(route.request.url).path.lstrip("/")
        file = self.site / path / "index.html" if path.endswith("/") or not path else self.site / path
        self.asked.append(path)
        if not route.request.url.startswith(ADDRESS):
            self.faults.append(f"asked a stranger: {route.request.url}")
        if not file.is_file():
            return route.fulfill(status=404)
        return route.fulfill(path=file, headers={"Content-Type": _kind(file), **self.headers})

    def page(self, path: str) -> Page:
        found = self.context.new_page()
        found.goto(ADDRESS + path, wait_until="load")
        return found


@contextmanager
def visit(browser: Browser, site: Path, headers: dict[str, str] | None = None, **options: Any) -> Iterator[Visit]:
    """A visit that ends with nothing gone wrong."""
    context = browser.new_context(**{"viewport": {"width": 360, "height": 780}, **options})
    found = Visit(context, site, **(headers or {}))
    yield found
    context.close()
    assert found.faults == []


def policy(site: Path) -> str:
    """The policy the site brings along."""
    (found,) = re.findall(r"Content-Security-Policy: (.*)", (site / "_headers").read_text())
    return str(found)


def _kind(file: Path) -> str:
    kinds = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
    return kinds.get(file.suffix, "application/octet-stream")
