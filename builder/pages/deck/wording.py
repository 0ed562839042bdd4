"""Authors' Markdown as words for a screen: slots shown, links dropped, references gathered for the line of sources."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from builder import uses
from builder.pages.sheet import Sheet
from builder.records import Actor, Claim, Event, Fact, Source, Term
from builder.slots import Slot, filled, slots

_CITE = r"\{\{\s*cite\([^{}]*\)\s*\}\}"
_CITED = re.compile(rf"\s*\((?:[^(){{}}\d]{{0,12}}{_CITE}\s*[;,]?\s*)+\)")
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\([^)\s]*(?: \"[^\"]*\")?\)")
_IMAGE = re.compile(r"(!\[[^\]]*\]\()([^)\s]+)")
_MARKS = re.compile(r"([*_`\[\]|])")
_ATTRIBUTES = re.compile(r"\n?\{:[^}\n]*\}")


def worded(sheet: Sheet, text: str) -> str:
    """Markdown whose slots are words; references in brackets are left to the line of sources."""
    kept = _ATTRIBUTES.sub("", _LINK.sub(r"\1", _CITED.sub("", text)))
    return filled(kept, lambda slot: escaped(_bare(sheet, slot))).strip()


def escaped(words: str) -> str:
    """Plain words as Markdown that says the same."""
    return _MARKS.sub(r"\\\1", words)


def placed(sheet: Sheet, text: str, home: str) -> str:
    """The addresses of images, written beside the page `home`, as this page finds them."""
    return _IMAGE.sub(lambda found: found[1] + _address(sheet, found[2], home), text)


def credited(sheet: Sheet, text: str) -> tuple[str, ...]:
    """The sources behind the slots of a text, each once: a figure's with its date, a reference with its place."""
    found = (slot for slot in slots(text) if slot.name not in ("term", "actor"))
    references = ((uses.target(slot, sheet.course), slot.shown) for slot in found)
    return credits(sheet, ((reference, shown) for reference, shown in references if reference))


def credits(sheet: Sheet, references: Iterable[tuple[str, str | None]], *, brief: bool = False) -> tuple[str, ...]:
    """The sources behind references, given with the place a citation names: “UNHCR (2024)”, “ICCPR (article 12)”.

    `brief` leaves out where in a source a record stands; the date of a figure stays.
    """
    found: dict[str, dict[str, None]] = {}
    for reference, shown in references:
        sheet.lean(reference)
        match sheet.course.find(reference):
            case Fact() as fact:
                _credit(sheet, found, fact.source, sheet.when(fact.as_of))
            case Event() | Claim() | Actor() as record:
                _credit(sheet, found, record.source, None if brief else record.where)
            case Term() as term:
                for definition in term.definitions.values():
                    _credit(sheet, found, definition.source, None if brief else definition.where)
            case Source():
                _credit(sheet, found, reference.partition("/")[2], shown)
            case _:
                continue
    return tuple(name + (f" ({'; '.join(details)})" if details else "") for name, details in found.items())


def _credit(sheet: Sheet, found: dict[str, dict[str, None]], source: str, detail: str | None) -> None:
    record = sheet.course.sources.get(source)
    if record is not None:
        details = found.setdefault(record.cited, {})
        if detail:
            details.setdefault(detail)


def _bare(sheet: Sheet, slot: Slot) -> str:
    """A claim inside a sentence is its source's name, as in the lesson."""
    claim = sheet.course.claims.get(slot.id) if slot.name == "claim" else None
    return sheet.course.sources[claim.source].cited if claim else sheet.bare(slot)


def _address(sheet: Sheet, link: str, home: str) -> str:
    if urlsplit(link).scheme or link.startswith(("/", "#")):
        return link
    return sheet.to(posixpath.normpath(posixpath.join(posixpath.dirname(home), link)))
