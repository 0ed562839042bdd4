"""The course and its modules: what for, in which order, and how to teach it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictBool

from builder.records.marks import (
    CompetenceId,
    Date,
    DebateId,
    Forms,
    Id,
    Language,
    ModuleId,
    Part,
    Prose,
    QuizId,
    Record,
    Reference,
    Sourced,
    SourcedText,
    SourceId,
    Text,
)
from builder.records.patterns import AGES, LICENCE, NAME, SITE


class Competence(Sourced):
    """A framework of what pupils learn, a group in it, or a competence of it, by the name the framework gives it."""

    name: SourcedText
    """Its official name; in a language without one, our translation, and the framework's note says so."""
    part_of: CompetenceId | None = None
    """Id of the group or framework it belongs to; none for a framework."""
    note: Prose | None = None
    """What a reader must know of it: how many there are, whether the names are official in this language."""


class Step(Part):
    """One step of a lesson plan."""

    minutes: Annotated[int, Field(ge=1, le=240)]
    """How long it takes."""
    title: Text
    """What it is called on the clock."""
    do: Prose
    """What the teacher does and says, and what the class does."""
    say: Prose | None = None
    """A sentence or two to say aloud, as it is."""
    uses: tuple[Reference, ...] = ()
    """Questions (`quiz/key`) or records shown in this step."""
    reads: tuple[Id, ...] = ()
    """What of the lesson is read: ids of its headings (`## Title {#id}`), or `core` for all that does not fold."""
    optional: StrictBool = False
    """May be left out, or done at home, where the period is shorter."""


class Differentiation(Part):
    """The same lesson for who needs more help, and for who needs more to do."""

    down: Prose
    """For pupils who find it hard: what to give, what to leave out, how to help."""
    up: Prose
    """For pupils who are ready: what to go into, what to try."""


class Review(Part):
    """Who read a module through, and when."""

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
    ages: Annotated[str, Field(pattern=AGES)]
    """Ages it is written for: 14-18."""
    minutes: Annotated[int, Field(ge=5, le=600)]
    """Length of the lesson plan, equal to the sum of its steps."""
    objectives: Annotated[dict[Id, Prose], Field(min_length=1)]
    """What a pupil can do afterwards."""
    needs: dict[Id, Prose] = {}
    """What the teacher prepares or brings."""
    plan: Annotated[dict[Id, Step], Field(min_length=1)]
    """The lesson plan, step by step, in order."""
    second_period: dict[Id, Step] = {}
    """A plan for a second period: what the first leaves out."""
    homework: Prose | None = None
    """What to do at home, instead of a second period or after it."""
    differentiation: Differentiation | None = None
    """How to teach it to a mixed class."""
    key_points: Annotated[dict[Id, Prose], Field(min_length=1)]
    """What to remember."""
    misconceptions: dict[Id, Prose] = {}
    """What pupils often think, and how to answer."""
    quiz: QuizId | None = None
    """Id of its quiz."""
    competences: tuple[CompetenceId, ...] = ()
    """Ids of the competences it works on, as its authors read them."""
    subjects: Forms = ()
    """School subjects it fits, with their country; never a code of a curriculum. Each language lists its own."""
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
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    """Languages as ISO 639-1 codes; the first is written in and lives at /."""
    licence: Annotated[str, Field(pattern=LICENCE)]
    """Licence of the content, as an SPDX id."""
    edition: Annotated[str, Field(pattern=NAME)]
    """Name of this edition, shown and cited: 2026.1."""
    editors: Text
    """Who answers for the content."""
    stance: Prose
    """For or against what, if anything; shown on every page."""
    drawn_from: tuple[SourceId, ...] = ()
    """Ids of the texts the course is drawn from; what a debate rests on must come from elsewhere too."""
    repository: Annotated[str, Field(pattern=SITE)] | None = None
    """Address of the repository, for "edit this text" and "report an error"."""
    modules: Annotated[tuple[ModuleId, ...], Field(min_length=1)]
    """Ids of the modules, in order."""
    paths: dict[Id, TeachingPath] = {}
    """Ways through the course."""
