"""How YAML spells one value: what type it is, and where each of its characters stands."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import islice
from typing import Any

_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_SOLID = re.compile(r"\s*(\S)")
_QUOTED = {
    "'": re.compile(r"\s*(''|\S)"),
    '"': re.compile(r"(?:\s|\\[tnvfrLPN_ \n\t])*(\\(?:x.{2}|u.{4}|U.{8}|.)|\S)"),
}


def typed(event: Any) -> Any:
    """Of a scalar event: a plain scalar by the core schema; anything in quotes or a block is text."""
    value: str = event.value
    if event.style is not None and event.style != "":
        return value
    if value in _CONSTANTS:
        return _CONSTANTS[value]
    if _INT.match(value) and len(value) < 19:
        return int(value) if value.lstrip("+-").lstrip("0") or len(value) == 1 else 0
    if _FLOAT.match(value) and len(value) < 25:
        return Decimal(value)  # keeps the source's own precision: 3.60 is not 3.6
    return value


def spelt(text: str, begin: int, value: str, offset: int) -> tuple[int, int]:
    """Line and column of the character at `offset` of a value that begins at `begin`: folding moves spaces only."""
    quote = text[begin : begin + 1]
    start = text.find("\n", begin) if quote in (">", "|") else begin + (quote in _QUOTED)
    solid = _QUOTED.get(quote, _SOLID).finditer(text, start)
    found = next(islice(solid, len("".join(value[:offset].split())), None), None)
    at = found.start(1) if found else begin
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
