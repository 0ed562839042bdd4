"""Questions well made: nothing but knowledge leads to the right option."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from builder.checks.desk import Desk, Finding
from builder.course import Course
from builder.entries import Entry
from builder.questions import Asked, Matching, MultipleResponse, Quiz, ShortAnswer, SingleChoice, TrueFalse
from builder.reading import KeyPath
from builder.records import Actor, Event, Term
from builder.slots import Slot, filled

MUCH_LONGER = 1.5  # times the longest wrong option
FEW_LETTERS = 15  # more than the longest wrong option: among short options a ratio means nothing
A_PATTERN = 4  # questions: fewer alike may be chance

# Written for each language, not translated.
_ALL_OR_NONE = {
    "en": r"(?:all|none|both|any|neither)\s+(?:of\s+)?(?:the\s+above|these|them|the\s+(?:answers|options))",
    "nl": r"(?:al|geen|beide)\s+(?:van\s+)?(?:het\s+bovenstaande|(?:de\s+)?bovenstaande\b.*|deze)|alle(?:bei|maal)"
    r"|geen\s+van\s+(?:alle|beide|deze)|alle\s*(?:bovenstaande|antwoorden|drie|vier)\b.*",
    "fr": r"(?:toutes?|tous|aucune?|les\s+deux)\s+(?:(?:de\s+)?(?:ces|les)\s+(?:réponses?|propositions?|deux)|"
    r"ce\s+qui\s+précède|des\s+(?:deux|réponses?)|d['’]entre\s+elles)\b.*|(?:toutes?|tous)\s+les\s+(?:trois|quatre)",
}
# A question that asks for what is not so; a clause of its own ("who has no papers") does not turn it round.
_BEGINS = r"(?:^|[.?!:;,–]\s+|\b(?:of|in|to|for|by|from|van|voor|door|op|uit|aan|bij|met|de|à|par|pour|dans)\s+)"
_TURNED = {
    "en": r"(?:which|what|who)\b(?:(?!\b(?:who|that|whose|whom|if|when|and|or|but)\b)[^.?!,;:])*?"
    r"(?:\b(?:is|are|was|were|do|does|did|can|may|has|have|must)\s+(not)\b|\w(n['’]t)\b|\b(except|never)\b)"
    r"[^.?!]*\?",
    "nl": r"(?:welke?|wie|wat)\b(?:(?!\b(?:die|dat|wie|als|wanneer|en|of|maar)\b)[^.?!,;:])*?"
    r"\b(niet|geen|behalve|nooit)\b[^.?!]*\?",
    "fr": r"(?:(?:le|la|les)?quel(?:le)?s?\b|qu['’]est-ce\s+qu[ie']|qui\b)"
    r"(?:(?!\b(?:qui|que|dont|si|quand|et|ou|mais)\b)[^.?!,;:])*?"
    r"(?:\bn(?:e\s|['’])\s?[^.?!,;]*?\b(pas|aucune?|jamais)\b|\b(sauf|excepté)\b)[^.?!]*\?",
}
_RANGE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:-|–|to|and|tot|en|à|et)\s*(\d+(?:[.,]\d+)?)")

Fault = tuple[KeyPath, int, str]


class Option(NamedTuple):
    """An option as its reader sees it."""

    key: str
    text: str
    right: bool


def item_flaw(desk: Desk) -> Iterator[Finding]:
    """A question can be answered, or missed, for another reason than knowing.

    Whoever is good at tests looks for such things first. Found are:

    - the right option much longer than every wrong one: half as long again, and fifteen letters more
      (a term or name is as long as it is);
    - in a quiz of four single-choice questions or more the right option always the longest, or
      always in the same place in the file, as a worksheet may show it; four true-false statements
      or more all true, or all false;
    - “all of the above”, “none of these”;
    - a choice or short answer asked for by a *not* that is not emphasised (`**not**`, `NOT`);
    - two options that say the same, whatever the order of their words; ranges that share numbers.

    A wrong option without feedback is `feedback-missing`.

    Mend the question; where it is right as it is, silence it with `allow`.

    After T. M. Haladyna, S. M. Downing and M. C. Rodriguez, “A review of multiple-choice
    item-writing guidelines for classroom assessment”, Applied Measurement in Education 15(3), 2002,
    309–334: guidelines 17 (word the stem positively), 20 (vary the right answer's place), 22 (choices
    that do not overlap), 24 (of equal length), 25 and 26 (“none” and “all of the above”) and 28 (no
    clues to the right answer).
    """
    for entry in desk.course.entries.values():
        if isinstance(entry.record, Quiz) and entry.home(("title",)) is _home(desk, entry):
            yield from _quiz(entry, entry.record, desk.course)


def _home(desk: Desk, entry: Entry) -> object:
    """The file this language's strings are read from."""
    return entry.document if desk.first is None else entry.translation


def _quiz(entry: Entry, quiz: Quiz, course: Course) -> Iterator[Finding]:
    for key, question in quiz.questions.items():
        for path, offset, message in _faults(question, course):
            whole: KeyPath = ("questions", key, *path)
            place = entry.inside(whole, _at(question, path), offset)
            yield Finding(place, message, entry.reference, whole)
    for message in _patterns(quiz, course):
        yield Finding(entry.home(("title",)).place("questions"), message, entry.reference)


