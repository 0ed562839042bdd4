"""The reference of every key an author may write, as Markdown, made of the records' own descriptions."""

from __future__ import annotations

import types
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from builder.questions import KINDS, Asked, Question
from builder.records import LIBRARY, About, Date, Id, Module, PerLanguage, Points, Quantity, Record, Words
from builder.schemas import SINGLE

HEAD = """\
# Every key

Made by `course schema --markdown` from the descriptions in `builder/records.py` and `builder/questions.py`; not
written by hand. Keys marked **must** have to be there. *Words* are shown to readers and translated; *prose* is words
that may hold Markdown and slots.
"""

_WORDS: dict[Any, str] = {
    str: "text",
    int: "whole number",
    bool: "`true` or `false`",
    Decimal: "number",
    Quantity: "number",
    Date: "date",
    Id: "id",
    Question: "[question](#every-question)",
}


def reference() -> str:
    """The page: one section a kind, its keys in a table, and below it what its parts hold."""
    kinds: list[tuple[str, type[Record]]] = [("course.yml", About), ("modules/‹id›/module.yml", Module)]
    kinds += [(_file(kind), model) for kind, model in LIBRARY.items()]
    sections = [part for path, model in kinds for part in _kind(path, model)]
    parts = dict.fromkeys([HEAD, *_record(), *sections, *_questions()])  # a part of two kinds is shown once
    return "\n".join(parts)


def _file(kind: str) -> str:
    return f"library/{kind}/‹id›.yml" if kind in SINGLE else f"library/{kind}.yml"


def _record() -> Iterator[str]:
    yield f"## Every record\n\n{Record.__doc__}\n\n{_table(Record, None)}"


def _kind(path: str, model: type[Record]) -> Iterator[str]:
    yield f"## {_heading(model)}\n\n{model.__doc__}\n\nIn `{path}`.\n\n{_table(model, Record)}"
    yield from _parts(model)


def _questions() -> Iterator[str]:
    quiz = SINGLE["quiz"]
    yield f"## Quiz\n\n{quiz.__doc__}\n\nIn `quizzes/‹id›.yml`.\n\n{_table(quiz, Record)}"
    yield f"## Every question\n\n{Asked.__doc__}\n\n{_table(Asked, Record)}"
    for kind, model in KINDS.items():
        yield f"### `{kind}`\n\n{model.__doc__}\n\n{_table(model, Asked)}"
        yield from _parts(model)


def _parts(model: type[BaseModel]) -> Iterator[str]:
    """The sections of what a record's keys hold."""
    for part in dict.fromkeys(part for field in _fields(model, Record).values() for part in _models(field.annotation)):
        yield f"### {_heading(part)}\n\n{part.__doc__}\n\n{_table(part, Record)}"


def _fields(model: type[BaseModel], without: type[BaseModel] | None) -> dict[str, FieldInfo]:
    known = without.model_fields if without and issubclass(model, without) else {}
    return {name: field for name, field in model.model_fields.items() if name not in known}


def _table(model: type[BaseModel], without: type[BaseModel] | None) -> str:
    hints = get_type_hints(model, include_extras=True)
    rows = [
        f"| `{name}` | {_type(hints[name])} | {_need(field)} | {_said(field)} |"
        for name, field in _fields(model, without).items()
    ]
    return "\n".join(["| key | holds | must | what it says |", "| --- | --- | --- | --- |", *rows, ""])


def _need(field: FieldInfo) -> str:
    if field.is_required():
        return "**must**"
    return f"`{str(field.default).lower()}`" if field.default not in (None, (), {}, "") else ""


def _said(field: FieldInfo) -> str:
    return (field.description or "").replace("|", "\\|").replace("\n", " ")


def _heading(model: type[BaseModel]) -> str:
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in model.__name__).strip()
    return {"about": "Course"}.get(words, words.capitalize())


def _type(hint: Any) -> str:
    """What a key holds, in an author's words."""
    origin, inside = get_origin(hint), get_args(hint)
    if hint in _WORDS:
        return _WORDS[hint]
    if origin is Annotated:
        return _marked(inside[1:], _type(inside[0]))
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in inside if value != "")
    if origin in (Union, types.UnionType):
        return " or ".join(_type(one) for one in inside if one is not type(None))
    if origin is dict:
        return f"{_type(inside[0])} → {_type(inside[1])}"
    if origin is tuple:
        return f"list: {_type(inside[0])}"
    name = _heading(hint).lower()
    return f"[{name}](#{name.replace(' ', '-')})"


def _marked(marks: tuple[Any, ...], bare: str) -> str:
    for mark in marks:
        if isinstance(mark, Points):
            return f"{mark.kind} id" if mark.kind else "`kind/id`"
        if isinstance(mark, PerLanguage):
            return f"{bare}, each language its own"
        if isinstance(mark, Words):
            return "prose" if mark.markdown else "words"
    return bare


def _models(hint: Any) -> Iterator[type[BaseModel]]:
    """The classes inside a type, questions left out: they have sections of their own."""
    if isinstance(hint, type) and issubclass(hint, BaseModel) and not issubclass(hint, Asked) and hint is not Quantity:
        yield hint
    for part in get_args(hint):
        if not isinstance(part, str):
            yield from _models(part)
