"""Author's files in, the laid-out course out: `<language>/{mkdocs.yml,docs/,overrides/}`, ready for an engine."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder import tree
from builder.problems import Problem
from builder.tree import Tree

if TYPE_CHECKING:
    from builder.course import Course

FOLDER = ".course"
"""Where a course is laid out unless told otherwise: in the project, ignored by git."""

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


def compiled(root: Path, *, strict: bool = False, today: dt.date | None = None) -> Outcome:
    """The course in `root`, checked and laid out; with `strict`, warnings stop it too."""
    from builder import checks, loading, pages, reading

    base = reading.document(root / "mkdocs.yml", root)
    loaded = loading.load(root)
    problems = sorted({*base.problems, *loaded.problems, *checks.check(loaded, today=today)})
    if not loaded.courses or _stops(problems, strict=strict):
        return _stopped(problems)
    return Outcome(
        problems=tuple(problems),
        tree=pages.written(loaded.courses, base.data),
        languages=tuple(loaded.courses),
        epoch=epoch(loaded.courses),
    )


def write(outcome: Outcome, folder: Path) -> frozenset[str]:
    """Lay the compiled course out in `folder`, touching only what differs; gives the paths that did."""
    return tree.to_folder(outcome.tree, folder)


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


def _stops(problems: list[Problem], *, strict: bool) -> bool:
    return bool(problems) if strict else any(problem.severity == "error" for problem in problems)


def _stopped(problems: list[Problem]) -> Outcome:
    return Outcome(problems=tuple(problems), tree={}, languages=(), epoch=0)
