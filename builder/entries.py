"""A record as it stands in its files, and each string readers see: whose it is, and where its characters are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

from builder import wording
from builder.problems import Place
from builder.reading import Document, KeyPath
from builder.records import Record, Words
from builder.slots import Slot, slots
from builder.texts import Page

_WORKED_OUT = {"shown", "slotted", "translatable", "references"}  # of an entry's record alone


@dataclass(frozen=True)
class Entry:
    """A record with the places of its keys: in its own file, and in its translation where there is one."""

    kind: str
    id: str
    record: Record
    document: Document
    prefix: KeyPath
    translation: Document | None = None
    missing: frozenset[KeyPath] = frozenset()

    @property
    def reference(self) -> str:
        return f"{self.kind}/{self.id}"

    @cached_property
    def shown(self) -> tuple[tuple[KeyPath, Words, str], ...]:
        """Every string readers see, with its key path and mark."""
        return tuple(wording.shown(self.record))

    @cached_property
    def slotted(self) -> tuple[tuple[KeyPath, str, Slot], ...]:
        """Every slot in those strings, with the string and its key path."""
        return tuple((path, text, slot) for path, mark, text in self.shown if mark.markdown for slot in slots(text))

    @cached_property
    def translatable(self) -> tuple[KeyPath, ...]:
        """Where every string stands that a translation gives, and that is not empty."""
        return tuple(path for path, _, value in wording.translatable(self.record) if value)

    @cached_property
    def references(self) -> tuple[tuple[KeyPath, str], ...]:
        """Every id of another record, with its key path."""
        return tuple(wording.references(self.record))

    def moved(self, document: Document, translation: Document | None = None) -> Entry:
        """The same record where it stands now; what was worked out of it comes along."""
        if document is self.document and translation is self.translation:
            return self
        entry = replace(self, document=document, translation=translation)
        vars(entry).update({name: vars(self)[name] for name in _WORKED_OUT & vars(self).keys()})
        return entry

    def place(self, *path: str | int) -> Place:
        """Where a key stands in the file it was written in."""
        return self.document.place(*self.prefix, *path)

    def home(self, path: KeyPath) -> Document:
        """The file a string is read from: the translation, or the first language where it is missing."""
        if self.translation is None or any(path[:end] in self.missing for end in range(1, len(path) + 1)):
            return self.document
        return self.translation

    def inside(self, path: KeyPath, text: str, offset: int) -> Place:
        return self.home(path).inside((*self.prefix, *path), text, offset)


@dataclass(frozen=True)
class Wording:
    """A string readers see: whose it is, how it is marked, and where each character stands."""

    owner: str
    path: KeyPath
    text: str
    mark: Words
    language: str
    entry: Entry | None = None
    page: Page | None = None

    def at(self, offset: int = 0) -> Place:
        if self.page is not None:
            return self.page.at(offset)
        return cast(Entry, self.entry).inside(self.path, self.text, offset)
