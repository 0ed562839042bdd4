"""Syllables near enough, and an ease that tells an easy text from a hard one, in three languages."""

from __future__ import annotations

import pytest

from builder.checks.levels import LEVELS
from builder.checks.readability import knows, reading, syllables

WORDS = {
    "en": {
        1: "used asked states rules are there",
        2: "about any people table places quiet being apply needed",
        3: "refugee agency migration",
        4: "definition situation society",
        5: "international organisation",
    },
    "nl": {
        1: "geen eeuw naam",
        2: "mensen nieuwe idee reëel keuze vrouwen",
        3: "vluchteling migratie familie",
        4: "uiteindelijk situatie asielzoeker",
        5: "organisatie verblijfsvergunning",
    },
    "fr": {
        1: "pays femme elle quelques peuvent",
        2: "personnes idée famille frontière créer années",
        3: "réfugié politique document",
        4: "définition gouvernement",
        5: "international",
    },
}
EASY = {
    "en": "Amina left her town. She went to live with her aunt. They have a small house near the sea.",
    "nl": "Amina ging weg uit haar stad. Ze woont nu bij haar tante. Ze hebben een klein huis bij de zee.",
    "fr": "Amina a quitté sa ville. Elle vit chez sa tante. Elles ont une petite maison près de la mer.",
}
HARD = {
    "en": "Considerable international harmonisation of administrative procedures notwithstanding, authorities differ.",
    "nl": "Niettegenstaande aanzienlijke internationale harmonisatie verschillen administratieve procedures.",
    "fr": "Nonobstant une harmonisation internationale considérable, les procédures administratives diffèrent.",
}


@pytest.mark.parametrize("language", WORDS)
def test_syllables_are_counted_near_enough(language: str) -> None:
    wrong = {
        word: (syllables(word, language), count)
        for count, words in WORDS[language].items()
        for word in words.split()
        if syllables(word, language) != count
    }
    assert wrong == {}


@pytest.mark.parametrize("language", EASY)
def test_an_easy_text_passes_every_level_and_a_hard_one_none(language: str) -> None:
    hard = reading([HARD[language]], language).ease(language)
    easy = reading(EASY[language].split(". "), language).ease(language)
    assert all(hard < level.ease[language] < easy for level in LEVELS.values())


def test_a_name_a_number_and_a_term_weigh_two_syllables_at_most() -> None:
    plain = reading(["They met an organisation of 281,000 in Addis."], "en")
    known = reading(["They met an organisation of 281,000 in Addis."], "en", {"organisation"})
    assert plain.syllables - known.syllables == 3
    assert reading(["We met Nationality."], "en").syllables == 4


def test_a_language_without_a_formula_is_left_alone() -> None:
    assert knows("nl")
    assert not knows("sw")
