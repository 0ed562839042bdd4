"""A lesson's Markdown cut into pieces that fit a screen: one idea each, never a sentence in two."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from builder import prose
from builder.slots import ALONE, filled, slots

ROOM = 380
"""Characters of running text on a screen: twelve lines of thirty-two at a third of the letters a page has."""

_HEADING = re.compile(r"^#{2,6} +(?P<title>[^\n]*?) *(?:\{ ?#(?P<id>[\w-]+)[^}\n]*\})? *$")
_CASE = re.compile(r'^!!! case(?: "(?P<title>[^"\n]*)")? *$')
_ITEM = re.compile(r"^(?:[-*+]|\d+[.)]) +", re.MULTILINE)
_LIST = re.compile(r"(?:[-*+]|\d+[.)]) ")

Form = Literal["words", "list", "table", "claims", "slot"]


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Blocks of Markdown, slots and all, that are shown on one screen."""

    part: str
    """Id of the heading it stands under; `lead` before the first."""
    title: str
    """Of the heading or the case, Markdown."""
    forms: tuple[Form, ...]
    texts: tuple[str, ...]
    case: bool = False


def pieces(core: str, title: str) -> list[Piece]:
    """The core of a lesson as screens; `title` stands over what comes before the first heading."""
    return [screen for group in _groups(_blocks(core, title)) for screen in _packed(group)]


def shown(text: str) -> int:
    """Letters of a text as a class sees it; a slot counts as its words, a reference as none."""
    return len(prose.plain(filled(text, lambda slot: "" if slot.name == "cite" else slot.shown or "x" * 14)))


def items(text: str) -> list[str]:
    """The items of a list, each with its mark."""
    starts = [found.start() for found in _ITEM.finditer(text)]
    return [text[start:end].rstrip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _blocks(core: str, title: str) -> Iterator[Piece]:
    """Every block of the Markdown as a piece of its own."""
    at = Piece(part="lead", title=title, forms=(), texts=())
    case = ""
    for block in (block.text.strip("\n") for block in prose.blocks(core)):
        heading, opened = _HEADING.match(block), _CASE.match(block.partition("\n")[0])
        if heading:
            at, case = replace(at, part=heading["id"] or at.part, title=heading["title"]), ""
        elif opened:
            case = opened["title"] or at.title
            block = block.partition("\n")[2]
        inside = bool(case) and block.startswith("    ")
        case = case if inside or opened else ""
        text = textwrap.dedent(block).strip()
        if text and not heading:
            yield replace(at, title=case or at.title, case=bool(case), forms=(_form(text),), texts=(text,))


def _form(text: str) -> Form:
    found = slots(text)
    if len(found) == 1 and found[0].name in ALONE and not filled(text, lambda _: "").strip():
        return "slot"
    if text.startswith("|"):
        return "table"
    rest = filled(text, lambda slot: "" if slot.name == "claim" else slot.name)
    if not rest.strip(" -*+\n"):
        return "claims"
    return "list" if _LIST.match(text) else "words"


def _groups(blocks: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces under one title, in order."""
    group: list[Piece] = []
    for piece in blocks:
        if group and (group[-1].title, group[-1].part, group[-1].case) != (piece.title, piece.part, piece.case):
            yield group
            group = []
        group += _split(piece)
    if group:
        yield group


def _split(piece: Piece) -> list[Piece]:
    """A block that is too long for a screen, at its items or sentences, in parts of about one length."""
    text = piece.texts[0]
    if piece.forms[0] in ("slot", "table") or _weight(piece) <= ROOM * 1.25:
        return [piece]
    if piece.forms[0] == "words":
        units, joint = [sentence.text.strip() for sentence in prose.sentences(text)], " "
    else:
        units, joint = items(text), "\n"
    return [replace(piece, texts=(joint.join(part),)) for part in _even(units, piece)]


def _even(units: list[str], piece: Piece) -> list[list[str]]:
    """Units laid into as few screens as will hold them, each about as full as the others."""
    weights = [_weight(replace(piece, texts=(unit,))) for unit in units]
    count = -(-sum(weights) // ROOM)
    share, parts, filled_up = sum(weights) / count, [[units[0]]], float(weights[0])
    for unit, weight in zip(units[1:], weights[1:], strict=True):
        if filled_up + weight / 2 > share * len(parts) and len(parts) < count:
            parts.append([])
        parts[-1].append(unit)
        filled_up += weight
    return parts


def _packed(group: list[Piece]) -> Iterator[Piece]:
    """Short pieces together; what introduces a list or a table stays with it; a block slot stands alone."""
    screen = group[0]
    for piece in group[1:]:
        if _fits(screen, piece):
            screen = replace(screen, forms=screen.forms + piece.forms, texts=screen.texts + piece.texts)
        else:
            yield screen
            screen = piece
    yield screen


def _fits(screen: Piece, piece: Piece) -> bool:
    if "slot" in (screen.forms[-1], piece.forms[0]):
        return False
    introduces = screen.texts[-1].rstrip().endswith((":", ".")) and shown(screen.texts[-1]) < ROOM / 2
    if piece.forms[0] in ("table", "claims", "list") and introduces and len(screen.forms) == 1:
        return True
    return "table" not in screen.forms and _weight(screen) + _weight(piece) <= ROOM


def _weight(piece: Piece) -> int:
    """Letters, and the white space of lists, tables and paragraphs as if it were letters."""
    return sum(map(_heavy, piece.forms, piece.texts))


def _heavy(form: Form, text: str) -> int:
    match form:
        case "table":
            return 60 * text.count("\n")
        case "list":
            return shown(text) + 25 * len(items(text))
        case "claims":
            return 190 * text.count("{{")
        case _:
            return shown(text) + 30
