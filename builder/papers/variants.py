"""Two worksheets of one quiz: each draws its own questions and puts options in its own order, from a seed."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Mapping
from typing import NamedTuple, assert_never

from builder.papers.paper import Paper
from builder.questions import Asked, Essay, Poll, Quiz, TrueFalse
from builder.tasks import Choose, Enter, Fill, Match, Order, Task, Write

LETTERS = ("a", "b")
QUESTIONS = 10
"""How many questions a worksheet asks, where the quiz itself says no smaller draw: two sheets of paper, both sides."""

_TRIES = 40


class Item(NamedTuple):
    """A question of a worksheet: its number there, and its options, items and targets in that sheet's own order."""

    number: int
    reference: str
    asked: Asked
    task: Task
    choices: dict[str, str]
    targets: dict[str, str]

    @property
    def kind(self) -> str:
        """The task's name, by which templates tell how it is asked."""
        return type(self.task).__name__.lower()

    def letter(self, key: str) -> str:
        """The letter by which the sheet calls an option or a target."""
        return chr(ord("A") + list(self.targets or self.choices).index(key))

    def short(self, number: str) -> str:
        """The right answer at a glance: letters and numbers in the order in which the sheet asks; `number` as shown."""
        match self.task:
            case Choose():
                return " ".join(key for key in map(self.letter, self.choices) if key in self._right())
            case Enter():
                return number or self.task.accepted[0]
            case Order():
                return " ".join(str(list(self.task.items).index(key) + 1) for key in self.choices)
            case Match():
                return " ".join(self.letter(self.task.right[key]) for key in self.choices)
            case Fill():
                return ", ".join(accepted[0] for accepted in self.task.gaps.values())
            case Write():
                return ""
        assert_never(self.task)

    def _right(self) -> set[str]:
        right = self.task.right or () if isinstance(self.task, Choose) else ()
        return {self.letter(key) for key in right}


def items(paper: Paper, quiz: str, letter: str, seed: str) -> list[Item]:
    """The questions of a variant. Polls are not among them: the sheet bears a name, and a poll is nobody's."""
    chosen = draw(quiz, paper.course.quizzes[quiz], letter, seed)
    return [item(paper, f"{quiz}/{key}", asked, number, letter, seed) for number, (key, asked) in enumerate(chosen, 1)]


def draw(name: str, quiz: Quiz, letter: str, seed: str) -> list[tuple[str, Asked]]:
    """Which questions a variant asks, what is written freely last; B draws other ones than A as far as there are."""
    pool = {key: asked for key, asked in quiz.questions.items() if not isinstance(asked, Poll)}
    size = min(quiz.draw or QUESTIONS, len(pool))
    order = mixed(f"{seed}/{name}", list(pool))
    kept = order[:size] if letter == LETTERS[0] else order[len(order) - size :]
    shown = mixed(f"{seed}/{letter}/{name}", kept, *([kept] if letter != LETTERS[0] else []))
    return sorted(((key, pool[key]) for key in shown), key=lambda pair: isinstance(pair[1], Essay))


def item(paper: Paper, reference: str, asked: Asked, number: int, letter: str = "a", seed: str = "") -> Item:
    """A question with what is to be mixed in this variant's order, which gives nothing away."""
    task = asked.task(paper.course)
    answer = str(getattr(asked, "answer", ""))
    paper.lean(*asked.rests_on, *([answer] if answer in paper.course.entries else []))
    choices, targets = _mixed(paper, reference, asked, task, letter, seed)
    return Item(number, reference, asked, task, choices, targets)


def _mixed(
    paper: Paper, reference: str, asked: Asked, task: Task, letter: str, seed: str
) -> tuple[dict[str, str], dict[str, str]]:
    def order(part: str, given: Mapping[str, str], *avoided: list[str]) -> dict[str, str]:
        before = [mixed(f"{seed}/a/{reference}/{part}", list(given), *avoided)] if letter != LETTERS[0] else []
        return {key: given[key] for key in mixed(f"{seed}/{letter}/{reference}/{part}", list(given), *avoided, *before)}

    match task:
        case Choose() if isinstance(asked, TrueFalse):
            return {"true": paper.say("True"), "false": paper.say("False")}, {}
        case Choose():
            return (dict(task.options) if isinstance(asked, Poll) else order("options", task.options)), {}
        case Order():
            return order("items", task.items, list(task.items)), {}
        case Match():
            return order("items", task.items), (dict(task.targets) if task.shared else order("right", task.targets))
        case Enter() | Fill() | Write():
            return {}, {}
    assert_never(task)


def mixed(seed: str, keys: list[str], *avoided: list[str]) -> list[str]:
    """The keys in an order that the seed gives, and not in one of those avoided, if there is another."""
    for salt in itertools.count():
        found = sorted(keys, key=lambda key: hashlib.sha256(f"{seed}/{salt}/{key}".encode()).digest())
        if found not in avoided or salt > _TRIES:
            return found
    raise AssertionError  # count() has no end
