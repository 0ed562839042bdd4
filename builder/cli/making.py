"""The commands that make the site: serve, build, write."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.folder import STOPPED, Where, today_option

if TYPE_CHECKING:
    from builder.pages.sheet import Audience
    from builder.papers import Press
    from builder.site.building import Built
    from builder.site.jobs import Progress
    from builder.site.writing import Outcome

PATH = click.Path(path_type=Path, file_okay=False)
STRICT = "Warnings stop it too."
AUDIENCE = click.option(
    "--audience",
    type=click.Choice(["teacher", "student"]),
    default="teacher",
    show_default=True,
    help="student: without the pages for teachers.",
)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free one.")
@click.pass_obj
def serve(where: Where, host: str, port: int) -> int:
    """Show the course in the browser, and each save within about a second, until Ctrl-C.

    Says "Serving on http://…/" on standard output once every language can be looked at. What is wrong
    with the course is said at every save; while there are errors the pages of before stay.

    \b
    course serve
    course serve --port 0
    """
    from builder.site import serving

    try:
        serving.serve(where.root, host, port, click.echo)
    except serving.PortTaken:
        raise click.ClickException(f"port {port} is taken; name another, or any free one: --port 0") from None
    return STOPPED


@click.command()
@click.option("--site-dir", type=PATH, help="Where the site goes (default: site/ in the course).")
@click.option("--strict", is_flag=True, help=STRICT)
@click.option("--packs", is_flag=True, help="Print every module's class pack too, for the pages for teachers.")
@today_option
@AUDIENCE
@click.pass_obj
def build(
    where: Where, site_dir: Path | None, strict: bool, packs: bool, today: date | None, audience: Audience
) -> int:
    """Check the course and build its site, in all languages, into site/.

    Where something is wrong nothing is built: the problems are shown, the site of before stays, and the
    command ends with 1.

    \b
    course build
    course build --strict --site-dir /var/www/course
    course build --audience student
    course build --packs
    """
    from builder.site import building, writing

    target = _target(site_dir, where.root) if site_dir else where.root / building.SITE
    begun = time.monotonic()
    with _printing(where, packs, audience) as press:
        outcome = _compiled(where.root, strict=strict, today=today, audience=audience, press=press)
    with _refusals(), _progress(outcome.languages) as progress:
        built = building.build(outcome, where.root / writing.FOLDER, target, strict=strict, progress=progress)
    _tell(built, target, time.monotonic() - begun)
    return 0 if built.landed else 1


@click.command()
@click.argument("folder", metavar="DIR", type=PATH)
@click.option("--strict", is_flag=True, help=STRICT)
@today_option
@AUDIENCE
@click.pass_obj
def write(where: Where, folder: Path, strict: bool, today: date | None, audience: Audience) -> None:
    """Lay the course out in DIR as plain Markdown with one mkdocs.yml a language, for any engine.

    DIR is new, empty, or from an earlier write; only files that differ are touched.

    \b
    course write ../laid-out
    mkdocs build -f ../laid-out/en/mkdocs.yml
    """
    from builder.cli.printing import counted
    from builder.site import writing

    outcome = _compiled(where.root, strict=strict, today=today, audience=audience)
    with _refusals():
        changed = writing.write(outcome, folder)
    click.echo(f"{counted(len(outcome.tree), 'file')} in {folder}, {len(changed)} of them written anew.", err=True)


def _compiled(
    root: Path, *, strict: bool, today: date | None, audience: Audience, press: Press | None = None
) -> Outcome:
    """The course laid out; where problems stop it, they are shown and the end is 1."""
    from builder.cli.judging import counts
    from builder.cli.printing import problem_line
    from builder.site.writing import compiled

    outcome = compiled(root, strict=strict, today=today, audience=audience, press=press)
    for problem in outcome.problems:
        click.echo(problem_line(problem), err=True)
    if outcome.stopped:
        click.echo(f"Nothing was made: {counts(list(outcome.problems))}.", err=True)
        raise click.exceptions.Exit(1)
    return outcome


@contextmanager
def _printing(where: Where, packs: bool, audience: Audience) -> Iterator[Press | None]:
    """A press where packs are asked for; the site for students has none."""
    from builder.cli import packing

    if packs and audience == "student":
        click.echo("No packs are made: they are for teachers, and this is the site for students.", err=True)
    if not packs or audience == "student":
        yield None
        return
    packing.needed()
    with packing.printing(where) as press:
        yield press
    for line in press.lacking:
        click.echo(line, err=True)
    click.echo(f"Packs: {len(press.used)} files, {press.struck} of them printed anew.", err=True)


@contextmanager
def _refusals() -> Iterator[None]:
    """A folder that may not be written into is said in a line."""
    from builder.tree import NotOurs, UnsafePath

    try:
        yield
    except (NotOurs, UnsafePath) as error:
        raise click.ClickException(str(error)) from None


@contextmanager
def _progress(languages: tuple[str, ...]) -> Iterator[Progress]:
    """A bar a language on a terminal, nothing elsewhere."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("pages"))
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        rows = {language: bars.add_task(language, total=None) for language in languages}
        yield lambda language, done, pages: bars.update(rows[language], completed=done, total=pages)


def _tell(built: Built, target: Path, seconds: float) -> None:
    from builder.cli.printing import counted

    for warning in built.warnings:
        click.echo(f"{click.style('warning', fg='yellow')} {warning}", err=True)
    for fault in built.faults:
        click.echo(f"{click.style('error', fg='red')} {fault}", err=True)
    each = ", ".join(f"{language} {number}" for language, number in built.pages.items())
    pages = counted(sum(built.pages.values()), "page")
    said = f"{pages} ({each}) in {seconds:.1f} s." if built.landed else "as it was before."
    click.echo(f"{target}: {said}", err=True)


def _target(folder: Path, root: Path) -> Path:
    """Where the site goes: a new or empty folder, or one that holds a site of ours, for it is replaced whole."""
    from builder.site.writing import SOURCES

    folder = folder.resolve()
    if root.is_relative_to(folder):
        raise click.UsageError(f"{folder} holds the course itself; name a folder for the site alone")
    inside = folder.relative_to(root).parts[:1] if folder.is_relative_to(root) else ()
    if inside and (inside[0] in SOURCES or inside[0].startswith(".")):
        raise click.UsageError(f"{folder} lies among what an author writes; name a folder for the site alone")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "course.json").is_file():
        raise click.ClickException(f"{folder} holds something else, which would be lost; name a new or an empty folder")
    return folder
