"""Answers and feedback of questions: each names what is there, and nothing right is left open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import assert_never, cast

from builder.checks.desk import Desk, Finding
from builder.course import Course
from builder.problems import near
from builder.questions import (
    Categorise,
    Cloze,
    Essay,
    Estimate,
    Matching,
    MultipleResponse,
    Numeric,
    Ordering,
    Poll,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from builder.reading import KeyPath
from builder.records import Event, Fact

GAP = re.compile(r"\[\[([^\[\]]+)\]\]")

Fault = tuple[KeyPath, str]


def answer(desk: Desk) -> Iterator[Finding]:
    """An answer names something that is not there, or leaves open what is right.

    Keys in `answer` and `feedback` are keys of the choices or items. An ordering's answer holds
    each item once, or every item is an event and their dates decide (no two on one day). Each
    `[[gap]]` of a cloze text has its entry under `gaps` and stands in the text once. A categorised item's
    category exists. No two pairs share their right-hand side. An estimate's fact lies
    between `least` and `most`; a numeric answer is a number, a fact or an event's year.

        answer: [race, religon]      # no such choice: did you mean “religion”?
    """
    yield from _findings(desk, _faults)


def feedback_missing(desk: Desk) -> Iterator[Finding]:
    """A wrong option does not tell why it is wrong.

    Whoever picks a wrong option has a reason; the feedback meets it. Every option of a
    single-choice or multiple-response question that is not an answer has an entry in `feedback`.

        feedback: {poverty: Poverty alone is not one of the five grounds.}
    """
    yield from _findings(desk, _silent)


def _findings(desk: Desk, faults: Callable[[Question, Course], Iterator[Fault]]) -> Iterator[Finding]:
    for reference, asked, entry in desk.course.questions():
        start: KeyPath = ("questions", reference.partition("/")[2])
        for path, message in faults(cast(Question, asked), desk.course):
            yield Finding(entry.place(*start, *path), message, entry.reference, (*start, *path))


def _silent(question: Question, _course: Course) -> Iterator[Fault]:
    if not isinstance(question, SingleChoice | MultipleResponse):
        return
    for key in question.choices:
        if key not in _right(question) and key not in question.feedback:
            yield ("choices", key), f"feedback does not say why “{key}” is wrong; add {key}: … to feedback"


def _right(question: SingleChoice | MultipleResponse) -> tuple[str, ...]:
    return (question.answer,) if isinstance(question, SingleChoice) else question.answer


def _faults(question: Question, course: Course) -> Iterator[Fault]:
    match question:
        case SingleChoice() | MultipleResponse():
            yield from _choice(question)
        case Numeric():
            yield from _number(question, course)
        case Estimate():
            yield from _estimate(question, course)
        case Cloze():
            yield from _cloze(question)
        case Matching():
            yield from _matching(question)
        case Categorise():
            yield from _categorise(question)
        case Ordering():
            yield from _ordering(question, course)
        case TrueFalse() | ShortAnswer() | Essay() | Poll():
            return
        case _:
            assert_never(question)


def _choice(question: SingleChoice | MultipleResponse) -> Iterator[Fault]:
    many = isinstance(question, MultipleResponse)
    for index, key in enumerate(_right(question)):
        if key not in question.choices:
            yield ("answer", index) if many else ("answer",), _no(key, "choice", question.choices)
        elif _right(question).index(key) < index:
            yield ("answer", index), f"“{key}” stands here twice; keep one"
    for key in question.feedback:
        if key not in question.choices:
            yield ("feedback", key), _no(key, "choice", question.choices)


def _number(question: Numeric, course: Course) -> Iterator[Fault]:
    found = course.find(question.answer) if isinstance(question.answer, str) else None
    if found is not None and not isinstance(found, Fact | Event):
        yield ("answer",), f"{question.answer} holds no number; name a fact or an event, or write the number"


def _estimate(question: Estimate, course: Course) -> Iterator[Fault]:
    fact = course.find(question.answer)
    if question.least >= question.most:
        yield (
            ("most",),
            f"the scale ends at {question.most}, not above its least, {question.least}; correct one of them",
        )
    elif isinstance(fact, Fact):
        shift = {"": 0, "thousand": 3, "million": 6, "billion": 9}[question.scale]
        figure = fact.value.number.scaleb(-shift)
        if not question.least <= figure <= question.most:
            yield ("answer",), f"the figure is {figure:f}, outside {question.least} to {question.most}; widen the scale"
        elif (question.most - question.least) / question.step > Decimal(10_000):
            yield ("step",), "the scale has more than ten thousand steps; take a larger step"
    elif fact is not None:
        yield ("answer",), f"{question.answer} is no figure; an estimate is of a fact: fact/…"


def _cloze(question: Cloze) -> Iterator[Fault]:
    marks = Counter(GAP.findall(question.text))
    for key, times in marks.items():
        if key not in question.gaps:
            yield ("text",), f"[[{key}]] has no entry under gaps; {near(key, question.gaps) or 'add one'}"
        elif times > 1:
            yield ("text",), f"[[{key}]] stands in the text {times} times; give each gap its own key"
    for key in question.gaps:
        if key not in marks:
            yield ("gaps", key), f"the text has no [[{key}]]; put it where the gap stands, or remove this entry"


def _matching(question: Matching) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for key, pair in question.pairs.items():
        words = " ".join(pair.right.split()).casefold()
        if words in seen:
            yield (
                ("pairs", key, "right"),
                f"“{seen[words]}” has the same right-hand side, so both would be right; make them differ",
            )
        seen.setdefault(words, key)
    for key, text in question.extras.items():
        if key in question.pairs:
            yield ("extras", key), f"“{key}” is a pair's key too; give this one another"
        elif " ".join(text.split()).casefold() in seen:
            yield ("extras", key), "is a pair's right-hand side too, so it would be right; make it differ"


def _categorise(question: Categorise) -> Iterator[Fault]:
    for key, item in question.items.items():
        if item.category not in question.categories:
            yield ("items", key, "category"), _no(item.category, "category", question.categories)


def _ordering(question: Ordering, course: Course) -> Iterator[Fault]:
    for key in question.feedback:
        if key not in question.items:
            yield ("feedback", key), _no(key, "item", question.items)
    if question.answer is None:
        yield from _by_date(question, course)
        return
    for index, key in enumerate(question.answer):
        if key not in question.items:
            yield ("answer", index), _no(key, "item", question.items)
        elif question.answer.index(key) < index:
            yield ("answer", index), f"“{key}” stands here twice; each item has one place"
    for key, text in question.items.items():
        if key not in question.answer:
            yield ("items", key), f"“{key}” has no place in the answer; add it there"
        elif text.startswith("event/"):
            yield ("items", key), "an event's date gives its place; leave answer out, or write the item in words"


def _by_date(question: Ordering, course: Course) -> Iterator[Fault]:
    words = [key for key, text in question.items.items() if not text.startswith("event/")]
    if words:
        yield (), f"nothing says the order: add answer with the keys in order ({', '.join(words)} is no event)"
        return
    seen: list[tuple[str, str]] = []
    for key, reference in question.items.items():
        when = course.when(reference)
        same = [other for other, day in seen if when and (day.startswith(when) or when.startswith(day))]
        if same:
            yield (
                ("items", key),
                f"its date does not tell it from “{same[0]}”; take another event, or give both their day (adopted)",
            )
        if when:
            seen.append((key, when))


def _no(key: str, what: str, known: Iterable[str]) -> str:
    names = list(known)
    return f"there is no {what} “{key}”; {near(key, names) or 'there are ' + ', '.join(names)}"
