"""Charts: figures of the register as a picture, with words for who cannot see it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from builder.records.marks import FactId, Prose, Record, Text


class Chart(Record):
    """A picture of facts; places, dates, values and sources come from the facts themselves."""

    title: Text
    """What it shows: what is counted, where, of when."""
    kind: Literal["bar", "line", "share", "map", "flow"]
    """`bar` compares, `line` follows one place through time, `share` shows parts of a hundred, `map` lays circles on
    the world, `flow` draws bands from where to where."""
    facts: Annotated[tuple[FactId, ...], Field(min_length=2)]
    """Ids of the facts drawn, none of them recalled. Bars of one measure and date stand from largest to smallest, of
    different dates in order of time, others as listed."""
    names: dict[FactId, Text] = {}
    """Short names beside the values, where place or year do not say what a fact is."""
    origins: dict[FactId, Text] = {}
    """In a `flow`: where the people or money counted came from; the name says where they are."""
    look: Prose
    """What to look at, in one or two sentences under the picture."""
    alt: Prose
    """What the picture tells, for who cannot see it: its shape, its largest and smallest, not each value."""
    note: Prose | None = None
    """What a reader must know before comparing; needed where the facts are of different measures."""
