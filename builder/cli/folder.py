"""Which course a command is about, that course read, and what is wrong with it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from builder.course import Loaded
    from builder.problems import Problem

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

    def load(self) -> Loaded:
        """The course with its problems; where not even course.yml can be read, they are shown and the end is 1."""
        from builder.cli.printing import problem_line
        from builder.loading import load

        loaded = load(self.root)
        if not loaded.courses:
            for problem in loaded.problems:
                click.echo(problem_line(problem))
            raise click.exceptions.Exit(1)
        return loaded


def problems(loaded: Loaded, today: date | None) -> list[Problem]:
    """Every problem of the course, sorted: what reading found and what the rules found."""
    try:  # SEAM: goes when builder/checks is there
        from builder.checks import check
    except ImportError:
        click.echo("builder/checks is not there yet: only what reading finds is shown", err=True)
        return loaded.problems
    return sorted({*loaded.problems, *check(loaded, today=today)})


def today_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option --today, as a date."""
    said = "Judge dates as on this day (default: today)."
    return click.option("--today", type=TODAY, metavar="YYYY-MM-DD", callback=_day, help=said)(command)


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option --json, `as_json` in the command."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")(command)


def replace(path: Path, text: str) -> None:
    """Write a file whole or not at all: beside it first, then in its place."""
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
