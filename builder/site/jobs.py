"""What the engine is asked and what it answers: plain values that cross from process to process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Told = Callable[[int, int], None]
"""Called with the pages done and the pages in all; may raise `Stopped`."""

Progress = Callable[[str, int, int], None]
"""Called with a language, its pages done and its pages in all."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """What to build, and into where."""

    language: str
    folder: Path
    """Holds `mkdocs.yml`, `docs/` and `overrides/`."""
    site: Path
    """Where the HTML goes."""
    epoch: int
    """The date of everything that must carry one, in seconds since 1970."""
    address: str | None = None
    """The site's address while it is served, instead of the one in `mkdocs.yml`."""
    changed: frozenset[str] | None = None
    """Paths below `docs/` to build anew, whether written or removed since the last run. None: everything."""
    before: Path | None = None
    """With `changed`, the whole site of the last run: its search index is carried over into `site`."""
    indexed: bool = True
    """Whether search index and site map are made too: leaving them for later halves the time of a long page."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """What came of a job."""

    language: str
    pages: int = 0
    warnings: tuple[str, ...] = ()
    fault: str = ""
    """Why there is no site, or nothing."""
    stopped: bool = False
    """Whether it was interrupted because something newer waits."""
    gone: tuple[str, ...] = ()
    """Of a part: files of the site whose pages are no more."""


class Stopped(Exception):
    """Raised inside a run that has been overtaken."""


def silent(language: str, done: int, pages: int) -> None:
    """Tell nobody."""


def quiet(done: int, pages: int) -> None:
    """Tell nobody, either."""
