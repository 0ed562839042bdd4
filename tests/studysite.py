"""The pages to study with, built by the engine and opened without a server: what their browser tests stand on."""

from __future__ import annotations

import json
import mimetypes
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Route

from builder import pages, reading
from builder.course import Course
from builder.site.building import build
from builder.site.writing import Outcome
from tests import small

ROOT = Path(__file__).parent.parent
HOST = "https://course.test/"
QUIZ = "modules/who-is-who/quiz/"
KEPT = ("index.md", "practise.md", "flashcards.md", "progress.md", "modules/who-is-who/quiz.md")

ANSWER = """([question, score, sure, key]) => {
  const kept = document.createElement('p');
  document.body.append(kept);
  const detail = { question, kind: 'test', key, score, sure, right: score === 1 };
  kept.dispatchEvent(new CustomEvent('gce-answered', { bubbles: true, detail }));
  kept.remove();
}"""


def made(course: Course, folder: Path) -> Path:
    """The course's study pages, home and one quiz as a site, with instant navigation, which is the harder way."""
    look: Any = reading.document(ROOT / "mkdocs.yml", ROOT).data
    base = {"site_url": HOST, "theme": {**look["theme"], "features": ["navigation.instant"]}}
    tree = pages.language_tree(course, base)
    laid = {f"en/{path}": text for path, text in tree.items() if not path.endswith(".md") or path[5:] in KEPT}
    config = json.loads(laid["en/mkdocs.yml"])
    laid["en/mkdocs.yml"] = json.dumps(config | {"nav": [{path: path} for path in KEPT]}).encode()
    outcome = Outcome(problems=(), tree=laid, languages=("en",), epoch=small.EPOCH)
    assert build(outcome, folder / ".course", folder / "site").landed
    return folder / "site"


class Visit:
    """A visitor: tabs that share what is kept, requests answered from the folder, and what went wrong."""

    def __init__(self, browser: Browser, site: Path, **options: Any) -> None:
        self.site, self.faults = site, list[str]()
        self.context: BrowserContext = browser.new_context(**options)
        self.context.route("**/*", self.answer)

    def answer(self, route: Route) -> None:
        path = unquote(urlsplit(route.request.url).path).lstrip("/")
        file = self.site / (path + "index.html" if path.endswith("/") or not path else path)
        if not route.request.url.startswith(HOST) or not file.is_file():
            self.faults.append(f"asked for {route.request.url}")
            return route.fulfill(status=404)
        kind = mimetypes.guess_type(file.name)[0] or "text/html"
        return route.fulfill(body=file.read_bytes(), content_type=f"{kind}; charset=utf-8")

    def tab(self, path: str = "") -> Page:
        page = self.context.new_page()
        page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        if path:
            page.goto(HOST + path)
        return page

    def close(self) -> None:
        self.context.close()


def answer(page: Page, question: str, score: float, *, key: str = "", sure: str | None = None) -> None:
    """An answer, as a question's element would tell of it; the key is today's unless said."""
    page.evaluate(ANSWER, [question, score, sure, key or today(page, question)])


def today(page: Page, question: str) -> str:
    """The key of a question today, as the page has it."""
    return str(page.locator(f'[data-question="{question}"][data-key]').first.get_attribute("data-key"))


def kept(page: Page) -> dict[str, Any]:
    """The answers the device keeps."""
    text = page.evaluate("localStorage.getItem('gce:people-on-the-move')")
    found: dict[str, Any] = json.loads(text)["answers"] if text else {}
    return found
