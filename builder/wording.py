"""A record's marked values: the strings readers see, and the ids that point at other records."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from builder.reading import KeyPath
from builder.records import PerLanguage, Points, Words

Mark = Words | PerLanguage | Points | None
Marked = tuple[KeyPath, Words | PerLanguage | Points, Any]

_EVENT = re.compile(r"event/[a-z0-9-]+\Z")


def translatable(record: BaseModel) -> Iterator[Marked]:
    """Every string, and every list a language writes for itself: (key path, mark, value)."""
    for path, mark, value in _walk(type(record), None, record, (), stop_at_lists=True):
        if not isinstance(mark, Points):
            yield path, mark, value


def shown(record: BaseModel) -> Iterator[tuple[KeyPath, Words, str]]:
    """Every string marked as words, those inside a language's own lists included."""
    for path, mark, value in _walk(type(record), None, record, (), stop_at_lists=False):
        if isinstance(mark, Words):
            yield path, mark, value


def references(record: BaseModel) -> Iterator[tuple[KeyPath, str]]:
    """Every id of another record, as `kind/id` (a question as `quiz/key`), with the key path it stands at."""
    for path, mark, value in _walk(type(record), None, record, (), stop_at_lists=False):
        if isinstance(mark, Points):
            yield path, f"{mark.kind}/{value}" if mark.kind else value


def _walk(hint: Any, mark: Mark, value: Any, path: KeyPath, *, stop_at_lists: bool) -> Iterator[Marked]:
    hint, mark = _bare(hint, mark)
    if isinstance(value, str) and isinstance(mark, Words) and _EVENT.match(value):
        mark = Points()  # an ordering question shows an event by its reference
    if value is None:
        return
    if isinstance(mark, PerLanguage) and stop_at_lists:
        yield path, mark, value  # empty too: another language may list its own
    elif isinstance(value, str):
        if isinstance(mark, Words | Points):
            yield path, mark, value
    else:
        for key, inner_hint, inner_mark, inner in _parts(hint, value):
            yield from _walk(inner_hint, inner_mark, inner, (*path, key), stop_at_lists=stop_at_lists)


def _parts(hint: Any, value: Any) -> Iterator[tuple[str | int, Any, Mark, Any]]:
    if isinstance(value, BaseModel):
        for name, inner_hint, mark in _fields(type(value)):
            yield name, inner_hint, mark, getattr(value, name)
    elif isinstance(value, dict):
        key_hint, value_hint = get_args(hint) or (Any, Any)
        for key, inner in value.items():
            if isinstance(_bare(key_hint, None)[1], Points):
                yield key, key_hint, None, key
            yield key, value_hint, None, inner
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield index, (get_args(hint) or (Any,))[0], None, inner


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, Any, Mark], ...]:
    """A class's fields: name, hint, mark."""
    fields = model.model_fields.items()
    return tuple((name, field.annotation, _mark(field.metadata)) for name, field in fields)


_KNOWN: dict[int, tuple[Any, Any, Mark]] = {}  # id → (hint, kept so that the id stays its own; bare hint; mark)


def _bare(hint: Any, mark: Mark) -> tuple[Any, Mark]:
    """The hint without `Annotated` and `| None`, and the mark found on the way; worked out once a hint."""
    known = _KNOWN.get(id(hint))
    if known is None:
        known = _KNOWN[id(hint)] = (hint, *_stripped(hint))
    return known[1], mark or known[2]


def _stripped(hint: Any) -> tuple[Any, Mark]:
    mark: Mark = None
    while get_origin(hint) in (Annotated, Union, types.UnionType):
        if get_origin(hint) is Annotated:
            mark = mark or _mark(get_args(hint)[1:])
        hint = next((part for part in get_args(hint) if part is not type(None)), Any)
    return hint, mark


def _mark(metadata: Any) -> Mark:
    return next((mark for mark in metadata if isinstance(mark, Words | PerLanguage | Points)), None)
