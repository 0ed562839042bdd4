"""The commands that begin things and help an editor: new, schema."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from builder.cli.folder import Where, replace

NEW = ("module", "quiz", "course")
FILES = (
    "course",
    "module",
    "quiz",
    "sources",
    "measures",
    "facts",
    "terms",
    "events",
    "actors",
    "claims",
    "charts",
    "debates",
)

NEXT = {
    "module": "Add {name} to the modules in course.yml; then: course new quiz {name}",
    "quiz": "Name it in its module's module.yml: quiz: {name}",
    "course": "Then: course -C {name} check, and course -C {name} serve",
}


@click.command()
@click.argument("kind", type=click.Choice(NEW))
@click.argument("name", metavar="ID|DIR")
@click.pass_obj
def new(where: Where, kind: str, name: str) -> None:
    """Begin a module or a quiz with ID, or a course in the folder DIR.

    The files are complete and build as they are; comments in them say what to change. Nothing is ever
    written over: where a file is there already, the command says so and ends with 1.

    \b
    course new module who-decides
    course new quiz who-decides
    course new course ../our-course
    """
    from builder import schemas, starting

    root = _emptied(Path(name)) if kind == "course" else where.root
    try:
        tree = starting.skeleton(kind, root.name if kind == "course" else name)
        if kind == "course":
            tree |= {path: text.encode() for path, text in schemas.schemas().items()}
        made = starting.begin(tree, root)
    except starting.BadId as error:
        raise click.UsageError(str(error)) from None
    except starting.Refused as error:
        raise click.ClickException(str(error)) from None
    for path in made:
        if schemas.FOLDER not in path.parts:
            click.echo(path.relative_to(root).as_posix())
    click.echo(NEXT[kind].format(name=shlex.quote(name)), err=True)


@click.command()
@click.option("--print", "kind", type=click.Choice(FILES), help="Print one schema instead of writing them.")
@click.option("--markdown", is_flag=True, help="Print the reference of every key, for docs/builders/reference.md.")
@click.option("--check", "only", is_flag=True, help="Only say which schemas are old and which files name none.")
@click.pass_obj
def schema(where: Where, kind: str | None, markdown: bool, only: bool) -> int:
    """Write the JSON Schemas by which an editor completes keys, into .schema/ of the course.

    A file names its own in its first line: # yaml-language-server: $schema=…

    \b
    course schema
    course schema --print quiz
    course schema --check          ends with 1 where something lacks
    """
    if kind:
        click.echo(_printed(kind), nl=False)
    elif markdown:
        from builder.reference import reference

        click.echo(reference(), nl=False)
    elif only:
        return _lacking(where)
    else:
        from builder.schemas import FOLDER, schemas

        for path, text in schemas().items():
            replace(where.root / path, text)
        click.echo(f"{len(schemas())} schemas in {FOLDER}/.", err=True)
    return 0


def _printed(kind: str) -> str:
    from builder.schemas import FOLDER, schemas

    return schemas()[f"{FOLDER}/{kind}.json"]


def _lacking(where: Where) -> int:
    """Say what lacks; 1 where something does."""
    from builder.schemas import stale, unnamed

    old, without = stale(where.root), unnamed(where.load())
    for path in old:
        click.echo(f"{path}: is not what the records say now; run: course schema")
    for path, wanted in without.items():
        click.echo(f"{path}: does not tell an editor what it may hold; begin it with: {wanted}")
    return 1 if old or without else 0


def _emptied(folder: Path) -> Path:
    """A folder that is not there yet, or is there and empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.ClickException(f"{folder} is there already and not empty; name a new folder")
    return folder.resolve()
