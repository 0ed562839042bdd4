"""A folder into a `Loaded`: every file read, every record checked for its shape, every problem kept."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from builder import reading, translation
from builder.course import KINDS, Course, Entry, Loaded, Page
from builder.problems import Place, Problem
from builder.questions import Quiz
from builder.reading import Data, Document, KeyPath
from builder.records import LIBRARY, About, Debate, Module, Record
from builder.translation import LOCK, Lock

_TRANSLATION = re.compile(r"^(?P<name>.+)\.(?P<language>[a-z]{2})\.(?P<ending>yml|md)$")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_ASSETS = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".pdf", ".txt")
FILES = 20_000  # more is no course but a mistake (a home folder, a mounted disk)


@dataclass
class _Shelf:
    """What one folder holds, while it is read."""

    root: Path
    documents: dict[str, Document] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    assets: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def load(root: Path) -> Loaded:
    """The course in `root` in all its languages; problems instead of exceptions, all of them at once."""
    shelf = _shelf(root)
    about = _about(shelf)
    if about is None:
        return Loaded({}, sorted(set(shelf.problems)))
    entries, broken = _entries(shelf, about)
    lock = Lock.parsed(_lock(shelf))
    courses = {
        language: Course(
            root,
            language,
            _about_in(shelf, entries, language),
            _in_language(entries, shelf, language) if language != about.languages[0] else entries,
            _lessons(shelf, about, language),
            _pages(shelf, about, language),
            shelf.assets,
            lock,
            broken,
        )
        for language in about.languages
    }
    return Loaded(courses, sorted(set(shelf.problems)))


def _shelf(root: Path) -> _Shelf:
    shelf = _Shelf(root)
    for path in _files(root):
        name = path.relative_to(root).as_posix()
        if path.suffix == ".yml":
            shelf.documents[name] = reading.document(path, root)
            shelf.problems += shelf.documents[name].problems
        elif path.suffix == ".md":
            shelf.pages[name], problems = reading.contents(path, root)
            shelf.problems += problems
        elif path.suffix in _ASSETS and path.resolve().is_relative_to(root.resolve()):
            shelf.assets[path.relative_to(root / "docs").as_posix()] = path.read_bytes()
    return shelf


def _files(root: Path) -> Iterator[Path]:
    patterns = ("course*.yml", "library/*.yml", "library/debates/*.yml", "quizzes/*.yml", "modules/*/*.yml", "modules/*/*.md")
    for pattern in patterns:
        yield from sorted(root.glob(pattern))
    found = 0
    for path in sorted((root / "docs").rglob("*")):
        found += 1
        if path.is_file() and found < FILES:
            yield path


def _about(shelf: _Shelf) -> About | None:
    document = shelf.documents.get("course.yml")
    if document is None:
        place = Place("course.yml")
        shelf.problems.append(Problem(place, "missing-file", "there is no course.yml here; `course new course` makes one"))
        return None
    record = _record(About, document.data, document, (), shelf)
    return record if isinstance(record, About) else None


def _about_in(shelf: _Shelf, entries: dict[str, Entry], language: str) -> About:
    entry = entries["course/course"]
    translated = _in_language({"course/course": entry}, shelf, language)["course/course"].record
    assert isinstance(translated, About)
    return translated


def _entries(shelf: _Shelf, about: About) -> tuple[dict[str, Entry], frozenset[str]]:
    entries: dict[str, Entry] = {}
    broken = {f"{kind}/*" for kind, folder in KINDS.items() if _unread(shelf, f"library/{folder}.yml")}
    for kind, name, model, document, prefix, data in _holdings(shelf, about):
        record = _record(model, data, document, prefix, shelf)
        if f"{kind}/{name}" in entries:
            _again(entries[f"{kind}/{name}"], document.place(*prefix), shelf)
        elif record is None:
            broken.add(f"{kind}/{name}")
        else:
            entries[f"{kind}/{name}"] = Entry(kind, name, record, document, prefix)
    return entries, frozenset(broken)


def _unread(shelf: _Shelf, path: str) -> bool:
    return path in shelf.documents and bool(shelf.documents[path].problems) and not shelf.documents[path].data


def _again(first: Entry, place: Place, shelf: _Shelf) -> None:
    message = f"{first.reference} stands in {first.document.path} too; rename or remove one of the two"
    shelf.problems.append(Problem(place, "duplicate-id", message))


Holding = tuple[str, str, type[Record], Document, KeyPath, Any]


def _holdings(shelf: _Shelf, about: About) -> Iterator[Holding]:
    """Every record a file holds: kind, id, class, file, where in it, data."""
    kinds = {folder: kind for kind, folder in KINDS.items()}
    for path, document in shelf.documents.items():
        found = _TRANSLATION.match(path)
        if found and found["language"] in about.languages[1:]:
            _orphan(shelf, path, f"{found['name']}.yml")
            continue
        parts = path.removesuffix(".yml").split("/")
        if parts == ["course"]:
            yield "course", "course", About, document, (), document.data
        elif parts[0] == "modules" and parts[2] == "module":
            yield "module", parts[1], Module, document, (), document.data
        elif parts[0] == "quizzes":
            yield "quiz", parts[1], Quiz, document, (), document.data
        elif parts[:2] == ["library", "debates"]:
            yield "debate", parts[2], Debate, document, (), document.data
        elif parts[0] == "library" and parts[1] in LIBRARY:
            for name, data in document.data.items():
                yield kinds[parts[1]], name, LIBRARY[parts[1]], document, (name,), data
        else:
            known = ", ".join(LIBRARY)
            message = f"is no file a course has; the library's files are {known}, a module's is module.yml"
            shelf.problems.append(Problem(Place(path), "unknown-file", message))


def _orphan(shelf: _Shelf, path: str, base: str) -> None:
    if base not in shelf.documents:
        message = f"translates {base}, which is not there; rename one of the two"
        shelf.problems.append(Problem(Place(path), "unknown-file", message))


def _record(model: type[Record], data: Any, document: Document, prefix: KeyPath, shelf: _Shelf) -> Record | None:
    """The record, or None with its problems noted."""
    if prefix and not _ID.match(str(prefix[-1])):
        message = f"“{prefix[-1]}” is not an id; use small letters, digits and single hyphens"
        shelf.problems.append(Problem(document.place(*prefix), "bad-id", message))
    if document.problems and not document.data:
        return None
    try:
        return TypeAdapter(model).validate_python(data)
    except ValidationError as error:
        shelf.problems += [_problem(fault, model, document, prefix) for fault in error.errors()]
        return None


def _problem(fault: Any, model: type[BaseModel], document: Document, prefix: KeyPath) -> Problem:
    path = _key_path(fault["loc"], document, prefix)
    name = str(path[-1]) if path else document.path
    kind, say = fault["type"], fault["msg"][0].lower() + fault["msg"][1:]
    if kind == "extra_forbidden":
        return Problem(document.place(*path), "unknown-key", f"there is no key “{name}” here{_near(name, fault, model)}")
    if kind == "missing":
        return Problem(document.place(*path[:-1]), "missing-key", f"the key “{name}” is missing; add it")
    if kind == "string_pattern_mismatch":
        say = f"“{fault['input']}” does not have the form {fault['ctx']['pattern']}"
    return Problem(document.place(*path), "bad-value", f"“{name}”: {say.removeprefix('value error, ')}")


def _key_path(loc: tuple[str | int, ...], document: Document, prefix: KeyPath) -> KeyPath:
    """pydantic's location as keys of the file: the tags of unions and `[key]` are its own."""
    path: KeyPath = prefix
    for index, part in enumerate(loc):
        last = index == len(loc) - 1
        if (*path, part) in document.spots or (last and part != "[key]"):
            path = (*path, part)
    return path


