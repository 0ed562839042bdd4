"""Figures: looked at in time, and not set beside figures that count something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from builder.checks.desk import Desk, Finding
from builder.course import KINDS, Course
from builder.questions import Asked
from builder.reading import KeyPath
from builder.records import Fact, Module, Record, Sourced, Term
from builder.uses import by_used, uses

_NEVER = date(1, 1, 1)


def stale_figure(desk: Desk) -> Iterator[Finding]:
    """A figure is past its day, or a newer one has taken its place.

    A fact whose `review_by` lies before `--today` waits for somebody to look at it again. A fact
    with `superseded_by` that a lesson or question still uses misleads, unless its `note` says why
    the older figure is meant.

    So does a helpline, whose number may have changed: call it, or look at its site.

    Look for the newer figure; move `review_by` on, or use the newer fact, or write the note.
    Without `--today` the newest date in the course counts, so that no page depends on the day.
    """
    users = by_used(uses(desk.course))
    for name, fact in desk.course.facts.items():
        reference = f"fact/{name}"
        yield from _due(reference, fact.review_by, "look for a newer figure", desk)
        for use in users.get(reference, []) if fact.superseded_by and not fact.note else ():
            if not use.user.startswith("fact/"):
                why = f"{reference} is superseded by fact/{fact.superseded_by}"
                message = f"{why}; use that, or say in the fact's note why this one is meant"
                yield Finding(use.place, message, _owner(use.user), _path(use.user))
    for name, helpline in desk.course.helplines.items():
        yield from _due(f"helpline/{name}", helpline.review_by, "call it, or look at its site", desk)


def _due(reference: str, by: str | None, todo: str, desk: Desk) -> Iterator[Finding]:
    if by and _last(by) < desk.today:
        message = f"was to be reviewed by {by}; {todo}, or move review_by on"
        yield Finding(desk.course.entries[reference].place("review_by"), message, reference, ("review_by",))


def mixed_measures(desk: Desk) -> Iterator[Finding]:
    """Figures that count different things stand side by side without a word about it.

    Migrants and refugees, a stock and a yearly flow, a share of people and a share of migrants:
    set side by side they invite a wrong sum. Where a question leans on facts of different measures
    its `explanation` says how they differ; where a fact's `rivals`, or the facts it is
    `derived_from`, are of different measures, its `note` does; so does that of a chart which draws them.

    Use facts of one measure, or write the explanation or note.
    """
    for name, fact in desk.course.facts.items():
        if fact.note:
            continue
        for key, others in (("rivals", [name, *fact.rivals]), ("derived_from", fact.derived_from)):
            measures = _measures((f"fact/{one}" for one in others), desk.course)
            if len(measures) > 1:
                message = f"{key} mixes {_listed(measures)}; say in a note how they differ"
                yield Finding(desk.course.entries[f"fact/{name}"].place(key), message, f"fact/{name}", (key,))
    yield from _questions(desk)
    yield from _charts(desk)


def newest_date(course: Course) -> date:
    """The newest day on which something in the course was checked or reviewed."""
    days = [_first(text) for entry in course.entries.values() for text in _days(entry.record)]
    return max(days, default=_NEVER)


def _days(record: Record) -> Iterator[str]:
    said: list[object] = [record, *(record.definitions.values() if isinstance(record, Term) else ())]
    yield from (one.checked_on for one in said if isinstance(one, Sourced) and one.checked_on)
    yield from (review.on for review in record.reviewed) if isinstance(record, Module) else ()


def _questions(desk: Desk) -> Iterator[Finding]:
    shown = _facts_shown(desk)
    for reference, question, entry in desk.course.questions():
        measures = _measures([*_leans(question), *shown.get(reference, ())], desk.course)
        if len(measures) > 1 and not question.explanation:
            path = ("questions", reference.partition("/")[2])
            message = (
                f"leans on figures of {_listed(measures)}; say in an explanation how they differ, or ask about one"
            )
            yield Finding(entry.place(*path), message, entry.reference, path)


def _charts(desk: Desk) -> Iterator[Finding]:
    for name, chart in desk.course.charts.items():
        measures = _measures((f"fact/{one}" for one in chart.facts), desk.course)
        if len(measures) > 1 and not chart.note:
            message = f"draws figures of {_listed(measures)}; say in a note how they differ, or draw one"
            reference = f"chart/{name}"
            yield Finding(desk.course.entries[reference].place("facts"), message, reference, ("facts",))


def _facts_shown(desk: Desk) -> dict[str, list[str]]:
    """question → the facts its strings show."""
    found: dict[str, list[str]] = {}
    for number, targets in desk.targets.items():
        words = desk.passages[number].words
        if words.owner.startswith("quiz/") and words.path[:1] == ("questions",):
            key = f"{words.owner.removeprefix('quiz/')}/{words.path[1]}"
            found.setdefault(key, []).extend(
                reference for slot, reference in targets if reference and slot.name == "fact"
            )
    return found


def _leans(question: Asked) -> list[str]:
    return [*question.rests_on, str(getattr(question, "answer", ""))]


def _measures(references: Iterable[str], course: Course) -> list[str]:
    facts = [course.facts.get(one.removeprefix("fact/")) for one in references if one.startswith("fact/")]
    return sorted({fact.measure for fact in facts if isinstance(fact, Fact)})


def _listed(measures: list[str]) -> str:
    return "different measures (" + ", ".join(measures) + ")"


def _owner(user: str) -> str:
    kind = user.partition("/")[0]
    return user if kind in (*KINDS, "lesson", "page") else f"quiz/{kind}"


def _path(user: str) -> KeyPath:
    return () if _owner(user) == user else ("questions", user.partition("/")[2])


def _first(text: str) -> date:
    year, month, day = [*map(int, text.split("-")), 1, 1][:3]
    return date(year, month, day)


def _last(text: str) -> date:
    """The last day of a year, month or day."""
    start = _first(text)
    if len(text) == 4:
        return date(start.year, 12, 31)
    return (start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1) if len(text) == 7 else start
