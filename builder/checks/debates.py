"""Debates: both sides equally well armed, as far as counting can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from builder import prose
from builder.checks import motions
from builder.checks.desk import Desk, Finding
from builder.checks.wordings import loaded, wordings
from builder.course import Course
from builder.entries import Entry
from builder.reading import KeyPath
from builder.records import Argument, Claim, Debate, Sourced, Term
from builder.slots import filled

NEAR = 0.75  # the side with fewer arguments has at least three for the other's four
LENGTH = 1.5  # times the words of the other side, at most
TWICE = 2  # times the sources, evidence or weak points of the other side, at most
SOME = 2  # so many figures, values or checked records on one side ask for one on the other
SLACK = 10  # words: among so few a ratio means nothing
SAYS = 4  # words; a weakest point or reply of fewer names none

_OPINION = ("value", "position", "forecast")


@dataclass(frozen=True)
class Side:
    """One side of a debate, counted."""

    key: str
    name: str
    arguments: dict[str, Argument]
    course: Course

    @cached_property
    def claims(self) -> list[Claim]:
        return [claim for one in self.arguments.values() if (claim := self.course.claims.get(one.claim))]

    @property
    def whole(self) -> bool:
        return len(self.claims) == len(self.arguments)

    @cached_property
    def evidence(self) -> list[str]:
        """What it rests on beside its claims, each record once."""
        claims = {f"claim/{one.claim}" for one in self.arguments.values()}
        return sorted({used for one in self.arguments.values() for used in one.evidence} - claims)

    @cached_property
    def sources(self) -> set[str]:
        found = {claim.source for claim in self.claims}
        return found.union(*(_sources(used, self.course) for used in self.evidence))

    @property
    def outside(self) -> set[str]:
        return self.sources - set(self.course.about.drawn_from)

    @property
    def figures(self) -> int:
        return sum(used.startswith("fact/") for used in self.evidence)

    @property
    def opinions(self) -> int:
        return sum(claim.type in _OPINION for claim in self.claims)

    @property
    def established(self) -> int:
        return len(self.claims) - self.opinions

    @property
    def checked(self) -> int:
        records = [*self.claims, *map(self.course.find, self.evidence)]
        return sum(isinstance(one, Sourced) and one.checked == "document" for one in records)

    @property
    def case(self) -> int:
        return sum(_length(claim.statement) for claim in self.claims)

    @property
    def weakness(self) -> int:
        return sum(_length(one.weakest) for one in self.arguments.values())

    @property
    def replies(self) -> int:
        return sum(_length(one.reply) for one in self.arguments.values())


def unbalanced_debate(desk: Desk) -> Iterator[Finding]:
    """One side of a debate is better armed than the other, or its motion is no fair question.

    The sides are counted against each other, and the message gives the counts:

    - arguments: at least three on one side for four on the other, and no claim on both;
    - length, in each language: the claims of one side at most half as long again as the other's;
      its weakest points, and the replies to it, at most twice as long;
    - sourcing: at least one piece of evidence an argument beside the claim itself; at most twice as
      many pieces, and twice as many sources, on one side; on each side a source beside the texts
      the course is drawn from (`drawn_from` in `course.yml`); where one side has two records held
      against their source, one on the other;
    - kinds: where one side has two figures, or two claims of fact, one on the other; the same for values,
      positions and forecasts;
    - every weakest point and every reply says something.

    A motion names a choice (who should do what) and not whether people may be here, has no double
    negative (these are warnings) and no loaded wording, not even in quotation marks.

    Write what is missing, or cut what is too much. Counts show that a debate is tilted; that they are even
    proves nothing: have both sides read it by people who hold them.
    """
    for name, debate in desk.course.debates.items():
        entry = desk.course.entries[f"debate/{name}"]
        if desk.first is not None and (entry.translation is None or ("motion",) in entry.missing):
            continue  # it is read in the first language
        yield from _motion(entry, debate, desk)
        sides: tuple[Side, Side] = (
            Side("arguments_for", "for", debate.arguments_for, desk.course),
            Side("arguments_against", "against", debate.arguments_against, desk.course),
        )
        if not all(side.whole for side in sides):
            continue  # a claim that is not there is unknown-id's to say
        counted = _lengths(*sides) if desk.first else [*_armed(*sides), *_lengths(*sides)]
        for side, message in counted:
            path: KeyPath = (side.key,)
            yield Finding(entry.home(("motion",)).place(*path), message, entry.reference, path)
        for path, message in _empty(sides, desk.course):
            yield Finding(entry.inside(path, "", 0), message, entry.reference, path)


def _motion(entry: Entry, debate: Debate, desk: Desk) -> Iterator[Finding]:
    for offset, message in motions.faults(debate.motion, desk.course.language):
        place = entry.inside(("motion",), debate.motion, offset)
        yield Finding(place, message, entry.reference, ("motion",), "warning")
    for found in wordings(desk.course).found(debate.motion):
        message = loaded(found, desk.course.language).partition(", or put it")[0]
        place = entry.inside(("motion",), debate.motion, found.start())
        yield Finding(place, f"{message}; a motion has none", entry.reference, ("motion",))


def _armed(one: Side, other: Side) -> Iterator[tuple[Side, str]]:
    """What is the same in every language: arguments, evidence, sources, kinds."""
    less, more = sorted((one, other), key=lambda side: len(side.arguments))
    if len(less.arguments) < NEAR * len(more.arguments):
        yield less, _than(less, len(less.arguments), more, len(more.arguments), "arguments")
    shared = {argument.claim for argument in one.arguments.values()} & {a.claim for a in other.arguments.values()}
    if shared:
        yield other, f"claim/{min(shared)} argues for and against; give each side its own"
    for what in ("evidence", "sources"):
        less, more = sorted((one, other), key=lambda side: len(getattr(side, what)))
        if TWICE * len(getattr(less, what)) < len(getattr(more, what)) >= SOME:
            name = "pieces of evidence" if what == "evidence" else what
            yield less, _than(less, len(getattr(less, what)), more, len(getattr(more, what)), name)
    yield from _kinds(one, other)
    yield from ((side, _INSIDE.format(side=side.name)) for side in (one, other) if not side.outside)


_INSIDE = "the arguments {side} have no source beside the texts the course is drawn from; add one from elsewhere"
_KINDS = {
    "figures": "figures",
    "established": "claims of fact",
    "opinions": "values, positions or forecasts",
    "checked": "records held against their source",
}


def _kinds(one: Side, other: Side) -> Iterator[tuple[Side, str]]:
    for what, name in _KINDS.items():
        less, more = sorted((one, other), key=lambda side: int(getattr(side, what)))
        if getattr(less, what) == 0 and getattr(more, what) >= SOME:
            yield less, _than(less, 0, more, getattr(more, what), name)


def _lengths(one: Side, other: Side) -> Iterator[tuple[Side, str]]:
    """What each language has of its own: how long everything is."""
    for what, name, most in (
        ("case", "words of argument", LENGTH),
        ("weakness", "words on weakest points", TWICE),
        ("replies", "words of reply", TWICE),
    ):
        less, more = sorted((one, other), key=lambda side: int(getattr(side, what)))
        if most * getattr(less, what) < getattr(more, what) > getattr(less, what) + SLACK:
            yield less, _than(less, getattr(less, what), more, getattr(more, what), name)


def _than(less: Side, fewer: int, more: Side, most: int, what: str) -> str:
    return f"{what}: {fewer} {less.name} the motion, {most} {more.name} it; even them out"


def _empty(sides: tuple[Side, Side], course: Course) -> Iterator[tuple[KeyPath, str]]:
    for side in sides:
        for key, argument in side.arguments.items():
            if set(argument.evidence) <= {f"claim/{argument.claim}"} and course.main:
                yield (side.key, key, "evidence"), "the claim is its own evidence; name what it rests on"
            for field, what in (("weakest", "weakest point"), ("reply", "reply")):
                if _length(getattr(argument, field)) < SAYS:
                    yield (side.key, key, field), f"this says no {what}; a side that has none cannot be argued with"


def _sources(reference: str, course: Course) -> set[str]:
    """The sources a record rests on."""
    found = course.find(reference)
    if reference.startswith("source/"):
        return {reference.removeprefix("source/")}
    if isinstance(found, Term):
        return {definition.source for definition in found.definitions.values()}
    return {found.source} if isinstance(found, Sourced) else set()


def _length(text: str) -> int:
    """How many words a reader reads; a slot counts as one."""
    return len(re.findall(r"\w+(?:['’-]\w+)*", prose.plain(filled(text, lambda _: "x"))))