def _faults(question: Asked, course: Course) -> Iterator[Fault]:
    yield from _turned(question, course)
    options = _options(question, course)
    for option in options:
        if re.fullmatch(rf"(?:{_ALL_OR_NONE.get(course.language, '(?!)')})\W*", option.text, re.IGNORECASE):
            say = "tests the skill of taking tests; name the options, or ask a multiple-response question"
            yield ("choices", option.key), 0, f"“{option.text}” {say}"
    if isinstance(question, SingleChoice):
        yield from _long(options, course)
    yield from _alike(options)
    if isinstance(question, Matching):
        sides = [Option(key, _shown(pair.left, course), False) for key, pair in question.pairs.items()]
        yield from (((("pairs", key, "left"), offset, message)) for (_, key), offset, message in _alike(sides))


def _turned(question: Asked, course: Course) -> Iterator[Fault]:
    if not isinstance(question, SingleChoice | MultipleResponse | ShortAnswer):
        return
    turned = rf"{_BEGINS}(?:{_TURNED.get(course.language, '(?!)')})"
    for found in re.finditer(turned, question.prompt, re.IGNORECASE):
        group = found.lastindex or 0
        before = question.prompt[: found.start(group)]
        if not found[group].isupper() and not before.endswith("*"):
            why = f"“{found[group]}” turns the question round and is easily missed"
            yield ("prompt",), found.start(group), f"{why}; ask for what is so, or emphasise it: **{found[group]}**"


def _long(options: list[Option], course: Course) -> Iterator[Fault]:
    right = next((one for one in options if one.right and not _is_name(one.text, course)), None)
    longest = max((len(one.text) for one in options if not one.right), default=0)
    if right and len(right.text) > MUCH_LONGER * longest and len(right.text) - longest > FEW_LETTERS:
        why = f"the right option has {len(right.text)} letters, the longest wrong one {longest}"
        yield ("choices", right.key), 0, f"{why}, which gives it away; make them of a length"


def _is_name(text: str, course: Course) -> bool:
    """Whether an option is the name of a term, event or actor, which is as long as it is."""
    records: list[Term | Event | Actor] = [*course.terms.values(), *course.events.values(), *course.actors.values()]
    return any(text.casefold().endswith(name.casefold()) for one in records for name in (one.name, *one.forms))


def _alike(options: list[Option]) -> Iterator[tuple[tuple[str, str], int, str]]:
    """Options that say the same, whatever the order of their words; ranges that share numbers."""
    seen: dict[frozenset[str], str] = {}
    ranges: list[tuple[float, float, str]] = []
    for one in options:
        words = frozenset(re.findall(r"\w+", one.text.casefold()))
        if words and words in seen:
            yield ("choices", one.key), 0, f"says the same as “{seen[words]}”; make them differ"
        seen.setdefault(words, one.key)
        low, high = _range(one.text)
        overlaps = [key for start, end, key in ranges if low < end and start < high]
        if overlaps:
            yield ("choices", one.key), 0, f"its numbers overlap with those of “{overlaps[0]}”; part them"
        ranges.append((low, high, one.key))


def _range(text: str) -> tuple[float, float]:
    found = _RANGE.search(text)
    low, high = (float(found[group].replace(",", ".")) for group in (1, 2)) if found else (0.0, 0.0)
    return low, high


def _patterns(quiz: Quiz, course: Course) -> Iterator[str]:
    """What the questions of a quiz have in common that a pupil may use."""
    asked = [_options(one, course) for one in quiz.questions.values() if isinstance(one, SingleChoice)]
    longest = sum(_is_longest(options) for options in asked)
    if len(asked) >= A_PATTERN and longest == len(asked):
        yield f"in all {len(asked)} single-choice questions the right option is the longest; lengthen wrong ones"
    places = {next((place for place, one in enumerate(options) if one.right), None) for options in asked}
    if len(asked) >= A_PATTERN and len(places) == 1:
        yield f"in all {len(asked)} single-choice questions the right option stands in the same place; move some"
    answers = Counter(one.answer for one in quiz.questions.values() if isinstance(one, TrueFalse))
    for answer, times in answers.items():
        if len(answers) == 1 and times >= A_PATTERN:
            yield f"all {times} true-false statements are {str(answer).lower()}; turn some round"


def _is_longest(options: list[Option]) -> bool:
    return all(len(one.text) < len(right.text) for right in options if right.right for one in options if not one.right)


def _options(question: Asked, course: Course) -> list[Option]:
    if not isinstance(question, SingleChoice | MultipleResponse):
        return []
    right = (question.answer,) if isinstance(question, SingleChoice) else question.answer
    return [Option(key, _shown(text, course), key in right) for key, text in question.choices.items()]


def _shown(text: str, course: Course) -> str:
    """Words as a reader sees them, near enough to measure."""

    def words(slot: Slot) -> str:
        return slot.shown or course.words(f"{slot.name}/{slot.id}")

    return " ".join(filled(text, words).replace("*", "").split())


def _at(question: Asked, path: KeyPath) -> str:
    value: object = question
    for key in path:
        value = value[str(key)] if isinstance(value, dict) else getattr(value, str(key))
    return str(value)
