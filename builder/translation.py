"""Translations laid over what they translate, and the lock that knows what each one translated."""

from __future__ import annotations

import copy
import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from builder import prose, wording
from builder.problems import Place, Problem
from builder.reading import Data, Document, Key, KeyPath

LOCK = "translations.lock"
_HEAD = "# What each translation translates; written by `course translated PATH`, not by hand.\n"


@dataclass(frozen=True)
class Translated:
    """A record's data in another language, and which of its strings are missing there."""

    data: Data
    missing: tuple[KeyPath, ...]
    problems: tuple[Problem, ...]


@dataclass
class Lock:
    """path of a translation → key path (or block number) → digest of the source then."""

    digests: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def parsed(cls, text: str) -> Lock:
        lock = cls()
        for line in text.splitlines():
            parts = line.split(" ")
            if len(parts) == 3 and not line.startswith("#"):
                lock.digests.setdefault(parts[0], {})[parts[1]] = parts[2]
        return lock

    def text(self) -> str:
        """One line an entry, sorted, so that two people's changes merge."""
        rows = [f"{path} {key} {value}\n" for path, keys in self.digests.items() for key, value in keys.items()]
        return _HEAD + "".join(sorted(rows))


def digest(value: Any) -> str:
    """Twelve hex digits of a string's SHA-256, white space folded (a re-wrapped text is the same text)."""
    words = " ".join(unicodedata.normalize("NFC", _joined(value)).split())
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def dotted(path: KeyPath) -> str:
    """A key path as one word: refugee.definitions.convention.text."""
    return ".".join(str(key) for key in path)


def overlaid(record: BaseModel, base: Data, other: Document, prefix: KeyPath) -> Translated:
    """`base`, the data of `record`, with the strings that `other` holds below `prefix` in their place."""
    data = copy.deepcopy(base)
    marked = {path: value for path, _, value in wording.translatable(record)}
    given = at(other.data, prefix)
    missing = tuple(path for path in sorted(marked, key=dotted) if not _put(data, given, path) and marked[path])
    return Translated(data, missing, tuple(_unknown(given, set(marked), other, prefix)))


def strings(record: BaseModel) -> dict[str, str]:
    """Dotted key path → digest, for every translatable string of a record."""
    return {dotted(path): digest(value) for path, _, value in wording.translatable(record) if value}


def paragraphs(text: str) -> dict[str, str]:
    """Block number → digest, for every block of a Markdown text."""
    return {str(number): digest(block.text) for number, block in enumerate(prose.blocks(text), 1)}


def _joined(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, BaseModel):
        return "\n".join(str(part) for part in value.model_dump().values())
    return "\n".join(_joined(part) for part in value)


def at(data: Any, path: Iterable[Key]) -> Any:
    """What stands at a key path; None where the data does not reach so far."""
    for key in path:
        if isinstance(data, dict):
            data = data.get(str(key))
        elif isinstance(data, list) and isinstance(key, int) and key < len(data):
            data = data[key]
        else:
            return None
    return data


def _put(data: Any, given: Any, path: KeyPath) -> bool:
    value = at(given, path)
    if value is None or value == "" or value == []:
        return False
    holder = at(data, path[:-1])
    holder[path[-1]] = value if isinstance(value, list | dict) else str(value)  # what is no string is refused later
    return True


def _unknown(given: Any, marked: set[KeyPath], other: Document, prefix: KeyPath) -> Iterable[Problem]:
    parents = {path[:end] for path in marked for end in range(len(path))}
    for path in _paths(given, ()):
        if path in marked or path in parents or any(path[:end] in marked for end in range(len(path))):
            continue
        if path[:-1] in parents or path[:-1] == ():
            yield Problem(
                _place(other, prefix, path),
                "unknown-key",
                f"“{dotted(path)}” is no string of what this translates; a translation holds the same keys, words only",
            )


def _paths(data: Any, path: KeyPath) -> Iterable[KeyPath]:
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        yield (*path, key)
        yield from _paths(value, (*path, key))


def _place(other: Document, prefix: KeyPath, path: KeyPath) -> Place:
    return other.place(*prefix, *path)
