"""What the locks hold at this moment: what every translation translates, and every id."""

from __future__ import annotations

from builder.course import Course, Loaded
from builder.texts import Page
from builder.translation import Lock, dotted, paragraphs, strings

Digests = dict[str, dict[str, str]]


def translations(loaded: Loaded) -> Digests:
    """path of every translation → key or block number → digest of what it translates."""
    found: Digests = {}
    for course in list(loaded.courses.values())[1:]:
        _records(loaded.main, course, found)
        _texts(loaded.main.texts, course.texts, found)
    return dict(sorted(found.items()))


def published(course: Course) -> set[str]:
    """The ids of a course: every record but course.yml itself, and every question."""
    questions = {reference for reference, _, _ in course.questions()}
    return {entry.reference for entry in course.entries.values() if entry.kind != "course"} | questions


def renewed(lock: Lock, now: Digests, paths: list[str]) -> Lock:
    """The lock with the lines of `paths` as they are `now`, every other line as it was."""
    return Lock({**lock.digests, **{path: now[path] for path in paths}})


def _records(main: Course, course: Course, found: Digests) -> None:
    for reference, entry in course.entries.items():
        if entry.translation is None:
            continue
        missing = {dotted(path) for path in entry.missing}
        keys = found.setdefault(entry.translation.path, {})
        for key, value in strings(main.entries[reference].record).items():
            if key not in missing:
                keys[".".join([*map(str, entry.prefix), key])] = value


def _texts(main: dict[str, Page], other: dict[str, Page], found: Digests) -> None:
    for name, page in other.items():
        if not page.fallback and page.path != main[name].path:
            found[page.path] = paragraphs(main[name].text)
