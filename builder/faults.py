"""What pydantic finds wrong with a value, in an author's words: what is wrong, and what to do.

The types are those of pydantic's list, "Validation Errors" (https://docs.pydantic.dev/latest/errors/validation_errors/).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from builder.problems import near
from builder.questions import KINDS
from builder.records.patterns import ID, MEANT

_LONGEST = 60  # letters of a wrong value that a message repeats
_QUOTED = re.compile(r"'([^']*)'")  # how pydantic lists what it expected


def said(fault: Any) -> str:
    """What is wrong with a value and what to do, to stand behind the name of its key."""
    kind = str(fault["type"])
    if kind in _WRONG:
        return f"{shown(fault['input'])} {_WRONG[kind].format(**fault.get('ctx', {}))}"
    if kind in _SAYING:
        return _SAYING[kind](fault["input"], fault.get("ctx", {}))
    message = str(fault["msg"]).removeprefix("Value error, ")
    return message[0].lower() + message[1:]


def shown(value: Any) -> str:
    """A value as an author knows it: words in marks and not too many, a list or entries by what they are."""
    if value is None or value == "":
        return "an empty value"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float | Decimal):
        return str(value)
    if isinstance(value, dict):
        return "a set of entries"
    if isinstance(value, list | tuple):
        return "a list"
    words = " ".join(str(value).split())
    return f"“{words if len(words) <= _LONGEST else words[: _LONGEST - 1] + '…'}”"


def _text(value: Any, _: Any) -> str:
    if value is None:
        return "is empty; write its text behind it"
    if isinstance(value, bool | int | float | Decimal):
        what = "no text" if isinstance(value, bool) else "a number"
        return f'{shown(value)} is {what} here; put it in quotes: "{shown(value)}"'
    return f"is a text, not {shown(value)}; write it on one line, in quotes if it begins with {{ or ["


def _list(value: Any, _: Any) -> str:
    if isinstance(value, dict):
        return "is a list, without names; begin each line below it with `- `"
    example = "[one, two]" if value is None else f"[{shown(value).strip('“”')}]"
    return f"is a list; write it as `{example}`, or each on a line of its own that begins with `- `"


def _entries(value: Any, _: Any) -> str:
    return f"has named entries, not {shown(value)}; write each on a line of its own below it, as `key: text`"


def _keys(value: Any, _: Any) -> str:
    return f"has keys of its own, not {shown(value)}; write each on a line of its own below it, indented"


def _few(value: Any, more: Any) -> str:
    lacking = more["min_length"] - len(value)
    return f"needs at least {more['min_length']}, and there {_count(len(value))}; add {lacking}"


def _many(value: Any, more: Any) -> str:
    return f"takes {more['max_length']} at most, and there {_count(len(value))}; take some out"


def _count(number: int) -> str:
    return {0: "is none", 1: "is 1"}.get(number, f"are {number}")


def _pattern(value: Any, more: Any) -> str:
    if more["pattern"] == ID and "/" in value:
        return f"{shown(value)} is more than an id; write what stands behind the slash: {value.rpartition('/')[2]}"
    return f"{shown(value)} {MEANT.get(more['pattern'], 'does not have the form ' + more['pattern'])}"


def _choice(value: Any, more: Any) -> str:
    return f"{shown(value)} cannot stand here; {_one_of(value, _QUOTED.findall(more['expected']))}"


def _no_kind(_: Any, __: Any) -> str:
    return f"this question has no kind; add `kind:` and one of {_listed(list(KINDS))}"


def _other_kind(value: Any, more: Any) -> str:
    kind, kinds = value["kind"], _QUOTED.findall(more["expected_tags"])
    return f"{shown(kind)} is no kind of question; {_one_of(kind, kinds)}"


def _one_of(value: Any, words: list[str]) -> str:
    """The words that may stand there, the one that was probably meant first."""
    hint, listed = near(str(value), words), _listed([word for word in words if word])
    return f"{hint} Write {listed}" if hint else f"write {listed}"


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else "".join(words)


_NO_WHOLE = "is no whole number; write it in digits, without a unit: 25"
_NO_NUMBER = "is no number; write it in digits, with a point and without a unit: 3.6"
_NO_TRUTH = "is neither true nor false; write one of these two, without quotes"

_WRONG = {
    "bool_parsing": _NO_TRUTH,
    "bool_type": _NO_TRUTH,
    "decimal_parsing": _NO_NUMBER,
    "decimal_type": _NO_NUMBER,
    "finite_number": _NO_NUMBER,
    "greater_than": "is too little; write more than {gt}",
    "greater_than_equal": "is too little; write {ge} or more",
    "int_from_float": _NO_WHOLE,
    "int_parsing": _NO_WHOLE,
    "int_type": _NO_WHOLE,
    "less_than": "is too much; write less than {lt}",
    "less_than_equal": "is too much; write {le} or less",
}
"""Type of error → what is said of the value it was found in."""

_SAYING: dict[str, Callable[[Any, Any], str]] = {
    "dict_type": _entries,
    "literal_error": _choice,
    "model_attributes_type": _keys,
    "model_type": _keys,
    "string_pattern_mismatch": _pattern,
    "string_type": _text,
    "too_long": _many,
    "too_short": _few,
    "tuple_type": _list,
    "union_tag_invalid": _other_kind,
    "union_tag_not_found": _no_kind,
}
"""Type of error → how it is said, from the value and from what pydantic adds."""
