"""Broken and sound samples: a few lines laid over the small course in tests/sample, faults marked where they stand.

A sample is a text file: a sentence, settings (`languages: en nl fr`, `today: 2031-01-01`, `lock: kept`),
then sections. `=== path` begins a whole file, `=== path +` adds to the sample's file, `=== path -`
removes it, `=== path at "words"` replaces the one line that holds the words. Below a faulty line
stands `^ rule`, its caret under the faulty column. What has no line stands in `=== expected`.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from builder.checks import check
from builder.loading import load
from builder.locking import translations
from builder.problems import Problem
from builder.translation import LOCK, Lock

HERE = Path(__file__).parent
SAMPLE = HERE / "sample"
TEXTS = HERE / "texts"

_SECTION = re.compile(r'^=== (?P<path>\S+)(?: (?P<how>[+-]|at "(?P<words>.*)"))?$')
_MARK = re.compile(r"^ *\^ (?P<rules>[a-z -]+)$")
_SETTING = re.compile(r"^(languages|today|lock): (.+)$")
_TRANSLATED = re.compile(r"\.(nl|fr)\.(yml|md)$")


@dataclass
class Sample:
    """A sample read: what it is about, how it is run, and its sections."""

    name: str
    why: str = ""
    settings: dict[str, str] = field(default_factory=dict)
    sections: list[tuple[re.Match[str], list[str]]] = field(default_factory=list)

    @property
    def all_languages(self) -> bool:
        return "languages" in self.settings


def samples(folder: str) -> list[Sample]:
    """The samples of tests/broken or tests/sound."""
    return [_read(path) for path in sorted((HERE / folder).glob("*.txt"))]


def course(folder: Path, languages: tuple[str, ...] = ("en", "nl", "fr")) -> Path:
    """A copy of the small course; with English alone, without its translations."""
    skipped = [f"*.{one}.*" for one in ("nl", "fr") if one not in languages]
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns(*skipped))
    about = folder / "course.yml"
    about.write_text(about.read_text().replace("[en, nl, fr]", f"[{', '.join(languages)}]"))
    return folder


def laid(sample: Sample, folder: Path) -> set[str]:
    """The sample laid over a copy of the course in `folder`; gives the faults it marks."""
    course(folder, ("en", "nl", "fr") if sample.all_languages else ("en",))
    expected = [line for head, lines in sample.sections if head["path"] == "expected" for line in lines if line]
    for head, lines in sample.sections:
        if head["path"] != "expected":
            _lay(folder / head["path"], head, lines)
    marked = {path for head, _ in sample.sections if (path := folder / head["path"]).is_file()}
    for path in sorted(marked):
        expected += _unmarked(path, folder)
    if sample.all_languages and sample.settings.get("lock") != "kept":
        relock(folder)
    return set(expected)


def found(folder: Path, today: str | None = None) -> list[Problem]:
    """Every problem of the course in `folder`."""
    day = date.fromisoformat(today) if today else None
    return check(load(folder), today=day, sources=TEXTS)


def said(problems: list[Problem]) -> set[str]:
    """Problems as `path:line:column rule`."""
    return {f"{one.place.path}:{one.place.line}:{one.place.column} {one.rule}" for one in problems}


def relock(folder: Path) -> None:
    """Note that every translation is of what stands there now."""
    loaded = load(folder)
    if loaded.courses:
        (folder / LOCK).write_text(Lock(translations(loaded)).text())


def _read(path: Path) -> Sample:
    sample = Sample(path.stem)
    for line in path.read_text(encoding="utf-8").splitlines():
        section, setting = _SECTION.match(line), _SETTING.match(line)
        if section:
            sample.sections.append((section, []))
        elif sample.sections:
            sample.sections[-1][1].append(line)
        elif setting:
            sample.settings[setting[1]] = setting[2]
        else:
            sample.why += line
    return sample


def _lay(path: Path, head: re.Match[str], lines: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if head["how"] == "-":
        path.unlink()
        return
    old = path.read_text(encoding="utf-8").splitlines() if head["how"] else []
    if head["words"] is None:
        new = [*old, *lines]
    else:
        (at,) = [number for number, line in enumerate(old) if head["words"] in line]
        new = [*old[:at], *lines, *old[at + 1 :]]
    path.write_text("\n".join(new) + "\n", encoding="utf-8")


def _unmarked(path: Path, folder: Path) -> list[str]:
    """Take the marks out of a file; gives the faults they mark."""
    kept: list[str] = []
    expected: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        mark = _MARK.match(line)
        if mark:
            place = f"{path.relative_to(folder).as_posix()}:{len(kept)}:{line.index('^') + 1}"
            expected += [f"{place} {rule}" for rule in mark["rules"].split()]
        else:
            kept.append(line)
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return expected
