"""Slots as the author wrote them: readable, of the right form, in a place that can show them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder import slots
from builder.checks.desk import Desk, Finding, at
from builder.checks.passages import Passage, some
from builder.records import Actor, Event, Term
from builder.slots import ALONE, Slot

_BEFORE = re.compile(r"(?:\A\s*|\n[ \t]*\n[ \t]*)\Z")
_AFTER = re.compile(r"[ \t]*(?:\n[ \t]*(?:\n|\Z)|\Z)")


def bad_slot(desk: Desk) -> Iterator[Finding]:
    """A slot cannot be read or shown.

    Between `{{` and `}}` stands one slot with words in quotes or whole numbers: no operators,
    filters or blocks. `question`, `chart`, `timeline` and `compare` are blocks: each stands
    alone in its paragraph. The second argument of `term`, `event` and `actor` is the words shown; they
    must be that record's `name` or one of its `forms` in this language (a capital first letter is
    free). Strings such as titles show no slots.

    Write the slot as the manual's table has it, or add the words to the record's `forms`.

        {{ term("refugee", "refugees") }}      # needs forms: [refugees]
    """
    for passage in desk.passages:
        if "{{" in passage.text or "{%" in passage.text:
            yield from _unreadable(passage)
            yield from _unshowable(passage, desk)


def _unreadable(passage: Passage) -> Iterator[Finding]:
    if not passage.markdown:
        offset = passage.text.find("{{")
        if offset >= 0:
            yield at(
                passage,
                offset,
                "this text shows no slots; write the words themselves, or move them to a text that does",
            )
        return
    for fault in some(slots.faults(passage.text)):
        yield at(passage, fault.offset, fault.message)


def _unshowable(passage: Passage, desk: Desk) -> Iterator[Finding]:
    for slot in passage.slots:
        forms = _forms(slot, desk)
        if slot.name in ALONE and not _alone(slot, passage):
            yield at(passage, slot.start, f"{slot.name}(…) stands alone in its paragraph; put empty lines around it")
        if slot.name == "timeline" and int(slot.arguments[0]) > int(slot.arguments[1]):
            yield at(passage, slot.start, "timeline(…) runs from the earlier year to the later one; swap them")
        if slot.shown is not None and forms and not any(_same(slot.shown, form) for form in forms):
            listed = ", ".join(f"“{form}”" for form in forms)
            message = f"“{slot.shown}” is no form of {slot.id}: {listed}; use one of these, or add it to its forms"
            yield at(passage, slot.start, message)


def _forms(slot: Slot, desk: Desk) -> tuple[str, ...]:
    """The words a slot may show; none where the record's names are not known in this language."""
    entry = desk.course.entries.get(f"{slot.name}/{slot.id}")
    if entry is None or not isinstance(entry.record, Term | Event | Actor):
        return ()
    if desk.first is not None and (entry.translation is None or ("name",) in entry.missing):
        return ()
    return (entry.record.name, *entry.record.forms)


def _alone(slot: Slot, passage: Passage) -> bool:
    """Whether the slot is a paragraph: blank lines (or the text's ends) around it, indented or not."""
    return bool(_BEFORE.search(passage.text[: slot.start]) and _AFTER.match(passage.text[slot.end :]))


def _same(shown: str, form: str) -> bool:
    """The same words, whatever the case of the first letter."""
    return shown[:1].casefold() + shown[1:] == form[:1].casefold() + form[1:]
