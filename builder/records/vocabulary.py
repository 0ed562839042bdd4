"""Terms: the words of the subject, their definitions, and the wordings to avoid."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from builder.records.marks import (
    Audience,
    Forms,
    Id,
    Mention,
    Part,
    PerLanguage,
    Prose,
    Record,
    Sourced,
    SourcedProse,
    TermId,
    Text,
)


class Definition(Sourced):
    """What one source says a term means, in our own words."""

    name: Text
    """Whose definition it is, as a short heading."""
    text: SourcedProse
    """The definition, in our own words."""
    note: Prose | None = None
    """What is disputed, outdated or easily misread."""


class Avoided(Part):
    """A wording to avoid, why, and what to say instead."""

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
