"""Markdown that is safe and well made: no HTML, no attributes but class and id, headings in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.checks.desk import Desk, Finding, at
from builder.checks.passages import Passage, some

_HTML = re.compile(r"<(?!(?:(?:https?|ftp)://|mailto:)[^\s<>]+>|[\w.+-]+@[\w.-]+>)[A-Za-z/!?]")
_LIST = re.compile(r"\{([^}\n]+)\}")
_TOKEN = re.compile(r"""([^\s=}]+)\s*=\s*("[^"]*"|'[^']*'|[^\s}]*)|([^\s}]+)""")
_ATTACHED = re.compile(r"[)\]*_`}>]\Z")
_HEADING = re.compile(r"^([ \t>]*)(#{1,6})[ \t]*[^#\s].*$|^([^\s#>|-][^\n]*)\n(=+|-+)[ \t]*$", re.MULTILINE)


def raw_html(desk: Desk) -> Iterator[Finding]:
    """HTML stands in a text.

    What authors write is Markdown and slots. HTML could run code in a reader's browser, breaks
    screen readers and exports, and is never needed here.

    Write Markdown: `**strong**`, `*emphasis*`, `> quotation`, a table, `!!! case "…"`, `??? deeper "…"`.
    Write `<` itself as `&lt;`, or put it in backticks.
    """
    for passage in desk.passages:
        if "<" in passage.text:
            yield from some(_html(passage))


def bad_attribute(desk: Desk) -> Iterator[Finding]:
    """Braces give something more than a class or an id.

    `{#id}` and `{.class}` behind a heading, link or block are all an author may set. Other
    attributes could run code (`onclick=`) or break the page.

    Remove it.

        ## Grounds {#grounds}            # right
        [here](x.md){target=_blank}      # wrong
    """
    for passage in desk.passages:
        if passage.markdown and "{" in passage.blanked:
            yield from some(_attributes(passage))


def heading_order(desk: Desk) -> Iterator[Finding]:
    """Headings skip a level, or begin at the wrong one.

    Who listens to a page moves by its headings. A lesson's title comes from its `module.yml`, so
    its own headings begin at `##`; a hand-written page has one `#` title, its first heading. No
    level is skipped on the way down. Strings of records hold no headings.

    Take the next level: `##`, then `###`.
    """
    for passage in desk.passages:
        if passage.markdown and ("#" in passage.blanked or "\n" in passage.blanked):
            yield from some(_levels(passage))
        if passage.words.page and passage.words.owner.startswith("page/") and not list(headings(passage)):
            yield at(passage, 0, "this page has no title; begin it with a heading: # Title")


def headings(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """The headings of a text: offset, level, words."""
    for found in _HEADING.finditer(passage.blanked):
        level = len(found[2]) if found[2] else 1 if found[4][0] == "=" else 2
        yield found.start() + len(found[1] or ""), level, passage.text[found.start() : found.end()]


def _html(passage: Passage) -> Iterator[Finding]:
    for found in _HTML.finditer(passage.blanked):
        yield at(passage, found.start(), "HTML is not allowed; write Markdown, or &lt; for the sign itself")


def _attributes(passage: Passage) -> Iterator[Finding]:
    for braces in _LIST.finditer(passage.blanked):
        attached = _is_list(passage.blanked, braces)
        body = braces[1].removeprefix(":") if braces[1].strip(": \t") else braces[1]
        for token in _TOKEN.finditer(body):
            name = token[1] or token[3]
            offset = braces.end() - 1 - len(body) + token.start()
            if token[1] and name not in ("class", "id"):
                yield at(passage, offset, f"the attribute “{name}” is not allowed; only {{#id}} and {{.class}} are")
            elif token[3] and attached and name[0] not in "#.":
                yield at(passage, offset, f"“{name}” is neither an #id nor a .class; remove it")


def _is_list(text: str, braces: re.Match[str]) -> bool:
    """Whether Markdown takes the braces for a list of attributes: behind a mark, a heading, or on their own line."""
    line = text[text.rfind("\n", 0, braces.start()) + 1 : braces.start()]
    alone = not line.strip() or line.lstrip().startswith("#")
    return braces[1].startswith((":", "#", ".", " #", " .")) or alone or bool(_ATTACHED.search(line))


def _levels(passage: Passage) -> Iterator[Finding]:
    page = passage.words.page
    last = 0 if passage.words.owner.startswith("page/") else 1
    for number, (offset, level, _) in enumerate(headings(passage)):
        if page is None:
            yield at(passage, offset, "a record's text holds no headings; make it bold, or write it in the lesson")
        elif level == 1 and (number or last):
            why = "the title comes from module.yml" if last and not number else "a page has one title"
            yield at(passage, offset, f"{why}; begin this heading with ##")
        elif level > last + 1:
            yield at(
                passage, offset, f"a heading of level {level} follows one of level {last}; write {'#' * (last + 1)}"
            )
        last = level
