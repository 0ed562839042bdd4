"""What every question has, and what it asks of the course it stands in."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, Protocol

from pydantic import Field

from builder.records import Id, Prose, Record, Reference
from builder.tasks import Task


class Library(Protocol):
    """What a question asks of the course it stands in."""

    def number(self, reference: str) -> Decimal: ...
    def words(self, reference: str) -> str: ...
    def when(self, reference: str) -> str: ...


class Asked(Record):
    """What every question has."""

    prompt: Prose
    """The question itself."""
    hints: dict[Id, Prose] = {}
    """Shown one after another, on request."""
    explanation: Prose | None = None
    """Why the answer is right, and where to read on."""
    rests_on: tuple[Reference, ...] = ()
    """The records the answer rests on; a scored question does not build without one."""
    audience: Literal["learner", "reference"] = "learner"
    """Reference questions stay out of practice."""

    @property
    def scored(self) -> bool:
        """Whether an answer can be right or wrong."""
        return True

    def task(self, library: Library) -> Task:
        """What the learner does; every kind says its own."""
        raise NotImplementedError


Choices = Annotated[dict[Id, Prose], Field(min_length=2, max_length=8)]
