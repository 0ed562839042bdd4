"""Plain data into a record, or into problems an author understands, each at its own line."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from builder import faults
from builder.problems import MOST, Problem, near, shortened
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
        found = [fault for fault in error.errors() if not _counted(fault)]
        shown = [_problem(fault, model, document, prefix) for fault in found[: MOST + 1]]
        return None, problems + shortened(shown + shown[-1:] * (len(found) - len(shown)))


def _counted(fault: Any) -> bool:
    """Too few only because pydantic leaves out what is wrong, which is said by itself."""
    return bool(fault["type"] == "too_short" and len(fault["input"]) >= fault["ctx"]["min_length"])


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
    path = _key_path(fault, document, prefix)
    name = str(path[-1]) if path else document.path
    if fault["type"] == "extra_forbidden":
        return Problem(document.place(*path), "unknown-key", f"there is no key “{name}” here{_near(name, model)}")
    if fault["type"] == "missing":
        return Problem(document.place(*path[:-1]), "missing-key", f"the key “{name}” is missing; add it")
    whole = path[:-1] if fault["loc"][-1:] == ("[key]",) else path
    named = [key for key in whole if isinstance(key, str)][-1:] or [document.path]  # a list's, for one in it
    return Problem(document.place(*path), "bad-value", f"“{named[0]}”: {faults.said(fault)}")


def _key_path(fault: Any, document: Document, prefix: KeyPath) -> KeyPath:
    """pydantic's location as keys of the file: the tags of unions and `[key]` are its own; a wrong kind has its key."""
    path: KeyPath = prefix
    loc = (*fault["loc"], "kind") if fault["type"] == "union_tag_invalid" else fault["loc"]
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
    hint = near(name, keys) or "`course schema` lists the keys"
    return f"; {hint}"
