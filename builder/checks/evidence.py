"""Evidence: the words a record quotes as proof, looked for in the text of its source."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from builder.checks.desk import Desk, Finding, sourced
from builder.course import Course, Loaded

VARIABLE = "COURSE_SOURCES"
_DEFAULT = "../shared/sources"

_CUT = re.compile(r"(?<=\w)-[ \t]*\n\s*(?=\w)")
_SOFT = re.compile("\u00ad\\s*")
_WORD = re.compile(r"\w+|\W")
_NOTE = r"(?:\d{1,3})?"  # a footnote's digits behind a word
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "–": "-", "‑": "-"})


def evidence_not_found(desk: Desk) -> Iterator[Finding]:
    """The words given as evidence do not stand in the source.

    `evidence` holds two to five words as they stand in the source, the number included. They are
    looked for in the file the source names (`file`), in the folder COURSE_SOURCES, or else
    `../shared/sources`. Lines are joined first, words cut at a line's end mended, white space
    folded; capitals do not count, nor do the digits of footnotes. That proves that the words are
    there, not that the statement follows: read the passage.

    A record with `checked: document` on a source with a file must have evidence. Copy the words
    from the source's text; where the text is not at hand, write `checked: recalled`.

        evidence: 281 miljoen internationale migranten
    """
    for reference, path, said in sourced(desk.course):
        source = desk.course.sources.get(said.source)
        if source is None or source.file is None:
            continue
        place = desk.course.entries[reference].place
        if said.evidence is None and said.checked == "document":
            message = (
                f"checked: document, and {said.source} has a file: add evidence, two to five words that stand in it"
            )
            yield Finding(place(*path, "checked"), message, reference, path)
        elif said.evidence is not None and not _stands(said.evidence, desk.sources, source.file):
            message = f"“{said.evidence}” does not stand in {source.file}; copy the words as the source has them"
            yield Finding(place(*path, "evidence"), message, reference, path)
    yield from _lost(desk)


def folder(course: Course, sources: Path | None = None) -> Path | None:
    """The folder of the sources' texts: as given, else COURSE_SOURCES, else ../shared/sources; None if not there."""
    given = os.environ.get(VARIABLE)
    wanted = sources or (Path(given) if given else course.root / _DEFAULT)
    return wanted if wanted.is_dir() else None


def unchecked_sources(loaded: Loaded, sources: Path | None = None) -> int:
    """How many sources nothing can be looked up in: they name no file, or the folder is not there."""
    if not loaded.courses:
        return 0
    there = folder(loaded.main, sources)
    return sum(source.file is None or there is None for source in loaded.main.sources.values())


def _lost(desk: Desk) -> Iterator[Finding]:
    for name, source in desk.course.sources.items():
        if source.file and desk.sources and not (desk.sources / source.file).is_file():
            place = desk.course.entries[f"source/{name}"].place("file")
            message = f"there is no {source.file} in the sources folder; correct the name, or remove it"
            yield Finding(place, message, f"source/{name}")


def _stands(evidence: str, sources: Path | None, name: str) -> bool:
    """Whether the words stand in the file; yes, where the file is not there to look in."""
    if sources is None or not (sources / name).is_file():
        return True
    path = sources / name
    return stands(evidence, text_of(path, path.stat().st_mtime_ns))


@lru_cache(maxsize=64)
def text_of(path: Path, _changed: int) -> Dewrapped:
    """A source's text, read once as long as it does not change (`_changed` is its time of change)."""
    return dewrapped(path.read_text(encoding="utf-8", errors="replace"))


@dataclass(frozen=True)
class Dewrapped:
    """A source's text on one line, twice: words cut at a line's end joined, and with their hyphen kept."""

    joined: str
    hyphened: str


def dewrapped(text: str) -> Dewrapped:
    """A text without its line breaks."""
    text = _SOFT.sub("", text.translate(_QUOTES))
    return Dewrapped(_folded(_CUT.sub("", text)), _folded(_CUT.sub("-", text)))


@lru_cache(maxsize=4096)
def stands(evidence: str, text: Dewrapped) -> bool:
    """Whether the words stand in the text, as whole words and whole numbers."""
    words = _folded(evidence.translate(_QUOTES)).split()
    if not words:
        return False
    body = " ".join(_noted(word) for word in words)
    before = r"(?<!\d[.,])" if words[0][0].isdigit() else ""
    after = r"(?![.,]\d)" if words[-1][-1].isdigit() else ""
    pattern = re.compile(rf"(?<!\w){before}{body}(?!\w){after}")
    return bool(pattern.search(text.joined) or pattern.search(text.hyphened))


def _noted(word: str) -> str:
    """A pattern of a word, with room for a footnote's digits behind its letters and behind the mark that follows."""
    parts = [re.escape(part) + (_NOTE if part[-1].isalpha() else "") for part in _WORD.findall(word)]
    behind = word[-1] in ")'»" or (word[-1] in ".,;:" and word[-2:-1].isalpha())
    return "".join(parts) + (_NOTE if behind else "")


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
