"""Author's files in, the laid-out course out: `<language>/{mkdocs.yml,docs/,overrides/}`, ready for an engine."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder import tree
from builder.problems import Problem, errors
from builder.tree import Tree

if TYPE_CHECKING:
    from builder.course import Course, Loaded
    from builder.pages.sheet import Audience, Site
    from builder.papers import Press
    from builder.reading import Document

FOLDER = ".course"
"""Where a course is laid out unless told otherwise: in the project, ignored by git."""

STORE = "packs"
"""In that folder: what was printed for class packs, kept from build to build."""

SOURCES = ("course*.yml", "*.lock", "mkdocs.yml", "modules", "quizzes", "library", "docs")
"""What an author writes, as patterns from the root."""

_DATES = ("as_of", "checked_on")
_NO_DATE = dt.date(2000, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A course compiled: the tree to write out, or nothing but the problems that stopped it."""

    problems: tuple[Problem, ...]
    """Everything wrong, in the order of the files."""
    tree: Tree
    """`<language>/…`; empty if the course is stopped."""
    languages: tuple[str, ...]
    """The first lives at the site's root."""
    epoch: int
    """The course's date in seconds since 1970, for whatever must carry one (SOURCE_DATE_EPOCH)."""

    @property
    def stopped(self) -> bool:
        """Whether the problems stop the build."""
        return not self.tree


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What the author wrote, read and not yet judged."""

    root: Path
    base: Document
    """The root's mkdocs.yml."""
    loaded: Loaded

    @property
    def readable(self) -> bool:
        """Whether there is something to lay out; the rules may still stop it."""
        return not errors((*self.base.problems, *self.loaded.problems))


def compiled(
    root: Path,
    *,
    strict: bool = False,
    today: dt.date | None = None,
    audience: Audience = "teacher",
    press: Press | None = None,
) -> Outcome:
    """The course in `root`, checked and laid out for an audience; with `strict`, warnings stop it too.

    With a `press`, every module's class pack is printed and offered on the pages for teachers.
    """
    read = draft(root)
    return outcome(read, judged(read, today), strict=strict, audience=audience, press=press)


def draft(root: Path) -> Draft:
    """Everything read; problems instead of exceptions. COURSE_ADDRESS says where the site will be, if it is set."""
    from builder import loading, reading

    base = reading.document(root / "mkdocs.yml", root)
    if address := os.environ.get("COURSE_ADDRESS"):
        base = replace(base, data={**base.data, "site_url": address})
    return Draft(root=root, base=base, loaded=loading.load(root))


def judged(draft: Draft, today: dt.date | None = None) -> tuple[Problem, ...]:
    """Everything wrong with it, in the order of the files."""
    from builder import checks

    found = checks.check(draft.loaded, today=today) if draft.loaded.courses else []
    return tuple(sorted({*draft.base.problems, *draft.loaded.problems, *found}))


def outcome(
    draft: Draft,
    found: tuple[Problem, ...],
    *,
    strict: bool = False,
    audience: Audience = "teacher",
    press: Press | None = None,
) -> Outcome:
    """The draft laid out in all languages, unless what was found stops it."""
    from builder import pages

    courses = draft.loaded.courses
    if not courses or (found if strict else errors(found)):
        return Outcome(problems=found, tree={}, languages=(), epoch=0)
    printed = packs(draft, press) if press and audience == "teacher" else {}
    made = pages.written(courses, draft.base.data, repository=_repository(), audience=audience, packs=printed)
    return Outcome(problems=found, tree=made, languages=tuple(courses), epoch=epoch(courses))


def packs(draft: Draft, press: Press) -> dict[str, Tree]:
    """Every module's class pack, by language; what the press has kept and nobody needs any more is forgotten."""
    from builder import papers

    courses = draft.loaded.courses
    date = epoch(courses)
    made = papers.packs([site(draft, course) for course in courses.values()], press, date)
    press.tidy()
    return made


def site(draft: Draft, course: Course) -> Site:
    """A course in one language, as its pages see it."""
    from builder.pages.config import address
    from builder.pages.sheet import Site

    return Site.of(course, _repository(), "teacher", address(draft.base.data, course))


def some_pages(draft: Draft, language: str, paths: Collection[str]) -> Tree:
    """Those of the `paths` that are pages, in one language, as `docs/…`; raises anything if the draft is not sound."""
    from builder import pages

    return pages.some_pages(draft.loaded.courses[language], draft.base.data, paths, repository=_repository())


def warm(draft: Draft) -> None:
    """Lay out a page of each kind once: it loads templates, languages and what draws charts, a second's work."""
    from builder.pages import routes

    name = next(iter(draft.loaded.main.modules), "")
    for language in draft.loaded.courses:
        some_pages(draft, language, (routes.HOME, routes.lesson(name), routes.quiz(name), routes.GLOSSARY))


def write(outcome: Outcome, folder: Path) -> frozenset[str]:
    """Lay the compiled course out in `folder`, touching only what differs; gives the paths that did."""
    return tree.to_folder(outcome.tree, folder, spare=STORE)


def sources(root: Path) -> list[Path]:
    """The author's files and folders that are there: what a server watches."""
    return [path for pattern in SOURCES for path in sorted(root.glob(pattern))]


def epoch(courses: dict[str, Course]) -> int:
    """SOURCE_DATE_EPOCH where it is set, else the newest date the course names: never the day it is built."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    course = next(iter(courses.values()))
    dates = [_day(text) for entry in course.entries.values() for text in _dates(entry.record.model_dump())]
    newest = dt.datetime.combine(max(dates, default=_NO_DATE), dt.time(), dt.UTC)
    return int(newest.timestamp())


def _dates(data: Any) -> list[str]:
    """The dates in a record, however deep, on which something was looked at or counted."""
    if isinstance(data, dict):
        here = [data[key] for key in _DATES if isinstance(data.get(key), str)]
        return here + [text for value in data.values() for text in _dates(value)]
    return [text for value in data for text in _dates(value)] if isinstance(data, list | tuple) else []


def _day(text: str) -> dt.date:
    """The first day of a year, month or day: `2020`, `2020-07`, `2020-07-01`."""
    year, month, day = [*(int(part) for part in text.split("-")), 1, 1][:3]
    try:
        return dt.date(year, month, day)
    except ValueError:  # the checks say so at its place
        return _NO_DATE


def _repository() -> str | None:
    """Where this edition's files are, for "edit this text"; else as course.yml says."""
    return os.environ.get("COURSE_REPOSITORY") or None
