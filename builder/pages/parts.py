"""The parts a page is put together from: rival definitions side by side, claims, the timeline."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from builder.pages.asking import question
from builder.pages.charts import chart
from builder.pages.sheet import Sheet
from builder.records import Event
from builder.slots import Slot


def made(sheet: Sheet, slot: Slot, found: Any) -> Markup:
    """What a block slot shows."""
    match slot.name:
        case "question":
            return question(sheet, slot.id, found)
        case "chart":
            return chart(sheet, slot.id, found)
        case "timeline":
            return timeline(sheet, int(slot.arguments[0]), int(slot.arguments[1]))
        case "claim":
            return sheet.render("claim.html", claim=found, key=slot.id)
        case _:
            return compare(sheet, slot.id, found)


def compare(sheet: Sheet, key: str, found: Any) -> Markup:
    """A term's definitions, or a fact and its rivals, side by side."""
    rivals = [
        (name, sheet.course.facts[name]) for name in (key, *getattr(found, "rivals", ())) if name in sheet.course.facts
    ]
    sheet.lean(*(f"fact/{name}" for name, _ in rivals))
    return sheet.render("compare.html", term=found if not rivals else None, key=key, facts=rivals)


def timeline(sheet: Sheet, first: int, last: int) -> Markup:
    """The learner events of those years, as a picture that is a list."""
    found = [
        (name, event)
        for name, event in dated(sheet)
        if event.audience == "learner" and first <= int(event.year) <= last
    ]
    sheet.lean(*(f"event/{name}" for name, _ in found))
    return sheet.render("timeline.html", events=found, full=False)


def dated(sheet: Sheet) -> list[tuple[str, Event]]:
    """The events in order of date."""
    return sorted(
        sheet.course.events.items(), key=lambda pair: (pair[1].year, pair[1].adopted or pair[1].year, pair[0])
    )
