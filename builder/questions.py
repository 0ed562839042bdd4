"""The kinds of question authors write; each says which task it sets.

Names of kinds follow 1EdTech QTI 3 and Moodle where they have one.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field

from builder.records import Forms, Id, Prose, Record, Reference, Text
from builder.tasks import Choose, Enter, Fill, Match, Order, Task, Write

Choices = Annotated[dict[Id, Prose], Field(min_length=2, max_length=8)]


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
        return True


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
    answer: bool
    """true or false."""
    feedback: Verdicts
    """What each answer's reader is told."""

    def task(self, library: Library) -> Task:
        return Choose({"true": "", "false": ""}, frozenset({str(self.answer).lower()}), many=False)


class Gap(BaseModel):
    """What a reader is told whose number was too low, too high, or right."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
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
        return Enter(figure, self.close, (), self.unit, (self.least, self.most, self.step))


class ShortAnswer(Asked):
    """A word or a name; case, accents and spaces do not count."""

    kind: Literal["short-answer"]
    accept: Annotated[Forms, Field(min_length=1)]
    """Accepted forms, the best first; each language lists its own."""
    feedback: dict[Literal["wrong", "right"], Prose] = {}
    """What each answer's reader is told."""

    def task(self, library: Library) -> Task:
        return Enter(accepted=self.accept)


class Blank(BaseModel):
    """A gap of a cloze text."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
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


class Pair(BaseModel):
    """Two things that belong together."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
    left: Prose
    """The thing to be matched."""
    right: Prose
    """What belongs to it: a short name."""
    feedback: Prose | None = None
    """Why they belong together."""


class Matching(Asked):
    """Pairs to be put together."""

    kind: Literal["matching"]
    pairs: Annotated[dict[Id, Pair], Field(min_length=2, max_length=8)]
    """Pairs: key → left and right."""
    extras: dict[Id, Prose] = {}
    """Right-hand sides that belong to nothing."""

    def task(self, library: Library) -> Task:
        left = {key: pair.left for key, pair in self.pairs.items()}
        right = {key: pair.right for key, pair in self.pairs.items()}
        return Match(left, right | self.extras, {key: key for key in left}, shared=False)


class Item(BaseModel):
    """A thing to be put into a category."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
    text: Prose
    """The thing."""
    category: Id
    """Key of the category it belongs to."""
    feedback: Prose | None = None
    """Why it belongs there."""


class Categorise(Asked):
    """Items to be put into categories."""

    kind: Literal["categorise"]
    categories: Annotated[dict[Id, Prose], Field(min_length=2, max_length=5)]
    """Categories: key → name."""
    items: Annotated[dict[Id, Item], Field(min_length=2, max_length=10)]
    """Items: key → text and category."""

    def task(self, library: Library) -> Task:
        texts = {key: item.text for key, item in self.items.items()}
        return Match(texts, self.categories, {key: item.category for key, item in self.items.items()}, shared=True)


class Ordering(Asked):
    """Items to be put in order."""

    kind: Literal["ordering"]
    items: Annotated[dict[Id, Prose], Field(min_length=3, max_length=8)]
    """Items: key → text, or `event/…`, shown by name and ordered by date."""
    answer: tuple[Id, ...] | None = None
    """The keys in the right order; left out where every item is an event."""
    feedback: dict[Id, Prose] = {}
    """Why each item stands where it does."""

    @property
    def by_date(self) -> bool:
        return self.answer is None

    def task(self, library: Library) -> Task:
        if self.answer is not None:
            return Order({key: self.items[key] for key in self.answer})
        keys = sorted(self.items, key=lambda key: library.when(self.items[key]))
        return Order({key: library.words(self.items[key]) for key in keys})


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


Question = Annotated[
    SingleChoice | MultipleResponse | TrueFalse | Numeric | Estimate | ShortAnswer
    | Cloze | Matching | Categorise | Ordering | Essay | Poll,
    Field(discriminator="kind"),
]  # fmt: skip


class Quiz(Record):
    """A quiz: a title and its questions, in order."""

    title: Text
    """Its name."""
    intro: Prose | None = None
    """What it is about, in a sentence."""
    questions: Annotated[dict[Id, Question], Field(min_length=1)]
    """Questions: key → question. The key is part of its id for life."""


def _number(answer: Any, library: Library) -> Decimal:
    return library.number(answer) if isinstance(answer, str) else Decimal(answer)
