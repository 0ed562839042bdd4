"""Loaded wordings: every family of every language is found, and its innocent neighbours are not."""

from __future__ import annotations

import pytest

from builder.checks.loaded import WORDINGS
from builder.checks.wordings import avoided, search

LOADED = {
    "en": """an influx of refugees | refugee flows | migrants are pouring into the city | swamped by foreigners
        an invasion of strangers | an illegal immigrant | illegal migration | fake refugees | fortune-seekers
        queue-jumpers | mass migration | the migrant crisis | she was deported | anchor babies""",
    "nl": """een stroom van mensen | vluchtelingenstroom | een toevloed | migranten stromen het land binnen
        overspoeld door vluchtelingen | omvolking | hij is een illegaal. | illegale migratie | nepvluchtelingen
        gelukzoekers | transmigranten | allochtonen | uitgeprocedeerden | voorkruipers | massa-immigratie
        asielcrisis | gedeporteerd | het aanzuigeffect""",
    "fr": """des vagues de migrants | les flux migratoires | des réfugiés affluent | envahi par les étrangers
        le grand remplacement | les clandestins | immigration clandestine | de faux réfugiés | réfugiés économiques
        un appel d'air | immigration de masse | la crise migratoire | les déboutés | déporter | Belges de souche
        des resquilleurs""",
}
SOUND = {
    "en": """a flow of money to people at home | a wave hit the boat | an illegal act | the crowd poured in | people
        stream films | economic migrant | a mass grave | the crisis of 2008""",
    "nl": """de stroom viel uit | de Golfstaten | een illegale daad | illegaal verblijf | de helft van de mensen |
        een uitgeprocedeerde asielzoeker | transport | de onderzoeker | de massa | verzoekers komen aan""",
    "fr": """une vague de froid | le flux d’argent | le travail clandestin | un acte illégal | l'appel de la cour |
        un passager clandestin | la demande a été déboutée | la mer monte""",
}


def phrases(table: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (language, " ".join(one.split()))
        for language, text in table.items()
        for one in text.replace("\n", "|").split("|")
        if one.strip()
    ]


@pytest.mark.parametrize(("language", "phrase"), phrases(LOADED))
def test_a_loaded_wording_is_found(language: str, phrase: str) -> None:
    assert list(search(language, frozenset()).found(phrase))


@pytest.mark.parametrize("language", WORDINGS)
def test_every_family_of_a_language_is_found_by_one_of_the_phrases_above(language: str) -> None:
    words = search(language, frozenset())
    groups = {found.lastindex for own, phrase in phrases(LOADED) if own == language for found in words.found(phrase)}
    assert groups == set(range(1, len(WORDINGS[language]) + 1))


@pytest.mark.parametrize(("language", "phrase"), phrases(SOUND))
def test_its_innocent_neighbour_is_not(language: str, phrase: str) -> None:
    assert [found[0] for found in search(language, frozenset()).found(phrase)] == []


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("magnet, suction effect", ["magnet", "suction effect"]),
        ("an illegal, illegals, illegal migrant", ["illegals", "illegal migrant"]),
        ("a wave, flood or stream of migrants", []),
        ("real refugees (as opposed to others)", []),
        ("un débouté ; la charge des réfugiés", ["la charge des réfugiés"]),
    ],
)
def test_a_terms_own_wordings_to_avoid_are_read(wording: str, expected: list[str]) -> None:
    assert avoided(wording) == expected
    assert all(list(search("xx", frozenset(expected)).found(f"Say {phrase}s here")) for phrase in expected)
