"""What authors write about the world: sources, measures, facts, terms, events, actors, claims, debates.

Every class is one record in `library/`; its fields are the keys an author may use. The first
line of each class and each field's description become the reference page and the JSON Schema.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator


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

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, Field(pattern=ID)]
Reference = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$"), Points()]
SourceId = Annotated[Id, Points("source")]
MeasureId = Annotated[Id, Points("measure")]
FactId = Annotated[Id, Points("fact")]
TermId = Annotated[Id, Points("term")]
ClaimId = Annotated[Id, Points("claim")]
DebateId = Annotated[Id, Points("debate")]
ModuleId = Annotated[Id, Points("module")]
QuizId = Annotated[Id, Points("quiz")]


def _in_calendar(value: str) -> str:
    year, month, day = [*map(int, value.split("-")), 1, 1][:3]
    try:
        date(year, month, day)
    except ValueError as error:
        raise ValueError(f"“{value}” is not in the calendar") from error
    return value


_DATE = Field(pattern=r"^[1-9]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")
Date = Annotated[str, _DATE, AfterValidator(_in_calendar)]
Audience = Literal["learner", "reference"]
Checked = Literal["document", "recalled"]


class Record(BaseModel):
    """Anything an author writes: read once, never changed, no key that is not listed here."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    allow: dict[str, str] = {}
    """Warnings silenced beside the thing: rule → reason."""
    aliases: tuple[Id, ...] = ()
    """Ids this thing had before; links to them still arrive."""

    @field_validator("year", "as_of", "adopted", "in_force", "checked_on", "review_by", "place", mode="before", check_fields=False)
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


class Source(Record):
    """A text, data set or treaty that something in the course rests on."""

    title: str
    """Its own title, in its own language."""
    author: SourcedText
    """Who wrote it."""
    publisher: str
    """Who published it."""
    year: Annotated[str, Field(pattern=r"^(\d{4}|not dated)$")]
    """Year of publication, or "not dated"."""
    dating: SourcedProse | None = None
    """How we know of when it is, where it carries no date itself."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    """Language of the edition used, as an ISO 639-1 code."""
    address: Annotated[str, Field(pattern=r"^https://")] | None = None
    """Where a reader finds it."""
    licence: str
    """What its publisher allows."""
    kind: Literal["treaty", "law", "resolution", "declaration", "strategy", "report", "dataset", "glossary", "chapter", "article", "web page"]
    """What sort of document it is."""
    purpose: SourcedProse
    """Who wrote it and to what end; what that means for a reader."""
    file: Annotated[str, Field(pattern=r"^[\w.-]+\.txt$")] | None = None
    """Name of its text in the sources folder, for the evidence check."""


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
    place: Annotated[str, Field(pattern=r"^([A-Z]{2}|[A-Z]{3}|\d{3})$")]
    """ISO 3166 country code or M49 area code ("001" is the world)."""
    audience: Audience = "learner"
    """Learner facts enter lessons and practice; reference facts stay in the register."""
    estimate: bool = False
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
        return Quantity(digits=Decimal(found[1]), scale=found[2] or "")  # type: ignore[arg-type]  # the pattern admits only the three


class Definition(Sourced):
    """What one source says a term means, in our own words."""

    name: Text
    """Whose definition it is, as a short heading."""
    text: SourcedProse
    """The definition, in our own words."""
    note: Prose | None = None
    """What is disputed, outdated or easily misread."""


class Avoided(BaseModel):
    """A wording to avoid, why, and what to say instead."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
    wording: Mention
    """The wording, as people use it."""
    why: Mention
    """What is wrong or hurtful about it."""
    say: Mention
    """What to say instead."""


class Term(Record):
    """A word of the subject: its forms, its definitions with their sources, what it is confused with."""

    name: Text
    """The headword."""
    forms: Forms = ()
    """Other forms that may be shown in a lesson (plural, abbreviation); each language lists its own."""
    meaning: Prose
    """In one or two plain sentences: shown where a reader touches the term."""
    definitions: Annotated[dict[Id, Definition], Field(min_length=1)]
    """One or more, each with its own source; several stand side by side."""
    contrast: dict[TermId, Prose] = {}
    """Id of a term it is confused with → how to tell them apart."""
    avoid: Annotated[tuple[Avoided, ...], PerLanguage()] = ()
    """Loaded or wrong wordings; each language lists its own."""
    audience: Audience = "learner"
    """Learner terms have hover texts, flashcards and practice; reference terms stand in the glossary only."""


Form = Literal["treaty", "protocol", "declaration", "compact", "resolution", "law", "body", "conference", "process"]


class Event(Sourced):
    """A step in the history of governing migration: an instrument, a body, a conference, a process."""

    name: SourcedText
    """Its official name in this language."""
    forms: Forms = ()
    """Shorter names that may be shown; each language lists its own."""
    form: Form
    """What it is. Treaties and protocols bind the states that joined; laws bind where they are in force."""
    year: Annotated[str, Field(pattern=r"^\d{4}$")]
    """Year it was adopted, founded, held or begun."""
    adopted: Date | None = None
    """Day it was adopted, held or founded."""
    in_force: Date | None = None
    """Day it entered into force."""
    scope: Text
    """Whom or where it concerns: worldwide, Africa, European Union …"""
    parties: FactId | None = None
    """Id of the fact that counts its parties (treaties and protocols)."""
    summary: Prose
    """What it did, in two or three sentences."""
    since: Prose | None = None
    """What has changed since."""
    audience: Audience = "learner"
    """Learner events enter lessons and practice; minor ones stay in the timeline only."""

    @property
    def binding(self) -> bool:
        return self.form in ("treaty", "protocol")


