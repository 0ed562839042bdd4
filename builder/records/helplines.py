"""Helplines: where somebody can turn with what a lesson stirred up. An edition lists those of its own country."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, field_validator, model_validator

from builder.records.marks import Audience, Date, Language, Sourced, SourcedProse, SourcedText
from builder.records.patterns import ADDRESS, PHONE, PLACE

Address = Annotated[str, Field(pattern=ADDRESS)]


class Helpline(Sourced):
    """Where a pupil or a teacher can turn: a telephone, a chat, a service. An edition lists its own country's."""

    name: SourcedText
    """Its name, as it calls itself in this language."""
    purpose: SourcedText
    """What it is for: to talk, discrimination, violence, a child that is missing …"""
    whom: SourcedText
    """Whom it is for: children and young people, everybody …"""
    phone: Annotated[str, Field(pattern=PHONE)] | None = None
    """Its number in quotes, as one dials it: digits and spaces, with `+` only if it is called from abroad."""
    chat: Address | None = None
    """Address of its chat."""
    web: Address | None = None
    """Address of its site."""
    hours: SourcedText | None = None
    """When somebody answers, if that is known and steady."""
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    """Languages in which somebody answers, as ISO 639-1 codes."""
    place: Annotated[str, Field(pattern=PLACE)]
    """Where it can be reached: ISO 3166 country code or M49 area code."""
    audience: Audience = "learner"
    """Learner helplines stand below lessons too; reference ones only on the page of all and for teachers."""
    review_by: Date | None = None
    """When somebody should call or look whether it is still so."""
    note: SourcedProse | None = None
    """What one should know before: whether it is free, whether the name must be given."""

    @field_validator("phone", mode="before")
    @classmethod
    def _quoted(cls, value: object) -> object:
        """YAML takes a bare 0800 for the number 800."""
        if isinstance(value, int):
            raise ValueError("put the number in quotes, or a nought at its beginning gets lost")
        return value

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if not (self.phone or self.chat or self.web):
            raise ValueError("nobody can be reached without a phone, a chat or a web address; add one")
        return self
