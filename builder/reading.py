"""YAML files into plain data, every key and value with its place; nothing in a file can run, nest or grow too far.

Read as PyYAML's event stream and never composed: `compose` crashes the process on 50,000 nested
brackets, events stop safely. Scalars follow the core schema of YAML 1.2 (section 10.3.2), less octals.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from builder import bounds, scalars
from builder.problems import Place, Problem

DEPTH = 40
OUTSIDE = "leads outside the course; copy the file into it"
SIZE = 2_000_000  # bytes; the longest lesson known has 60,000

Key = str | int
KeyPath = tuple[Key, ...]
Data = dict[str, Any]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Spot:
    """Where a key stands, and where its value begins."""

    key: Place
    value: Place
    begin: int  # the value's first character in the text


@dataclass(frozen=True, eq=False)
class Document:
    """One file read: its data, which nobody changes, where each key stands, and what was wrong with it."""

    path: str
    data: Data = field(default_factory=dict)
    spots: dict[KeyPath, Spot] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    text: str = ""
    kept: dict[str, Any] = field(default_factory=dict, repr=False)
    """What others have worked out of it, so that a file that has not changed costs nothing the second time."""

    def place(self, *path: Key) -> Place:
        """The place of the key at `path`, or of the nearest key above it."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.spots:
                return self.spots[path[:end]].key
        return Place(self.path)

    def inside(self, path: KeyPath, value: str, offset: int) -> Place:
        """The place of the character at `offset` of the string at `path`."""
        spot = self.spots.get(path)
        if spot is None:
            return self.place(*path)
        line, column = scalars.spelt(self.text, spot.begin, value, offset)
        return Place(self.path, line, column)


class _Refused(Exception):
    """Something a course file may not hold, at a mark."""

    def __init__(self, message: str, line: int, column: int, rule: str = "yaml") -> None:
        super().__init__(message)
        self.line, self.column, self.rule = line, column, rule


def contents(path: Path, root: Path) -> tuple[str, list[Problem]]:
    """The text of a file below `root`, or why it cannot be had (too large, not UTF-8, leads outside, goes too far)."""
    name = path.relative_to(root).as_posix()
    try:
        if leads_outside(path, root):
            return "", [Problem(Place(name), "unreadable", OUTSIDE)]
        if not path.is_file():
            return "", [Problem(Place(name), "unreadable", "is no file, or a link to none; remove it")]
        if path.stat().st_size > SIZE:
            return "", [Problem(Place(name), "unreadable", f"is larger than {SIZE:,} bytes; split it")]
        return _bounded(path.read_text(encoding="utf-8-sig").replace("\r\n", "\n"), name)
    except UnicodeDecodeError as error:
        return "", [Problem(Place(name), "unreadable", f"is not UTF-8 (byte {error.start}); save it as UTF-8")]
    except (OSError, RuntimeError) as error:  # Python 3.11 raises RuntimeError for a link to itself
        why = getattr(error, "strerror", None) or "a link to itself"
        return "", [Problem(Place(name), "unreadable", f"cannot be read: {why}")]


def _bounded(text: str, name: str) -> tuple[str, list[Problem]]:
    """A file's text; nothing, and why, where it goes too far to be read as Markdown (in YAML, string by string)."""
    found = bounds.crowded(text) or (bounds.excess(text) if name.endswith(".md") else None)
    if found is None:
        return text, []
    before = text[: found[0]]
    place = Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
    return "", [Problem(place, "unreadable", found[1])]


def leads_outside(path: Path, root: Path) -> bool:
    """Whether what a path below `root` names lies elsewhere, by a link or by `..`; raises as `Path.resolve` does."""
    ways = itertools.takewhile(lambda way: way != root, (path, *path.parents))
    if ".." not in path.parts and not any(way.is_symlink() for way in ways):
        return False  # resolving costs ten times as much, for every file at every save
    return not path.resolve().is_relative_to(root.resolve())


def document(path: Path, root: Path) -> Document:
    """The mapping in the YAML file at `path`; problems instead of exceptions."""
    text, problems = contents(path, root)
    name = path.relative_to(root).as_posix()
    if name not in _LAST or (_LAST[name].text, problems) != (text, []):
        _LAST[name] = parsed(text, name, problems)
    return _LAST[name]


