"""What passes the rules is safe: Markdown of any sort gives no HTML, attribute or address that could run code."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from functools import cache
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder import prose
from builder.checks.desk import Desk
from builder.checks.links import alt_missing, link_broken, slug
from builder.checks.markup import bad_attribute, heading_order, raw_html
from builder.checks.slotting import bad_slot
from builder.course import Course
from builder.loading import load
from builder.texts import Page
from tests.samples import SAMPLE

SAFE_TAGS = {
    *("p", "em", "strong", "a", "img", "ul", "ol", "li", "blockquote", "hr", "br", "code", "pre", "div", "details"),
    *(
        "summary",
        "span",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "dl",
        "dt",
        "dd",
    ),
}
SAFE_ATTRIBUTES = {
    "class",
    "id",
    "href",
    "src",
    "alt",
    "title",
    "start",
    "open",
    "style",
}  # style: a column's alignment
PIECES = (
    *(
        "<script>",
        "<b",
        ">",
        "</b>",
        "<!--",
        "-->",
        "<?",
        "&lt;",
        "&#60;",
        "&colon;",
        "&Tab;",
        "javascript:",
        "JavaScript",
    ),
    *(":alert(1)", "data:text/html,x", "vbscript:", "https://a.org/", "x.md", "[a](", ")", "[", "](", "]: ", "![", "]"),
    *(
        "{",
        "}",
        "{: ",
        "{#a ",
        "onclick=",
        "'x'",
        '"x"',
        "style=",
        ".c",
        "href=",
        "\\",
        "\n",
        "\n\n",
        "    ",
        "`",
        "```\n",
    ),
    *(
        "# ",
        "*a*",
        "**",
        "_",
        "<",
        "<javascript:x>",
        "<https://a.org>",
        "!!! case ",
        "??? deeper ",
        "| ",
        "\t",
        "\x01",
        "a",
        "a",
    ),
)
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


RUN = (raw_html, bad_attribute, bad_slot, link_broken, heading_order, alt_missing)


class Made(HTMLParser):
    """The tags and attributes of some HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.unsafe: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in SAFE_TAGS:
            self.unsafe.append(tag)
        for name, value in attrs:
            address = "".join(char for char in (value or "") if char.isprintable() and not char.isspace()).lower()
            if name not in SAFE_ATTRIBUTES or (name == "style" and not address.startswith("text-align:")):
                self.unsafe.append(f"{tag} {name}")
            scheme = re.match(r"[a-z][a-z0-9+.-]*:", address)
            if name in ("href", "src") and scheme and scheme[0] not in ("https:", "http:", "mailto:"):
                self.unsafe.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        self.unsafe.append(f"<!--{data}")

    def handle_pi(self, data: str) -> None:
        self.unsafe.append(f"<?{data}")


@cache
def _course() -> Course:
    return dataclasses.replace(load(SAMPLE).main, pages={})


@cache
def _engine() -> markdown.Markdown:
    """What makes a lesson's page: what makes a record's strings, and fences."""
    return markdown.Markdown(extensions=[*prose.EXTENSIONS, "pymdownx.superfences"])


def rules(text: str, *, lesson: bool) -> set[str]:
    """The rules that find something in a lesson, or in a record's string."""
    course = _course()
    if lesson:
        course = dataclasses.replace(course, lessons={"moving": Page("lesson.md", text)}, entries={})
    else:
        claim = course.claims["some-go-far"].model_copy(update={"statement": text})
        entry = dataclasses.replace(course.entries["claim/some-go-far"], record=claim)
        course = dataclasses.replace(course, lessons={}, entries={"claim/some-go-far": entry})
    desk = Desk(course, date(2024, 9, 1))
    return {rule.__name__ for rule in RUN if any(rule(desk))}


def unsafe(text: str, *, lesson: bool) -> list[str]:
    made = Made()
    made.feed(prose.to_html(text))
    if lesson:
        made.feed(_engine().reset().convert(text))
    made.close()
    return made.unsafe


@settings(max_examples=500)
@given(MARKDOWN)
@example("[a](java\nscript:x)")
@example("[a](&#106;avascript:x)")
@example("[a](<javascript:x>)")
@example("[a][b]\n\n[b]: <javascript:x>")
@example("[a][b]\n\n[b]:\n    javascript:x")
@example("![a](javascript:x)")
@example("*a*{onclick=x}")
@example("*a*{: onclick='x' }")
@example("# a {onclick=x}")
@example("a\n{: onclick=x }")
@example("| a |\n| --- |\n| b { onclick=x } |")
@example("- a\n{: onclick=x }")
@example("\\<b>")
@example("`` ` <b> ``")
@example("a `b\n\n<b>`")
@example("    <b>")
@example("<b\nonclick=x>")
@example("[![a](x.md)](javascript:x)")
@example("<javascript:alert(1)>")
@example('!!! case "<b>"')
@example('??? deeper "<img src=x onerror=y>"\n\n    a')
@example("```\n<b>\n```")
@example("```\n\n<b>\n\n```")
@example("!!! case\n\n    ```\n    <b>\n    ```")
@example("- a `b\n- <b>`")
@example("| `a | <b>` |\n| --- | --- |\n| c | d |")
@example("```\n<b>\n")
@example("~~~\n<b>\n~~~\n")
@example("a `<b` c>` d")
@example("```\n`<b>`")
@example("\\`<b>`")
@example("`a\n`<b>`")
def test_what_the_rules_let_pass_makes_safe_html(text: str) -> None:
    for lesson in (True, False):
        if not rules(text, lesson=lesson):
            assert unsafe(text, lesson=lesson) == []


def test_the_test_of_safety_can_fail() -> None:
    for text in ("<b onclick=x>", "[a](javascript:x)", "*a*{: onclick=x }", "<!-- a -->", "<script>"):
        for lesson in (True, False):
            assert unsafe(text, lesson=lesson), text
            assert rules(text, lesson=lesson), text


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ("A treaty and a promise", "a-treaty-and-a-promise"),
        ("What's new?", "whats-new"),
        ("Où vivent-ils ?", "ou-vivent-ils"),
        ("  Two   spaces ", "two-spaces"),
        ("1951 – 2018", "1951-2018"),
    ],
)
def test_a_headings_anchor_is_made_as_the_engine_makes_it(words: str, anchor: str) -> None:
    assert slug(words) == anchor
