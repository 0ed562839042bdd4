"""The slot language: `{{ name(literals) }}` in Markdown, parsed by Jinja2's own parser and never run."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

Argument = str | int

# Comment and block marks that no text holds: `{#` (a heading's id) stays plain text; `{%` is refused below.
_PARSER = Environment(comment_start_string="\x00#", comment_end_string="#\x00", autoescape=True)
_SPAN = re.compile(r"\{\{.*?\}\}|\{\{|\{%", re.DOTALL)
# A fenced block, or a span within one line: a span over several lines may be none where a block ends in it.
_CODE = re.compile(
    r"^[ \t]*(`{3,}|~{3,})[^\n]*\n.*?^[ \t]*\1[^\n]*$|(`+)(?!`)[^\n]+?(?<!`)\2(?!`)", re.MULTILINE | re.DOTALL
)
LONGEST = 400

# name → types of its arguments, and how many of them may be left out
SLOTS: dict[str, tuple[tuple[type, ...], int]] = {
    "fact": ((str,), 0),
    "term": ((str, str), 1),
    "event": ((str, str), 1),
    "actor": ((str, str), 1),
    "cite": ((str, str), 1),
    "claim": ((str,), 0),
    "question": ((str,), 0),
    "chart": ((str,), 0),
    "timeline": ((int, int), 0),
    "compare": ((str,), 0),
}
ALONE = ("question", "chart", "timeline", "compare")  # blocks: alone in their paragraph
COUNTED = ("fact", "event", "question", "claim", "chart")  # as often in every language
NAMED = ("term", "actor", "cite")  # the same set in every language


@dataclass(frozen=True)
class Slot:
    """One slot and where it stands in its text (offsets in characters)."""

    name: str
    arguments: tuple[Argument, ...]
    start: int
    end: int

    @property
    def id(self) -> str:
        return str(self.arguments[0])

    @property
    def shown(self) -> str | None:
        return str(self.arguments[1]) if len(self.arguments) > 1 else None


@dataclass(frozen=True)
class Fault:
    """A slot that cannot be read: where and why."""

    offset: int
    message: str


def slots(text: str) -> list[Slot]:
    """The slots of a text, in order; faulty ones are left out (see `faults`)."""
    return [found for found in _scanned(text) if isinstance(found, Slot)]


def faults(text: str) -> list[Fault]:
    """What is wrong with the slots of a text."""
    return [found for found in _scanned(text) if isinstance(found, Fault)]


def filled(text: str, show: Callable[[Slot], str]) -> str:
    """The text with every slot replaced by what `show` gives for it."""
    parts, last = [], 0
    for slot in slots(text):
        parts += [text[last : slot.start], show(slot)]
        last = slot.end
    return "".join([*parts, text[last:]])


def blanked(text: str) -> str:
    """The text with every slot, code span and code block replaced by spaces of its length."""
    kept = filled(text, lambda slot: " " * (slot.end - slot.start))
    return _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), kept)


@lru_cache(maxsize=20_000)
def _scanned(text: str) -> tuple[Slot | Fault, ...]:
    if "{{" not in text and "{%" not in text:
        return ()
    code = [found.span() for found in _CODE.finditer(text)]
    return tuple(
        _read(found[0], found.start())
        for found in _SPAN.finditer(text)
        if not any(start <= found.start() < end for start, end in code)
    )


def _read(span: str, start: int) -> Slot | Fault:
    if span == "{%":
        return Fault(start, '{% … %} is not allowed; a slot is {{ name("id") }}')
    if span == "{{":
        return Fault(start, "this {{ is never closed; close the slot with }}")
    if len(span) > LONGEST:
        return Fault(start, f"a slot is at most {LONGEST} characters long; is an earlier }}}} missing?")
    try:
        body = _PARSER.parse(span).body
    except (TemplateSyntaxError, RecursionError):
        return Fault(start, f'cannot read {span}; write {{{{ name("id") }}}}')
    return _call(body, span, start)


def _call(body: list[nodes.Node], span: str, start: int) -> Slot | Fault:
    output = body[0].nodes if len(body) == 1 and isinstance(body[0], nodes.Output) else []
    call = output[0] if len(output) == 1 else None
    if not isinstance(call, nodes.Call) or not isinstance(call.node, nodes.Name):
        return Fault(start, f'{span} is not a slot; write {{{{ name("id") }}}} without operators or filters')
    arguments = [argument.value for argument in call.args if isinstance(argument, nodes.Const)]
    if len(arguments) < len(call.args) or call.kwargs or call.dyn_args or call.dyn_kwargs:
        return Fault(start, f"{span} may hold words in quotes and whole numbers only")
    return _fitting(call.node.name, tuple(arguments), start, start + len(span))


def _fitting(name: str, arguments: tuple[Argument, ...], start: int, end: int) -> Slot | Fault:
    if name not in SLOTS:
        return Fault(start, f"there is no slot “{name}”; the slots are {', '.join(SLOTS)}")
    types, optional = SLOTS[name]
    fits = all(type(argument) is kind for argument, kind in zip(arguments, types, strict=False))
    if not fits or not len(types) - optional <= len(arguments) <= len(types):
        wants = ", ".join("a word in quotes" if kind is str else "a whole number" for kind in types)
        return Fault(start, f"{name}(…) takes {wants}{' (the last may be left out)' if optional else ''}")
    return Slot(name, arguments, start, end)
