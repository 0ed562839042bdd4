"""How long, crowded and deep an author's text may be, told before anything reads it as Markdown or looks for slots.

Markdown's patterns take quadratic time where many marks open and none closes, and its lists call themselves: 20,000
brackets take minutes, 250 levels end Python's stack. What authors write stays far below.
"""

from __future__ import annotations

import re

TEXT = 200_000  # characters; the longest page known has 28,118
LINE = 10_000  # characters; 1,179
LEVELS = 20
INDENT = 4 * LEVELS  # columns before a line's first word, marks of lists and quotations included; 40
MARKS = {"[": 200, "<": 200, "{{": 200, "{": 400, "`": 500, "~": 500, "*": 1_000, "_": 1_000}  # in one block
FILE = 20  # times as many in one file, but for {, which is YAML's own
SHORT = 200  # characters; a text as short keeps to all limits

Excess = tuple[int, str]
"""Where a text goes too far (offset), and what to do."""

_CUT = re.compile(r"\n[ \t\r]*\n\s*")
_HEAD = re.compile(r"(?:[ \t>]|[-*+:](?=[ \t])|\d{1,9}[.)](?=[ \t]))*")
_LINE = re.compile(r"[^\r\n]+")


def excess(text: str) -> Excess | None:
    """Where one Markdown text goes too far; None for what anyone would write."""
    if len(text) <= SHORT:
        return None
    if len(text) > TEXT:
        return 0, f"a text is longer than {TEXT:,} characters; split it"
    return _lines(text) or _blocks(text)


def crowded(text: str) -> Excess | None:
    """Where a whole file, YAML or Markdown, holds more marks than it may."""
    return _marks(text, 0, FILE, "file")


def _lines(text: str) -> Excess | None:
    for line in _LINE.finditer(text):
        if len(line[0]) > LINE:
            return line.start(), f"a line is longer than {LINE:,} characters; divide it"
        head = _HEAD.match(line[0])
        if head and len(head[0].expandtabs(4)) > INDENT:
            return line.start(), f"a line is nested more than {LEVELS} levels deep; make it flatter"
    return None


def _blocks(text: str) -> Excess | None:
    start = 0
    for cut in [*_CUT.finditer(text), None]:
        found = _marks(text[start : cut.start() if cut else None], start, 1, "paragraph")
        if found:
            return found
        start = cut.end() if cut else start
    return None


def _marks(text: str, start: int, times: int, what: str) -> Excess | None:
    for mark, most in MARKS.items():
        number = text.count(mark)
        if number > most * times and (times == 1 or mark != "{"):
            message = f"a {what} holds {number:,} times {mark} and may hold {most * times:,}; divide it"
            return start + text.index(mark), message
    return None
