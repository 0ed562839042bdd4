"""Who leans on what: every reference between records, pages and questions, followed either way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from builder.course import Course
from builder.problems import Place
from builder.questions import Quiz
from builder.reading import KeyPath
from builder.slots import Slot, slots


@dataclass(frozen=True, order=True)
class Use:
    """`user` leans on `used` at a place; `user` is a reference, `lesson/id`, `easy/id` or `page/path`."""

    used: str
    user: str
    place: Place


Leaning = tuple[str, str]
"""A use without its place: what is leaned on, and who leans on it."""


def uses(course: Course) -> list[Use]:
    """Every use in the course, sorted."""
    return sorted({Use(used, user, place()) for used, user, place in _found(course)})


def leanings(course: Course) -> list[Leaning]:
    """The same once each, without the places: most of the time goes into those, and pages do not show them."""
    return sorted({(used, user) for used, user, _ in _found(course)})


def by_used(every: Iterable[Use]) -> dict[str, list[Use]]:
    """reference → where it is leaned on."""
    found: dict[str, list[Use]] = defaultdict(list)
    for use in every:
        found[use.used].append(use)
    return found


def users(every: Iterable[Leaning]) -> dict[str, list[str]]:
    """reference → who leans on it, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for used, user in every:
        found[used].append(user)
    return found


def used_by(every: Iterable[Leaning]) -> dict[str, list[str]]:
    """user → references it leans on, in order."""
    return users((user, used) for used, user in every)


def target(slot: Slot, course: Course) -> str | None:
    """The reference a slot names: `kind/id`, or `quiz/key` of a question."""
    match slot.name:
        case "fact" | "term" | "event" | "actor" | "claim" | "chart":
            return f"{slot.name}/{slot.id}"
        case "cite":
            return f"source/{slot.id}"
        case "question":
            return slot.id
        case "compare":
            return f"fact/{slot.id}" if f"fact/{slot.id}" in course.entries else f"term/{slot.id}"
        case _:
            return None


def owner(reference: str, path: KeyPath, course: Course) -> str:
    """Whose a string of a record is: a quiz's is its question's."""
    entry = course.entries.get(reference)
    if entry is not None and isinstance(entry.record, Quiz) and path[:1] == ("questions",):
        return f"{entry.id}/{path[1]}"
    return reference


def _found(course: Course) -> Iterable[tuple[str, str, Callable[[], Place]]]:
    """Every reference: what it names, who holds it, and how to find where."""
    for entry in course.entries.values():
        for path, reference in entry.references:
            yield reference, owner(entry.reference, path, course), partial(entry.place, *path)
        for path, text, slot in entry.slotted:
            if found := target(slot, course):
                yield found, owner(entry.reference, path, course), partial(entry.inside, path, text, slot.start)
    for name, page in course.texts.items():
        for slot in slots(page.text):
            if found := target(slot, course):
                yield found, name, partial(page.at, slot.start)
