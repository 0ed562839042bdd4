"""Ids: every one that is used exists, none means two things, and none that was published is gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from builder.checks.desk import Desk, Finding, at
from builder.course import KINDS
from builder.locking import published
from builder.problems import Place, near
from builder.questions import Quiz
from builder.reading import KeyPath
from builder.remembered import LOCK


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


def id_vanished(desk: Desk) -> Iterator[Finding]:
    """An id that was published is gone.

    Links to its page, progress on learners' devices and editions that change it hang on an id, so
    it is for life. `ids.lock` lists every record and question that an edition has published;
    `course published` adds this edition's to it. One that is moved or renamed stays reachable
    through the `aliases` of what took its place.

    Bring the record back, or add `aliases: [old-id]` to the one that stands for it. What was noted
    before anybody could have seen it may be taken out of `ids.lock` by hand.

    Where `edition` in `course.yml` is another than the one in `ids.lock`, its ids are not noted
    yet: a warning, until `course published` is run.
    """
    remembered, course = desk.course.remembered, desk.course
    known = published(course) | set(_aliases(desk))
    for reference, line in remembered.lines.items():
        if reference not in known and not course.unread(reference):
            todo = "bring it back, or add its id to the aliases of what took its place"
            message = f"{reference} was published and is gone; {todo}"
            yield Finding(Place(LOCK, line), message)
    if remembered.edition and remembered.edition != course.about.edition:
        place = course.entries["course/course"].place("edition")
        message = f"the ids of this edition are not noted ({LOCK} is of {remembered.edition}); run `course published`"
        yield Finding(place, message, "course/course", ("edition",), "warning")


def _aliases(desk: Desk) -> Iterator[str]:
    """Every id a record or question had before; a question also below each id its quiz had."""
    for entry in desk.course.entries.values():
        yield from (f"{entry.kind}/{alias}" for alias in entry.record.aliases)
        if isinstance(entry.record, Quiz):
            keys = [one for key, question in entry.record.questions.items() for one in (key, *question.aliases)]
            yield from (f"{quiz}/{key}" for quiz in (entry.id, *entry.record.aliases) for key in keys)


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
