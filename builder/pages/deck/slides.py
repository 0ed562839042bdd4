"""What a deck is made of: slides of one idea or one question, as data that a page, paper or PPTX can show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from markupsafe import Markup

Kind = Literal["title", "lead", "words", "case", "table", "claims", "picture", "question", "poll", "points", "end"]

_BREAK = re.compile(r"\s+")


class Row(NamedTuple):
    """A line of a list that means something: an option, an item, a claim. Its words are Markdown without slots."""

    mark: str  # A, B … or 1, 2 …; empty where nobody refers to it
    words: str
    right: bool | None = None  # None where nothing is judged
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Block:
    """A part of a screen: Markdown, rows, or a picture with the same in words."""

    markdown: str = ""
    """Markdown without slots or links; of a picture its figures as a table, for what cannot show the picture."""
    rows: tuple[Row, ...] = ()
    html: str = ""
    """Finished HTML where a page shows more than the Markdown says: a chart with its drawing."""
    svg: str = ""
    """The drawing alone; its colours are classes of chart.css."""

    @property
    def text(self) -> str:
        """The block as Markdown, rows as a list."""
        return "\n\n".join(part for part in (self.markdown, "\n".join(map(_line, self.rows))) if part)


@dataclass(frozen=True, kw_only=True)
class Slide:
    """One idea or one question; what the following presses show stands in `reveals`, a screen each."""

    id: str
    """Anchor within the deck, the same in every language: `four-people-2`, `q-who-is-who-born-here`."""
    kind: Kind
    title: str
    """Plain words; of a question its prompt."""
    heading: Markup | None = None
    """The title with its stresses, of a question."""
    label: str = ""
    """A word above the title: what kind of question, that a case is made up."""
    blocks: tuple[Block, ...] = ()
    reveals: tuple[tuple[Block, ...], ...] = ()
    sources: tuple[str, ...] = ()
    """Short, with dates, in the order of what is shown; of a question they belong to the answer."""
    shows: tuple[str, ...] = ()
    """What a plan may point at: `part/‹heading›`, `‹quiz›/‹key›`, `chart/‹id›`, `term/‹id›`."""
    tally: tuple[Row, ...] = ()
    """Options the teacher may count."""
    address: str | None = None
    """The whole address of the pupils' page, for a QR code, on the first and last slide; None where no site has one."""
    notes: str = ""
    """What the teacher does and says, Markdown, on the first slide of a step of the plan."""


@dataclass(frozen=True)
class Deck:
    """The slides of a lesson or a quiz, in order."""

    title: str
    slides: tuple[Slide, ...]

    def place(self, reference: str) -> str | None:
        """The id of the first slide that shows something."""
        return next((slide.id for slide in self.slides if reference in slide.shows), None)


def screens(slide: Slide) -> tuple[str, ...]:
    """A slide as Markdown, one text for what it shows at first and one for each press after; without its title."""
    return tuple("\n\n".join(block.text for block in blocks) for blocks in (slide.blocks, *slide.reveals))


def _line(row: Row) -> str:
    judged = "" if row.right is None else "✓ " if row.right else "✗ "
    mark = f"**{row.mark}** " if row.mark else ""
    why = f" *{_BREAK.sub(' ', row.why)}*" if row.why and "*" not in row.why else f" {row.why}" if row.why else ""
    return f"- {judged}{mark}{row.words}{why}"
