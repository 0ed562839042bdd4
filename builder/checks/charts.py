"""Charts: drawn from figures that were held against their source, in a form that can show them."""

from __future__ import annotations

from collections.abc import Iterator

from builder import charts
from builder.checks.desk import Desk, Finding
from builder.course import Course
from builder.reading import KeyPath
from builder.records import Chart


def recalled_chart(desk: Desk) -> Iterator[Finding]:
    """A chart draws a fact nobody has held against its source.

    A picture is believed more readily than a sentence, and carries no mark on each of its bars. So a
    fact with `checked: recalled` enters no chart.

    Hold the fact against its source (`checked: document`), or leave it out.
    """
    for name, chart in desk.course.charts.items():
        for index, key in enumerate(chart.facts):
            fact = desk.course.facts.get(key)
            if fact is not None and fact.checked == "recalled":
                message = (
                    f"fact/{key} is recalled, not checked against {fact.source}, and enters no chart; check it first"
                )
                yield _at(name, ("facts", index), message, desk)


def unfit_chart(desk: Desk) -> Iterator[Finding]:
    """A chart is of a kind that cannot show its figures.

    A `line` follows one place, with one figure a year; the figures of a `share` are percentages; a
    `map` draws one figure a country, and the place of each is a country (`BE`), not an area (`150`);
    the facts of a `flow` all have an `origins`, and figures are not below nought on a `map`, a
    `line`, in a `share` or a `flow`. What `names` and `origins` speak of is among the `facts`, and
    no fact is drawn twice.

    Choose another kind, or other facts.
    """
    for name, chart in desk.course.charts.items():
        yield from (_at(name, path, message, desk) for path, message in _unfit(chart, desk.course))


def _unfit(chart: Chart, course: Course) -> Iterator[tuple[KeyPath, str]]:
    for index, key in enumerate(chart.facts):
        fault = _fault(chart, index, course) if key in course.facts else None
        if fault:
            yield ("facts", index), fault
    for field, named in (("names", chart.names), ("origins", chart.origins)):
        for key in named:
            if key not in chart.facts:
                yield (field, key), f"{key} is not among the facts of this chart; add it there, or remove it here"


def _fault(chart: Chart, index: int, course: Course) -> str | None:
    """What keeps a chart from drawing one of its facts, beside those before it."""
    key, before = chart.facts[index], [course.facts[one] for one in chart.facts[:index] if one in course.facts]
    fact, measure = course.facts[key], course.measures.get(course.facts[key].measure)
    if key in chart.facts[:index]:
        return f"{key} is drawn twice; remove one"
    if chart.kind != "bar" and fact.value.number < 0:
        return f"{key} is below nought; draw it as a bar"
    match chart.kind:
        case "line" if any(one.place != fact.place for one in before):
            return f"{key} is of another place; a line follows one, draw bars"
        case "line" if any(one.as_of[:4] == fact.as_of[:4] for one in before):
            return f"there is a figure of {fact.as_of[:4]} already; a line has one a year, draw bars"
        case "share" if measure and (measure.unit != "percent" or fact.value.number > 100):
            return f"{key} is no part of a hundred; draw bars"
        case "map" if not charts.located(fact.place):
            return f"the map does not know where {fact.place} is; it draws countries by their two letters (ISO 3166)"
        case "map" if any(one.place == fact.place for one in before):
            return f"there is a figure of {fact.place} already; a map has one a country"
        case "flow" if key not in chart.origins:
            return f"{key} has no origin; say in origins where it came from"
        case _:
            return None


def _at(name: str, path: KeyPath, message: str, desk: Desk) -> Finding:
    reference = f"chart/{name}"
    return Finding(desk.course.entries[reference].place(*path), message, reference, path)