_LAST: dict[str, Document] = {}
"""Of this process: the document last read at each path; the same text gives the same object."""


def parsed(text: str, name: str, problems: list[Problem] | None = None) -> Document:
    """The mapping in a YAML text, `name` being its path in messages."""
    builder = _Builder(name)
    found = list(problems or [])
    try:
        data = {} if found else builder.built(text)
    except _Refused as error:
        data = {}
        found.append(Problem(Place(name, error.line, error.column), error.rule, str(error)))
    except yaml.YAMLError as error:
        data = {}
        found.append(_syntax(error, name))
    return Document(name, data, builder.spots, (*found, *builder.problems), text)


class _Builder:
    """Data from events, without recursion: a stack of the open mappings and sequences."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.spots: dict[KeyPath, Spot] = {}
        self.problems: list[Problem] = []

    def built(self, text: str) -> Data:
        root: dict[str, Any] = {}
        stack: list[_Open] = [_Open(root, ())]
        for event in _events(text):
            if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                self._open(stack, event)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                stack.pop()
            elif isinstance(event, yaml.ScalarEvent):
                self._scalar(stack, event)
        return root["document"] if isinstance(root.get("document"), dict) else {}

    def _open(self, stack: list[_Open], event: Any) -> None:
        if len(stack) > DEPTH:
            raise _refused(f"is nested more than {DEPTH} levels deep; make it flatter", event)
        mapping = isinstance(event, yaml.MappingStartEvent)
        if len(stack) == 1 and not mapping:
            raise _refused("must hold keys and values (key: value), not a list", event)
        container: Any = {} if mapping else []
        if len(stack) == 1:
            stack[0].container["document"] = container
            stack.append(_Open(container, ()))
        else:
            stack.append(_Open(container, self._put(stack[-1], container, event)))

    def _scalar(self, stack: list[_Open], event: Any) -> None:
        top = stack[-1]
        found = bounds.excess(event.value)
        if found:
            raise _refused(found[1], event, "unreadable")
        if len(stack) == 1 and event.value:
            raise _refused("must hold keys and values (key: value)", event)
        if len(stack) == 1:
            return
        if isinstance(top.container, dict) and top.key is None:
            top.key = (event.value, _place(event, self.name))
            if event.value in top.container:
                self._fault("duplicate-key", f"the key “{event.value}” stands here twice; keep one", event)
            return
        self._put(top, scalars.typed(event), event)

    def _put(self, top: _Open, value: Any, event: Any) -> KeyPath:
        place = _place(event, self.name)
        if isinstance(top.container, list):
            top.container.append(value)
            path: KeyPath = (*top.path, len(top.container) - 1)
            self.spots[path] = Spot(place, place, event.start_mark.index)
            return path
        if top.key is None:
            raise _refused("a key must be a word, not a list or mapping", event)
        key, key_place = top.key
        top.key = None
        top.container.setdefault(key, value)
        path = (*top.path, key)
        self.spots.setdefault(path, Spot(key_place, place, event.start_mark.index))
        return path

    def _fault(self, rule: str, message: str, event: Any) -> None:
        self.problems.append(Problem(_place(event, self.name), rule, message))


@dataclass
class _Open:
    """A mapping or sequence being filled; `key` waits for its value."""

    container: Any
    path: KeyPath
    key: tuple[str, Place] | None = None


def _events(text: str) -> Iterator[Any]:
    documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _refused(
                "anchors (&) and aliases (*) are not allowed; write the text out, or put it in quotes", event
            )
        if getattr(event, "tag", None):
            raise _refused("tags (!) are not allowed; put the text in quotes", event)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _refused("a second document begins here (---); keep one a file", event)
        yield event


def _place(event: Any, name: str) -> Place:
    return Place(name, event.start_mark.line + 1, event.start_mark.column + 1)


def _refused(message: str, event: Any, rule: str = "yaml") -> _Refused:
    return _Refused(message, event.start_mark.line + 1, event.start_mark.column + 1, rule)


def _syntax(error: yaml.YAMLError, name: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
    what = getattr(error, "problem", None) or str(error).splitlines()[0]
    hint = "check the colons, quotes and indentation of this line and the one above"
    return Problem(place, "yaml", f"cannot be read as YAML: {what}; {hint}")
