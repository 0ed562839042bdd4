"""Sources, measures and facts: what is counted, how much, of when, and who says so."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, field_validator

from builder.records.marks import (
    Audience,
    Date,
    FactId,
    Language,
    MeasureId,
    Prose,
    Record,
    Sourced,
    SourcedProse,
    SourcedText,
    Text,
)
from builder.records.patterns import PLACE, SITE, TEXT_FILE, YEAR_IF_ANY


class Source(Record):
    """A text, data set or treaty that something in the course rests on."""

    title: str
    """Its own title, in its own language."""
    name: SourcedText | None = None
    """A short name by which lessons cite it; the title where there is none."""
    author: SourcedText
    """Who wrote it."""
    publisher: SourcedText
    """Who published it."""
    year: Annotated[str, Field(pattern=YEAR_IF_ANY)]
    """Year of publication, or "not dated"."""
    dating: SourcedProse | None = None
    """How we know of when it is, where it carries no date itself."""
    language: Language
    """Language of the edition used, as an ISO 639-1 code."""
    address: Annotated[str, Field(pattern=SITE)] | None = None
    """Where a reader finds it."""
    licence: SourcedText
    """What its publisher allows."""
    kind: Literal[
        "treaty",
        "law",
        "resolution",
        "declaration",
        "strategy",
        "report",
        "dataset",
        "glossary",
        "chapter",
        "article",
        "web page",
    ]
    """What sort of document it is."""
    purpose: SourcedProse
    """Who wrote it and to what end; what that means for a reader."""
    file: Annotated[str, Field(pattern=TEXT_FILE)] | None = None
    """Name of its text in the sources folder, for the evidence check."""

    @property
    def cited(self) -> str:
        """How a page names it: its short name, or its title."""
        return self.name or self.title


class Measure(Record):
    """What a figure counts: one population, named once."""

    name: Text
    """The population's name, as a heading."""
    kind: Literal["stock", "flow", "share", "amount", "rank", "count"]
    """Stock (at a moment), flow (over a period), share, amount of money, rank, or a plain count."""
    unit: Literal["people", "percent", "USD", "EUR", "parties", "states", "organisations", "rank", "years", "other"]
    """What one of it is."""
    noun: Text
    """The noun after the value, as in "281 million *international migrants*"."""
    counts: SourcedProse
    """Who or what is in."""
    leaves_out: SourcedProse | None = None
    """Who or what is not in."""


QUANTITY = re.compile(r"^(-?\d+(?:\.\d+)?)(?: (thousand|million|billion))?$")
SCALES = {"": 0, "thousand": 3, "million": 6, "billion": 9}


class Quantity(BaseModel):
    """A number with the precision and scale its source gives it."""

    model_config = ConfigDict(frozen=True)
    digits: Decimal
    scale: Literal["", "thousand", "million", "billion"] = ""

    @property
    def number(self) -> Decimal:
        return self.digits.scaleb(SCALES[self.scale])

    @property
    def decimals(self) -> int:
        return max(0, -int(self.digits.as_tuple().exponent))


class Fact(Sourced):
    """One figure: its value, what it measures, of when, of where, and its source."""

    label: SourcedText
    """What the figure says, without the number."""
    value: Quantity
    """The number as the source gives it: `147`, `3.6`, `281 million`."""
    qualifier: Literal["exactly", "about", "over", "under", "almost"] = "exactly"
    """How the source hedges the number."""
    measure: MeasureId
    """Id of the measure it is a value of."""
    as_of: Date
    """Of when the figure is (year, month or day; "end of 2009" is 2009-12-31)."""
    place: Annotated[str, Field(pattern=PLACE)]
    """ISO 3166 country code or M49 area code ("001" is the world)."""
    audience: Audience = "learner"
    """Learner facts enter lessons and practice; reference facts stay in the register."""
    estimate: StrictBool = False
    """The source itself calls it an estimate."""
    review_by: Date | None = None
    """After this date the figure is to be looked at again."""
    superseded_by: FactId | None = None
    """Id of the newer fact that replaces this one."""
    rivals: tuple[FactId, ...] = ()
    """Ids of facts that count the same thing differently."""
    derived_from: tuple[FactId, ...] = ()
    """Ids of the facts it was computed from."""
    note: Prose | None = None
    """What a reader must know before using it."""

    @field_validator("value", mode="before")
    @classmethod
    def _quantity(cls, value: Any) -> Any:
        found = QUANTITY.match(str(value)) if isinstance(value, str | int | Decimal) else None
        if isinstance(value, Quantity | dict):
            return value
        if found is None:
            raise ValueError("write a number, and at most one of thousand, million, billion: 281 million")
        return Quantity(digits=Decimal(found[1]), scale=found[2] or "")
