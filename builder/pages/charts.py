"""Charts as a page shows them: a drawing in the page's own colours, what to look at, sources, and every value."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from builder import charts
from builder.charts import Picture, Row
from builder.course import Course
from builder.pages import data
from builder.pages.sheet import Sheet
from builder.records import Chart, Fact
from builder.tree import Tree

Facts = list[tuple[str, Fact]]


def chart(sheet: Sheet, key: str, found: Chart, *, heading: bool = True) -> Markup:
    """The figure: title (unless a heading says it), drawing, what to look at, source line, table."""
    facts = drawn_facts(found, sheet.course)
    if len(facts) < len(found.facts):
        return Markup()  # a fact that is not there: the rules say so at its place
    rows = [row(sheet, found, name, fact) for name, fact in facts]
    sheet.pictures += 1
    sheet.lean(f"chart/{key}", *(f"fact/{name}" for name, _ in facts))
    drawn = picture(found, rows).finished(found.title, sheet.words(found.alt), f"picture-{sheet.pictures}")
    return sheet.render(
        "chart.html",
        chart=found,
        key=key,
        heading=heading,
        drawing=Markup(drawn),
        rows=[(name, fact, one) for (name, fact), one in zip(facts, rows, strict=True)],
        cited=cited(facts),
        dates=sorted({fact.as_of for _, fact in facts}),
        broken=found.kind == "line" and charts.broken(rows),
    )


def drawn_facts(found: Chart, course: Course) -> Facts:
    """A chart's facts in the order they are drawn."""
    facts = [(name, course.facts[name]) for name in found.facts if name in course.facts]
    if found.kind == "flow":
        origins = list(dict.fromkeys(found.origins.values()))
        return sorted(facts, key=lambda pair: origins.index(found.origins[pair[0]]))
    if found.kind == "line" or (found.kind == "bar" and _one(fact.place for _, fact in facts) and not _dated(facts)):
        return sorted(facts, key=lambda pair: pair[1].as_of)
    if found.kind == "map" or (_one(fact.measure for _, fact in facts) and _dated(facts)):
        return sorted(facts, key=lambda pair: -pair[1].value.number)
    return facts


def row(sheet: Sheet, found: Chart, name: str, fact: Fact) -> Row:
    """A fact as the drawing needs it, in the page's language."""
    return Row(
        name=found.names.get(name) or _name(sheet, found, fact),
        shown=sheet.hedged(fact),
        value=float(fact.value.number),
        year=int(fact.as_of[:4]),
        place=fact.place,
        origin=found.origins.get(name, ""),
        same=f"{fact.measure} {fact.source}",
    )


def picture(found: Chart, rows: list[Row]) -> Picture:
    """The drawing of a kind."""
    match found.kind:
        case "bar":
            return charts.bars(rows)
        case "line":
            return charts.line(rows)
        case "share":
            return charts.shares(rows)
        case "map":
            return charts.world_map(rows)
        case "flow":
            return charts.flows(rows)


def cited(facts: Facts) -> Facts:
    """One fact for every source and place in it, for the source line."""
    found: dict[tuple[str, str | None], tuple[str, Fact]] = {}
    for name, fact in facts:
        found.setdefault((fact.source, fact.where), (name, fact))
    return list(found.values())


def tables(course: Course) -> Tree:
    """The figures of every chart as a sheet: charts/‹id›.csv."""
    return {f"charts/{name}.csv": data.figures_csv(course, found.facts) for name, found in course.charts.items()}


def _name(sheet: Sheet, found: Chart, fact: Fact) -> str:
    """What tells one figure of a chart from the next: its year, its place, or what it counts."""
    facts = [one for _, one in drawn_facts(found, sheet.course)]
    if found.kind == "line":
        return fact.as_of[:4]
    if not _one(one.place for one in facts):
        return sheet.place(fact.place)
    if not _one(one.as_of for one in facts) and _one(one.measure for one in facts):
        return sheet.when(fact.as_of)
    return fact.label


def _dated(facts: Facts) -> bool:
    """Whether all facts are of one date."""
    return _one(fact.as_of for _, fact in facts)


def _one(values: Iterable[str]) -> bool:
    return len(set(values)) == 1
