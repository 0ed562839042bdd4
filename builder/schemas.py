"""JSON Schemas of everything an author writes, for editors; and which files do not name theirs.

Draft 7, which is what yaml-language-server reads (its README, "Supports JSON Schema 7 and below").
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import GenericAlias
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from builder.course import Loaded
from builder.questions import Quiz
from builder.reading import Document
from builder.records import LIBRARY, QUANTITY, About, Id, Module, Record

FOLDER = ".schema"
DRAFT = "http://json-schema.org/draft-07/schema#"

SINGLE: dict[str, type[Record]] = {"course": About, "module": Module, "quiz": Quiz, "debates": LIBRARY["debates"]}
"""Kinds of which a file holds one record; files of the others hold id → record."""

KINDS = ("course", "module", "quiz", *LIBRARY)

_DIGITS = frozenset(Record.__pydantic_decorators__.field_validators["_digits_are_text"].info.fields)
_QUANTITY = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": QUANTITY.pattern}]}


class _Plain(GenerateJsonSchema):
    """Without the titles pydantic makes of the keys' own names."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 (pydantic's signature)
        return False


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a file of this kind."""
    model: Any = SINGLE[kind] if kind in SINGLE else GenericAlias(dict, (Id, LIBRARY[kind]))
    made = TypeAdapter(model).json_schema(ref_template="#/definitions/{model}", schema_generator=_Plain)
    if "$defs" in made:
        made["definitions"] = made.pop("$defs")
    return {"$schema": DRAFT, **_as_written(made)}


def schemas() -> dict[str, str]:
    """Path below the course → JSON text, for every kind."""
    return {f"{FOLDER}/{kind}.json": json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n" for kind in KINDS}


def line(path: str, kind: str) -> str:
    """The first line of a file at `path`, by which an editor finds its schema."""
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}{FOLDER}/{kind}.json"


def stale(root: Path) -> list[str]:
    """The schemas in `root`, by path, that are missing or not those of today."""
    return [path for path, text in schemas().items() if _text(root / path) != text]


def unnamed(loaded: Loaded) -> dict[str, str]:
    """path of a file whose first line does not name its schema → the line it lacks; translations need none."""
    documents = {document.path: (document, kind) for document, kind in _documents(loaded)}
    lines = {path: line(path, kind) for path, (_, kind) in documents.items()}
    return {
        path: lines[path] for path, (one, _) in documents.items() if one.text.split("\n")[0].rstrip() != lines[path]
    }


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _documents(loaded: Loaded) -> Iterator[tuple[Document, str]]:
    seen = {entry.document.path: entry for entry in loaded.main.entries.values()}
    for path in sorted(seen):
        kind = seen[path].kind
        yield seen[path].document, kind if kind in KINDS else f"{kind}s"


def _as_written(made: JsonSchemaValue) -> dict[str, Any]:
    """The schema of what stands in the file: years without quotes, a quantity as a number or as words."""
    made = _tidy(made)
    for one in (made, *made.get("definitions", {}).values()):
        keys = one.get("properties", {})
        keys.update({name: _digits(keys[name]) for name in keys if name in _DIGITS})
    if "Quantity" in made.get("definitions", {}):
        made["definitions"]["Quantity"] = _QUANTITY
    return made


def _tidy(made: Any) -> Any:
    """Nothing may be null, only ids are keys, and what is empty by default need not be said."""
    if isinstance(made, list):
        return [_tidy(one) for one in made]
    if not isinstance(made, dict):
        return made
    kept = {name: _tidy(one) for name, one in made.items() if name != "default" or one}
    if "patternProperties" in kept:
        kept["additionalProperties"] = False
    some = [one for one in kept.get("anyOf", ()) if one != {"type": "null"}]
    if len(some) == 1:
        del kept["anyOf"]
        kept |= some[0]
    return kept


def _digits(made: JsonSchemaValue) -> dict[str, Any]:
    """Text that may be written as a bare whole number: `year: 2020`."""
    return made | {"type": ["string", "integer"]}
