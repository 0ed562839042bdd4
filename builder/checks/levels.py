"""How hard lessons are to read, part by part, for the readers they are written for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from builder.checks.desk import Desk, Finding, at
from builder.checks.passages import Passage, some
from builder.checks.readability import knows, reading
from builder.prose import Block

SAMPLE = 100  # words; of fewer a formula says nothing (Flesch counted samples of a hundred)

_FOLD = re.compile(r"^\?\?\?\+?[^\n]*\n(?:(?:[ ]{4}[^\n]*|[ \t]*)(?:\n|\Z))*", re.MULTILINE)
_NO_PROSE = re.compile(r"[ \t]*(?:\||#|!!!|\?\?\?|\[\^)")
_SHOWN = ("fact", "term", "event", "actor")  # read as a word of their sentence; the others as none
_WORD = "Xaxa"  # a word of two syllables


class Level(NamedTuple):
    """What a text may ask of its readers: Flesch's ease at least, by language; words a sentence at most."""

    name: str
    ease: dict[str, int]
    longest: int


# owner's kind → level. French comes out ten points easier than the same text in English or Dutch.
LEVELS = {
    "lesson": Level("B2", {"en": 60, "nl": 60, "fr": 70}, 40),
    "easy": Level("A2", {"en": 80, "nl": 80, "fr": 90}, 20),
}


class Part(NamedTuple):
    """A part of a lesson that is read in one go, and its sentences, slots told as words."""

    name: str
    sentences: list[Block]


def reading_level(desk: Desk) -> Iterator[Finding]:
    """A part of a lesson is harder to read than its readers can be asked to.

    The core of a lesson and each part that folds, of a hundred words or more, are measured by
    Flesch's reading ease in the language's own formula: Flesch 1948 for English, Douma 1960 for
    Dutch, Kandel and Moles 1958 for French; 100 is very easy, 0 very hard. A term, figure, event or
    name counts as a word of two syllables, for it is explained where it is met; tables, headings and
    questions are left out. A lesson for B1–B2 stays at 60 or more (French: 70), easy language (A2)
    at 80 (90), and no sentence is longer than 40 words (20).

    Flesch called 60 to 70 standard, for readers of 13 to 15, and 80 to 90 easy. When the limits
    were set, the two lessons there were had cores of 75 and 76 in English, 74 and 77 in Dutch, 86
    and 88 in French, no folded part of a hundred words below 69, 73 and 82, and no sentence over 33
    words; the two source texts, written for officials, had 14 and 31.

    A formula sees length, not meaning. Cut long sentences in two, say who does what, take the
    everyday word; or silence it with `allow` where the words are the law's own.
    """
    if not knows(desk.course.language):
        return
    taught = {
        word
        for term in desk.course.terms.values()
        for name in (term.name, *term.forms)
        for word in name.casefold().split()
    }
    for passage in desk.passages:
        level = LEVELS.get(passage.words.owner.partition("/")[0])
        if level is not None and passage.words.page is not None:
            yield from some(_hard(passage, level, desk.course.language, taught))


def parts(passage: Passage) -> list[Part]:
    """The core of a lesson, and each part that folds."""
    folds = [found.span() for found in _FOLD.finditer(passage.blanked)]
    sentences = [
        Block(_told(one, passage), one.start) for one in passage.sentences if not _NO_PROSE.match(_line(one, passage))
    ]
    core = [one for one in sentences if not any(start <= one.start < end for start, end in folds)]
    deeper = [[one for one in sentences if start <= one.start < end] for start, end in folds]
    return [Part("the core", core), *(Part("this part", inside) for inside in deeper)]


def _hard(passage: Passage, level: Level, language: str, taught: Collection[str]) -> Iterator[Finding]:
    for part in parts(passage):
        yield from _ease(part, passage, level, language, taught)
        for sentence in part.sentences:
            words = reading([sentence.text], language).words
            if words > level.longest:
                message = f"a sentence of {words} words; {level.name} readers follow {level.longest}: cut it in two"
                yield at(passage, _begins(sentence), message)


def _ease(part: Part, passage: Passage, level: Level, language: str, taught: Collection[str]) -> Iterator[Finding]:
    found = reading([one.text for one in part.sentences], language, taught)
    ease, least = found.ease(language), level.ease[language]
    if found.words >= SAMPLE and ease < least:
        why = f"{found.words_a_sentence:.0f} words a sentence, {found.syllables_a_word:.2f} syllables a word"
        said = f"{part.name} has a reading ease of {ease:.0f}, {level.name} asks for {least} or more ({why})"
        yield at(passage, _begins(part.sentences[0]), f"{said}; write shorter sentences and everyday words")


def _told(sentence: Block, passage: Passage) -> str:
    """A sentence with a word in place of each slot that is read as one."""
    text = sentence.text
    for slot in passage.slots_in(sentence):
        shown = _WORD if slot.name in _SHOWN else ""
        start = slot.start - sentence.start
        text = text[:start] + shown.ljust(len(_WORD)) + text[start + len(_WORD) :]
    return text


def _line(sentence: Block, passage: Passage) -> str:
    """The line a sentence begins on: a sentence may begin in the middle of a table's row."""
    return passage.blanked[passage.blanked.rfind("\n", 0, sentence.start) + 1 : sentence.start + len(sentence.text)]


def _begins(sentence: Block) -> int:
    """Where the first word of a sentence stands: an indented one has spaces before it."""
    return sentence.start + len(sentence.text) - len(sentence.text.lstrip())
