"""What lies before a rule: the course in one language, its strings read once, and the day it is judged on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

from builder import slots, uses
from builder.checks.passages import Passage
from builder.course import Course
from builder.entries import Wording
from builder.problems import Place, Severity, near
from builder.reading import KeyPath
from builder.records import Sourced

Scope = Literal["records", "words", "translations"]
"""Once over the records; over the strings of every language; over every language but the first."""


@dataclass(frozen=True)
class Finding:
    """What a rule found: where, what to do, and whose `allow` may silence it."""

    place: Place
    message: str
    owner: str = ""
    path: KeyPath = ()
    severity: Severity | None = None  # where it is not the rule's own


def at(passage: Passage, offset: int, message: str, severity: Severity | None = None) -> Finding:
    """A finding at a character of a string."""
    words = passage.words
    return Finding(words.at(offset), message, words.owner, words.path, severity)


@dataclass(frozen=True)
class Desk:
    """The course in one language, beside the language it was written in."""

    course: Course
    today: date
    sources: Path | None = None  # the folder the evidence is looked for in, where there is one
    first: Desk | None = None  # the desk of the language it was written in; None: this is it

    @property
    def main(self) -> Course:
        return self.first.course if self.first else self.course

    @cached_property
    def passages(self) -> list[Passage]:
        """Every string of this language; those that fall back to the first are read there."""
        return [Passage(words) for words in self.course.wordings() if self.first is None or not _falls_back(words)]

    @cached_property
    def targets(self) -> dict[int, list[tuple[slots.Slot, str | None]]]:
        """Of each passage, by its number: its slots and the references they name."""
        return {
            number: [(slot, uses.target(slot, self.course)) for slot in passage.slots]
            for number, passage in enumerate(self.passages)
            if passage.slots
        }

    @cached_property
    def references(self) -> dict[str, list[tuple[KeyPath, str]]]:
        """Of each record: the ids it refers to, which are the same in every language, and where they stand."""
        if self.first is not None:
            return self.first.references
        return {name: list(entry.references) for name, entry in self.course.entries.items()}

    def near(self, reference: str) -> str:
        """A hint at the reference that was probably meant, or at where such records are written."""
        kind, _, name = reference.partition("/")
        names = [one.partition("/")[2] for one in self.course.entries if one.startswith(f"{kind}/")]
        names += [key.partition("/")[2] for key, _, _ in self.course.questions() if key.startswith(f"{kind}/")]
        return near(name, names) or "add it, or correct the id"


Run = Callable[[Desk], Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """A generator function, when it is run, and how bad what it finds is unless it says otherwise."""

    run: Run
    scope: Scope = "records"
    severity: Severity = "error"
    warns: bool = False  # an error that has milder cases too

    @property
    def id(self) -> str:
        return self.run.__name__.replace("_", "-")

    @property
    def may_warn(self) -> bool:
        return self.warns or self.severity == "warning"


def sourced(course: Course) -> Iterator[tuple[str, KeyPath, Sourced]]:
    """Everything that names its source: records, and the definitions of terms."""
    for entry in course.entries.values():
        if isinstance(entry.record, Sourced):
            yield entry.reference, (), entry.record
    for name, term in course.terms.items():
        for key, definition in term.definitions.items():
            yield f"term/{name}", ("definitions", key), definition


def _falls_back(words: Wording) -> bool:
    if words.page is not None:
        return words.page.fallback
    return words.entry is None or words.entry.home(words.path) is words.entry.document
