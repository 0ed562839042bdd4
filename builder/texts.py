"""A text written in Markdown, a lesson's or a page's: where its characters stand, its core, its parts, its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from builder import prose
from builder.problems import Place
from builder.slots import ALONE, filled

CORE = "core"
"""What a plan calls the whole core of a lesson, beside the ids of its headings."""

WORDS_A_MINUTE = 100
"""How fast a pupil of fourteen reads a text she is to understand."""

_FOLD = re.compile(r"^( *)\?\?\?\+? [^\n]*\n(?:(?:\1 {4}[^\n]*|[ \t]*)(?:\n|\Z))*", re.MULTILINE)
_HEADING = re.compile(r"^(#{2,6}) [^\n]*?(?:\{ ?#([\w-]+)[^}\n]*\})?[ \t]*$", re.MULTILINE)
_WORD = re.compile(r"\w(?:[\w'’.-]*\w)?")


@dataclass(frozen=True)
class Page:
    """A lesson or a hand-written page: Markdown with slots, in one language."""

    path: str
    text: str
    fallback: bool = False  # stands in for a translation that is missing

    def at(self, offset: int) -> Place:
        before = self.text[:offset]
        return Place(self.path, before.count("\n") + 1, offset - before.rfind("\n"))

    @cached_property
    def core(self) -> str:
        """The text without the parts that fold (`???`)."""
        return _FOLD.sub("", self.text)

    @cached_property
    def parts(self) -> dict[str, str]:
        """The core below each heading that has an id, its subheadings included; and all of it, as `core`."""
        headings = [(found.start(), len(found[1]), found[2]) for found in _HEADING.finditer(self.core)]
        found = {CORE: self.core}
        for number, (start, level, name) in enumerate(headings):
            ends = (at for at, other, _ in headings[number + 1 :] if other <= level)
            if name:
                found[name] = self.core[start : next(ends, len(self.core))]
        return found


def words(text: str) -> int:
    """How many words a Markdown text has to read; a slot's words count as one, a reference and a block slot as none."""
    shown = filled(text, lambda slot: "" if slot.name in (*ALONE, "cite") else "slot")
    return len(_WORD.findall(prose.plain(shown)))


def minutes(count: int) -> int:
    """Minutes it takes to read so many words, begun ones included."""
    return -(-count // WORDS_A_MINUTE)
