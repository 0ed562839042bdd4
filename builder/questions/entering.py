"""Kinds answered by typing: numeric, estimate, short-answer, cloze, essay."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, ValidatorFunctionWrapHandler, field_validator

from builder.questions.asked import Asked, Library
from builder.records import Forms, Id, Part, Prose, Reference, Text
from builder.tasks import Enter, Fill, Task, Write


class Gap(Part):
    """What a reader is told whose number was too low, too high, or right."""

    low: Prose
    """Told when the number is too low."""
    high: Prose
    """Told when the number is too high."""
    close: Prose
    """Told when the number is right, or close enough."""


class Numeric(Asked):
    """A number, right within a tolerance."""

    kind: Literal["numeric"]
    answer: Reference | Decimal
    """A fact (`fact/…`) or an event (`event/…`, its year), or a number that follows from the prompt."""
    tolerance: Annotated[Decimal, Field(ge=0)] = Decimal(0)
    """How far off still counts as right."""
    unit: Text
    """What the number counts, shown behind the field."""
    feedback: Gap
    """What each answer's reader is told."""

    @field_validator("answer", mode="wrap")
    @classmethod
    def _record_or_number(cls, value: Any, valid: ValidatorFunctionWrapHandler) -> Any:
        """One message where neither fits, not one of each."""
        try:
            return valid(value)
        except ValidationError as error:
            raise ValueError("write a number, 12.5, or the record it stands in, fact/… or event/…") from error

    def task(self, library: Library) -> Task:
        return Enter(number=_number(self.answer, library), tolerance=self.tolerance, unit=self.unit)


class Estimate(Asked):
    """A guess at a figure; the gap between guess and figure is shown."""

    kind: Literal["estimate"]
    answer: Reference
    """The fact to be guessed (`fact/…`)."""
    least: Decimal
    """Lower end of the scale."""
    most: Decimal
    """Upper end of the scale."""
    step: Annotated[Decimal, Field(gt=0)]
    """Step of the scale."""
    close: Annotated[Decimal, Field(gt=0)]
    """How far off still counts as close."""
    scale: Literal["", "thousand", "million", "billion"] = ""
    """The scale the guess is given in: million lets her type 281 for 281 million."""
    unit: Text
    """What the number counts, shown behind the field."""
    feedback: Gap
    """What each answer's reader is told."""

    def task(self, library: Library) -> Task:
        shift = {"": 0, "thousand": 3, "million": 6, "billion": 9}[self.scale]
        figure = library.number(self.answer).scaleb(-shift)
        return Enter(figure, self.close, (), self.unit, (self.least, self.most, self.step), shift)


class ShortAnswer(Asked):
    """A word or a name; case, accents and spaces do not count."""

    kind: Literal["short-answer"]
    accept: Annotated[Forms, Field(min_length=1)]
    """Accepted forms, the best first; each language lists its own."""
    feedback: dict[Literal["wrong", "right"], Prose] = {}
    """What each answer's reader is told."""

    def task(self, library: Library) -> Task:
        return Enter(accepted=self.accept)


class Blank(Part):
    """A gap of a cloze text."""

    accept: Annotated[Forms, Field(min_length=1)]
    """Accepted forms, the best first; each language lists its own."""
    feedback: Prose | None = None
    """Why this belongs in the gap."""


class Cloze(Asked):
    """A text with gaps to fill."""

    kind: Literal["cloze"]
    text: Prose
    """The text, with [[key]] where a gap stands."""
    gaps: Annotated[dict[Id, Blank], Field(min_length=1)]
    """Gaps: key → accepted forms."""

    def task(self, library: Library) -> Task:
        return Fill(self.text, {key: gap.accept for key, gap in self.gaps.items()})


class Essay(Asked):
    """A free answer, compared with a model answer and a rubric by its writer."""

    kind: Literal["essay"]
    model: Prose
    """A model answer."""
    rubric: Annotated[dict[Id, Prose], Field(min_length=1)]
    """What a good answer has: key → criterion."""

    @property
    def scored(self) -> bool:
        return False

    def task(self, library: Library) -> Task:
        return Write(self.model, self.rubric)


def _number(answer: Any, library: Library) -> Decimal:
    return library.number(answer) if isinstance(answer, str) else Decimal(answer)
