"""Links and pictures: they lead somewhere, safely, and say in words what they show."""

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from builder.checks.desk import Desk, Finding, at
from builder.checks.markup import headings
from builder.checks.passages import Passage, some
from builder.course import Course
from builder.problems import Severity

_INLINE = re.compile(
    r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\]|!\[[^\]]*\]\([^)]*\))*)\]\(\s*(<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)"
)
_NAMED = re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:\s*(\S+)", re.MULTILINE)
_BARE = re.compile(r"<((?:https?|ftp|mailto):[^\s<>]+)>", re.IGNORECASE)
_PICTURE = re.compile(r"!\[([^\[\]]*)\](?=\(|\[)")
_PICTURED = re.compile(r"!\[[^\[\]]*\](?!\()")  # a picture whose address is named elsewhere in the text
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_OWN_ID = re.compile(r"\{:?[^{}\n]*#([\w-]+)[^{}\n]*\}")

# Pages the compiler makes of the library and for practice; test_checks.py holds them against the pages themselves.
_REGISTERS = (
    "course",
    "planner",
    "glossary",
    "figures",
    "charts",
    "timeline",
    "actors",
    "sources",
    "practise",
    "flashcards",
    "hand-in",
    "class-results",
    "progress",
    "help",
)


class Link(NamedTuple):
    """An address in a text, and where it stands."""

    offset: int
    address: str
    picture: bool = False


def link_broken(desk: Desk) -> Iterator[Finding]:
    """A link leads nowhere, or where no link may lead.

    Links between hand-written pages are relative and name the author's file, ending included
    (`teachers.md`, `../index.md#start`); a lesson reaches other records by slots. The page, asset
    or heading must be there. A picture lies in the course itself. `javascript:`, `data:`, `file:` and
    other schemes than https and mailto are errors; `http:` is a warning.

    Correct the address, or add what it leads to.
    """
    for passage in desk.passages:
        if passage.markdown and any(mark in passage.text for mark in ("](", "]:", "<")):
            yield from some(_links(passage, desk))


def alt_missing(desk: Desk) -> Iterator[Finding]:
    """A picture has no words for who cannot see it.

    Say between the brackets, and in the `alt` of a chart, what the picture tells, not that it is a picture.

        ![](map.svg)                                                # wrong
        ![Arrows from six countries to their neighbours](map.svg)   # right
    """
    for passage in desk.passages:
        if passage.words.owner.startswith("chart/") and passage.words.path == ("alt",) and not passage.text.strip():
            yield at(passage, 0, "this chart has no words; say in alt what it shows")
        if passage.markdown and "![" in passage.text:
            for found in some(_PICTURE.finditer(passage.blanked)):
                if not passage.text[found.start(1) : found.end(1)].strip():
                    yield at(
                        passage, found.start(), "this picture has no words; say between the brackets what it shows"
                    )


def links(passage: Passage) -> Iterator[Link]:
    """Every address of a text."""
    text = passage.blanked
    found = [Link(one.start(3), one[3].strip("<>"), bool(one[1])) for one in _INLINE.finditer(text)]
    pictured = _PICTURED.search(text) is not None
    found += [Link(one.start(1), one[1].strip("<>"), pictured) for one in _NAMED.finditer(text)]
    found += [Link(one.start(1), one[1]) for one in _BARE.finditer(text)]
    inner = [
        Link(link.start(3), link[3].strip("<>"), bool(link[1]))
        for one in _INLINE.finditer(text)
        for link in _INLINE.finditer(text, *one.span(2))
    ]
    return iter(sorted({*found, *inner}))


def made(course: Course) -> set[str]:
    """The pages the compiler makes, as hand-written pages may link to them."""
    modules = [f"modules/{name}/{page}" for name in course.modules for page in ("index", "teach", "present")]
    asking = [name for name, module in course.modules.items() if module.quiz]
    quizzes = [f"modules/{name}/{page}" for name in asking for page in ("quiz", "quiz/present")]
    some = ["competences"] if course.competences else []
    debates = [f"debates/{name}" for name in course.debates]
    paths = [f"paths/{name}" for name in course.about.paths]
    easy = [f"modules/{name}/easy" for name in course.easy if name in course.modules]
    return {f"{name}.md" for name in (*_REGISTERS, *some, *modules, *quizzes, *easy, *paths, *debates)}


def anchors(passage: Passage) -> set[str]:
    """The ids of a text's headings, as given or as the engine makes them."""
    found = set(_OWN_ID.findall(passage.blanked))
    return found | {slug(re.sub(r"\{[^{}]*\}|[#*_`=]", "", words)) for _, _, words in headings(passage)}


def slug(words: str) -> str:
    """A heading's id as Python-Markdown's toc extension makes it."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _links(passage: Passage, desk: Desk) -> Iterator[Finding]:
    for link in links(passage):
        fault = _fault(link.address, passage, desk) or _elsewhere(link)
        if fault is not None:
            yield at(passage, link.offset, *fault)


def _fault(address: str, passage: Passage, desk: Desk) -> tuple[str, Severity | None] | None:
    bare = "".join(
        char for char in html.unescape(address) if char.isprintable() and not char.isspace() and char != "\\"
    )
    scheme = _SCHEME.match(bare)
    if not bare:
        return "this link has no address; add one, or remove the link", None
    if bare.startswith(("//", "/", "\\")):
        return (
            f"“{address}” depends on where the site lives; write the address relative to this page, or with https://",
            None,
        )
    if scheme is None:
        return _relative(bare, passage, desk)
    if scheme[0].lower() == "http:":
        return "http: can be read and changed on the way; use https:", "warning"
    if scheme[0].lower() not in ("https:", "mailto:"):
        return f"{scheme[0].lower()} links are not allowed; use https:", None
    return None


def _elsewhere(link: Link) -> tuple[str, Severity | None] | None:
    """A page asks no other site for anything (docs/about/privacy.md)."""
    if link.picture and _SCHEME.match(html.unescape(link.address).lstrip()):
        return (
            "a picture on another site tells that site who reads this page; put the file in docs/ and name that",
            None,
        )
    return None


def _relative(address: str, passage: Passage, desk: Desk) -> tuple[str, Severity | None] | None:
    path, _, anchor = address.partition("#")
    path = path.partition("?")[0]
    page = passage.words.page
    if page is None or not passage.words.owner.startswith("page/"):
        return None if not path and page is not None and _has(anchor, passage) else (_instead(address), None)
    here = passage.words.owner.removeprefix("page/")
    goal = posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) if path else here
    if goal not in desk.course.pages and goal not in desk.course.assets and goal not in made(desk.course):
        return f"there is no page or asset {goal}; correct the address, or add it", None
    there = next((one for one in desk.passages if one.words.owner == f"page/{goal}"), None)
    if anchor and there is not None and not _has(anchor, there):
        return f"{goal} has no heading “{anchor}”; give the heading {{#{anchor}}}, or correct the address", None
    return None


def _has(anchor: str, passage: Passage) -> bool:
    return anchor in anchors(passage)


def _instead(address: str) -> str:
    return f"“{address}” cannot be followed from here; use a slot for a record or question, https:// for other sites"
