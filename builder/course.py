"""The course in one language: its records, lessons and pages, look-ups by id, and where each thing stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from builder.entries import Entry, Wording
from builder.problems import Problem
from builder.questions import Asked, Quiz
from builder.records import (
    About,
    Actor,
    Chart,
    Claim,
    Competence,
    Debate,
    Event,
    Fact,
    Helpline,
    Measure,
    Module,
    Record,
    Source,
    Term,
    Words,
)
from builder.remembered import Remembered
from builder.texts import Page
from builder.translation import Lock

MAIN = Words(markdown=True)

# a reference's kind → the folder or file its records stand in
KINDS = {
    "source": "sources",
    "measure": "measures",
    "fact": "facts",
    "term": "terms",
    "event": "events",
    "actor": "actors",
    "claim": "claims",
    "chart": "charts",
    "debate": "debates",
    "competence": "competences",
    "helpline": "helplines",
    "module": "modules",
    "quiz": "quizzes",
    "course": "course",
}


@dataclass(frozen=True)
class Course:
    """Everything an author wrote, in one language."""

    root: Path
    language: str
    about: About
    entries: dict[str, Entry] = field(default_factory=dict)
    lessons: dict[str, Page] = field(default_factory=dict)
    easy: dict[str, Page] = field(default_factory=dict)  # lessons in easy language
    pages: dict[str, Page] = field(default_factory=dict)
    assets: dict[str, bytes] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)
    remembered: Remembered = field(default_factory=Remembered)
    # References, or `kind/*`, that could not be read: reported once, not at every use.
    broken: frozenset[str] = frozenset()

    @property
    def main(self) -> bool:
        return self.language == self.about.languages[0]

    @cached_property
    def sources(self) -> dict[str, Source]:
        return cast(dict[str, Source], self.of("source"))

    @cached_property
    def measures(self) -> dict[str, Measure]:
        return cast(dict[str, Measure], self.of("measure"))

    @cached_property
    def facts(self) -> dict[str, Fact]:
        return cast(dict[str, Fact], self.of("fact"))

    @cached_property
    def terms(self) -> dict[str, Term]:
        return cast(dict[str, Term], self.of("term"))

    @cached_property
    def events(self) -> dict[str, Event]:
        return cast(dict[str, Event], self.of("event"))

    @cached_property
    def actors(self) -> dict[str, Actor]:
        return cast(dict[str, Actor], self.of("actor"))

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return cast(dict[str, Claim], self.of("claim"))

    @cached_property
    def charts(self) -> dict[str, Chart]:
        return cast(dict[str, Chart], self.of("chart"))

    @cached_property
    def debates(self) -> dict[str, Debate]:
        return cast(dict[str, Debate], self.of("debate"))

    @cached_property
    def competences(self) -> dict[str, Competence]:
        return cast(dict[str, Competence], self.of("competence"))

    @cached_property
    def helplines(self) -> dict[str, Helpline]:
        return cast(dict[str, Helpline], self.of("helpline"))

    @cached_property
    def quizzes(self) -> dict[str, Quiz]:
        return cast(dict[str, Quiz], self.of("quiz"))

    @cached_property
    def texts(self) -> dict[str, Page]:
        """Every Markdown text by its reference: `lesson/id`, `easy/id`, `page/path`."""
        kinds = {"lesson": self.lessons, "easy": self.easy, "page": self.pages}
        return {f"{kind}/{name}": page for kind, pages in kinds.items() for name, page in pages.items()}

    @cached_property
    def modules(self) -> dict[str, Module]:
        """The modules in the course's own order; those it does not list are left out."""
        found = cast(dict[str, Module], self.of("module"))
        return {name: found[name] for name in self.about.modules if name in found}

    def of(self, kind: str) -> dict[str, Record]:
        return {entry.id: entry.record for entry in self.entries.values() if entry.kind == kind}

    def find(self, reference: str) -> Any:
        """The record, or question, a reference names; None where there is none."""
        kind = reference.partition("/")[0]
        if kind in KINDS:
            entry = self.entries.get(reference)
            return entry.record if entry else None
        return self.question(reference)

    def question(self, reference: str) -> Asked | None:
        quiz = self.quizzes.get(reference.partition("/")[0])
        return quiz.questions.get(reference.partition("/")[2]) if quiz else None

    def knows(self, reference: str) -> bool:
        return self.unread(reference) or self.find(reference) is not None

    def unread(self, reference: str) -> bool:
        """Whether it may well be there, in a record or file that could not be read."""
        kind = reference.partition("/")[0]
        return bool({reference, f"{kind}/*", f"quiz/{kind}"} & self.broken)

    def questions(self) -> Iterator[tuple[str, Asked, Entry]]:
        """Every question: its reference, itself, and the entry of its quiz."""
        for entry in list(self.entries.values()):
            if isinstance(entry.record, Quiz):
                for key, question in entry.record.questions.items():
                    yield f"{entry.id}/{key}", question, entry

    def wordings(self) -> Iterator[Wording]:
        """Every string readers see, in lessons, pages and records."""
        for owner, page in self.texts.items():
            yield Wording(owner, (), page.text, MAIN, self.language, page=page)
        for entry in self.entries.values():
            for path, mark, text in entry.shown:
                yield Wording(entry.reference, path, text, mark, self.language, entry=entry)

    # What a question asks of its course (builder.questions.Library).
    def number(self, reference: str) -> Decimal:
        found = self.find(reference)
        if isinstance(found, Fact):
            return found.value.number
        return Decimal(found.year) if isinstance(found, Event) else Decimal(0)

    def words(self, reference: str) -> str:
        found = self.find(reference)
        return str(getattr(found, "name", getattr(found, "label", reference)))

    def when(self, reference: str) -> str:
        found = self.find(reference)
        return (found.adopted or found.year) if isinstance(found, Event) else ""


@dataclass(frozen=True)
class Loaded:
    """A course as read: one `Course` a language, the first being the one it was written in, and what was wrong."""

    courses: dict[str, Course]
    problems: list[Problem]

    @property
    def main(self) -> Course:
        return next(iter(self.courses.values()))
