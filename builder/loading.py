"""A folder into a `Loaded`: every record checked for its shape, every language laid over, every problem kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from builder import translation
from builder.course import KINDS, Course, Loaded
from builder.entries import Entry
from builder.problems import MOST, Place, Problem
from builder.questions import Quiz
from builder.reading import Document, KeyPath
from builder.records import LIBRARY, About, Debate, Module, Record
from builder.remembered import Remembered
from builder.shelf import Shelf, shelf, translated, translates
from builder.texts import Page
from builder.translation import Lock
from builder.validating import record, unlooked

COURSE = "course/course"  # the reference of course.yml itself
Entries = dict[str, Entry]
Laid = tuple[Entry, list[Problem]]
Holding = tuple[str, str, type[Record], KeyPath, Any]
NOTHING = Document("")  # the translation that is not there

# Of this process: what was made of which data, last time, so that a save costs what it changed.
_MADE: dict[tuple[str, KeyPath], tuple[Any, Entry]] = {}
_LAID: dict[tuple[str, str], tuple[Record, Any, Entry]] = {}


@dataclass
class _Read:
    """What one file gave: records by their reference, references of those that are none, and why."""

    entries: Entries = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def load(root: Path) -> Loaded:
    """The course in `root` in all its languages; problems instead of exceptions, all of them at once."""
    files = shelf(root)
    about = _about(files)
    if about is None:
        return Loaded({}, sorted(set(files.problems)))
    entries, broken = _entries(files, about)
    files.problems += _loose(files, about)
    locks = _locks(files.lock, files.ids)
    courses = {language: _course(files, about, entries, broken, locks, language) for language in about.languages}
    return Loaded(courses, sorted(set(files.problems)))


@lru_cache(maxsize=2)
def _locks(lock: str, ids: str) -> tuple[Lock, Remembered]:
    return Lock.parsed(lock), Remembered.parsed(ids)


def _course(
    files: Shelf,
    about: About,
    entries: Entries,
    broken: frozenset[str],
    locks: tuple[Lock, Remembered],
    language: str,
) -> Course:
    own = entries if language == about.languages[0] else _in_language(files, entries, language)
    here = own[COURSE].record
    return Course(
        root=files.root,
        language=language,
        about=here if isinstance(here, About) else about,
        entries=own,
        lessons=_beside(files, about, language, "lesson.md"),
        easy=_beside(files, about, language, "easy.md"),
        pages=_pages(files, about, language),
        assets=files.assets,
        lock=locks[0],
        remembered=locks[1],
        broken=broken,
    )


def _about(files: Shelf) -> About | None:
    document = files.documents.get("course.yml")
    if document is None:
        message = "there is no course.yml here; `course new course` makes one"
        files.problems.append(Problem(Place("course.yml"), "missing-file", message))
        return None
    found, problems = record(About, document.data, document, ())
    files.problems += problems
    return found if isinstance(found, About) else None


def _entries(files: Shelf, about: About) -> tuple[Entries, frozenset[str]]:
    """Every record by its reference, and the references of those that could not be read."""
    entries: Entries = {}
    broken = {f"{kind}/*" for kind, folder in KINDS.items() if files.unread(f"library/{folder}.yml")}
    for path, document in files.documents.items():
        base = translates(path, about.languages)
        if base is None:
            found = _read(path, document)
            entries |= found.entries
            broken |= found.broken
            files.problems += found.problems
        elif base not in files.documents:
            message = f"translates {base}, which is not there; rename one of the two"
            files.problems.append(Problem(Place(path), "unknown-file", message))
    return entries, frozenset(broken)


def _read(path: str, document: Document) -> _Read:
    """A file's records, made once for each text of it."""
    if "records" not in document.kept:
        document.kept["records"] = _validated(path, document)
    found: _Read = document.kept["records"]
    return found


def _validated(path: str, document: Document) -> _Read:
    held = list(_held(path, document))
    made = _Read(problems=[] if held or document.problems else _stray(path, document))
    for number, one in enumerate(held):
        if len(made.problems) >= MOST:
            made.problems[MOST:] = [unlooked(len(held) - number, document, one[3])]
            made.broken |= {f"{kind}/{name}" for kind, name, *_ in held[number:]}
            break
        entry, problems = _entry(one, document)
        made.problems += problems
        if entry is None:
            made.broken.add(f"{one[0]}/{one[1]}")
        else:
            made.entries[entry.reference] = entry
    return made


def _entry(held: Holding, document: Document) -> tuple[Entry | None, list[Problem]]:
    """The record a file holds; the one made last time where its data are still the same."""
    kind, name, model, prefix, data = held
    before, made = _MADE.get((document.path, prefix), (None, None))
    if made is not None and _same(before, data):
        return made.moved(document), []
    found, problems = record(model, data, document, prefix)
    if found is None:
        return None, problems
    entry = Entry(kind, name, found, document, prefix)
    if not problems:  # they would stand where they stood then
        _MADE[document.path, prefix] = data, entry
    return entry, problems


