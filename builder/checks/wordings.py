"""Words for people: none that judges before its reader has had time to think."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from builder.checks.desk import Desk, Finding, at
from builder.checks.loaded import STEMS, WORDINGS
from builder.checks.passages import Passage, some, spaces
from builder.course import Course
from builder.records import Actor, Debate, Event, Source, Term

_QUOTED = re.compile(
    r"“[^“”]{1,400}”|„[^„”“]{1,400}[”“]|«[^«»]{1,400}»|\"[^\"]{1,400}\""
    r"|(?<!\w)‘[^‘]{1,400}?’(?!\w)|(?<!\w)'[^']{1,400}?'(?!\w)"
)
# A definite article stays: "la charge des réfugiés" is loaded, "la prise en charge des réfugiés" is not.
_ARTICLE = re.compile(r"^(?:an?|een|une?|only an?|maar een)\s+", re.IGNORECASE)
_CUT = re.compile(r"\s*[;,]\s*")
_OR = re.compile(r"\s(?:or|of|ou)\s")

_COMMON = re.compile(r"(?:im|[eé])?migra|refug|réfug|vluchtel|asiel|asyl|asile|demandeur")


def loaded_term(desk: Desk) -> Iterator[Finding]:
    """A loaded or wrong wording is used of people who move.

    Some words judge before anybody has had time to think: people are not illegal, and no flood,
    wave or swarm. Each language has its own list, and every wording the library's terms list under
    `avoid` is on it (but for those with a remark in brackets, which are wrong in one sense only).
    Water words count where they are said of people: money may flow.

    Who speaks *about* a wording puts it in quotation marks or backticks; there, in `avoid` itself,
    in the names of terms, events, organisations and sources, and in `docs/builders/` it may
    stand. Wrong options and false statements are read like the rest. A debate's motion is judged
    by `unbalanced-debate`.

    Write what the message says, quote the wording, or silence one that is right with `allow`.

        A wave of refugees reached Greece.             # wrong
        Newspapers wrote of a “wave of refugees”.      # right
        Many {{ term("refugee", "refugees") }} came.   # right, with a figure beside it
    """
    words = wordings(desk.course)
    for passage in desk.passages:
        if words.stems.search(passage.text.lower()) and not _mentions(passage):
            for found in some(words.words.finditer(_spoken(passage, desk.course))):
                if not any(slot.start <= found.start() and found.end() <= slot.end for slot in passage.slots):
                    yield at(passage, found.start(), loaded(found, desk.course.language))


def wordings(course: Course) -> Search:
    """What is loaded in a course's language: the language's list, and its terms' own."""
    terms = [
        entry.record
        for entry in course.entries.values()
        if isinstance(entry.record, Term) and ("avoid",) not in entry.missing
    ]
    phrases = {phrase for term in terms for one in term.avoid for phrase in avoided(one.wording)}
    own = {word.casefold() for term in terms for word in (term.name, *term.forms)}
    return search(course.language, frozenset(phrase for phrase in phrases if phrase.casefold() not in own))


def loaded(found: re.Match[str], language: str) -> str:
    """What to say of a loaded wording."""
    listed = WORDINGS.get(language, ())
    group = found.lastindex or 0
    advice = listed[group - 1].say if 0 < group <= len(listed) else "the glossary lists it as a wording to avoid"
    words = " ".join(found[0].split())
    return f"“{words}” is a loaded wording; {advice}, or put it in quotation marks where it is spoken about"


def _mentions(passage: Passage) -> bool:
    """Whether a string speaks about wordings, is a name, or is judged elsewhere."""
    page, record, path = passage.words.page, passage.record, passage.words.path
    if page is not None:
        return page.path.startswith("docs/builders/")
    named = isinstance(record, Event | Actor | Source | Term) and path == ("name",)
    return passage.words.mark.mention or named or (isinstance(record, Debate) and path == ("motion",))


def _spoken(passage: Passage, course: Course) -> str:
    """The text without what it quotes; in a term's slot the words it shows, so that a sentence reads as one."""
    text = passage.blanked.replace("*", " ")
    for slot in passage.slots:
        term = course.terms.get(slot.id) if slot.name == "term" else None
        shown = (slot.shown or term.name)[: slot.end - slot.start] if term else ""
        text = text[: slot.start] + shown + text[slot.start + len(shown) :]
    for piece in passage.pieces if _QUOTED.search(text) else ():
        end = piece.start + len(piece.text)
        text = text[: piece.start] + _QUOTED.sub(spaces, text[piece.start : end]) + text[end:]
    return text


def avoided(wording: str) -> list[str]:
    """The phrases of a term's avoided wording: "magnet, suction effect" → "magnet", "suction effect".

    One with a remark in brackets is wrong in that sense only, which no list of words can tell, and gives none.
    Neither does a noun that stands alone with its article ("an illegal"), for without it it may be an adjective,
    nor a series that shares a noun ("a wave, flood or stream of migrants").
    """
    if "(" in wording or "{{" in wording or _OR.search(wording):
        return []
    parts = [part.strip(" .\"“”«»'") for part in _CUT.split(wording)]
    bare = [(_ARTICLE.sub("", part), part) for part in parts]
    return [short for short, whole in bare if len(short) > 3 and (" " in short or short == whole)]


class Search(NamedTuple):
    """How loaded wordings are found: what any of them holds, and they themselves; group N is wording N - 1."""

    stems: re.Pattern[str]
    words: re.Pattern[str]

    def found(self, text: str) -> Iterator[re.Match[str]]:
        return self.words.finditer(text) if self.stems.search(text.lower()) else iter(())


@cache
def search(language: str, phrases: frozenset[str]) -> Search:
    """The search for a language's loaded wordings and its terms' avoided phrases."""
    spelled = sorted(phrases, key=lambda one: (-len(one), one))
    listed = [f"({one.pattern})" for one in WORDINGS.get(language, ())]
    listed += [f"({'|'.join(map(_phrase, spelled))})"] if spelled else []
    stems = [STEMS[language]] if language in STEMS else []
    stems += [re.escape(_stem(one)) for one in spelled]
    never = "(?!)"
    return Search(
        re.compile("|".join(stems) or never),
        re.compile(rf"(?<![\w-])(?:{'|'.join(listed) or never})(?![\w-])", re.IGNORECASE),
    )


def _stem(phrase: str) -> str:
    """The word of a phrase by which it is looked for first: the longest that does not stand everywhere."""
    words = re.split(r"[\s’']", phrase.lower())
    return max([word for word in words if not _COMMON.match(word)] or words, key=len)


def _phrase(words: str) -> str:
    """A phrase, its words with a plural ending or none, over any white space."""
    return r"\s+".join(re.escape(word).replace("’", "['’]") + "(?:e?n|s|x)?" for word in words.split())
