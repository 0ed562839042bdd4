"""What every record is made of: marks on strings and ids, common types, and the base of all records."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator

from builder import prose
from builder.records.patterns import DATE, ID, LANGUAGE, REFERENCE


class Words:
    """Marks a string that is shown to readers and therefore translated, key by key."""

    def __init__(self, *, markdown: bool = False, sourced: bool = False, mention: bool = False) -> None:
        self.markdown = markdown  # may hold slots and Markdown
        self.sourced = sourced  # the record around it names its source: digits may stand in it
        self.mention = mention  # speaks about a wording rather than using it


class PerLanguage:
    """Marks a list that each language writes for itself, of any length."""


class Points:
    """Marks an id of another record: of one kind, or `kind/id` where the kind is open."""

    def __init__(self, kind: str = "") -> None:
        self.kind = kind


Text = Annotated[str, Words()]
Prose = Annotated[str, Words(markdown=True)]
SourcedText = Annotated[str, Words(sourced=True)]
SourcedProse = Annotated[str, Words(markdown=True, sourced=True)]
Mention = Annotated[str, Words(markdown=True, mention=True)]
Forms = Annotated[tuple[str, ...], PerLanguage()]
Id = Annotated[str, Field(pattern=ID)]
Reference = Annotated[str, Field(pattern=REFERENCE), Points()]
SourceId = Annotated[Id, Points("source")]
MeasureId = Annotated[Id, Points("measure")]
FactId = Annotated[Id, Points("fact")]
TermId = Annotated[Id, Points("term")]
ClaimId = Annotated[Id, Points("claim")]
CompetenceId = Annotated[Id, Points("competence")]
DebateId = Annotated[Id, Points("debate")]
ModuleId = Annotated[Id, Points("module")]
QuizId = Annotated[Id, Points("quiz")]


def _in_calendar(value: str) -> str:
    year, month, day = [*map(int, value.split("-")), 1, 1][:3]
    try:
        date(year, month, day)
    except ValueError as error:
        raise ValueError(f"“{value}” is not in the calendar; correct the day") from error
    return value


Date = Annotated[str, Field(pattern=DATE), AfterValidator(_in_calendar)]


def _known_language(value: str) -> str:
    if not prose.knows(value):
        raise ValueError(f"“{value}” is no language of ISO 639-1; write the two letters of one, such as en")
    return value


Language = Annotated[str, Field(pattern=LANGUAGE), AfterValidator(_known_language)]
Audience = Literal["learner", "reference"]
Checked = Literal["document", "recalled"]


class Part(BaseModel):
    """A part of a record: frozen, and no key that is not listed."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Record(BaseModel):
    """Anything an author writes: read once, never changed, no key that is not listed here."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    allow: dict[str, str] = {}
    """Warnings silenced beside the thing: rule → reason."""
    aliases: tuple[Id, ...] = ()
    """Ids this thing had before; links to them still arrive."""

    @field_validator(
        "year",
        "as_of",
        "adopted",
        "in_force",
        "checked_on",
        "review_by",
        "since",
        "place",
        mode="before",
        check_fields=False,
    )
    @classmethod
    def _digits_are_text(cls, value: object) -> object:
        """A bare 2020 in YAML is a number; 001 is the United Nations' code for the world."""
        if isinstance(value, int) and not isinstance(value, bool):
            return f"{value:03d}"
        return value


class Sourced(Record):
    """Says where a statement stands and whether somebody held it against that place."""

    source: SourceId
    """Id of the source it stands in."""
    where: SourcedText | None = None
    """Chapter, article or page in the source."""
    evidence: str | None = None
    """Two to five words that stand in the source, number included; looked for in its file."""
    checked: Checked
    """`document`: held against the source. `recalled`: known, not yet held against it."""
    checked_by: str | None = None
    """Who held it against the document."""
    checked_on: Date | None = None
    """When it was held against the document."""
