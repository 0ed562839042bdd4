"""Digits as readers see them: what stands for one, and the numbers only a list may begin with."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

from builder.checks.passages import Passage, asked, spaces
from builder.questions import Cloze

_ENTITY = re.compile(r"&#?\w+;")
_GAP = re.compile(r"\[\[[^\[\]\n]+\]\]")
_MARKER = re.compile(r"([ \t>]*)(\d{1,3})[.)](?=\s)")
_LAST = 0x1FFFF  # the planes that hold numerals


def _signs() -> str:
    """The numerals that are no plain digits (², ①, ½, Ⅷ), as the inside of a character class."""
    found = (chr(code) for code in range(0x80, _LAST) if unicodedata.category(chr(code)) in ("No", "Nl"))
    return "".join(found)


SIGNS = _signs()
NUMBER = re.compile(rf"\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*|[{SIGNS}]+")


def decoded(text: str) -> str:
    """The text with every entity of a numeral or per cent sign as that sign, as often as the entity is long."""
    return _ENTITY.sub(_sign, text) if "&" in text else text


def _sign(entity: re.Match[str]) -> str:
    shown = html.unescape(entity[0])
    return shown * len(entity[0]) if len(shown) == 1 and (shown.isnumeric() or shown in "%‰") else entity[0]


def unmarked(text: str, passage: Passage) -> str:
    """The text without the markers of its lists, and a cloze text without its gaps."""
    kept = list(text)
    for start, end in _markers(passage.text.splitlines(keepends=True)):
        kept[start:end] = " " * (end - start)
    text = "".join(kept)
    cloze = isinstance(asked(passage), Cloze) and passage.words.path[2:] == ("text",)
    return _GAP.sub(spaces, text) if cloze else text


def _markers(lines: Iterable[str]) -> Iterable[tuple[int, int]]:
    """Where the markers stand that count on from one, list by list: 281. is none."""
    lists: dict[int, int] = {}  # how far a line is set in: the last number there
    at, parted = 0, True
    for line in lines:
        marker = _MARKER.match(line)
        depth = len(marker[1]) if marker else len(line) - len(line.lstrip())
        if line.strip() and (marker or parted):
            deeper = depth if marker else depth - 1  # what follows a blank line, no further in, ends a list
            lists = {depth: last for depth, last in lists.items() if depth <= deeper}
        if marker and int(marker[2]) in (1, lists.get(depth, 0) + 1):
            lists[depth] = int(marker[2])
            yield at + marker.start(2), at + marker.end()
        at, parted = at + len(line), not line.strip()
