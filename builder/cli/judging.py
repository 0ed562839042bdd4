"""The commands that judge the course or mark work as done: check, translated, published."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.folder import Where, replace, today_option

if TYPE_CHECKING:
    from builder.course import Loaded
    from builder.problems import Problem

FORMS = click.Choice(["text", "github", "json"])


@click.command()
@click.option("--strict", is_flag=True, help="Warnings fail too.")
@click.option("--format", "form", type=FORMS, default="text", show_default=True, help="How to print them.")
@click.option("--json", "form", flag_value="json", help="The same as --format json.")
@today_option
@click.pass_obj
def check(where: Where, strict: bool, form: str, today: date | None) -> int:
    """Everything that is wrong with the course, all at once.

    Ends with 0 where nothing is, with 1 where something is. Warnings alone end with 0, or with 1 under --strict.

    \b
    course check
    course check --strict --today 2027-09-01
    course check --format github           in a workflow of GitHub
    """
    from builder.checks import check as checked

    loaded = where.read()
    found = checked(loaded, today=today)
    show(found, form)
    click.echo(f"{counts(found)}; {_unheld(loaded)}.", err=True)
    return failed(found, strict)


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--all", "every", is_flag=True, help="Every translation of the course.")
@click.pass_obj
def translated(where: Where, paths: tuple[Path, ...], every: bool) -> None:
    """Note that each translation at PATH says what its original says now.

    Until the original changes it is no longer stale. Writes translations.lock, whole files at a time.

    \b
    course translated library/terms.nl.yml modules/who-is-who/lesson.fr.md
    """
    from builder.cli.printing import counted
    from builder.locking import renewed, translations
    from builder.translation import LOCK, Lock

    if bool(paths) == every:
        raise click.UsageError("name one or more translations, or --all of them")
    loaded = where.load()
    now = translations(loaded)
    names = list(now) if every else [_translation(where.root, path, list(now)) for path in paths]
    for name in names:
        if " " in name:
            raise click.ClickException(f"“{name}” holds a space, which {LOCK} cannot; rename the file")
    lock = renewed(Lock() if every else loaded.main.lock, now, names)
    replace(where.root / LOCK, lock.text())
    strings = sum(len(now[name]) for name in names)
    click.echo(f"{counted(len(names), 'translation')} with {counted(strings, 'string')} noted in {LOCK}.", err=True)


@click.command()
@click.pass_obj
def published(where: Where) -> None:
    """Note that this edition is out: its ids are for life.

    Adds every id of the course to ids.lock; those of earlier editions stay. From then on a record or question
    that is gone, and is nobody's alias, is an error.

    \b
    course published
    """
    from builder.cli.printing import counted
    from builder.locking import published as ids
    from builder.remembered import LOCK

    course = where.load().main
    found = ids(course)
    new = counted(len(found - set(course.remembered.lines)), "new id")
    replace(where.root / LOCK, course.remembered.with_edition(course.about.edition, found))
    click.echo(f"{new} of edition {course.about.edition} noted in {LOCK}.", err=True)


def show(found: list[Problem], form: str = "text") -> None:
    """Problems on standard output, in one of their forms."""
    from builder.cli.printing import problem_line
    from builder.problems import as_json, github

    if form == "json":
        click.echo(as_json(found))
    else:
        line = github if form == "github" else problem_line
        for problem in found:
            click.echo(line(problem))


def failed(found: list[Problem], strict: bool) -> int:
    """0 or 1."""
    return int(any(strict or problem.severity == "error" for problem in found))


def counts(found: list[Problem]) -> str:
    """2 errors and 1 warning in 3 files."""
    from builder.cli.printing import counted

    errors = sum(problem.severity == "error" for problem in found)
    files = len({problem.place.path for problem in found})
    if not found:
        return "No problems"
    return f"{counted(errors, 'error')} and {counted(len(found) - errors, 'warning')} in {counted(files, 'file')}"


def _unheld(loaded: Loaded) -> str:
    from builder.checks import unchecked_sources
    from builder.cli.printing import counted

    every = len(loaded.main.sources) if loaded.courses else 0
    return f"{counted(unchecked_sources(loaded), 'source')} of {every} without a file here, so not held against it"


def _translation(root: Path, path: Path, known: list[str]) -> str:
    """The translation's path below the root, as named from here or from the root."""
    from difflib import get_close_matches

    here = path.resolve()
    name = here.relative_to(root).as_posix() if here.is_relative_to(root) else path.as_posix()
    if name in known:
        return name
    close = get_close_matches(name, known, n=1)
    why = "is no translation" if (root / name).exists() else "is not there"
    hint = f"; did you mean {close[0]}?" if close else "; a translation is named like lesson.nl.md, beside lesson.md"
    raise click.ClickException(f"{path} {why}{hint}")
