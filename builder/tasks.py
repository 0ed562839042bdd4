"""What a learner does with a question, and what is right: six tasks, whatever the kind is called."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Choose:
    """Pick one or several of the options; `right` is None where nothing is right (a poll)."""

    options: dict[str, str]
    right: frozenset[str] | None
    many: bool


@dataclass(frozen=True)
class Enter:
    """Type a number or a word: right within a tolerance, or one of the accepted forms."""

    number: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    accepted: tuple[str, ...] = ()
    unit: str = ""
    span: tuple[Decimal, Decimal, Decimal] | None = None  # least, most, step of a guess
    shift: int = 0  # zeros of the scale the number is given in: 6 where 281 stands for 281 million


@dataclass(frozen=True)
class Order:
    """Put the items in order; `items` stands in the right order."""

    items: dict[str, str]


@dataclass(frozen=True)
class Match:
    """Give every item its target; several items may share one, and targets may be left over."""

    items: dict[str, str]
    targets: dict[str, str]
    right: dict[str, str]
    shared: bool


@dataclass(frozen=True)
class Fill:
    """Fill the gaps of a text; `text` holds [[key]] where a gap stands."""

    text: str
    gaps: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Write:
    """Write freely, then compare with a model answer and a rubric."""

    model: str
    rubric: dict[str, str]


Task = Choose | Enter | Order | Match | Fill | Write
