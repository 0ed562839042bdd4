"""Events and actors: how the rules came about, and who does what."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from builder.records.marks import Audience, Date, FactId, Forms, Prose, Sourced, SourcedText, Text
from builder.records.patterns import YEAR

Form = Literal["treaty", "protocol", "declaration", "compact", "resolution", "law", "body", "conference", "process"]


class Event(Sourced):
    """A step in the history of governing migration: an instrument, a body, a conference, a process."""

    name: SourcedText
    """Its official name in this language."""
    forms: Forms = ()
    """Shorter names that may be shown; each language lists its own."""
    form: Form
    """What it is. Treaties and protocols bind the states that joined; laws bind where they are in force."""
    year: Annotated[str, Field(pattern=YEAR)]
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