def _held(path: str, document: Document) -> Iterator[Holding]:
    """Every record a file holds: kind, id, class, where in it, data."""
    match path.removesuffix(".yml").split("/"):
        case ["course"]:
            yield "course", "course", About, (), document.data
        case ["modules", name, "module"]:
            yield "module", name, Module, (), document.data
        case ["quizzes", name]:
            yield "quiz", name, Quiz, (), document.data
        case ["library", "debates", name]:
            yield "debate", name, Debate, (), document.data
        case ["library", folder] if folder in LIBRARY and folder != "debates":  # a debate is a file of its own
            kind = next(kind for kind, name in KINDS.items() if name == folder)
            for name, data in document.data.items():
                yield kind, name, LIBRARY[folder], (name,), data


def _loose(files: Shelf, about: About) -> Iterator[Problem]:
    """Markdown that is no lesson and no page, and translates none."""
    for path in files.pages:
        base = translates(path, about.languages)
        if base is not None and base not in files.pages:
            message = f"translates {base}, which is not there; rename one of the two"
            yield Problem(Place(path), "unknown-file", message)
        elif base is None and path.startswith("modules/") and not path.endswith(("/lesson.md", "/easy.md")):
            message = "is no file a course has; a module's texts are lesson.md and easy.md"
            yield Problem(Place(path), "unknown-file", message)


def _stray(path: str, document: Document) -> list[Problem]:
    if path.removeprefix("library/").removesuffix(".yml") in LIBRARY and path != "library/debates.yml":
        return []  # a library file that is still empty
    message = f"is no file a course has; the library's files are {', '.join(LIBRARY)}, a module's is module.yml"
    return [Problem(Place(document.path), "unknown-file", message)]


def _same(before: Any, now: Any) -> bool:
    """Whether data are written alike: 3.6 and 3.60 are equal, and not as precise."""
    return before is now or repr(before) == repr(now)


def _in_language(files: Shelf, entries: Entries, language: str) -> Entries:
    laid = {reference: _laid(files, entry, language) for reference, entry in entries.items()}
    files.problems += [problem for _, problems in laid.values() for problem in problems]
    return {reference: entry for reference, (entry, _) in laid.items()}


def _laid(files: Shelf, entry: Entry, language: str) -> Laid:
    """The entry in a language; the one laid over last time where record and strings are still the same."""
    other = files.documents.get(translated(entry.document.path, language), NOTHING)
    given = translation.at(other.data, entry.prefix)
    record, before, last = _LAID.get((entry.reference, language), (None, None, None))
    if last is not None and record is entry.record and _same(before, given):
        return last.moved(entry.document, None if other is NOTHING else other), []
    found, problems = _translated(entry, other)
    if not problems:
        _LAID[entry.reference, language] = entry.record, given, found
    return found, problems


def _translated(entry: Entry, other: Document) -> Laid:
    """The entry with the strings of its translation; the entry itself where that gives no sound record."""
    laid = translation.overlaid(entry.record, translation.at(entry.document.data, entry.prefix), other, entry.prefix)
    found, problems = record(type(entry.record), laid.data, other, entry.prefix)
    problems = [*laid.problems, *problems]
    if found is None:
        return entry, problems
    there = None if other is NOTHING else other
    return Entry(entry.kind, entry.id, found, entry.document, entry.prefix, there, frozenset(laid.missing)), problems


def _beside(files: Shelf, about: About, language: str, name: str) -> dict[str, Page]:
    """The text of that name beside each `module.yml`, by the module's id."""
    found = re.compile(rf"modules/([^/]+)/{re.escape(name)}")
    names = {match[1]: path for path in files.pages if (match := found.fullmatch(path))}
    return {name: _page(files, path, about, language) for name, path in names.items()}


def _pages(files: Shelf, about: About, language: str) -> dict[str, Page]:
    """Hand-written pages by their path below docs/, ending included; `builders/` is in the first language only."""
    first = language == about.languages[0]
    names = [path for path in files.pages if path.startswith("docs/") and not translates(path, about.languages)]
    wanted = [path for path in names if first or not path.startswith("docs/builders/")]
    return {path.removeprefix("docs/"): _page(files, path, about, language) for path in wanted}


def _page(files: Shelf, path: str, about: About, language: str) -> Page:
    if language == about.languages[0]:
        return Page(path, files.pages[path])
    other = translated(path, language)
    return Page(other, files.pages[other]) if other in files.pages else Page(path, files.pages[path], fallback=True)
