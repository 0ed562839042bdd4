"""Every file of a course folder, read once: YAML, Markdown and assets, and what could not be read."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from builder import reading
from builder.problems import Place, Problem
from builder.reading import Document
from builder.remembered import LOCK as IDS
from builder.translation import LOCK

_TRANSLATION = re.compile(r"^(?P<name>.+)\.(?P<language>[a-z]{2})\.(?P<ending>yml|md)$")
_ASSETS = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".pdf", ".txt", ".license")
_PATTERNS = (
    "course*.yml",
    "library/*.yml",
    "library/debates/*.yml",
    "quizzes/*.yml",
    "modules/*/*.yml",
    "modules/*/*.md",
)
FILES = 20_000  # more is no course but a mistake (a home folder, a mounted disk)


@dataclass
class Shelf:
    """What a folder holds: path from the root → content."""

    root: Path
    documents: dict[str, Document] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    assets: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    lock: str = ""
    ids: str = ""

    def unread(self, path: str) -> bool:
        """Whether a file is there but gave nothing."""
        return path in self.documents and bool(self.documents[path].problems) and not self.documents[path].data


def shelf(root: Path) -> Shelf:
    """The files of the course in `root`."""
    found = Shelf(root)
    for path in itertools.islice(_files(root), FILES):
        _put(found, path)
    found.lock = _contents(found, LOCK)
    found.ids = _contents(found, IDS)
    return found


def translates(path: str, languages: tuple[str, ...]) -> str | None:
    """The path a translation's name says it translates; None where the name is no translation's."""
    found = _TRANSLATION.match(path)
    return f"{found['name']}.{found['ending']}" if found and found["language"] in languages[1:] else None


def translated(path: str, language: str) -> str:
    """The path of a file's translation: lesson.md → lesson.nl.md."""
    name, _, ending = path.rpartition(".")
    return f"{name}.{language}.{ending}"


def _contents(found: Shelf, name: str) -> str:
    """A lock's text; nothing where there is none."""
    if not (found.root / name).is_file():
        return ""
    text, problems = reading.contents(found.root / name, found.root)
    found.problems += problems
    return text


def _files(root: Path) -> Iterator[Path]:
    for pattern in _PATTERNS:
        yield from sorted(root.glob(pattern))
    yield from (path for path in sorted((root / "docs").rglob("*")) if path.is_file())


def _put(found: Shelf, path: Path) -> None:
    name = path.relative_to(found.root).as_posix()
    if path.suffix == ".yml":
        found.documents[name] = reading.document(path, found.root)
        found.problems += found.documents[name].problems
    elif path.suffix == ".md":
        found.pages[name], problems = reading.contents(path, found.root)
        found.problems += problems
    elif path.suffix in _ASSETS and reading.leads_outside(path, found.root):
        found.problems.append(Problem(Place(name), "unreadable", reading.OUTSIDE))
    elif path.suffix in _ASSETS:
        found.assets[path.relative_to(found.root / "docs").as_posix()] = path.read_bytes()
