"""The parts a page is put together from: questions, rival definitions side by side, claims, the timeline."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, assert_never

from markupsafe import Markup

from builder import prose
from builder.pages.sheet import Sheet
from builder.questions import (
    Asked,
    Categorise,
    Cloze,
    Essay,
    Estimate,
    Matching,
    Numeric,
    Ordering,
    Poll,
    ShortAnswer,
    TrueFalse,
)
from builder.records import Event
from builder.slots import Slot
from builder.tasks import Choose, Enter, Fill, Match, Order, Task, Write


def made(sheet: Sheet, slot: Slot, found: Any) -> Markup:
    """What a block slot shows."""
    match slot.name:
        case "question":
            return question(sheet, slot.id, found)
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


def question(sheet: Sheet, reference: str, asked: Asked, number: int = 0) -> Markup:
    """A question as a form that can be read, printed and answered without a script."""
    sheet.lean(*asked.rests_on)
    task = asked.task(sheet.course)
    return sheet.render(
        "question.html",
        asked=asked,
        kind=getattr(asked, "kind", ""),
        reference=reference,
        name="q-" + reference.replace("/", "-"),
        number=number,
        body=body(sheet, reference, asked, task),
        answer=answer(sheet, reference, asked, task),
        sources=sources(sheet, asked.rests_on),
    )


def body(sheet: Sheet, reference: str, asked: Asked, task: Task) -> Markup:
    """What is asked of the learner, as form fields."""
    name = "q-" + reference.replace("/", "-")
    match task:
        case Choose():
            return sheet.render(
                "tasks/choose.html", name=name, options=options(sheet, reference, asked, task), many=task.many
            )
        case Enter():
            return sheet.render("tasks/enter.html", name=name, task=task, kind=getattr(asked, "kind", ""))
        case Order():
            return sheet.render("tasks/order.html", name=name, items=shuffled(reference, task.items, moved=True))
        case Match():
            targets = task.targets if task.shared else shuffled(reference + "/right", task.targets)
            return sheet.render(
                "tasks/match.html",
                name=name,
                items=shuffled(reference, task.items),
                targets=targets,
                shared=task.shared,
            )
        case Fill():
            return sheet.render("tasks/fill.html", name=name, pieces=pieces(sheet, task))
        case Write():
            return sheet.render("tasks/write.html", name=name)
    assert_never(task)


def answer(sheet: Sheet, reference: str, asked: Asked, task: Task) -> Markup:
    """The right answer and why every other one is not."""
    match task:
        case Choose(right=None):
            return Markup("")  # a poll has no right answer
        case Choose():
            return sheet.render(
                "tasks/choose-answer.html",
                options=options(sheet, reference, asked, task),
                right=task.right,
                told=told(asked),
            )
        case Enter():
            return sheet.render(
                "tasks/enter-answer.html", task=task, asked=asked, shown=number(sheet, asked, task), told=told(asked)
            )
        case Order():
            return sheet.render("tasks/order-answer.html", items=task.items, told=told(asked))
        case Match():
            return sheet.render("tasks/match-answer.html", task=task, told=told(asked))
        case Fill():
            return sheet.render("tasks/fill-answer.html", task=task, told=told(asked))
        case Write():
            return sheet.render("tasks/write-answer.html", task=task)
    assert_never(task)


def told(asked: Asked) -> dict[str, str]:
    """What is said of each option, item or gap: key → prose."""
    match asked:
        case Matching():
            return {key: pair.feedback for key, pair in asked.pairs.items() if pair.feedback}
        case Categorise():
            return {key: item.feedback for key, item in asked.items.items() if item.feedback}
        case Cloze():
            return {key: gap.feedback for key, gap in asked.gaps.items() if gap.feedback}
        case TrueFalse():
            return {"true": asked.feedback.true, "false": asked.feedback.false}
        case Numeric() | Estimate():
            return {"low": asked.feedback.low, "high": asked.feedback.high, "close": asked.feedback.close}
        case Essay() | Poll():
            return {}
        case ShortAnswer() | Ordering():
            return {str(key): text for key, text in asked.feedback.items()}
        case _:
            return dict(getattr(asked, "feedback", {}))


def options(sheet: Sheet, reference: str, asked: Asked, task: Choose) -> dict[str, str]:
    """The options as shown, in an order that is shuffled once and for all."""
    if isinstance(asked, TrueFalse):
        return {"true": sheet.say("True"), "false": sheet.say("False")}
    order = task.options if isinstance(asked, Poll) else shuffled(reference, task.options)
    return {key: sheet.words(text) for key, text in order.items()}


def number(sheet: Sheet, asked: Asked, task: Enter) -> str:
    """The right number in the reader's locale; a year has no thousands sign."""
    if task.number is None:
        return ""
    figure = getattr(asked, "answer", None)
    fact = sheet.course.facts.get(figure.removeprefix("fact/")) if isinstance(figure, str) else None
    if fact is not None:
        return sheet.value(fact)
    if isinstance(figure, str):
        return str(int(task.number))
    return prose.number(
        task.number.normalize() if task.number % 1 else Decimal(int(task.number)), "", sheet.course.language
    )


def pieces(sheet: Sheet, task: Fill) -> list[tuple[Markup, str]]:
    """The text of a cloze cut at its gaps: (words before, key of the gap; the last has none)."""
    found: list[tuple[Markup, str]] = []
    rest = task.text
    while "[[" in rest:
        before, _, after = rest.partition("[[")
        key, _, rest = after.partition("]]")
        found.append((_kept(sheet, before), key))
    return [*found, (_kept(sheet, rest), "")]


def _kept(sheet: Sheet, text: str) -> Markup:
    """Prose with the spaces it begins and ends with: a gap stands right beside it."""
    made = sheet.inline(text) if text.strip() else Markup("")
    return (
        Markup(" " if text[:1].isspace() else "") + made + Markup(" " if text.strip() and text[-1:].isspace() else "")
    )


def shuffled(seed: str, items: dict[str, Any], *, moved: bool = False) -> dict[str, Any]:
    """The items in an order that looks random and is the same at every build; `moved`: never the given one."""
    keys = sorted(items, key=lambda key: hashlib.sha256(f"{seed}/{key}".encode()).digest())
    if moved and keys == list(items):
        keys = keys[1:] + keys[:1]
    return {key: items[key] for key in keys}


def sources(sheet: Sheet, references: Iterable[str]) -> list[tuple[str | None, str]]:
    """What an answer rests on: (address, name), a figure with its date."""
    return [(sheet.link(reference), sheet.named(reference)) for reference in references]
