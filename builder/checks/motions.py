"""The wording of motions, per language: about a choice, not about whether somebody may be here. Not translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from builder.checks.loaded import PEOPLE

_FLAGS = re.IGNORECASE | re.VERBOSE


class Grammar(NamedTuple):
    """What a language's motions are made of."""

    choice: str
    """That somebody should do something."""
    presence: str
    """That people should or should not be here."""
    negation: str
    """A plain *not*."""
    refusal: str
    """Verbs and words that refuse, which a *not* turns round."""


_EN = Grammar(
    choice=r"should|must|ought\ to|ha(?:s|ve)\ to|shall|needs?\ to",
    presence=rf"{PEOPLE['en']}\b[^.,;]*?\b(?:should|must|ought\ to|ha(?:s|ve)\ to|may|can|do)\ (?:not\ )?"
    r"(?:be\ allowed\ to\ )?(?:stay|leave|go|come|return|belong|be\ (?:here|sent|expelled|deported|kept|removed))\b"
    rf"|\b(?:should|must|may|can|do)\ (?:all\ |the\ |these\ )?{PEOPLE['en']}\b[^.,;]*?\b"
    r"(?:stay|leave|go|come|return|belong|be\ (?:here|sent|expelled|deported|kept|removed))\b",
    negation=r"not|no|never|nobody|nothing|none|neither|cannot|\w+n['’]t",
    refusal=r"ban(?:ned|s)?|forbid(?:den)?|prohibit(?:ed)?|abolish(?:ed)?|refus(?:e|ed)|stop(?:ped)?|end(?:ed)?|scrap(?:ped)?|"
    r"reject(?:ed)?|without|oppose[ds]?|unless",
)
_NL = Grammar(
    choice=r"moet(?:en)?|zou(?:den)?|mag|mogen|dien(?:t|en)|behoor(?:t|en)|hoor(?:t|en)",
    presence=rf"(?:{PEOPLE['nl']}\b[^.,;]*?\b(?:moeten|mogen|zouden|kunnen|horen)"
    rf"|\b(?:moeten|mogen|zouden|kunnen|horen)\ (?:alle\ |de\ |deze\ )?{PEOPLE['nl']})\b[^.,;]*?\b"
    r"(?:blijven|weg|weggaan|vertrekken|terug|terugkeren|teruggestuurd|hier|thuis\ blijven|komen|opkrassen)\b",
    negation=r"niet|geen|nooit|niemand|niets|evenmin",
    refusal=r"verbied\w*|verbod\w*|verboden|afschaf\w*|afgeschaft|weiger\w*|stop(?:pen|zetten)?|verwerpen|verworpen|zonder|tenzij",
)
_FR = Grammar(
    choice=r"doi(?:t|vent)|devrai(?:t|ent)|faut|faudrait",
    presence=rf"{PEOPLE['fr']}\b[^.,;]*?\b(?:doivent|devraient|peuvent|pourraient)(?:-(?:ils|elles))?\b[^.,;]*?\b"
    r"(?:rester|partir|rentrer|retourner|venir|quitter|être\ (?:ici|renvoyée?s|expulsée?s|éloignée?s))\b",
    negation=r"pas|aucune?|jamais|personne|rien",
    refusal=r"interdi\w*|supprim\w*|aboli\w*|refus\w*|cesser|fin|rejet\w*|sans|arrêter|sauf",
)
MOTIONS = {"en": _EN, "nl": _NL, "fr": _FR}


def faults(motion: str, language: str) -> Iterator[tuple[int, str]]:
    """What is wrong with a motion's wording: where, and what to do."""
    grammar = MOTIONS.get(language)
    if grammar is None:
        return
    if not _search(grammar.choice, motion):
        yield 0, "the motion names no choice; say who should do what: “The government should …”"
    presence = re.search(grammar.presence, motion, _FLAGS)
    if presence:
        yield presence.start(), "the motion asks whether people may be here; ask what a government should do"
    first = _search(grammar.negation, motion)
    if first and len(re.findall(_words(f"{grammar.negation}|{grammar.refusal}"), motion, _FLAGS)) > 1:
        yield first.start(), f"“{first[0]}” turns round another refusal; say the motion without a double negative"


def _search(pattern: str, text: str) -> re.Match[str] | None:
    return re.search(_words(pattern), text, _FLAGS)


def _words(pattern: str) -> str:
    return rf"\b(?:{pattern})\b"
