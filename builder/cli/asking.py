"""The commands that answer a question about the course and change nothing: explain, uses, review, stats."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from builder.cli.folder import Where, json_option, today_option

if TYPE_CHECKING:
    from builder.course import Course
    from builder.problems import Place, Problem
    from builder.reporting import Waiting


@click.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """What a rule looks for and what to do about it.

    Without RULE, every rule with one line each.

    \b
    course explain untraced-number
    """
    from difflib import get_close_matches

    from builder.checks import RULES, manual

    if rule is None:
        width = max(len(name) for name in RULES)
        click.echo("\n".join(f"{name.ljust(width)}  {_first(manual(name))}" for name in sorted(RULES)))
        return
    said = manual(rule)
    if said is None:
        close = get_close_matches(rule, list(RULES), n=1)
        hint = f"did you mean {close[0]}?" if close else "course explain lists them"
        raise click.UsageError(f"there is no rule “{rule}”; {hint}")
    click.echo(said.strip())


@click.command()
@click.argument("name", metavar="ID")
@json_option
@click.pass_obj
def uses(where: Where, name: str, as_json: bool) -> None:
    """Every page, question and record that leans on ID, with its place.

    \b
    course uses fact/migrants-2020
    course uses who-is-who/grounds
    course uses refugee              where no two kinds share the id
    """
    from dataclasses import asdict

    from builder.reporting import uses_of

    loaded = where.load()
    reference = _one(loaded.main, name)
    found = uses_of(loaded, reference)
    if as_json:
        rows = [{"user": use.user, **asdict(use.place)} for use in found]
        click.echo(json.dumps({"used": reference, "uses": rows}, ensure_ascii=False, indent=2))
        return
    for use in found:
        click.echo(f"{click.style(_at(use.place), bold=True)}: {use.user}")
    if not found:
        click.echo(f"Nothing leans on {reference}.", err=True)


@click.command()
@today_option
@json_option
@click.pass_obj
def review(where: Where, today: date | None, as_json: bool) -> None:
    """What waits for somebody to look at it, and where it is used.

    Records not yet checked against their source, figures past their date of review or superseded, modules
    nobody has reviewed, translations missing or stale.

    \b
    course review --today 2027-09-01
    """
    from dataclasses import asdict

    from builder import reporting
    from builder.checks import check, newest_date

    loaded = where.load()
    found = reporting.review(loaded, check(loaded, today=today), today or newest_date(loaded.main))
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    _waiting("Not yet checked against the source", found.recalled)
    _waiting("Past the date of review", found.due)
    _waiting("Superseded by a newer figure", found.superseded)
    _waiting("Modules not yet reviewed", found.unreviewed)
    _untranslated(found.translations)


@click.command()
@json_option
@click.pass_obj
def stats(where: Where, as_json: bool) -> None:
    """What the course holds: records, words, questions, translations."""
    from dataclasses import asdict

    from builder import reporting
    from builder.cli.printing import table

    found = reporting.stats(where.load())
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    languages = list(found.records[0].languages)
    records = [[one.kind, one.total, one.document, one.recalled, *one.languages.values()] for one in found.records]
    words = [[name, *by_language.values()] for name, by_language in found.lessons.items()]
    covered = [[one.language, one.strings, one.translated, one.pages, one.pages_translated] for one in found.coverage]
    click.echo(table(["records", "all", "document", "recalled", *languages], records))
    click.echo("\n" + table(["words of lesson", *languages], words))
    click.echo("\n" + table(["questions", "all"], list(found.questions.items())))
    if covered:
        click.echo("\n" + table(["translation", "strings", "translated", "pages", "translated"], covered))


def _waiting(title: str, found: Sequence[Waiting]) -> None:
    from builder.cli.printing import table

    columns = {
        "place": [_at(one.place) for one in found],
        "what": [one.reference for one in found],
        "review by": [one.review_by or "" for one in found],
        "superseded by": [one.superseded_by or "" for one in found],
        "used by": [_some(one.used_by) for one in found],
    }
    filled = {head: cells for head, cells in columns.items() if any(cells)}
    _section(title, len(found), table(list(filled), list(zip(*filled.values(), strict=True))))


def _untranslated(found: Sequence[Problem]) -> None:
    from builder.cli.printing import problem_line

    _section("Translations missing or stale", len(found), "\n".join(problem_line(problem) for problem in found))


def _section(title: str, number: int, body: str) -> None:
    click.echo(click.style(f"{title}: {number or 'none'}", bold=True, fg="cyan"))
    click.echo(f"{body}\n" if number else "")


def _some(users: Sequence[str]) -> str:
    """The first three, and how many more."""
    more = f" and {len(users) - 3} more" if len(users) > 3 else ""
    return ", ".join(users[:3]) + more


def _at(place: Place) -> str:
    return f"{place.path}:{place.line}:{place.column}"


def _one(course: Course, name: str) -> str:
    """The reference a name means; unknown or unclear names end with 1."""
    from builder.reporting import meant, near

    found = meant(course, name)
    if len(found) == 1:
        return found[0]
    if found:
        raise click.ClickException(f"“{name}” may be {' or '.join(found)}; say which")
    close = near(course, name)
    hint = f"did you mean {' or '.join(close)}?" if close else "course stats shows what there is"
    raise click.ClickException(f"nothing here has the id “{name}”; {hint}")


def _first(said: str | None) -> str:
    return (said or "").strip().split("\n")[0]
