"""`allow`: warnings their author has looked at and answered for, and those that answer for nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from builder.checks.desk import Finding
from builder.course import Course
from builder.problems import Place, Problem, Severity, near
from builder.reading import KeyPath
from builder.records import Record


class Raised(NamedTuple):
    """A finding and the rule that made it."""

    rule: str
    severity: Severity
    finding: Finding


class Allowed(NamedTuple):
    """An `allow` of one rule: on which record, at which key."""

    owner: str
    path: KeyPath
    rule: str


def useless_allow(heard: set[Allowed], course: Course, warnings: Mapping[str, bool]) -> Iterator[tuple[Place, str]]:
    """An `allow` silences nothing.

    `allow: {rule: reason}` beside a thing silences one rule's warnings there. It is useless where
    the warning no longer comes, where there is no rule of that name, and where the rule's findings
    are errors, which nothing silences.

    Remove it, or correct the rule's name.
    """
    for one in _allows(course):
        place = course.entries[one.owner].place(*one.path, "allow", one.rule)
        if one.rule not in warnings:
            yield place, f"there is no rule “{one.rule}”; {near(one.rule, warnings) or '`course explain` lists them'}"
        elif not warnings[one.rule]:
            yield place, f"{one.rule} is an error, which nothing silences; mend what it says, and remove this"
        elif one not in heard:
            yield place, f"no warning of {one.rule} comes here any more; remove this"


def heard(raised: Iterable[Raised], course: Course) -> tuple[list[Problem], set[Allowed]]:
    """The problems that are not silenced, and the `allow`s that silenced the others."""
    kept: list[Problem] = []
    used: set[Allowed] = set()
    for one in raised:
        allowed = _allowed(one, course) if one.severity == "warning" else None
        if allowed is not None:
            used.add(allowed)
        else:
            kept.append(Problem(one.finding.place, one.rule, one.finding.message, one.severity))
    return kept, used


def _allowed(one: Raised, course: Course) -> Allowed | None:
    """The nearest `allow` of the rule: on a part of the record (a question, a definition), or on the record."""
    kind, _, name = one.finding.owner.partition("/")
    owner = f"module/{name}" if kind in ("lesson", "easy") else one.finding.owner
    entry = course.entries.get(owner)
    if entry is None:
        return None
    path = one.finding.path if owner == one.finding.owner else ()
    holders = [(path[:end], _at(entry.record, path[:end])) for end in range(len(path), -1, -1)]
    for start, record in holders:
        if isinstance(record, Record) and one.rule in record.allow:
            return Allowed(owner, start, one.rule)
    return None


def _allows(course: Course) -> Iterator[Allowed]:
    for entry in course.entries.values():
        for path, record in _records(entry.record, ()):
            yield from (Allowed(entry.reference, path, rule) for rule in record.allow)


def _records(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, Record]]:
    """A record and the records inside it."""
    if isinstance(value, Record):
        yield path, value
        for name in type(value).model_fields:
            yield from _records(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _records(inner, (*path, key))


def _at(value: object, path: KeyPath) -> object:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else getattr(value, str(key), None)
    return value