class Actor(Sourced):
    """An organisation: what it is, what it does, since when."""

    name: SourcedText
    """Its name in this language."""
    forms: Forms = ()
    """Abbreviations and shorter names; each language lists its own."""
    role: Prose
    """What it does, in one or two sentences."""
    since: Date | None = None
    """When it was founded."""
    audience: Audience = "learner"
    """Learner actors enter lessons; administrative ones stay in the register."""
    note: Prose | None = None
    """What has changed, or is disputed."""


class Claim(Sourced):
    """An argument without a number: what somebody holds, what kind of statement it is, what balances it."""

    statement: Prose
    """The argument, in our own words."""
    type: Literal["fact", "definition", "forecast", "value", "position"]
    """Only facts and definitions may key a scored question."""
    balanced_by: tuple[ClaimId, ...] = ()
    """Ids of claims that pull the other way."""
    note: Prose | None = None
    """What is missing or disputed."""


class Argument(BaseModel):
    """One argument of a debate with its evidence, its weakest point and the strongest reply."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
    claim: ClaimId
    """Id of the claim that states it."""
    evidence: Annotated[tuple[Reference, ...], Field(min_length=1)]
    """What it rests on: facts, terms, events, claims, sources."""
    weakest: Prose
    """Its weakest point, named by a friend."""
    reply: Prose
    """The strongest reply of the other side."""


class Debate(Record):
    """A motion that can honestly be argued both ways."""

    motion: Text
    """The motion, about a policy choice."""
    setting: Prose
    """What the class needs to know before it starts."""
    arguments_for: Annotated[dict[Id, Argument], Field(min_length=1)]
    """Arguments for the motion."""
    arguments_against: Annotated[dict[Id, Argument], Field(min_length=1)]
    """Arguments against the motion."""
    minds: Prose
    """What evidence would change one's mind."""
    hold: Prose
    """How to hold it safely."""


class Step(BaseModel):
    """One step of a lesson plan."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
    minutes: Annotated[int, Field(ge=1, le=240)]
    """How long it takes."""
    title: Text
    """What it is called on the clock."""
    do: Prose
    """What the teacher does and says, and what the class does."""
    uses: tuple[Reference, ...] = ()
    """Questions (`quiz/key`) or records shown in this step."""


class Review(BaseModel):
    """Who read a module through, and when."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
    by: str
    """Name or function of the reviewer."""
    on: Date
    """Day of the review."""


class Module(Record):
    """A module: what it is for, how to teach it, and which quiz goes with it; the lesson stands in lesson.md."""

    title: Text
    """Its name."""
    question: Text
    """The question it opens with, which a reader wants answered."""
    summary: Prose
    """What it is about, in two sentences, for the course map."""
    ages: Annotated[str, Field(pattern=r"^\d{1,2}-\d{1,2}$")]
    """Ages it is written for: 14-18."""
    minutes: Annotated[int, Field(ge=5, le=600)]
    """Length of the lesson plan, equal to the sum of its steps."""
    objectives: Annotated[dict[Id, Prose], Field(min_length=1)]
    """What a pupil can do afterwards."""
    needs: dict[Id, Prose] = {}
    """What the teacher prepares or brings."""
    plan: Annotated[dict[Id, Step], Field(min_length=1)]
    """The lesson plan, step by step, in order."""
    key_points: Annotated[dict[Id, Prose], Field(min_length=1)]
    """What to remember."""
    misconceptions: dict[Id, Prose] = {}
    """What pupils often think, and how to answer."""
    quiz: QuizId | None = None
    """Id of its quiz."""
    debates: tuple[DebateId, ...] = ()
    """Ids of debates that go with it."""
    sensitivity: Prose | None = None
    """How to teach it safely."""
    reviewed: tuple[Review, ...] = ()
    """Who has reviewed it; without one the page says "not yet reviewed"."""


class TeachingPath(Record):
    """A way through the course for a number of periods."""

    title: Text
    """Its name: "I have one period"."""
    periods: Annotated[int, Field(ge=1, le=40)]
    """How many periods of 50 minutes it takes."""
    modules: Annotated[tuple[ModuleId, ...], Field(min_length=1)]
    """Ids of its modules, in order."""
    about: Prose
    """Whom it suits and what it leaves out."""


class About(Record):
    """The course as a whole: course.yml."""

    id: Id
    """Id of the course; what a learner's device keeps is filed under it."""
    title: Text
    """Its name."""
    tagline: Text
    """One line under the name."""
    summary: Prose
    """What it is, in two or three sentences."""
    languages: Annotated[tuple[Annotated[str, Field(pattern=r"^[a-z]{2}$")], ...], Field(min_length=1)]
    """Languages as ISO 639-1 codes; the first is written in and lives at /."""
    licence: str
    """Licence of the content, as an SPDX id."""
    edition: str
    """Name of this edition, shown and cited: 2026.1."""
    editors: Text
    """Who answers for the content."""
    stance: Prose
    """For or against what, if anything; shown on every page."""
    repository: Annotated[str, Field(pattern=r"^https://")] | None = None
    """Address of the repository, for "edit this text" and "report an error"."""
    modules: Annotated[tuple[ModuleId, ...], Field(min_length=1)]
    """Ids of the modules, in order."""
    paths: dict[Id, TeachingPath] = {}
    """Ways through the course."""


LIBRARY: dict[str, type[Record]] = {
    "sources": Source,
    "measures": Measure,
    "facts": Fact,
    "terms": Term,
    "events": Event,
    "actors": Actor,
    "claims": Claim,
    "debates": Debate,
}
