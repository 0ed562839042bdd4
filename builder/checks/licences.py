"""Licences: what the course is given away under, and what of others' work stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from builder.checks.desk import Desk, Finding, at
from builder.checks.evidence import text_of
from builder.checks.passages import Passage, some
from builder.course import Course
from builder.problems import Place, Severity
from builder.records import Source

COPIED = 12  # words in a row that can hardly be chance

_COMMONS = re.compile(r"CC-BY(?P<nc>-NC)?(?P<nd>-ND)?(?P<sa>-SA)?-\d\.\d(?:-[A-Z]+)?")
_FREE = re.compile(r"CC0-1\.0|PDDL-1\.0|MIT|MIT-0|ISC|0BSD|Unlicense|Apache-2\.0|BSD-[23]-Clause|OFL-1\.1|ODC-By-1\.0")
_SHARED = re.compile(
    r"(?:A?GPL|LGPL)-[123]\.\d-(?:only|or-later)|MPL-[12]\.\d|ODbL-1\.0|GFDL-1\.\d\S*|FreeArt|LAL-1\.3"
)
_TAG = re.compile(r"SPDX-License-Identifier:\s*([^\s<>]+)")
_HOLDER = re.compile(r"SPDX-FileCopyrightText:\s*\S")
_HEAD = 4096  # bytes in which a file that can hold a comment names its licence
_OPEN = re.compile(r"\bCC0\b|\bCC[ -]BY(?![ -]N)|public domain|free to (?:quote|reuse)|reuse allowed", re.IGNORECASE)
_WORD = re.compile(r"\w+")


class Terms(NamedTuple):
    """What a licence forbids (no derivatives, no commercial use) and asks (share alike)."""

    nd: bool = False
    nc: bool = False
    sa: bool = False


def licence(desk: Desk) -> Iterator[Finding]:
    """Something stands under a licence that does not go with the course's, or under none that is known.

    Editions change, translate and pass on what they take, so each file must allow it. `licence` in
    `course.yml` is an SPDX identifier that allows changes. Every picture and other file under
    `docs/` says who made it and under which licence, as the REUSE specification (3.3, reuse.software)
    has it: in a file beside it, `map.png.license`, or in a comment of its own.

        SPDX-FileCopyrightText: 2024 A. Photographer
        SPDX-License-Identifier: CC-BY-4.0

    A file may forbid no changes (ND), and no commercial use (NC) unless the course does. One that
    must be shared alike (SA) in a course under another licence is a warning: it keeps its own
    licence, and must be parted from the rest; say so with `allow` in `course.yml`.

    Facts, figures and ideas are free, sentences are not: where the text of a source is at hand
    (`file`) and its licence is not an open one, twelve of its words in a row are found, in texts of its language.

    Say it in other words, take another picture, or ask its maker.
    """
    if desk.first is None:
        yield from _own(desk.course)
        for path in sorted(desk.course.assets):
            if not path.endswith(".license"):
                yield from _asset(path, desk.course)
    yield from _copied(desk)


def terms(spdx: str) -> Terms | None:
    """What a licence forbids and asks; None where its SPDX identifier is not known here."""
    commons = _COMMONS.fullmatch(spdx)
    if commons:
        return Terms(bool(commons["nd"]), bool(commons["nc"]), bool(commons["sa"]))
    if _FREE.fullmatch(spdx):
        return Terms()
    return Terms(sa=True) if _SHARED.fullmatch(spdx) else None


def _own(course: Course) -> Iterator[Finding]:
    found = terms(course.about.licence)
    if found is not None and not found.nd:
        return
    say = "forbids changes, so nobody could make an edition or a translation" if found else "is no SPDX id known here"
    message = f"{course.about.licence} {say}; take one that allows them: CC-BY-4.0, CC-BY-SA-4.0"
    yield Finding(course.entries["course/course"].place("licence"), message, "course/course", ("licence",))


def _asset(path: str, course: Course) -> Iterator[Finding]:
    beside = course.assets.get(f"{path}.license")
    said = (course.assets[path][:_HEAD] if beside is None else beside).decode("utf-8", errors="replace")
    tag = _TAG.search(said)
    fault = _unsaid(path, tag is not None, bool(_HOLDER.search(said)))
    if fault is None and tag is not None:
        fault = _clash(tag[1], course.about.licence)
    if fault is not None:
        message, severity = fault
        where = f"{path}.license" if beside is not None else path
        yield Finding(Place(f"docs/{where}"), message, "course/course", ("licence",), severity)


def _unsaid(path: str, licensed: bool, held: bool) -> tuple[str, Severity] | None:
    """What a file does not say of itself."""
    lacking = [
        name for name, there in (("SPDX-FileCopyrightText", held), ("SPDX-License-Identifier", licensed)) if not there
    ]
    if not lacking:
        return None
    return f"nobody says whose this is and what is allowed; add {' and '.join(lacking)} to docs/{path}.license", "error"


def _clash(spdx: str, course: str) -> tuple[str, Severity] | None:
    """What is wrong with a file under one licence in a course under another."""
    theirs, ours = terms(spdx), terms(course) or Terms()
    if theirs is None:
        return f"{spdx} is no SPDX id known here, so no edition knows what it may do; take another file", "error"
    if theirs.nd:
        return f"{spdx} forbids changes, which editions make; take another file, or ask its maker", "error"
    if theirs.nc and not ours.nc:
        return f"{spdx} forbids commercial use, which {course} allows; take another file, or ask its maker", "error"
    if theirs.sa and _family(spdx) != _family(course):
        return f"{spdx} must be shared alike, and the course is under {course}; say beside it that it is not", "warning"
    return None


def _family(spdx: str) -> str:
    """A licence without its version: CC-BY-SA."""
    return re.sub(r"-\d.*", "", spdx)


def _copied(desk: Desk) -> Iterator[Finding]:
    """Strings that hold so many words in a row of a source whose text is at hand."""
    held = [
        (name, source, _runs(desk.sources / source.file))
        for name, source in desk.course.sources.items()
        if desk.sources and source.language == desk.course.language and _closed(source, desk.sources)
        if source.file
    ]
    for passage in desk.passages if held else ():
        yield from some(_repeats(passage, held))


def _closed(source: Source, folder: Path) -> bool:
    """Whether a source's text is here and may not be copied."""
    return bool(source.file and (folder / source.file).is_file() and not _OPEN.search(source.licence))


def _repeats(passage: Passage, held: list[tuple[str, Source, frozenset[tuple[str, ...]]]]) -> Iterator[Finding]:
    words = [(found[0].casefold(), found.start()) for found in _WORD.finditer(passage.blanked)]
    free = 0  # where the next finding may begin: one a passage of words, not one a word
    for start in range(len(words) - COPIED + 1):
        run = tuple(word for word, _ in words[start : start + COPIED])
        for name, source, runs in held:
            if start >= free and run in runs:
                free = start + COPIED
                message = f"{COPIED} words in a row stand in {name} ({source.licence}); say it in your own words"
                yield at(passage, words[start][1], message)


def _runs(path: Path) -> frozenset[tuple[str, ...]]:
    return _runs_of(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=16)
def _runs_of(path: Path, changed: int) -> frozenset[tuple[str, ...]]:
    """Every run of so many words of a source's text."""
    words = _WORD.findall(text_of(path, changed).joined)
    return frozenset(tuple(words[start : start + COPIED]) for start in range(len(words) - COPIED + 1))
