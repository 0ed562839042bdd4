"""The kinds of question authors write; each says which task it sets.

Names of kinds follow 1EdTech QTI 3 and Moodle where they have one.
"""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import Field

from builder.questions.arranging import Categorise, Item, Matching, Ordering, Pair
from builder.questions.asked import Asked, Choices, Library
from builder.questions.choosing import MultipleResponse, Poll, SingleChoice, TrueFalse, Verdicts
from builder.questions.entering import Blank, Cloze, Essay, Estimate, Gap, Numeric, ShortAnswer
from builder.records import Id, Prose, Record, Text

Question = Annotated[
    SingleChoice | MultipleResponse | TrueFalse | Numeric | Estimate | ShortAnswer
    | Cloze | Matching | Categorise | Ordering | Essay | Poll,
    Field(discriminator="kind"),
]  # fmt: skip
KINDS: dict[str, type[Asked]] = {
    get_args(model.model_fields["kind"].annotation)[0]: model for model in get_args(get_args(Question)[0])
}
"""What an author writes behind `kind:` → its class."""


class Quiz(Record):
    """A quiz: a title and its questions, in order."""

    title: Text
    """Its name."""
    intro: Prose | None = None
    """What it is about, in a sentence."""
    draw: Annotated[int, Field(ge=1)] | None = None
    """How many of the questions the page shows at once: a draw from the pool, the same for a class that shares the
    address with its `#seed=`. The others stay one tap away. Left out, all are shown."""
    questions: Annotated[dict[Id, Question], Field(min_length=1)]
    """Questions: key → question. The key is part of its id for life."""


__all__ = [
    "KINDS",
    "Asked",
    "Blank",
    "Categorise",
    "Choices",
    "Cloze",
    "Essay",
    "Estimate",
    "Gap",
    "Item",
    "Library",
    "Matching",
    "MultipleResponse",
    "Numeric",
    "Ordering",
    "Pair",
    "Poll",
    "Question",
    "Quiz",
    "ShortAnswer",
    "SingleChoice",
    "TrueFalse",
    "Verdicts",
]
