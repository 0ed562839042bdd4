"""Ids: every one that is used exists, and none means two things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from builder.checks.desk import Desk, Finding, at, near
from builder.course import KINDS
from builder.questions import Quiz
from builder.reading import KeyPath


def unknown_id(desk: Desk) -> Iterator[Finding]:
    """An id is used that no record has.

    A reference (`source: strategienota`, `rests_on: [term/refugee]`) or a slot
    (`{{ fact("migrants-2020") }}`) must name a record of `library/`, a module, or a question
    (`quiz/key`). A translation must name the records of what it translates.

    Correct the id, or write the record. The message suggests the nearest id of that kind.

        source: strategienotta        # unknown: did you mean “strategienota”?
    """
    if desk.first is None:
        yield from _fields(desk)
    else:
        yield from _translations(desk)
    for number, found in desk.targets.items():
        for slot, reference in found:
            if reference and not desk.course.knows(reference):
                yield at(desk.passages[number], slot.start, _missing(reference, desk))


def duplicate_id(desk: Desk) -> Iterator[Finding]:
    """One id stands for two things.

    Links, progress kept on a learner's device and translations hang on ids, so each must mean one
    thing: no two records of a kind share an id, no alias is another record's id or alias, and no
    quiz is called like a kind of record (its questions could not be told from records).

    Rename the newer of the two; keep the older id for life.

        refugees: {…, aliases: [refugee]}     # while refugee is still there
    """
    names: dict[str, list[tuple[str, KeyPath]]] = defaultdict(list)
    for entry in desk.course.entries.values():
        names[entry.reference].append((entry.reference, ()))
        for index, alias in enumerate(entry.record.aliases):
            names[f"{entry.kind}/{alias}"].append((entry.reference, ("aliases", index)))
        if isinstance(entry.record, Quiz):
            for key, question in entry.record.questions.items():
                names[f"{entry.id}/{key}"].append((entry.reference, ("questions", key)))
                for index, alias in enumerate(question.aliases):
                    names[f"{entry.id}/{alias}"].append((entry.reference, ("questions", key, "aliases", index)))
    for name, holders in names.items():
        yield from _twice(name, holders, desk)


def _twice(name: str, holders: list[tuple[str, KeyPath]], desk: Desk) -> Iterator[Finding]:
    kind, _, bare = name.partition("/")
    if kind == "quiz" and bare in KINDS:
        yield _at(holders[0], f"a quiz cannot be called “{bare}”, that is a kind of record; rename its file", desk)
    aliases = [holder for holder in holders if "aliases" in holder[1]]
    for holder in aliases if len(holders) > 1 else ():
        other = next(one for one in holders if one != holder)
        yield _at(
            holder, f"“{bare}” is also {_called(other, name)}; an id means one thing, remove it from one of them", desk
        )


def _called(holder: tuple[str, KeyPath], name: str) -> str:
    return f"an alias of {holder[0]}" if "aliases" in holder[1] else f"the id of {name}"


def _at(holder: tuple[str, KeyPath], message: str, desk: Desk) -> Finding:
    reference, path = holder
    return Finding(desk.course.entries[reference].place(*path), message, reference, path)


def _fields(desk: Desk) -> Iterator[Finding]:
    for entry in desk.course.entries.values():
        for path, reference in desk.references[entry.reference]:
            if not desk.course.knows(reference):
                yield Finding(entry.place(*path), _missing(reference, desk), entry.reference, path)


def _translations(desk: Desk) -> Iterator[Finding]:
    """Top keys of a translation of library records that translate nothing."""
    seen: set[str] = set()
    for entry in desk.course.entries.values():
        other = entry.translation
        if other is None or not entry.prefix or other.path in seen:
            continue
        seen.add(other.path)
        for name in other.data:
            if name not in entry.document.data:
                hint = desk.near(f"{entry.kind}/{name}")
                yield Finding(other.place(name), f"{entry.document.path} has no record “{name}” to translate; {hint}")


def _missing(reference: str, desk: Desk) -> str:
    kind, _, name = reference.partition("/")
    if kind in KINDS:
        return f"there is no {kind} “{name}”; {desk.near(reference)}"
    if kind in desk.course.quizzes:
        return f"the quiz “{kind}” has no question “{name}”; {desk.near(reference)}"
    hint = near(kind, [*KINDS, *desk.course.quizzes])
    return f"“{kind}” is neither a kind of record nor a quiz; {hint or 'write kind/id or quiz/key'}"
