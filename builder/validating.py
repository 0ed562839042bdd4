"""Plain data into a record, or into problems an author understands, each at its own line."""

from __future__ import annotations

import difflib
import re
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from builder.problems import MOST, Problem, shortened
from builder.reading import Document, KeyPath
from builder.records import Record

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")

Validated = tuple[Record | None, list[Problem]]


def record(model: type[Record], data: Any, document: Document, prefix: KeyPath) -> Validated:
    """The record that stands at `prefix` of a document; None with the reasons where it is none."""
    problems = _bad_id(document, prefix)
    if document.problems and not document.data:
        return None, problems
    try:
        return TypeAdapter(model).validate_python(data), problems
    except ValidationError as error:
        faults = error.errors()
        shown = [_problem(fault, model, document, prefix) for fault in faults[: MOST + 1]]
        return None, problems + shortened(shown + shown[-1:] * (len(faults) - len(shown)))


def unlooked(number: int, document: Document, prefix: KeyPath) -> Problem:
    """In place of the rest of a file that has too many problems already: so many records nobody looked at."""
    message = f"{number:,} records from here on are not read, as there are {MOST} problems above; mend those first"
    return Problem(document.place(*prefix), "unreadable", message)


def _bad_id(document: Document, prefix: KeyPath) -> list[Problem]:
    if not prefix or _ID.match(str(prefix[-1])):
        return []
    message = f"“{prefix[-1]}” is not an id; use small letters, digits and single hyphens"
    return [Problem(document.place(*prefix), "bad-id", message)]


def _problem(fault: Any, model: type[BaseModel], document: Document, prefix: KeyPath) -> Problem:
    path = _key_path(fault["loc"], document, prefix)
    name = str(path[-1]) if path else document.path
    kind, say = fault["type"], fault["msg"][0].lower() + fault["msg"][1:]
    if kind == "extra_forbidden":
        return Problem(document.place(*path), "unknown-key", f"there is no key “{name}” here{_near(name, model)}")
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


def _near(name: str, model: type[BaseModel]) -> str:
    """A key that exists and is spelt nearly so, anywhere in the record."""
    schema = model.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    keys = sorted({key for part in parts for key in part.get("properties", {})})
    close = difflib.get_close_matches(name, keys, n=1)
    return f"; did you mean “{close[0]}”?" if close else "; `course schema` lists the keys"
