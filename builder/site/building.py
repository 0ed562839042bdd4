"""All languages built side by side, put together, and swapped in: the whole site, or the one before."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from builder import tree
from builder.site import policy, writing
from builder.site.jobs import Job, Progress, Report, silent
from builder.site.workers import Workers
from builder.site.writing import Outcome

SITE = "site"
"""Where a site is built unless told otherwise, in the project."""


@dataclass(frozen=True, kw_only=True)
class Built:
    """What came of a build."""

    landed: bool
    """Whether the new site is in its place; otherwise the one before still is."""
    pages: dict[str, int]
    """Pages by language."""
    warnings: tuple[str, ...]
    """What the engine warned of, each with its language."""
    faults: tuple[str, ...]
    """Why the engine failed, each with its language."""


def build(outcome: Outcome, folder: Path, target: Path, *, strict: bool = False, progress: Progress = silent) -> Built:
    """Write the course out in `folder`, build all its languages, and put the site in the place of `target`.

    With `strict`, a warning of the engine leaves the previous site. Raises as `tree.to_folder` does.
    """
    tree.recover(target)
    writing.write(outcome, folder)
    parts = fresh_parts(target)
    with closing(Workers()) as workers:
        reports = workers.reports(jobs(outcome, folder, parts), progress)
    built = judged(reports, clashes(parts, outcome.languages), strict=strict)
    if built.landed:
        land(parts, outcome.languages, target)
    shutil.rmtree(parts, ignore_errors=True)
    return built


def jobs(outcome: Outcome, folder: Path, parts: Path, address: str | None = None) -> list[Job]:
    """One engine run per language, each into its own folder of `parts`; `address` is the site's while it is served."""
    first = outcome.languages[0]
    return [
        Job(
            language=language,
            folder=folder / language,
            site=parts / language,
            epoch=outcome.epoch,
            address=address and (address if language == first else f"{address}{language}/"),
        )
        for language in outcome.languages
    ]


def fresh_parts(target: Path) -> Path:
    """An empty folder beside `target`, on its disk, for the parts of a new site."""
    parts = target.with_name(f"{target.name}.new")
    if parts.exists():  # an earlier build was killed
        shutil.rmtree(parts)
    parts.mkdir(parents=True)
    return parts


def land(parts: Path, languages: Sequence[str], target: Path) -> None:
    """Put the languages together, the first at the root and each other below it, in the place of `target`."""
    first, *others = languages
    for language in others:
        (parts / language).rename(parts / first / language)
    policy.write(parts / first)
    tree.swap(parts / first, target)


def clashes(parts: Path, languages: Sequence[str]) -> tuple[str, ...]:
    """Languages in whose place the first one already has something."""
    first, *others = languages
    taken = [language for language in others if (parts / first / language).exists()]
    return tuple(f"{language}: its place is taken by a page or folder {language}/ of {first}" for language in taken)


def judged(reports: Sequence[Report], clashes: tuple[str, ...], *, strict: bool) -> Built:
    """Whether the parts may become the site."""
    warnings = _warnings(reports)
    faults = (*clashes, *(f"{report.language}: {report.fault}" for report in reports if report.fault))
    return Built(
        landed=not faults and not (strict and warnings),
        pages={report.language: report.pages for report in reports},
        warnings=warnings,
        faults=faults,
    )


def _warnings(reports: Sequence[Report]) -> tuple[str, ...]:
    """Everything the engine warned of, each with its language; a warning of all languages is said once."""
    found: dict[str, list[str]] = {}
    for report in reports:
        for warning in report.warnings:
            found.setdefault(warning, []).append(report.language)
    return tuple(f"{', '.join(languages)}: {warning}" for warning, languages in found.items())
