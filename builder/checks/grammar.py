"""Which digits are no number that needs a source (docs/builders/authoring.md, "Numbers", says it in words)."""

from __future__ import annotations

import re

_FLAGS = re.IGNORECASE | re.MULTILINE | re.VERBOSE

YEAR = re.compile(r"(?:1\d{3}|20\d{2}|2100)")
DECADE = re.compile(r"(?:(?<=jaren[ ])|(?<=années[ ]))(?:1\d|20)\d0\b|\b(?:1\d|20)\d0(?=s\b)", re.IGNORECASE)

_ADDRESS = r"""
    \]\([^\s()]*(?:\([^\s()]*\)[^\s()]*)*
  | ^[ ]{0,3}\[[^\]\n]+\]:\s*\S+
  | \b(?:https?://|www\.)[^\s)>\]]+
"""
_MARKUP = r"""
    \{:?\s*[\#.][^}\n]*\} | \{:[^}\n]*\}   # {#id}, {.class}
  | &\#?\w+;                               # an entity
"""
_NAME = r"""
    \bCOVID-19\b | \bCC[ -]BY(?:-\w\w)*[ -]\d\.\d\b | \bWCAG\s\d\.\d\b | \b(?:ISO|EN)\s\d+(?:[ -]\d+)*\b | \bUTF-8\b
  | \bUN\sM49\b
  | (?-i:(?<![\w$€£])[A-Z]\d{1,2}[A-Z]?(?![\w.,]\d)\b)   # G20, A4, B1
  | (?-i:(?<!\w)(?=[A-Za-z]+[₀-₉])(?:[A-Z][a-z]?[₀-₉]{0,2}){1,9}(?!\w))   # CO₂
  | \b[kcm]?m[²³](?!\w)
"""
_PART = r"""
    article|artikel|art\.|section|paragra(?:ph|phe|af)|para\.|alinéa|lid|§|annexe?|bijlage|chapter|chapitre|hoofdstuk
  | objective|objectif|doelstelling|goal|SDG|ODD|resolution|resolutie|résolution
  | directive|regulation|richtlijn|verordening|règlement|protoc?ole?
"""
_PARTS = r"""
    articles|artikelen|sections|paragra(?:phs|phes|fen)|§§|annexes|bijlagen|chapters|chapitres|hoofdstukken
  | objectives|objectifs|doelstellingen|goals|SDGs|resolutions|resoluties|résolutions
  | directives|regulations|richtlijnen|verordeningen|règlements
"""
_MARK = r"""(?:\((?:EU|EG|EC|UE|CE)\)\s)?(?:no\.?\s|nr\.?\s|n°\s?)?\d[\w/.]*(?:\(\w+\))*(?:\s(?:bis|ter)\b)?(?<![.,])"""
_AND = r"""\s(?:and|or|to|en|of|tot|et|ou|à)\s"""
_LAW = rf"""
    (?<!\w)(?:{_PART})[ \u00a0]?{_MARK}(?:\s?[-–]\s?{_MARK})?
  | (?<!\w)(?:{_PARTS})[ \u00a0]?{_MARK}(?:(?:{_AND}|\s?[-–]\s?){_MARK}|,\s{_MARK}(?={_AND}|[,.;:)]|\s*$))*
  | \b(?:targets?|cibles?|subdoelstelling(?:en)?)\s\d+\.\w+
"""
_ORDINAL = r"""\b\d+(?:st|nd|rd|th|e|de|ste|er|re|ère|ème|ᵉ|ᵉʳ)\b"""

MARKUP = re.compile(f"{_ADDRESS}|{_MARKUP}", _FLAGS)
"""What no reader sees."""

NAMES = re.compile("|".join((_NAME, _LAW, _ORDINAL)), _FLAGS)
"""Free wherever it stands, but before a word of magnitude: there is no article 281 million."""

MAGNITUDE = re.compile(
    r"""
    [\s*_~\[(\u2013-]*(?:[%‰]|(?:
      million|billion|trillion|thousand|hundred|dozen|per\s?cent|percentage
    | miljoen|miljard|biljoen|duizend|honderd|dozijn|procent
    | millions?|milliards?|milliers?|centaines?|mille|cents?|pour\s?cent
    | mln|mld|mrd|mio|bn
    )(?!\w))
""",
    _FLAGS,
)
"""What makes an amount of the number it follows, in every language of the course."""

MINUTES = re.compile(r"\b\d+(?:(?:\s?[-–]\s?|\s(?:to|tot|à)\s)\d+)?[\s-]?(?:minutes?|minuten|min\b)", _FLAGS)
"""Free in course.yml, module.yml and hand-written pages."""

AGES = re.compile(
    r"""
    \b(?:aged?|âgée?s?\sde|leeftijd)\s\d{1,3}\b
  | \b\d{1,3}[\s-](?:years?|jaar|jarigen?|ans|months?|maanden|mois)\b
  | \b(?:is|was|wordt|werd)\s\d{1,3}(?=[.,;])
  | (?<=\w,\s)\d{1,3}(?=,) | \(\d{1,3}\)
""",
    _FLAGS,
)
"""Free inside a composite case."""

CASE = re.compile(r"^([ ]*)!!!\ case\b[^\n]*\n(?:\1[ ]{4}[^\n]*(?:\n|\Z)|[ \t]*\n)*", re.MULTILINE | re.VERBOSE)


def pupils(ages: set[str]) -> re.Pattern[str]:
    """The ages the modules are written for, as a range: 14-18, 14 to 18, 14 tot 18, 14 à 18."""
    to = r"(?:\s?[-–]\s?|\s(?:to|and|tot|en|à|et)\s)"
    return re.compile(rf"\b(?:{'|'.join(sorted(age.replace('-', to) for age in ages)) or '(?!)'})\b")
