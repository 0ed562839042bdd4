"""Markdown to HTML or plain text, its blocks and sentences; numbers and dates as a language writes them."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

import markdown
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_compact_decimal, format_decimal

# What the engine's pages and our own HTML understand alike (see docs/builders/decisions.md).
EXTENSIONS = ("tables", "attr_list", "def_list", "admonition", "pymdownx.details", "sane_lists")

_TAGS = re.compile(r"<[^>]+>")
_WITHIN_WORDS = re.compile(r"</?(?:a|abbr|code|del|ins|span|sub|sup)\b[^>]*>")
_SIGNS = str.maketrans({"<": "&lt;", ">": "&gt;", '"': "&quot;"})
_STRESS = re.compile(r"</?(?:em|strong)>")
_BLOCKS = re.compile(r"\n\s*\n")
_SENTENCES = re.compile(r"(?<=[.!?…])[\"”»’)]*\s+(?=[\"“«‘(]?[A-ZÀ-Þ0-9{])")
_SPACES = re.compile(r"[ \t\r\n]+")  # no-break spaces are the author's own and stay
_BARE = re.compile(r"[^\W\d_][^\n*_`\[\]<>&#|~^\\{}!=+:]*(?<! )")
_SPECIAL = re.compile(r"[\\`*_{}\[\]~^=+#|!:]")


@dataclass(frozen=True)
class Block:
    """A block of Markdown: a paragraph, list item run, heading, table or fenced code, and where it starts."""

    text: str
    start: int


@cache
def _engine() -> markdown.Markdown:
    return markdown.Markdown(extensions=list(EXTENSIONS), output_format="html")


@lru_cache(maxsize=50_000)
def to_html(text: str) -> str:
    """Markdown as HTML blocks, without blank lines, so that no other Markdown engine parses it again."""
    if _BARE.fullmatch(text):
        return f"<p>{text}</p>"  # words alone, most strings by far: what Markdown would give, a hundred times faster
    return _engine().reset().convert(text).replace("\n\n", "\n")


def lays_out(text: str) -> bool:
    """Whether a text's HTML can be made at all: Python-Markdown calls itself for every level of nesting."""
    try:
        to_html(text)
    except RecursionError:
        return False
    return True


def inline(text: str) -> str:
    """Markdown of one paragraph as HTML without the <p> around it."""
    made = to_html(text.strip())
    whole = re.fullmatch(r"<p>(.*)</p>", made, re.DOTALL)
    return whole[1] if whole and "<p>" not in whole[1] else made


def plain(text: str) -> str:
    """Markdown as words alone, white space folded."""
    return html.unescape(_STRESS.sub("", phrase(text)))


def phrase(text: str) -> str:
    """Markdown as HTML of words and their stresses alone, white space folded: what a label or a heading may hold."""
    made = _WITHIN_WORDS.sub("", to_html(text))
    return _SPACES.sub(" ", _TAGS.sub(lambda tag: tag[0] if _STRESS.fullmatch(tag[0]) else " ", made)).strip()


def in_one_line(made: str) -> str:
    """HTML without blank lines or line ends, so that no Markdown engine takes it apart, at any indentation."""
    return " ".join(line.strip() for line in made.splitlines() if line.strip())


def harmless(text: str) -> str:
    """Words for a template that escapes nothing, as the engine's do: no tag can begin in them, no attribute end."""
    return text.translate(_SIGNS)


def literal(text: str) -> str:
    """Words as Markdown that shows just these words."""
    return re.sub(r"[\\`*_{}\[\]]", r"\\\g<0>", text).replace("<", "&lt;")


def shielded(made: str) -> str:
    """HTML to be laid into Markdown: characters Markdown would read, outside tags and entities, become entities."""
    parts = re.split(r"(<[^>]+>|&#?\w+;)", _SPACES.sub(" ", made).strip())
    return "".join(part if number % 2 else _SPECIAL.sub(_entity, part) for number, part in enumerate(parts))


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def blocks(text: str) -> list[Block]:
    """The blocks of a Markdown text, cut at blank lines."""
    found, start = [], 0
    for cut in [*_BLOCKS.finditer(text), None]:
        end = cut.start() if cut else len(text)
        if text[start:end].strip():
            found.append(Block(text[start:end], start))
        start = cut.end() if cut else end
    return found


def sentences(text: str) -> list[Block]:
    """The sentences of a block, each with its offset."""
    found, start = [], 0
    for cut in [*_SENTENCES.finditer(text), None]:
        end = cut.start() if cut else len(text)
        found.append(Block(text[start:end], start))
        start = cut.end() if cut else end
    return found


def number(digits: Decimal, scale: str, language: str) -> str:
    """A number at its source's precision: 281 million, 281 miljoen, 281 millions; 15,500, 15.500, 15 500."""
    return _number(str(digits), scale, language)  # as text: 1 and 1.0 are equal, and not the same here


@lru_cache(maxsize=20_000)
def _number(text: str, scale: str, language: str) -> str:
    digits = Decimal(text)
    decimals = max(0, -int(digits.as_tuple().exponent))
    bare = str(format_decimal(digits, format="#,##0" + ("." + "0" * decimals if decimals else ""), locale=language))
    if not scale:
        return bare
    whole = digits.scaleb({"thousand": 3, "million": 6, "billion": 9}[scale])
    words = format_compact_decimal(whole, format_type="long", locale=language, fraction_digits=decimals)
    name = words.replace("\u00a0", " ").split(" ")[-1]
    singular = language == "fr" and abs(digits) < 2  # French counts 1,9 as one
    return f"{bare}\u00a0{name.removesuffix('s') if singular else name}"


@lru_cache(maxsize=20_000)
def when(value: str, language: str) -> str:
    """A date of year, month or day as the language writes it: 28 July 1951, juillet 1951, 1er juillet 1951."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return value
    day = date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
    if len(parts) == 2:
        return str(format_skeleton("yMMMM", day, locale=language))
    shown = str(format_date(day, "d MMMM y", locale=language))
    return "1er " + shown[2:] if language == "fr" and day.day == 1 else shown


@cache
def knows(code: str) -> bool:
    """Whether numbers and dates can be written in a language."""
    try:
        return bool(Locale.parse(code))
    except (UnknownLocaleError, ValueError):
        return False


@cache
def place(code: str, language: str) -> str:
    """The name of a country (ISO 3166) or area (UN M49) in a language."""
    return str(Locale.parse(language).territories.get(code, code))


@cache
def language_name(code: str) -> str:
    """A language's own name for itself, capitalised as a label: English, Nederlands, Français."""
    name = Locale.parse(code).get_language_name(code) or code
    return name[:1].upper() + name[1:]


@lru_cache(maxsize=20_000)
def alphabetical(text: str) -> str:
    """A key to sort by as a dictionary does: small letters, accents apart."""
    return "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
    ).casefold()


@cache
def language_in(code: str, language: str) -> str:
    """A language's name in another language: Dutch, Nederlands, néerlandais."""
    return str(Locale.parse(language).languages.get(code, code))
