"""Which course a command is about, that course read, and what is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from builder.course import Loaded

STOPPED = 130  # Ctrl-C, as shells count it: 128 + SIGINT
TODAY = click.DateTime(formats=["%Y-%m-%d"])


@dataclass
class Where:
    """The folder named with -C, or else the nearest one, here or above, that holds a course.yml."""

    named: Path | None = None

    @cached_property
    def root(self) -> Path:
        """The course's folder; wrong use where there is none."""
        start = Path.cwd() if self.named is None else self.named
        above = (start, *start.resolve().parents) if self.named is None else (start,)
        for folder in above:
            if (folder / "course.yml").is_file():
                return folder.resolve()
        place = f"in {start}" if self.named else "here or in any folder above"
        hint = "name the course's folder with -C, or make one: course new course DIR"
        raise click.UsageError(f"there is no course.yml {place}; {hint}")

    def read(self) -> Loaded:
        """The course with its problems; in no language where not even course.yml can be read."""
        from builder.loading import load

        return load(self.root)

    def load(self) -> Loaded:
        """The course in one language at least; where there is none, the problems are shown and the end is 1."""
        from builder.cli.printing import problem_line

        loaded = self.read()
        if not loaded.courses:
            for problem in loaded.problems:
                click.echo(problem_line(problem), err=True)
            raise click.exceptions.Exit(1)
        return loaded


def today_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option --today, as a date or None."""
    said = "Judge dates as on this day (default: the newest date in the course)."
    return click.option("--today", type=TODAY, metavar="YYYY-MM-DD", callback=_day, help=said)(command)


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option --json, `as_json` in the command."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")(command)


def replace(path: Path, text: str) -> None:
    """Write a file whole or not at all: beside it first, then in its place."""
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(beside).chmod(path.stat().st_mode if path.exists() else 0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _day(_context: click.Context, _option: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None
