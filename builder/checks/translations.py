"""Translations: there, of what the first language says now, with the same numbers, dates and questions in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from builder import prose
from builder.checks.answers import GAP
from builder.checks.desk import Desk, Finding, at
from builder.checks.passages import Passage
from builder.course import Loaded
from builder.entries import Entry
from builder.locking import Digests, translations
from builder.problems import Place
from builder.reading import Document
from builder.slots import ALONE, COUNTED, NAMED
from builder.texts import Page
from builder.translation import dotted

_TEXT = re.compile(r"\.(yml|md)$")


def translation_missing(desk: Desk) -> Iterator[Finding]:
    """A text has no translation, so its readers see the first language.

    The page shows the first language's words, marked as such. One finding a file where the whole
    file is missing, else one a record or string.

    Write the string under the same key in `<name>.<lang>.yml`, or the page in `<name>.<lang>.md`.
    """
    for name, entry in desk.course.entries.items():
        if entry.missing:
            yield from _missing(entry, desk, name)
    for owner, page in desk.course.texts.items():
        if page.fallback:
            path = _TEXT.sub(rf".{desk.course.language}.\1", page.path)
            yield Finding(Place(path), f"is not there; translate {page.path}", owner)


def translation_stale(desk: Desk) -> Iterator[Finding]:
    """What a translation translates has changed since.

    `translations.lock` knows which words of the first language each translation was made from. A
    string without a line there counts as changed too.

    Compare the two, mend the translation, then run `course translated PATH`.
    """
    now = translations(Loaded({desk.main.language: desk.main, desk.course.language: desk.course}, []))
    for entry in desk.course.entries.values():
        if entry.translation is not None and entry.translation.path in now:
            yield from _stale_strings(entry, entry.translation, desk.course.lock.digests, now)
    for owner, page, main in _pages(desk):
        yield from _stale_blocks(owner, page, main, desk.course.lock.digests.get(page.path, {}), now[page.path])


def translation_slots_differ(desk: Desk) -> Iterator[Finding]:
    """A translation holds other slots than what it translates.

    So that a translator cannot change a number, a date or a question by mistake, the slots `fact`,
    `event`, `question`, `claim`, `chart`, `timeline` and `compare`, and the gaps of a cloze text,
    stand in every language as often; `term`, `actor` and `cite` at least once where the first
    language has them. Shown words are free.

    Add what is missing, remove what is too much.
    """
    main = {(one.words.owner, one.words.path): one for one in (desk.first or desk).passages}
    for passage in desk.passages:
        original = main.get((passage.words.owner, passage.words.path))
        if original is not None and passage.markdown:
            yield from _differing(passage, original)


def _missing(entry: Entry, desk: Desk, name: str) -> Iterator[Finding]:
    if entry.translation is None:
        path = _TEXT.sub(rf".{desk.course.language}.\1", entry.document.path)
        yield Finding(Place(path), f"is not there; translate {entry.document.path}", "")
    elif len(entry.missing) == len(entry.translatable):
        place = entry.translation.place(*entry.prefix)
        yield Finding(place, f"{name} is not translated here; add its strings", name)
    else:
        for key in sorted(entry.missing, key=dotted):
            place = entry.translation.place(*entry.prefix, *key)
            yield Finding(place, f"{dotted((*entry.prefix, *key))} is not translated; add it", name, key)


def _stale_strings(entry: Entry, other: Document, digests: Digests, now: Digests) -> Iterator[Finding]:
    """The strings a translation holds whose originals changed; one finding where the lock knows nothing of the file."""
    locked = digests.get(other.path)
    if locked is None:
        yield Finding(Place(other.path), _stale("this file", False, entry.document.path, other.path))
        return
    for path in entry.translatable:
        key = dotted((*entry.prefix, *path))
        if path not in entry.missing and key in now[other.path] and locked.get(key) != now[other.path][key]:
            message = _stale(key, key in locked, entry.document.path, other.path)
            yield Finding(other.place(*entry.prefix, *path), message, entry.reference, path)


def _stale(what: str, known: bool, original: str, path: str) -> str:
    why = (
        f"{original} has changed since this was translated"
        if known
        else f"nothing notes what {what} was translated from"
    )
    return f"{why}; compare {what}, then run `course translated {path}`"


def _pages(desk: Desk) -> Iterator[tuple[str, Page, Page]]:
    """Translated lessons and pages, each with what it translates."""
    for owner, page in desk.course.texts.items():
        if not page.fallback:
            yield owner, page, desk.main.texts[owner]


def _stale_blocks(owner: str, page: Page, main: Page, locked: dict[str, str], now: dict[str, str]) -> Iterator[Finding]:
    """One finding a run of blocks that changed, came or went; a block that only moved down is not stale."""
    before = [locked[key] for key in sorted(locked, key=int)] if all(key.isdigit() for key in locked) else []
    if not before:
        yield Finding(page.at(0), _stale("this page", False, main.path, page.path), owner)
        return
    after = [now[key] for key in sorted(now, key=int)]
    blocks = prose.blocks(page.text)
    for change, _, _, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if change != "equal":
            which = f"block {start + 1}" if end - start <= 1 else f"blocks {start + 1} to {end}"
            offset = blocks[min(start, len(blocks) - 1)].start if blocks else 0
            yield Finding(page.at(_words(page.text, offset)), _stale(which, True, main.path, page.path), owner)


def _words(text: str, offset: int) -> int:
    """The first position from `offset` that is no white space."""
    return offset + len(text[offset:]) - len(text[offset:].lstrip())


def _differing(passage: Passage, original: Passage) -> Iterator[Finding]:
    here, there = _held(passage), _held(original)
    extra = [_named(key) for key in here if _over(key, here, there)]
    lacking = [_named(key) for key in there if _over(key, there, here)]
    if extra or lacking:
        parts = [f"add {', '.join(lacking)}"] if lacking else []
        parts += [f"remove {', '.join(extra)}"] if extra else []
        source = original.words.at().path
        yield at(
            passage, _spot(passage, original, here, there), f"holds other slots than {source}; {' and '.join(parts)}"
        )


Key = tuple[str, ...]


def _held(passage: Passage) -> Counter[Key]:
    """What must be the same in every language, and how often it stands here."""
    counted = [
        (slot.name, *(map(str, slot.arguments) if slot.name == "timeline" else (slot.id,))) for slot in passage.slots
    ]
    return Counter([*counted, *(("gap", name) for name in GAP.findall(passage.text))])


def _over(key: Key, here: Counter[Key], there: Counter[Key]) -> bool:
    """Whether `here` has more of it than `there` (of a term, any at all where `there` has none)."""
    if key[0] in NAMED:
        return there[key] == 0
    return (key[0] in (*COUNTED, *ALONE, "gap")) and here[key] > there[key]


def _named(key: Key) -> str:
    return f"[[{key[1]}]]" if key[0] == "gap" else f"{key[0]}({', '.join(key[1:])})"


def _spot(passage: Passage, original: Passage, here: Counter[Key], there: Counter[Key]) -> int:
    """Where to look: the first slot too many, or the block where the first missing one would stand."""
    for slot in passage.slots:
        if any(_over(key, here, there) for key in here if key[:2] == (slot.name, str(slot.arguments[0]))):
            return slot.start
    if passage.words.page is None:
        return 0
    lacking = (slot for slot in original.slots if any(_over(key, there, here) and key[1] == slot.id for key in there))
    return _opposite(next((slot.start for slot in lacking), 0), passage.text, original.text)


def _opposite(offset: int, text: str, original: str) -> int:
    """The start of the block of `text` that answers to the block of `original` at `offset`."""
    number = sum(block.start <= offset for block in prose.blocks(original)) - 1
    starts: Iterable[int] = (block.start for block in prose.blocks(text))
    return _words(text, next((start for place, start in enumerate(starts) if place == number), 0))
