"""Claims and debates: what people hold, and how a class argues it fairly."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from builder.records.marks import ClaimId, Id, Part, Prose, Record, Reference, Sourced, Text


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


class Argument(Part):
    """One argument of a debate with its evidence, its weakest point and the strongest reply."""

    claim: ClaimId
    """Id of the claim that states it."""
    evidence: Annotated[tuple[Reference, ...], Field(min_length=1)]
    """What it rests on beside that claim: facts, terms, events, other claims, sources."""
    weakest: Prose
    """Its weakest point, named by a friend."""
    reply: Prose
    """The strongest reply of the other side."""


Format = Literal["oxford", "fishbowl", "world-cafe", "written"]


class Debate(Record):
    """A motion that can honestly be argued both ways."""

    motion: Text
    """The motion, about a policy choice: who should do what."""
    setting: Prose
    """What the class needs to know before it starts."""
    formats: tuple[Format, ...] = ()
    """How it can be held: Oxford (two sides, a vote before and after), fishbowl, world café, or in writing."""
    rules: dict[Id, Prose] = {}
    """Rules the class agrees on first."""
    roles: dict[Id, Prose] = {}
    """Who does what: speakers, timekeeper, fact-checkers …"""
    cards: tuple[Reference, ...] = ()
    """Facts, terms, events and claims handed to both sides alike."""
    arguments_for: Annotated[dict[Id, Argument], Field(min_length=1)]
    """Arguments for the motion."""
    arguments_against: Annotated[dict[Id, Argument], Field(min_length=1)]
    """Arguments against the motion."""
    minds: Prose
    """What evidence would change one's mind."""
    hold: Prose
    """How to hold it safely."""
