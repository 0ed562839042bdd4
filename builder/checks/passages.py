"""Strings as rules read them: slots and code told from prose, cut into pieces and sentences, offsets kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TypeVar

from builder import prose
from builder import slots as reader
from builder.entries import Wording
from builder.prose import Block
from builder.questions import Asked, Matching, MultipleResponse, Quiz, SingleChoice, TrueFalse
from builder.records import Record

MOST = 50  # findings of one rule in one string: more help nobody, and a hostile file must not take forever

_FRONT = re.compile(r"\A---\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_SPAN = re.compile(r"(`+)(?!`)[^\n]+?(?<!`)\1(?!`)")
_LINES = re.compile(r"(?:[^\n]*\S[^\n]*\n?)+")  # up to a blank line
_UNREAD = re.compile(r"\{\{(?:[^{}]|\{[^{}]*\})*\}\}|\{%[^{}]*%\}|\{\{[^\n]*")
_BEGINS = re.compile(r"[ \t]*(?:[-*+]\s|\d+[.)]\s|\||#{1,6}\s|!!!|\?\?\?|:\s)")

T = TypeVar("T")


@dataclass(frozen=True)
class Passage:
    """A string readers see."""

    words: Wording

    @property
    def text(self) -> str:
        return self.words.text

    @property
    def markdown(self) -> bool:
        return self.words.mark.markdown

    @property
    def record(self) -> Record | None:
        return self.words.entry.record if self.words.entry else None

    @cached_property
    def slots(self) -> list[reader.Slot]:
        return reader.slots(self.text) if self.markdown else []

    @cached_property
    def blanked(self) -> str:
        """The text with slots (faulty ones too), code and a page's front matter as spaces."""
        if not self.markdown:
            return self.text
        page = self.words.page
        text = _FRONT.sub(spaces, self.text) if page else self.text
        if page and page.path.startswith("docs/builders/"):
            text = reader.blanked(text)
        else:  # not every engine knows fenced blocks, and to one that does not their HTML is HTML
            text = _LINES.sub(_uncoded, reader.filled(text, lambda slot: " " * (slot.end - slot.start)))
        return _UNREAD.sub(spaces, text)  # what is no slot is reported once, by bad-slot

    @cached_property
    def pieces(self) -> list[Block]:
        """The paragraphs, list items, table rows and headings of the blanked text."""
        return pieces(self.blanked) if self.markdown else [Block(self.blanked, 0)]

    @cached_property
    def sentences(self) -> list[Block]:
        """The sentences of the blanked text."""
        marked = list(self.blanked)
        for slot in self.slots:
            marked[slot.start] = "{"  # a sentence may begin with a slot
        text = "".join(marked)
        return [
            Block(text[piece.start + one.start : piece.start + one.start + len(one.text)], piece.start + one.start)
            for piece in self.pieces
            for one in prose.sentences(text[piece.start : piece.start + len(piece.text)])
        ]

    def slots_in(self, block: Block) -> list[reader.Slot]:
        """The slots that begin in a piece or sentence."""
        return [slot for slot in self.slots if block.start <= slot.start < block.start + len(block.text)]


def claims_nothing(passage: Passage) -> bool:
    """Whether a string is a wrong option, or a statement a learner is to find false."""
    question, rest = asked(passage), passage.words.path[2:]
    match question:
        case SingleChoice(answer=answer):
            return rest[:1] == ("choices",) and rest[1] != answer
        case MultipleResponse(answer=answers):
            return rest[:1] == ("choices",) and rest[1] not in answers
        case TrueFalse(answer=answer):
            return rest == ("prompt",) and not answer
        case Matching():
            return rest[:1] == ("extras",)
        case _:
            return False


def asked(passage: Passage) -> Asked | None:
    """The question a string belongs to."""
    path = passage.words.path
    inside = isinstance(passage.record, Quiz) and path[:1] == ("questions",)
    return passage.record.questions[str(path[1])] if inside and isinstance(passage.record, Quiz) else None


def spaces(found: re.Match[str]) -> str:
    """As many spaces as the match is long, its line ends kept."""
    return re.sub(r"[^\n]", " ", found[0])


def _uncoded(lines: re.Match[str]) -> str:
    """A paragraph without its code spans; as it is, where a stray or escaped backtick leaves open what is code."""
    without = _SPAN.sub(spaces, lines[0])
    return lines[0] if "`" in without or "\\`" in lines[0] else without


def some(found: Iterable[T]) -> Iterator[T]:
    """The first of many."""
    return islice(found, MOST)


def pieces(text: str) -> list[Block]:
    """Paragraphs, list items, table rows and headings of a Markdown text, each with its offset."""
    found: list[Block] = []
    start = at = 0
    heading = False
    for line in text.splitlines(keepends=True):
        if heading or not line.strip() or _BEGINS.match(line):
            _add(found, text, start, at)
            start = at
        heading = line.lstrip().startswith("#")
        at += len(line)
    _add(found, text, start, at)
    return found


def _add(found: list[Block], text: str, start: int, end: int) -> None:
    if text[start:end].strip():
        found.append(Block(text[start:end], start))
