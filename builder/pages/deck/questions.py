"""A question as a slide: its prompt and what there is to choose; then, press by press, the answer and the reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from string import ascii_uppercase
from typing import assert_never

from builder import prose
from builder.pages import asking
from builder.pages.deck.slides import Block, Row, Slide
from builder.pages.deck.wording import credits, escaped, worded
from builder.pages.sheet import Sheet
from builder.questions import Asked, Poll
from builder.tasks import Choose, Enter, Fill, Match, Order, Task, Write

ROOM = 900
"""Letters of an answer on a screen, reasons being set smaller than the question."""

LINES = 430
"""Letters of the lines to be matched on a screen, under a prompt of usual length."""

Screen = tuple[Block, ...]


def question(sheet: Sheet, reference: str, asked: Asked, number: int = 0) -> list[Slide]:
    """The slide of a question, more of them where it has many lines to match; the first has the quiz page's anchor."""
    task = asked.task(sheet.course)
    whole = Slide(
        id="-".join(["q", *reference.split("/")]),
        kind="poll" if isinstance(asked, Poll) else "question",
        title=sheet.words(asked.prompt),
        heading=sheet.phrase(asked.prompt),
        label=label(sheet, asked, number),
        blocks=_body(sheet, reference, asked, task),
        sources=credits(sheet, ((one, None) for one in asked.rests_on), brief=True),
        shows=(reference,),
        tally=_tally(sheet, reference, asked, task),
    )
    lead, rows = _answer(sheet, reference, asked, task)
    why = [Block(markdown=worded(sheet, asked.explanation))] if asked.explanation else []
    if isinstance(task, Match):
        return _parts(whole, rows, why)
    return [replace(whole, reveals=_reveals(lead, rows, why))]


