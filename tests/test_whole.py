"""A block of ours in a folded part of a lesson is valid HTML: nothing wraps it, and nothing in it is Markdown."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest

from builder import pages
from builder.loading import load
from builder.tree import Tree
from tests import quizpage

ROOT = Path(__file__).parent.parent
VOID = {"br", "circle", "hr", "img", "input", "link", "meta", "path", "rect", "source", "wbr", "col"}
BLOCK = {"details", "div", "dl", "fieldset", "figure", "form", "h2", "h3", "ol", "p", "section", "table", "ul"}
FIGURE = '<figure class="gce-compare"> <figcaption>Two</figcaption> <p>A [2](3) *b*</p> </figure>'


class Balance(HTMLParser):
    """What does not close, closes twice, or is a block in a paragraph (HTML Living Standard, 13.1.2.4)."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open, self.faults = list[str](), list[str]()
        self.feed(text)
        self.faults += [f"<{tag}> stays open" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in BLOCK and "p" in self.open:
            self.faults.append(f"<{tag}> in <p> at line {self.getpos()[0]}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing at line {self.getpos()[0]}")


@pytest.fixture(scope="module")
def tree() -> Tree:
    return pages.written(load(ROOT).courses, {})


def html(tree: Tree, text: str) -> str:
    """As the engine makes it of a page."""
    settings = json.loads(tree["en/mkdocs.yml"])["markdown_extensions"]
    names = [one if isinstance(one, str) else next(iter(one)) for one in settings]
    return markdown.markdown(text, extensions=names)


@pytest.mark.parametrize(
    "text",
    [
        f'??? deeper "More"\n\n    Words.\n\n    {FIGURE}\n\n    After.\n',
        f"!!! case\n\n    {FIGURE}\n",
        f"- One\n\n    {FIGURE}\n\n- Two\n",
        f"??? deeper\n\n    !!! case\n\n        {FIGURE}\n",
    ],
    ids=["fold", "case", "list", "case in a fold"],
)
def test_a_block_stays_whole_where_it_stands_indented(tree: Tree, text: str) -> None:
    made = html(tree, text)
    assert FIGURE in made
    assert Balance(made).faults == []


def test_a_question_in_a_fold_keeps_its_pattern(tree: Tree) -> None:
    page = quizpage.page({"one": quizpage.asked("numeric", answer=2, tolerance=1, prompt="How many?")})
    block = page[page.index('<div class="gce-quiz"') : page.index("</main>")].strip()
    assert block in html(tree, f'??? deeper "More"\n\n    {block}\n')


def test_html_shown_as_code_is_shown(tree: Tree) -> None:
    assert "&lt;figure" in html(tree, f"```text\n    {FIGURE}\n```\n")


def test_no_page_of_the_course_closes_what_is_not_open(tree: Tree) -> None:
    written = {path: text.decode() for path, text in tree.items() if path.endswith(".md") and "/builders/" not in path}
    assert len(written) > 60
    faults = {path: Balance(html(tree, text.partition("\n---\n")[2])).faults for path, text in written.items()}
    assert {path: found for path, found in faults.items() if found} == {}
