"""Faults as values: where something is wrong, which rule says so, and what to do; and their printed forms."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Severity = Literal["error", "warning"]
MOST = 100  # problems of one file: more help nobody


@dataclass(frozen=True, order=True)
class Place:
    """A spot in an author's file; lines and columns count from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True)
class Problem:
    """One fault, written for its author: what is wrong and what to do."""

    place: Place
    rule: str
    message: str
    severity: Severity = "error"


def text(problem: Problem) -> str:
    """`path:line:column: error[rule] what is wrong; what to do`."""
    place = problem.place
    return f"{place.path}:{place.line}:{place.column}: {problem.severity}[{problem.rule}] {problem.message}"


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON array of objects with path, line, column, severity, rule and message."""
    rows = [
        {
            "path": problem.place.path,
            "line": problem.place.line,
            "column": problem.place.column,
            "severity": problem.severity,
            "rule": problem.rule,
            "message": problem.message,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def github(problem: Problem) -> str:
    """A workflow command that GitHub shows at the line (GitHub Actions, "Workflow commands")."""
    place = problem.place
    head = f"file={_property(place.path)},line={place.line},col={place.column},title={_property(problem.rule)}"
    return f"::{problem.severity} {head}::{_data(problem.message)}"


def limited(problems: Iterable[Problem]) -> list[Problem]:
    """Of each file's problems the first `MOST`, and one more that counts the rest; sorted."""
    files: dict[str, list[Problem]] = {}
    for problem in sorted(set(problems), key=lambda one: (one.rule != "unreadable", one.severity != "error", one)):
        files.setdefault(problem.place.path, []).append(problem)
    return sorted(one for found in files.values() for one in shortened(found))


def shortened(found: list[Problem]) -> list[Problem]:
    """A long list's first `MOST`, and one more that counts the rest, where the rest begins."""
    if len(found) <= MOST + 1:
        return found
    left = found[MOST:]
    message = f"this and {len(left) - 1:,} more problems are in this file; mend the others first"
    return [*found[:MOST], replace(left[0], message=message)]


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that stop a build."""
    return [problem for problem in problems if problem.severity == "error"]


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def near(name: str, names: Iterable[str]) -> str:
    """“did you mean …?”, or nothing where no name is near."""
    close = difflib.get_close_matches(name, list(names), n=1, cutoff=0.5)
    return f"did you mean “{close[0]}”?" if close else ""
