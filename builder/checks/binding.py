"""What binds and what does not: nobody signs, ratifies or must obey what is no treaty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.checks.desk import Desk, Finding, at
from builder.checks.passages import Passage, claims_nothing
from builder.course import Course
from builder.prose import Block
from builder.records import Event
from builder.slots import Slot

_IN_FORCE = ("treaty", "protocol", "law")
_PROMISES = ("declaration", "compact")  # said of themselves, without a slot, they are not signed either

# Per language: what is done to treaties only, and what treaties and laws do. Written for each language, not translated.
_JOINED = {
    "en": r"signed|signing|signator(?:y|ies)|signatures?|ratif(?:y|ies|ied|ying|ications?)|acced(?:e|es|ed|ing)",
    "nl": r"(?:mede)?ondertek\w+|handtekening(?:en)?|ratific\w+|geratificeerd|bekrachtig\w*|toegetreden|trad toe",
    "fr": r"sign(?:e|es|ent|é|ée|és|ées|er|ait|aient|a|èrent|ant|ataires?|atures?)|ratifi\w+|adhér\w+",
}
_OBLIGES = {
    "en": r"oblig(?:e|es|ed|ing|ations?|atory)|binds?|binding|legally bound|must be obeyed",
    "nl": r"verplicht(?:e|en|te|ten|ing|ingen|end|ende)?|bindende?|bindt|binden|gebonden",
    "fr": r"oblig(?:e|ent|é|ée|és|ées|er|eait|eaient|ation|ations|atoires?)|contraign\w+|contraint(?:e|s)?|lie|lient",
}
_NOT = {
    "en": r"not|no|non|none|never|nor|neither|nobody|nothing|without|cannot|\w+n['’]t|rather than|instead of",
    "nl": r"niet|geen|nooit|noch|niets|niemand|zonder|evenmin|in plaats van|eerder dan",
    "fr": r"ne|n['’]\w+|non|pas|aucune?|sans|ni|jamais|rien|personne|plutôt que|au lieu de",
}


def binding_claim(desk: Desk) -> Iterator[Finding]:
    """Something is said to bind, or to have been signed or ratified, that is no treaty.

    Treaties and protocols bind the states that joined them; laws bind where they are in force.
    Declarations, compacts, resolutions, conferences and processes are adopted, and bind nobody by
    themselves. So `in_force` belongs to a treaty, protocol or law and `parties` to a treaty or
    protocol (errors); and in a sentence with such an event's slot, the words for signed, ratified,
    acceded, binding and obliges are a warning, unless the sentence denies it or a treaty stands nearer.

    Say adopted, agreed, promised, asks; or silence a sentence that is right with `allow`.

        The {{ event("gcm-2018") }} was signed in Marrakech.       # it was adopted
        The {{ event("gcm-2018") }} is not legally binding.        # right
    """
    if desk.first is None:
        yield from _fields(desk)
    for passage in desk.passages:
        if passage.markdown and not claims_nothing(passage) and desk.course.language in _NOT:
            yield from _sentences(passage, desk.course)


def _fields(desk: Desk) -> Iterator[Finding]:
    for name, event in desk.course.events.items():
        entry = desk.course.entries[f"event/{name}"]
        if event.in_force and event.form not in _IN_FORCE:
            only = "only treaties, protocols and laws do"
            message = f"a {event.form} does not enter into force; {only}: remove in_force, or correct the form"
            yield Finding(entry.place("in_force"), message, entry.reference, ("in_force",))
        if event.parties and not event.binding:
            message = (
                f"a {event.form} has no parties; only treaties and protocols do: remove parties, or correct the form"
            )
            yield Finding(entry.place("parties"), message, entry.reference, ("parties",))


def _sentences(passage: Passage, course: Course) -> Iterator[Finding]:
    own = passage.record if isinstance(passage.record, Event) and passage.record.form in _PROMISES else None
    events = [(slot, event) for slot in passage.slots if slot.name == "event" and (event := course.events.get(slot.id))]
    if all(event.binding for _, event in events) and own is None:
        return
    for sentence in passage.sentences:
        within = passage.slots_in(sentence)
        here = [(slot, event) for slot, event in events if slot in within]
        if not re.search(rf"\b(?:{_NOT[course.language]})\b", sentence.text, re.IGNORECASE):
            yield from _claimed(passage, sentence, here, own, course.language)


def _claimed(
    passage: Passage, sentence: Block, here: list[tuple[Slot, Event]], own: Event | None, language: str
) -> Iterator[Finding]:
    for pattern, lawful in ((_JOINED[language], False), (_OBLIGES[language], True)):
        for word in re.finditer(rf"\b(?:{pattern})\b", sentence.text, re.IGNORECASE):
            offset = sentence.start + word.start()
            event = min(here, key=lambda pair: _distance(pair[0], offset))[1] if here else None if lawful else own
            if event and not event.binding and not (lawful and event.form == "law"):
                message = (
                    f"“{word[0]}” beside {event.name}, a {event.form}, which is no treaty; "
                    "say adopted or promised, deny it in this sentence, or allow it with a reason"
                )
                yield at(passage, offset, message, "warning")


def _distance(slot: Slot, offset: int) -> int:
    return slot.start - offset if slot.start >= offset else offset - slot.end
