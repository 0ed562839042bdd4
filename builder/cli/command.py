"""The command `course`: its parts, its options, and what its end says."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import Any

import click

from builder.cli import asking, beginning, judging, making, packing
from builder.cli.folder import STOPPED, Where

SECTIONS = {
    "Write": (beginning.new, judging.check, judging.translated, judging.published, beginning.schema),
    "Make": (making.serve, making.build, making.write, packing.pack),
    "Ask": (asking.explain, asking.uses, asking.review, asking.stats),
}

EPILOG = """
\b
Ends with
  0    nothing wrong
  1    something in the course is wrong, or could not be done
  2    the command was used wrongly
  130  stopped with Ctrl-C

\b
Examples
  course check                     everything that is wrong, all at once
  course explain untraced-number   what a rule wants, and why
  course -C ../other build         another course than the one here

In colour only on a terminal, and never where NO_COLOR is set.
"""


ROOT = "The course's folder (default: the nearest one, here or above, with a course.yml)."
FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


class Sections(click.Group):
    """A group that lists its commands by what one wants to do."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        return [str(command.name) for commands in SECTIONS.values() for command in commands]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(str(one.name), one.get_short_help_str(80)) for one in commands])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        formatter.write(EPILOG.replace("\b\n", ""))


def _version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    from importlib.metadata import PackageNotFoundError, version

    if wanted:
        try:
            click.echo(f"course {version('people-on-the-move')}")
        except PackageNotFoundError:
            click.echo("course, run from its folder and not installed")
        context.exit()


@click.group(cls=Sections, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("-C", "--root", type=FOLDER, metavar="DIR", help=ROOT)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
@click.pass_context
def course(context: click.Context, root: Path | None) -> None:
    """Turn a course of YAML and Markdown into a site, and hold it against its sources."""
    context.obj = Where(root)


for _commands in SECTIONS.values():
    for _command in _commands:
        course.add_command(_command)


def main(arguments: list[str] | None = None) -> int:
    """Run `course` and give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without our quotation marks
    plain: dict[str, Any] = {"color": False} if os.environ.get("NO_COLOR") else {}
    try:
        return int(course.main(arguments, prog_name="course", standalone_mode=False, **plain) or 0)
    except (click.Abort, KeyboardInterrupt):
        return STOPPED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:  # `course check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        click.echo(f"Error: {error.filename or 'the disk'}: {error.strerror}", err=True)
        return 1
