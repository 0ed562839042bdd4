"""What answers and statements rest on: something, checked by somebody, and no mere opinion."""

from __future__ import annotations

from collections.abc import Iterator

from builder.checks.desk import Desk, Finding, sourced
from builder.questions import Asked
from builder.reading import KeyPath
from builder.records import Claim, Fact

EVIDENCE = ("fact", "measure", "term", "event", "actor", "claim", "source")


def unsourced(desk: Desk) -> Iterator[Finding]:
    """A scored question does not say what its answer rests on.

    Whoever is told "wrong" must be able to ask why. Every question but an essay or a poll names in
    `rests_on` the facts, terms, events, actors, claims or sources its answer follows from; a
    debate, a module or another question is no such thing.

        rests_on: [term/refugee, event/geneva-1951]
    """
    for reference, question, entry in desk.course.questions():
        if not question.scored or any(one.partition("/")[0] in EVIDENCE for one in question.rests_on):
            continue
        path = ("questions", reference.partition("/")[2], *(("rests_on",) if question.rests_on else ()))
        message = "nothing says what the answer rests on; add rests_on: [kind/id, …] with the records it follows from"
        yield Finding(entry.place(*path), message, entry.reference, path)


def scored_value(desk: Desk) -> Iterator[Finding]:
    """A scored question rests on opinions only.

    What somebody values, wants or expects is neither right nor wrong. A question whose `rests_on`
    names nothing but claims of type `value`, `position` or `forecast` cannot be marked.

    Ask it as a `poll` or an `essay`, or rest it on a fact or a definition too.
    """
    for reference, question, entry in desk.course.questions():
        claims = [desk.course.find(one) for one in question.rests_on]
        if question.scored and claims and all(_opinion(one) for one in claims):
            path: KeyPath = ("questions", reference.partition("/")[2], "rests_on")
            message = (
                "the answer rests on opinions or forecasts only; make it a poll, or rest it on a fact or definition"
            )
            yield Finding(entry.place(*path), message, entry.reference, path)


def unchecked(desk: Desk) -> Iterator[Finding]:
    """`checked: document` is said without anything that shows it.

    `document` means that somebody held the record against its source. Where the source's text lies
    in the sources folder, `evidence` shows it (rule `evidence-not-found`). Where it does not, say
    who held it against the document and when.

        checked: document
        checked_by: K. Peeters
        checked_on: 2026-11-20

    Or write `checked: recalled` until somebody has.
    """
    for reference, path, said in sourced(desk.course):
        source = desk.course.sources.get(said.source)
        lacking = [key for key in ("checked_by", "checked_on") if getattr(said, key) is None]
        if said.checked == "document" and source is not None and source.file is None and lacking:
            message = (
                f"{said.source} has no file to look in, so {' and '.join(lacking)} must say who held this against it, "
                "and when; add them, or write checked: recalled"
            )
            yield Finding(desk.course.entries[reference].place(*path, "checked"), message, reference, path)


def recalled_key(desk: Desk) -> Iterator[Finding]:
    """A scored question is keyed by a fact nobody has held against its source.

    A fact with `checked: recalled` is written from memory. It may stand in the register, marked as
    such, but no learner is told "wrong" on the strength of it: it keys no answer and stands in no
    `rests_on` of a scored question.

    Hold the fact against its source (`checked: document`), or ask about something else.
    """
    for reference, question, entry in desk.course.questions():
        for path, used in _keys(question, reference.partition("/")[2]) if question.scored else ():
            fact = desk.course.find(used)
            if isinstance(fact, Fact) and fact.checked == "recalled":
                why = f"{used} is recalled, not checked against {fact.source}, and cannot key a scored question"
                message = f"{why}; check it first"
                yield Finding(entry.place(*path), message, entry.reference, path)


def _keys(question: Asked, key: str) -> Iterator[tuple[KeyPath, str]]:
    answer = getattr(question, "answer", None)
    if isinstance(answer, str) and "/" in answer:
        yield ("questions", key, "answer"), answer
    for index, reference in enumerate(question.rests_on):
        yield ("questions", key, "rests_on", index), reference


def _opinion(record: object) -> bool:
    return isinstance(record, Claim) and record.type in ("value", "position", "forecast")
