"""Kinds answered by arranging: matching, categorise, ordering."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from builder.questions.asked import Asked, Library
from builder.records import Id, Part, Prose
from builder.tasks import Match, Order, Task


class Pair(Part):
    """Two things that belong together."""

    left: Prose
    """The thing to be matched."""
    right: Prose
    """What belongs to it: a short name."""
    feedback: Prose | None = None
    """Why they belong together."""


class Matching(Asked):
    """Pairs to be put together."""

    kind: Literal["matching"]
    pairs: Annotated[dict[Id, Pair], Field(min_length=2, max_length=8)]
    """Pairs: key → left and right."""
    extras: dict[Id, Prose] = {}
    """Right-hand sides that belong to nothing."""

    def task(self, library: Library) -> Task:
        left = {key: pair.left for key, pair in self.pairs.items()}
        right = {key: pair.right for key, pair in self.pairs.items()}
        return Match(left, right | self.extras, {key: key for key in left}, shared=False)


class Item(Part):
    """A thing to be put into a category."""

    text: Prose
    """The thing."""
    category: Id
    """Key of the category it belongs to."""
    feedback: Prose | None = None
    """Why it belongs there."""


class Categorise(Asked):
    """Items to be put into categories."""

    kind: Literal["categorise"]
    categories: Annotated[dict[Id, Prose], Field(min_length=2, max_length=5)]
    """Categories: key → name."""
    items: Annotated[dict[Id, Item], Field(min_length=2, max_length=10)]
    """Items: key → text and category."""

    def task(self, library: Library) -> Task:
        texts = {key: item.text for key, item in self.items.items()}
        return Match(texts, self.categories, {key: item.category for key, item in self.items.items()}, shared=True)


class Ordering(Asked):
    """Items to be put in order."""

    kind: Literal["ordering"]
    items: Annotated[dict[Id, Prose], Field(min_length=3, max_length=8)]
    """Items: key → text, or `event/…`, shown by name and ordered by date."""
    answer: tuple[Id, ...] | None = None
    """The keys in the right order; left out where every item is an event."""
    feedback: dict[Id, Prose] = {}
    """Why each item stands where it does."""

    @property
    def by_date(self) -> bool:
        return self.answer is None

    def task(self, library: Library) -> Task:
        if self.answer is not None:
            return Order({key: self.items[key] for key in self.answer})
        keys = sorted(self.items, key=lambda key: library.when(self.items[key]))
        return Order({key: library.words(self.items[key]) for key in keys})