def _parts(whole: Slide, answers: list[Row], why: list[Block]) -> list[Slide]:
    """Lines to match, a few a slide: what they belong to stands beside each few, the explanation after the last."""
    left, right = whole.blocks
    room = LINES - max(0, len(whole.title) - 120)
    count = -(-sum(len(row.words) + 30 for row in left.rows) // room)
    size = -(-len(left.rows) // count)
    found = []
    for start in range(0, len(left.rows), size):
        last = start + size >= len(left.rows)
        some = Block(rows=left.rows[start : start + size])
        reveals = _reveals([], answers[start : start + size], why if last else [])
        mark = f" ({start // size + 1}/{count})" if count > 1 else ""
        found.append(replace(whole, label=whole.label + mark, blocks=(some, right), reveals=reveals))
    return found


def label(sheet: Sheet, asked: Asked, number: int) -> str:
    """What stands above the prompt: its number in the quiz, what kind of question it is, how to answer."""
    _ = sheet.say
    kind = str(getattr(asked, "kind", ""))
    told = {
        "poll": _("your view: no answer is right"),
        "essay": _("not scored"),
        "estimate": _("a guess"),
        "true-false": _("true or false?"),
        "multiple-response": _("Choose all that fit."),
        "matching": _("What belongs together?"),
        "categorise": _("Which group does each belong to?"),
        "ordering": _("What is the right order?"),
        "cloze": _("Fill the gaps."),
    }.get(kind)
    parts = [_("Question %(number)s", number=number) if number else "", told or ""]
    found = " · ".join(part for part in parts if part)
    return found[:1].upper() + found[1:]


def _body(sheet: Sheet, reference: str, asked: Asked, task: Task) -> Screen:
    match task:
        case Choose():
            return (Block(rows=tuple(_options(sheet, reference, asked, task))),)
        case Enter():
            return _field(sheet, task)
        case Order():
            lines = asking.shuffled(reference, task.items, moved=True)
            return (
                Block(rows=tuple(Row(ascii_uppercase[at], worded(sheet, lines[key])) for at, key in enumerate(lines))),
            )
        case Match():
            return _columns(sheet, reference, task)
        case Fill():
            text, numbers = task.text, {key: number for number, key in enumerate(task.gaps, 1)}
            for key, number in numbers.items():
                text = text.replace(f"[[{key}]]", f"({number})\u00a0………")
            return (Block(markdown=worded(sheet, text)),)
        case Write():
            return ()
    assert_never(task)


def _options(sheet: Sheet, reference: str, asked: Asked, task: Choose) -> list[Row]:
    shown = asking.options(sheet, reference, asked, task)
    return [Row(ascii_uppercase[at], escaped(text)) for at, text in enumerate(shown.values())]


def _field(sheet: Sheet, task: Enter) -> Screen:
    if task.number is None:
        return ()
    if task.span is None:
        return (Block(markdown=f"… {task.unit}"),)
    ends = {"least": sheet.number(task.span[0]), "most": sheet.number(task.span[1])}
    return (Block(markdown=f"… {task.unit}"), Block(markdown=sheet.say("From %(least)s to %(most)s.", **ends)))


def _columns(sheet: Sheet, reference: str, task: Match) -> Screen:
    """Items with numbers, and what they belong to with letters, as the quiz page has them."""
    items = asking.shuffled(reference, task.items)
    left = tuple(Row(str(at + 1), worded(sheet, items[key])) for at, key in enumerate(items))
    marks = _letters(reference, task)
    right = tuple(Row(mark, worded(sheet, task.targets[key])) for key, mark in marks.items())
    return Block(rows=left), Block(rows=right)


def _letters(reference: str, task: Match) -> dict[str, str]:
    targets = task.targets if task.shared else asking.shuffled(reference + "/right", task.targets)
    return {key: ascii_uppercase[at] for at, key in enumerate(targets)}


def _reveals(lead: list[Block], rows: list[Row], why: list[Block]) -> tuple[Screen, ...]:
    """The answer with its reasons, laid over as many screens as they need; what is right comes with the first press."""
    if sum(map(_weight, [*lead, Block(rows=tuple(rows)), *why])) > ROOM:
        rows = sorted(rows, key=lambda row: row.right is False)
    return tuple(_joined(screen) for screen in _screens([*lead, *(Block(rows=(row,)) for row in rows), *why]))


def _answer(sheet: Sheet, reference: str, asked: Asked, task: Task) -> tuple[list[Block], list[Row]]:
    """What stands above the rows of an answer, and the rows."""
    told = {key: worded(sheet, text) for key, text in asking.told(asked).items()}
    match task:
        case Choose(right=None):
            return [], []
        case Choose(right=right) if right is not None:
            keys = asking.options(sheet, reference, asked, task)
            rows = zip(keys, _options(sheet, reference, asked, task), strict=True)
            return [], [row._replace(right=key in right, why=told.get(key, "")) for key, row in rows]
        case Enter():
            return _value(sheet, asked, task, told)
        case Order():
            marks = {
                key: ascii_uppercase[at] for at, key in enumerate(asking.shuffled(reference, task.items, moved=True))
            }
            return [], [
                Row(marks[key], worded(sheet, text), None, told.get(key, "")) for key, text in task.items.items()
            ]
        case Match():
            return [], _matched(sheet, reference, task, told)
        case Fill():
            gaps, text = enumerate(task.gaps.items(), 1), task.text
            for key, forms in task.gaps.items():
                text = text.replace(f"[[{key}]]", f"**{forms[0]}**")
            return [Block(markdown=worded(sheet, text))], [
                Row(f"({at})", f"**{forms[0]}**", None, told.get(key, "")) for at, (key, forms) in gaps
            ]
        case Write():
            rubric = [Row("", worded(sheet, text)) for text in task.rubric.values()]
            return [Block(markdown=worded(sheet, task.model))], rubric
    raise AssertionError(task)


def _matched(sheet: Sheet, reference: str, task: Match, told: dict[str, str]) -> list[Row]:
    marks, found = _letters(reference, task), []
    for at, key in enumerate(asking.shuffled(reference, task.items)):
        target = worded(sheet, task.targets[task.right[key]])
        words = f"{worded(sheet, task.items[key])} → **{marks[task.right[key]]}** {target}"
        found.append(Row(str(at + 1), words, None, told.get(key, "")))
    return found


def _value(sheet: Sheet, asked: Asked, task: Enter, told: dict[str, str]) -> tuple[list[Block], list[Row]]:
    """The number or the word, and what is said to who was too low or too high."""
    if task.number is None:
        others = sheet.say("also right:") + " " + ", ".join(task.accepted[1:]) if task.accepted[1:] else ""
        return [], [
            Row("", f"**{task.accepted[0]}**" + (f" ({others})" if others else ""), True, told.get("right", ""))
        ]
    near = sheet.say("close enough: %(much)s more or less", much=sheet.number(task.tolerance)) if task.tolerance else ""
    value = f"**{asking.number(sheet, asked, task)}** {task.unit}" + (f" · {near}" if near else "")
    names = {"low": sheet.say("Too low"), "high": sheet.say("Too high")}
    rows = [Row("", name, False, told[key]) for key, name in names.items()]
    return [], [Row("", value, True, told.get("close", "")), *rows]


def _tally(sheet: Sheet, reference: str, asked: Asked, task: Task) -> tuple[Row, ...]:
    """What a class can vote on: options to choose one of."""
    if not isinstance(task, Choose) or task.many:
        return ()
    keys = asking.options(sheet, reference, asked, task)
    rows = zip(keys, _options(sheet, reference, asked, task), strict=True)
    return tuple(row if task.right is None else row._replace(right=key in task.right) for key, row in rows)


def _screens(blocks: Iterable[Block]) -> list[list[Block]]:
    """Blocks laid over screens, each about as full as the others."""
    units = [part for block in blocks for part in _short(block)]
    weights = [_weight(block) for block in units]
    count = max(1, -(-sum(weights) // ROOM))
    screens: list[list[Block]] = [[] for _ in range(count if units else 0)]
    done, at = 0.0, 0
    for block, weight in zip(units, weights, strict=True):
        if screens[at] and done + weight / 2 > sum(weights) / count * (at + 1) and at + 1 < count:
            at += 1
        screens[at].append(block)
        done += weight
    return [screen for screen in screens if screen]


def _short(block: Block) -> list[Block]:
    """A long text by its paragraphs and sentences; anything else whole."""
    if block.rows or len(block.markdown) <= ROOM:
        return [block]
    return [
        replace(block, markdown=sentence.text.strip())
        for part in prose.blocks(block.markdown)
        for sentence in prose.sentences(part.text)
    ]


def _joined(screen: list[Block]) -> Screen:
    """Neighbours of one sort as one block: a list of rows, a text."""
    found: list[Block] = []
    for block in screen:
        if found and bool(found[-1].rows) == bool(block.rows):
            text = " ".join(filter(None, (found[-1].markdown, block.markdown)))
            found[-1] = Block(rows=found[-1].rows + block.rows, markdown=text)
        else:
            found.append(block)
    return tuple(found)


def _weight(block: Block) -> int:
    return len(block.markdown) + 30 + sum(len(row.words) + len(row.why) + 60 for row in block.rows)
