"""A lesson's plan and its deck: what the plan shows beside the lesson, and the slide a step begins with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.pages.deck import records
from builder.pages.deck.questions import question
from builder.pages.deck.slides import Deck, Slide
from builder.pages.deck.wording import worded
from builder.pages.sheet import Sheet
from builder.questions import Poll
from builder.records import Module, Step
from builder.slots import slots
from builder.texts import CORE, Page


def steps(module: Module) -> dict[str, Step]:
    """Every step of both periods, by key."""
    return {**module.plan, **module.second_period}


def wanted(step: Step) -> tuple[str, ...]:
    """What a step shows, as a deck's slides name it: parts of the lesson, questions, records."""
    parts = ("part/lead" if part == CORE else f"part/{part}" for part in step.reads)
    return (*step.uses, *parts)


def place(deck: Deck, step: Step) -> str | None:
    """The slide a step begins with: the first it shows."""
    return next((found for one in wanted(step) if (found := deck.place(one))), None)


def following(sheet: Sheet, module: Module, lesson: Page | None, known: set[str]) -> Iterator[Slide]:
    """What the plan shows and the lesson's core does not, then the charts that fold away in the lesson."""
    used = [one for step in steps(module).values() for one in step.uses]
    charts = [f"chart/{slot.id}" for slot in slots(lesson.text if lesson else "") if slot.name == "chart"]
    for reference in dict.fromkeys([*used, *charts]):
        asked = sheet.course.question(reference)
        if reference in known or isinstance(asked, Poll):
            continue
        made = None if asked else records.shown(sheet, reference)
        yield from question(sheet, reference, asked) if asked else [made] if made else []


def noted(sheet: Sheet, module: Module, slides: list[Slide]) -> list[Slide]:
    """The slides with what the teacher does and says, each where its step begins."""
    deck, notes = Deck("", tuple(slides)), dict[str, list[str]]()
    for step in steps(module).values():
        at = place(deck, step)
        if at:
            notes.setdefault(at, []).append(_note(sheet, step))
    return [replace(slide, notes="\n\n".join(notes.get(slide.id, ()))) for slide in slides]


def _note(sheet: Sheet, step: Step) -> str:
    head = f"**{step.title}** ({sheet.say('%(count)s minutes', count=step.minutes)}). {worded(sheet, step.do)}"
    said = f"\n\n{sheet.say('Say')}{sheet.colon} {worded(sheet, step.say)}" if step.say else ""
    return head + said
