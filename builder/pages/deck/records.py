"""Records of the library as slides: claims, charts, events in order, definitions and figures side by side."""

from __future__ import annotations

from builder.pages import charts, parts
from builder.pages.deck.slides import Block, Kind, Row, Slide
from builder.pages.deck.wording import credits, worded
from builder.pages.sheet import Sheet
from builder.records import Event

EVENTS, LETTERS = 7, 560  # on one screen


def claim(sheet: Sheet, name: str) -> Row:
    """A claim, with who holds it."""
    found = sheet.course.claims[name]
    return Row("", worded(sheet, found.statement), None, "".join(credits(sheet, [(f"claim/{name}", None)])))


def shown(sheet: Sheet, reference: str) -> Slide | None:
    """A slide of a record that a plan has the class look at; none for what is no more than a name."""
    kind, _, name = reference.partition("/")
    if kind == "chart" and name in sheet.course.charts:
        return chart(sheet, name)
    if kind == "claim" and name in sheet.course.claims:
        made = Block(rows=(claim(sheet, name),))
        return Slide(id=f"claim-{name}", kind="claims", title=sheet.say("A claim"), blocks=(made,), shows=(reference,))
    if kind == "term" and name in sheet.course.terms:
        term = sheet.course.terms[name]
        text = Block(markdown=worded(sheet, term.meaning))
        sources = credits(sheet, [(reference, None)])
        return Slide(
            id=f"term-{name}", kind="words", title=term.name, blocks=(text,), sources=sources, shows=(reference,)
        )
    return None


def chart(sheet: Sheet, name: str) -> Slide:
    """A chart with what to look at; in words, its figures as a table."""
    record = sheet.course.charts[name]
    facts = charts.drawn_facts(record, sheet.course)
    rows = [charts.row(sheet, record, key, fact) for key, fact in facts]
    svg = charts.picture(record, rows).finished(record.title, sheet.words(record.alt), f"slide-{name}")
    names = [row.name for row in rows] if record.kind == "map" else []
    drawn = sheet.part("slide-chart.html", kind=record.kind, drawing=svg, names=names)
    cells = [(row.name, row.shown, sheet.when(fact.as_of)) for (_, fact), row in zip(facts, rows, strict=True)]
    return Slide(
        id=f"chart-{name}",
        kind="picture",
        title=record.title,
        blocks=(Block(markdown=_table(sheet, cells), html=drawn, svg=svg), Block(markdown=worded(sheet, record.look))),
        sources=credits(sheet, [(f"fact/{key}", None) for key, _ in facts]),
        shows=(f"chart/{name}",),
    )


def timeline(sheet: Sheet, first: int, last: int) -> list[Slide]:
    """The learner events of those years, and whom each binds."""
    dated = (event for _, event in parts.dated(sheet) if event.audience == "learner")
    found = [event for event in dated if first <= int(event.year) <= last]
    rows = [Row(event.year, worded(sheet, event.name), None, _bound(sheet, event)) for event in found]
    return _paged(rows, EVENTS, "table", ())


def rivals(sheet: Sheet, name: str) -> list[Slide]:
    """A term's definitions, or a figure and its rivals."""
    facts, term = sheet.course.facts, sheet.course.terms.get(name)
    if name in facts:
        keys = [one for one in (name, *facts[name].rivals) if one in facts]
        rows = [
            Row("", f"**{sheet.hedged(facts[key])}**", None, f"{facts[key].label}, {sheet.when(facts[key].as_of)}")
            for key in keys
        ]
        return _paged(rows, EVENTS, "claims", credits(sheet, [(f"fact/{key}", None) for key in keys]))
    definitions = term.definitions.values() if term else ()
    rows = [
        Row(
            "",
            worded(sheet, one.text),
            None,
            one.name + sheet.colon + " " + "".join(credits(sheet, [(f"source/{one.source}", one.where)])),
        )
        for one in definitions
    ]
    return _paged(rows, 1 if sum(len(row.words) for row in rows[:2]) > LETTERS else 2, "claims", ())


def _bound(sheet: Sheet, event: Event) -> str:
    _ = sheet.say
    if event.binding:
        return _("binds the states that joined")
    if event.form == "law":
        return _("binds where it is law")
    meeting = event.form in ("body", "conference", "process")
    return _("makes no law: states meet or work together") if meeting else _("does not bind in law")


def _paged(rows: list[Row], most: int, kind: Kind, sources: tuple[str, ...]) -> list[Slide]:
    """Rows over as few slides as hold them; their title and id are those of where they stand."""
    size = -(-len(rows) // -(-len(rows) // most)) if rows else 1
    parts = (tuple(rows[at : at + size]) for at in range(0, len(rows), size))
    return [Slide(id="", kind=kind, title="", blocks=(Block(rows=part),), sources=sources) for part in parts]


def _table(sheet: Sheet, cells: list[tuple[str, str, str]]) -> str:
    rows = [(sheet.say("What"), sheet.say("Value"), sheet.say("Date")), ("---", "---", "---"), *cells]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