def _near(name: str, fault: Any, model: type[BaseModel]) -> str:
    fields = set(model.model_fields)
    for extra in _models(model):
        fields |= set(extra.model_fields)
    close = difflib.get_close_matches(name, sorted(fields), n=1)
    return f"; did you mean “{close[0]}”?" if close else "; `course schema` lists the keys"


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The classes a record is made of, told from its schema's references."""
    import builder.questions as questions
    import builder.records as records

    for name in model.model_json_schema().get("$defs", {}):
        found = getattr(questions, name, None) or getattr(records, name, None)
        if found is not None:
            yield found


def _in_language(entries: dict[str, Entry], shelf: _Shelf, language: str) -> dict[str, Entry]:
    made: dict[str, Entry] = {}
    for reference, entry in entries.items():
        other = shelf.documents.get(f"{entry.document.path.removesuffix('.yml')}.{language}.yml")
        made[reference] = _translated(entry, other or Document(""), shelf) if _is_other(entry, language, shelf) else entry
    return made


def _is_other(entry: Entry, language: str, shelf: _Shelf) -> bool:
    return language != shelf.documents["course.yml"].data["languages"][0]


def _translated(entry: Entry, other: Document, shelf: _Shelf) -> Entry:
    base = _at(entry.document.data, entry.prefix)
    laid = translation.overlaid(entry.record, base, other, entry.prefix)
    shelf.problems += laid.problems
    record = _record(type(entry.record), laid.data, other, entry.prefix, shelf)
    if record is None:
        return entry  # reported; what it translates stands in
    home = other if other.path else None
    return Entry(entry.kind, entry.id, record, entry.document, entry.prefix, home, frozenset(laid.missing))


def _at(data: Data, prefix: KeyPath) -> Data:
    for key in prefix:
        data = data[str(key)]
    return data


def _lessons(shelf: _Shelf, about: About, language: str) -> dict[str, Page]:
    names = {path.split("/")[1]: path for path in shelf.pages if re.fullmatch(r"modules/[^/]+/lesson\.md", path)}
    return {name: _page(shelf, path, about, language) for name, path in names.items()}


def _pages(shelf: _Shelf, about: About, language: str) -> dict[str, Page]:
    """Hand-written pages by their path below docs/, ending included; `builders/` is in the first language only."""
    first = language == about.languages[0]
    names = [path for path in shelf.pages if path.startswith("docs/") and not _is_translation(path, about)]
    wanted = [path for path in names if first or not path.startswith("docs/builders/")]
    return {path.removeprefix("docs/"): _page(shelf, path, about, language) for path in wanted}


def _is_translation(path: str, about: About) -> bool:
    found = _TRANSLATION.match(path)
    return bool(found and found["language"] in about.languages[1:])


def _page(shelf: _Shelf, path: str, about: About, language: str) -> Page:
    if language == about.languages[0]:
        return Page(path, shelf.pages[path])
    other = f"{path.removesuffix('.md')}.{language}.md"
    return Page(other, shelf.pages[other]) if other in shelf.pages else Page(path, shelf.pages[path], fallback=True)


def _lock(shelf: _Shelf) -> str:
    path = shelf.root / LOCK
    return reading.contents(path, shelf.root)[0] if path.is_file() else ""
