"""Questions as forms that can be read, printed, answered and checked without a script."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, assert_never

from markupsafe import Markup

from builder import prose
from builder.pages import patterns
from builder.pages.keys import digest
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
    Quiz,
    ShortAnswer,
    TrueFalse,
)
from builder.tasks import Choose, Enter, Fill, Match, Order, Task, Write


def pool(sheet: Sheet, name: str, quiz: Quiz) -> tuple[list[Markup], list[Markup]]:
    """The questions a quiz shows at first, and those it keeps one tap away (`draw`), both in the author's order."""
    drawn = set(list(shuffled(name, dict(quiz.questions)))[: quiz.draw or len(quiz.questions)])
    made: tuple[list[Markup], list[Markup]] = ([], [])
    for number, (key, asked) in enumerate(quiz.questions.items(), 1):
        made[key not in drawn].append(question(sheet, f"{name}/{key}", asked, number))
    return made


def question(sheet: Sheet, reference: str, asked: Asked, number: int = 0, *, moment: str = "") -> Markup:
    """A question as a form; `moment` tells a poll's two askings on one page apart."""
    sheet.lean(*asked.rests_on)
    task = asked.task(sheet.course)
    name = "-".join(["q", *reference.split("/"), *([moment] if moment else [])])
    return sheet.render(
        "question.html",
        asked=asked,
        kind=getattr(asked, "kind", ""),
        task=type(task).__name__.lower(),
        reference=reference,
        name=name,
        digest=digest(sheet.course, reference, asked, task),
        number=number,
        moment=moment,
        body=body(sheet, reference, name, asked, task),
        answer=answer(sheet, reference, asked, task),
        sources=sources(sheet, asked.rests_on),
    )


def body(sheet: Sheet, reference: str, name: str, asked: Asked, task: Task) -> Markup:
    """What is asked of the learner, as form fields; `gce-y` and `gce-n` mark what is right and wrong to choose."""
    match task:
        case Choose():
            shown = options(sheet, reference, asked, task)
            mixed = not isinstance(asked, Poll | TrueFalse)
            return sheet.render("tasks/choose.html", name=name, options=shown, task=task, mixed=mixed)
        case Enter():
            return sheet.render(
                "tasks/enter.html",
                name=name,
                task=task,
                kind=getattr(asked, "kind", ""),
                pattern=pattern(task, sheet.course.language),
                point=patterns.point(sheet.course.language),
                accepted=json.dumps(task.accepted, ensure_ascii=False),
            )
        case Order():
            items = shuffled(reference, task.items, moved=True)
            return sheet.render("tasks/order.html", name=name, items=items, right=list(task.items))
        case Match():
            targets = task.targets if task.shared else shuffled(reference + "/right", task.targets)
            items = shuffled(reference, task.items)
            return sheet.render("tasks/match.html", name=name, items=items, targets=targets, task=task)
        case Fill():
            gaps = {
                key: (patterns.words(forms), json.dumps(forms, ensure_ascii=False)) for key, forms in task.gaps.items()
            }
            return sheet.render("tasks/fill.html", name=name, pieces=pieces(sheet, task), gaps=gaps)
        case Write():
            return sheet.render("tasks/write.html", name=name)
    assert_never(task)


def pattern(task: Enter, language: str) -> str:
    """What a right answer looks like, for the browser to judge by itself."""
    if task.number is None:
        return patterns.words(task.accepted)
    return patterns.number(task.number - task.tolerance, task.number + task.tolerance, language, task.shift)


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
            shown, guessed = number(sheet, asked, task), isinstance(asked, Estimate)
            return sheet.render(
                "tasks/enter-answer.html", task=task, shown=shown, guessed=guessed, at=_at(task), told=told(asked)
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
    if fact is not None and not task.shift:  # the question's own unit stands behind it, so no sign
        return prose.number(fact.value.digits, fact.value.scale, sheet.course.language)
    if isinstance(figure, str) and fact is None:
        return str(int(task.number))
    return prose.number(
        task.number.normalize() if task.number % 1 else Decimal(int(task.number)), "", sheet.course.language
    )


def _at(task: Enter) -> float:
    """Where on the scale the figure stands, in per cent of its length."""
    if task.number is None or task.span is None:
        return 0
    least, most, _ = task.span
    return round(float((task.number - least) / (most - least) * 100), 2)


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
