"""The command that prints: pack."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.folder import Where, today_option

if TYPE_CHECKING:
    from builder.course import Course
    from builder.papers import Made, Press
    from builder.site.writing import Draft

SHEETS = (
    "plan", "offline", "lesson", "worksheet-a", "worksheet-b", "answers-a", "answers-b", "cards", "glossary", "slides",
)  # fmt: skip
INSTALL = 'paper needs two packages that are not here; install them: pip install "people-on-the-move[pack]"'


@click.command()
@click.argument("module")
@click.option("--language", metavar="CODE", help="The language (default: the one the course is written in).")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR|ZIP", help="Where to (default: MODULE-CODE.zip).")
@click.option(
    "--seed", default="1", show_default=True, help="What the worksheets are drawn by; the same draws the same."
)
@click.option("--only", multiple=True, type=click.Choice(SHEETS), help="This sheet; may be given several times.")
@today_option
@click.pass_obj
def pack(
    where: Where,
    module: str,
    language: str | None,
    out: Path | None,
    seed: str,
    only: tuple[str, ...],
    today: date | None,
) -> None:
    """Print a class pack of MODULE: plan, worksheets A and B with answers, cards, glossary, slides.

    Each sheet as PDF and as Word to change, the slides as PDF and PowerPoint. DIR is new, empty, or holds an
    earlier pack; it is replaced whole.

    \b
    course pack who-is-who --language nl
    course pack who-is-who --language fr --out ../paper --seed 5b
    course pack who-is-who --only worksheet-a --only answers-a
    """
    needed()
    draft = _sound(where, today)
    course = _one(draft, module, language)
    target = (out or Path(f"{module}-{course.language}.zip")).resolve()
    _free(target)
    with printing(where) as press:
        made = _printed(draft, course, module, press, seed, only)
    _put(made, target)
    for line in made.left_out:
        click.echo(line, err=True)
    click.echo(f"{out or target.name}: {len(made.tree)} files, {press.struck} of them printed anew.", err=True)


def needed() -> None:
    """End with 1, before any work, where pandoc or Typst is not installed."""
    from builder.papers import tools

    try:
        tools()
    except ImportError:
        raise click.ClickException(INSTALL) from None


@contextmanager
def printing(where: Where) -> Iterator[Press]:
    """A press with a bar on a terminal; what it cannot print is said in a line."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from builder.papers import PandocFailed, Press, TypstFailed
    from builder.site.writing import FOLDER, STORE

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("files"))
    console = Console(stderr=True)
    try:
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
            row = bars.add_task("printing", total=None)
            store = where.root / FOLDER / STORE
            yield Press(store, lambda done, total: bars.update(row, completed=done, total=total))
    except (PandocFailed, TypstFailed) as error:
        raise click.ClickException(f"nothing was printed: {error}") from None


def _sound(where: Where, today: date | None) -> Draft:
    """The course read and judged; where something is wrong it is shown, and the end is 1."""
    from builder.cli.judging import counts
    from builder.cli.printing import problem_line
    from builder.problems import errors
    from builder.site import writing

    draft = writing.draft(where.root)
    found = writing.judged(draft, today)
    if not draft.loaded.courses or errors(found):
        for problem in found:
            click.echo(problem_line(problem), err=True)
        click.echo(f"Nothing was made: {counts(list(found))}.", err=True)
        raise click.exceptions.Exit(1)
    return draft


def _one(draft: Draft, module: str, language: str | None) -> Course:
    """The course in the language asked for, if it has that and the module."""
    from difflib import get_close_matches

    from builder.cli.printing import listed

    courses = draft.loaded.courses
    if language and language not in courses:
        raise click.ClickException(f"the course is not in “{language}”; it is in {listed(list(courses))}")
    course = courses[language] if language else draft.loaded.main
    if module not in course.modules:
        close = get_close_matches(module, list(course.modules), n=1)
        hint = f"did you mean {close[0]}?" if close else f"the modules are {listed(list(course.modules))}"
        raise click.ClickException(f"there is no module “{module}”; {hint}")
    return course


def _printed(draft: Draft, course: Course, module: str, press: Press, seed: str, only: tuple[str, ...]) -> Made:
    from builder import papers
    from builder.site import writing

    site = writing.site(draft, course)
    return papers.pack(site, module, press, writing.epoch(draft.loaded.courses), seed=seed, only=only)


def _free(target: Path) -> None:
    """End with 1 where the pack would be written over something else."""
    import zipfile

    from builder.tree import MARK

    if target.suffix == ".zip":
        if target.is_dir() or (target.is_file() and not zipfile.is_zipfile(target)):
            raise click.ClickException(f"{target} is there already and no zip; name another file")
    elif target.is_file() or (target.is_dir() and any(target.iterdir()) and not (target / MARK).is_file()):
        raise click.ClickException(f"{target} holds something else, which would be lost; name a new or an empty folder")


def _put(made: Made, target: Path) -> None:
    """The pack whole or not at all: written beside, then swapped in."""
    from builder import tree

    if target.suffix == ".zip":
        tree.to_zip(made.tree, target)
        return
    tree.recover(target)
    beside = target.with_name(f"{target.name}.new")
    tree.to_folder(made.tree, beside)
    tree.swap(beside, target)
