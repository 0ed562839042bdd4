"""Numbers in prose: every one has a source, or is none (docs/builders/authoring.md, "Numbers")."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from functools import cache

from builder import prose
from builder.checks.desk import Desk, Finding, at
from builder.checks.digits import NUMBER, decoded, unmarked
from builder.checks.grammar import AGES, CASE, DECADE, MAGNITUDE, MARKUP, MINUTES, NAMES, YEAR, pupils
from builder.checks.passages import Passage, asked, claims_nothing, some, spaces
from builder.checks.quantities import WORDS
from builder.course import Course
from builder.prose import Block
from builder.questions import Quiz
from builder.records import About, Actor, Chart, Event, Fact, Measure, Module, Source, Sourced
from builder.uses import target


def untraced_number(desk: Desk) -> Iterator[Finding]:
    """A number stands in prose without a source.

    Digits are an error unless a slot prints them or the grammar in the authors' manual ("Numbers")
    knows them: list markers, articles of a law, ordinals, minutes of a plan, an age in a composite
    case, and years and dates of what the same paragraph, list item or table row names by a slot.
    Quantities in words (half, most, doubled, millions) are a warning where the sentence has no
    fact, claim or cite slot and its record no source.

    Print the number from its record, or name in the same paragraph the event a year belongs to.

        In 2020 there were 281 million migrants.                           # wrong
        {{ fact("migrants-2020") }} people lived outside their country.    # right
    """
    for passage in desk.passages:
        if not _exempt(passage):
            yield from some(_digits(passage, desk))
            yield from _cited(passage, desk.course)
            yield from some(_quantities(passage, desk))


def _exempt(passage: Passage) -> bool:
    """Whether numbers are free: the record names its source, a wrong option claims nothing, a manual is no course."""
    page = passage.words.page
    if page is not None:
        return page.path.startswith("docs/builders/")
    return passage.words.mark.sourced or claims_nothing(passage)


def _digits(passage: Passage, desk: Desk) -> Iterator[Finding]:
    shown = decoded(passage.blanked)
    if not NUMBER.search(shown):
        return
    bare = _bare(shown, passage, desk.course)
    for piece in passage.pieces:
        text = bare[piece.start : piece.start + len(piece.text)]
        if NUMBER.search(text):
            for number in NUMBER.finditer(_undated(text, piece, passage, desk)):
                start = piece.start + number.start()
                written = html.unescape(passage.text[start : piece.start + number.end()])
                yield at(passage, start, _advice(written, desk.course))


def _cited(passage: Passage, course: Course) -> Iterator[Finding]:
    """Amounts told as the place in a source: “p. 281” is one, “281 million” is none."""
    for slot in passage.slots:
        if slot.name == "cite" and slot.shown:
            start = passage.text.find(slot.shown, slot.start, slot.end)
            shown = decoded(slot.shown)
            for number in NUMBER.finditer(shown):
                if MAGNITUDE.match(MARKUP.sub(spaces, shown), number.end()):
                    yield at(passage, max(start, slot.start) + number.start(), _advice(number[0], course))


def _bare(text: str, passage: Passage, course: Course) -> str:
    """The text without what is no number by its form."""
    text = MARKUP.sub(spaces, unmarked(text, passage))
    text = NAMES.sub(lambda name: name[0] if MAGNITUDE.match(name.string, name.end()) else spaces(name), text)
    if isinstance(passage.record, Module | About) or passage.words.owner.startswith("page/"):
        text = pupils({module.ages for module in course.modules.values()}).sub(spaces, MINUTES.sub(spaces, text))
    return CASE.sub(lambda case: AGES.sub(spaces, case[0]), text)


def _undated(text: str, piece: Block, passage: Passage, desk: Desk) -> str:
    """The text without the dates and years of what it names; in a title, of every event."""
    course, named = desk.course, _named(piece, passage, desk)
    if any(course.unread(reference) for reference in named):
        return ""  # what could not be read may well have that date
    dates = {date for reference in named for date in _of(course.find(reference))}
    if not passage.markdown or piece.text.lstrip().startswith("#"):
        dates |= {event.year for event in course.events.values()}
    forms = {form for date in dates for form in _forms(date, course.language)}
    for form in sorted(forms, key=lambda form: (-len(form), form)):  # a short one may be part of another date's
        text = re.sub(rf"(?<![\d.,]){re.escape(form)}(?!\d)(?![.,]\d)", spaces, text, flags=re.IGNORECASE)
    decades = {date[:3] for date in dates}
    return DECADE.sub(lambda found: spaces(found) if found[0][:3] in decades else found[0], text)


@cache
def _forms(date: str, language: str) -> tuple[str, ...]:
    """A date as the language writes it: with and without its year, its month, its year."""
    parts = date.split("-")
    whole = [prose.when("-".join(parts[:length]), language) for length in range(len(parts), 0, -1)]
    return tuple([*whole[:-1], whole[0].removesuffix(f" {parts[0]}"), whole[-1]] if len(parts) == 3 else whole)


def _named(piece: Block, passage: Passage, desk: Desk) -> set[str]:
    """What a piece names by slots, and what its record is and refers to; of a quiz, what the question refers to."""
    named = {reference for slot in passage.slots_in(piece) if (reference := target(slot, desk.course))}
    entry = passage.words.entry
    if entry is None:
        return named
    start = passage.words.path[:2] if isinstance(entry.record, Quiz) else ()
    own = {reference for path, reference in desk.references[entry.reference] if path[: len(start)] == start}
    return named | own | {entry.reference}


def _of(record: object) -> Iterable[str]:
    match record:
        case Event():
            return [date for date in (record.year, record.adopted, record.in_force) if date]
        case Fact():
            return [record.as_of]
        case Source():
            return [record.year] if record.year.isdigit() else []
        case Actor():
            return [record.since] if record.since else []
        case _:
            return []


def _advice(number: str, course: Course) -> str:
    facts = [
        name for name, fact in course.facts.items() if prose.number(fact.value.digits, "", course.language) == number
    ]
    events = [name for name, event in course.events.items() if event.year == number]
    if events:
        todo = f"name in this paragraph what it is the year of: {_slot('event', events)}"
    elif facts:
        todo = f"print it from its record: {_slot('fact', facts)}"
    elif YEAR.fullmatch(number):
        todo = "name the event, fact or source of that year by a slot in this paragraph"
    else:
        todo = 'print it with {{ fact("…") }}, or write it out if it counts nothing'
    return f"{number} stands here without a source; {todo}"


def _slot(kind: str, names: list[str]) -> str:
    return " or ".join(f'{{{{ {kind}("{name}") }}}}' for name in names[:2])


def _quantities(passage: Passage, desk: Desk) -> Iterator[Finding]:
    words = WORDS.get(desk.course.language)
    if words is None or not words.search(passage.blanked) or _rests(passage):
        return
    for sentence in passage.sentences:
        told = any(slot.name in ("fact", "claim", "cite", "compare") for slot in passage.slots_in(sentence))
        if not told and not sentence.text.rstrip(' \n*_"”»’)').endswith("?"):
            for found in _alone(words, sentence.text):
                said = f"“{found[0]}” is a quantity without a source"
                message = f"{said}; add a fact, claim or cite slot to this sentence, or say it without"
                yield at(passage, sentence.start + found.start(), message, "warning")


def _alone(words: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Quantities in words that stand by themselves: the million of “5 million” is reported with its digits."""
    return (found for found in words.finditer(text) if not re.search(r"\d\s*\Z", text[: found.start()]))


def _rests(passage: Passage) -> bool:
    """Whether the record around a string says what its quantities rest on, or only mentions the wording."""
    record, path, question = passage.record, passage.words.path, asked(passage)
    if question is not None:
        leans = [*question.rests_on, str(getattr(question, "answer", ""))]
        return any(one.startswith(("fact/", "claim/", "source/")) for one in leans)
    defined = path[:1] == ("definitions",)
    return passage.words.mark.mention or isinstance(record, Sourced | Measure | Chart) or defined
