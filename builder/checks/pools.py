"""Pools of questions: a quiz that draws from them has some to spare."""

from __future__ import annotations

from collections.abc import Iterator

from builder.checks.desk import Desk, Finding


def quiz_draw(desk: Desk) -> Iterator[Finding]:
    """A quiz draws as many questions as it has, or more.

    With `draw: 5` a quiz shows five of its questions, and another five for another `#seed=`. That needs more
    questions than are drawn: with as many, every draw is the same and the button that asks for a new one does nothing.

    Draw fewer, write more questions, or leave `draw` out: then all are shown.
    """
    for name, quiz in desk.course.quizzes.items():
        if quiz.draw is not None and quiz.draw >= len(quiz.questions):
            entry = desk.course.entries[f"quiz/{name}"]
            message = f"there are {len(quiz.questions)} questions to draw {quiz.draw} from; draw fewer or leave it out"
            yield Finding(entry.place("draw"), message, entry.reference, ("draw",))
