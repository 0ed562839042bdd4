"""What the course holds and what waits for somebody, as plain data: uses, review, stats."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from builder.checks.desk import sourced
from builder.course import KINDS, Course, Loaded
from builder.entries import Entry
from builder.problems import Place, Problem
from builder.questions import Question
from builder.reading import KeyPath
from builder.records import Fact, Module
from builder.texts import Page, words
from builder.translation import strings
from builder.uses import Use, by_used, uses

TRANSLATION = ("translation-missing", "translation-stale")


def uses_of(loaded: Loaded, reference: str) -> list[Use]:
    """Who leans on a record or question, in every language, by place."""
    found = {use for course in loaded.courses.values() for use in uses(course) if use.used == reference}
    return sorted(found, key=lambda use: (use.place, use.user))


def meant(course: Course, name: str) -> list[str]:
    """The references a name may mean: itself, what it was called before, or every kind's record of that bare id."""
    if course.knows(name):
        return [name]
    found = [reference for reference, entry in course.entries.items() if _called(entry, name)]
    return sorted(found + [reference for reference, _, _ in course.questions() if reference.partition("/")[2] == name])


def near(course: Course, name: str) -> list[str]:
    """References that look like a name, the closest first."""
    known = [*course.entries, *(reference for reference, _, _ in course.questions())]
    whole = difflib.get_close_matches(name, known, n=3)
    last = name.rpartition("/")[2]
    bare = difflib.get_close_matches(last, [one.partition("/")[2] for one in known], n=3)
    alike = [one for one in known if one.partition("/")[2] in bare or last in one]
    return list(dict.fromkeys([*whole, *alike]))[:3]


def _called(entry: Entry, name: str) -> bool:
    kind, _, bare = name.rpartition("/")
    return (not kind or kind == entry.kind) and (bare == entry.id or bare in entry.record.aliases)


@dataclass(frozen=True)
class Waiting:
    """Something that waits for somebody: what, where it stands, by when, and who leans on it."""

    reference: str
    place: Place
    review_by: str | None
    superseded_by: str | None
    used_by: tuple[str, ...]


@dataclass(frozen=True)
class Review:
    """What is to be looked at again."""

    recalled: tuple[Waiting, ...]  # known, not yet held against its source
    due: tuple[Waiting, ...]  # past its date of review
    superseded: tuple[Waiting, ...]  # a newer fact is there
    unreviewed: tuple[Waiting, ...]  # modules nobody has read through
    translations: tuple[Problem, ...]  # missing or stale


def review(loaded: Loaded, problems: Iterable[Problem], today: date) -> Review:
    """What is to be looked at again on a day; `problems` are those of the course."""
    course = loaded.main
    leaning = by_used(uses(course))

    def waiting(entry: Entry, path: KeyPath = ()) -> Waiting:
        users = tuple(sorted({use.user for use in leaning.get(entry.reference, ())} - {entry.reference}))
        by, newer = (getattr(entry.record, name, None) for name in ("review_by", "superseded_by"))
        return Waiting("/".join([entry.reference, *map(str, path[1:])]), entry.place(*path), by, newer, users)

    entries = sorted(course.entries.values(), key=Entry.place)
    recalled = [(course.entries[name], path) for name, path, said in sourced(course) if said.checked == "recalled"]
    facts = [(entry, entry.record) for entry in entries if isinstance(entry.record, Fact)]
    modules = [(entry, entry.record) for entry in entries if isinstance(entry.record, Module)]
    return Review(
        tuple(sorted((waiting(*one) for one in recalled), key=lambda one: one.place)),
        tuple(waiting(entry) for entry in entries if _past(getattr(entry.record, "review_by", None), today)),
        tuple(waiting(entry) for entry, fact in facts if fact.superseded_by),
        tuple(waiting(entry) for entry, module in modules if not module.reviewed),
        tuple(problem for problem in problems if problem.rule in TRANSLATION),
    )


def _past(day: str | None, today: date) -> bool:
    """Whether a year, month or day is over."""
    return day is not None and today.isoformat()[: len(day)] > day


@dataclass(frozen=True)
class Holding:
    """How many records of a kind there are, how many are held against a document, how many a language has whole."""

    kind: str
    total: int
    document: int
    recalled: int
    languages: dict[str, int]


@dataclass(frozen=True)
class Coverage:
    """How much of the course a language has: strings of records, and pages."""

    language: str
    strings: int
    translated: int
    pages: int
    pages_translated: int


@dataclass(frozen=True)
class Stats:
    """What the course holds."""

    records: tuple[Holding, ...]
    lessons: dict[str, dict[str, int | None]]  # lesson → language → words, None where it falls back
    questions: dict[str, int]  # kind → how many
    coverage: tuple[Coverage, ...]


def stats(loaded: Loaded) -> Stats:
    """What the course holds, counted."""
    languages = {name: course.lessons for name, course in loaded.courses.items()}
    return Stats(
        tuple(_holding(kind, loaded) for kind in KINDS if loaded.main.of(kind)),
        {name: {one: _words(pages[name]) for one, pages in languages.items()} for name in sorted(loaded.main.lessons)},
        dict(sorted(Counter(cast(Question, question).kind for _, question, _ in loaded.main.questions()).items())),
        tuple(_coverage(course, loaded.main) for course in list(loaded.courses.values())[1:]),
    )


def _holding(kind: str, loaded: Loaded) -> Holding:
    entries = [entry for entry in loaded.main.entries.values() if entry.kind == kind]
    checked = Counter(said.checked for name, _, said in sourced(loaded.main) if name.startswith(f"{kind}/"))
    whole = {name: sum(not entry.missing for entry in _of(course, kind)) for name, course in loaded.courses.items()}
    return Holding(kind, len(entries), checked["document"], checked["recalled"], whole)


def _of(course: Course, kind: str) -> list[Entry]:
    return [entry for entry in course.entries.values() if entry.kind == kind]


def _words(page: Page) -> int | None:
    return None if page.fallback else words(page.text)


def _coverage(course: Course, main: Course) -> Coverage:
    every = sum(len(strings(entry.record)) for entry in main.entries.values())
    missing = sum(len(entry.missing) for entry in course.entries.values())
    pages = course.texts.values()
    whole = sum(not page.fallback for page in pages)
    return Coverage(course.language, every, every - missing, len(pages), whole)
