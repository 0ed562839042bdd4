"""Kinds answered by choosing: single-choice, multiple-response, true-false, poll."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from builder.questions.asked import Asked, Choices, Library
from builder.records import Id, Prose
from builder.tasks import Choose, Task


class SingleChoice(Asked):
    """One of several options is right."""

    kind: Literal["single-choice"]
    choices: Choices
    """Options: key → text."""
    answer: Id
    """Key of the right option."""
    feedback: dict[Id, Prose] = {}
    """What each option's reader is told: key → why."""

    def task(self, library: Library) -> Task:
        return Choose(self.choices, frozenset({self.answer}), many=False)


class MultipleResponse(Asked):
    """Several options are right."""

    kind: Literal["multiple-response"]
    choices: Choices
    """Options: key → text."""
    answer: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Keys of the right options."""
    feedback: dict[Id, Prose] = {}
    """What each option's reader is told: key → why."""

    def task(self, library: Library) -> Task:
        return Choose(self.choices, frozenset(self.answer), many=True)


class Verdicts(BaseModel):
    """What a reader is told who answered true, and who answered false."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, populate_by_name=True)
    true: Prose
    """Told to who answered "true"."""
    false: Prose
    """Told to who answered "false"."""


class TrueFalse(Asked):
    """The statement is true or false."""

    kind: Literal["true-false"]
    answer: StrictBool
    """true or false."""
    feedback: Verdicts
    """What each answer's reader is told."""

    def task(self, library: Library) -> Task:
        return Choose({"true": "", "false": ""}, frozenset({str(self.answer).lower()}), many=False)


class Poll(Asked):
    """A question about a value; never scored, never kept."""

    kind: Literal["poll"]
    choices: Choices
    """Options: key → text."""

    @property
    def scored(self) -> bool:
        return False

    def task(self, library: Library) -> Task:
        return Choose(self.choices, None, many=False)
