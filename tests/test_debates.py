"""A tilted debate is told why, with the counts; a fair motion passes, and each way to spoil it is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.checks.motions import faults
from tests.samples import found, laid, samples

TILTED = {
    "numbers": [
        "arguments: 1 against the motion, 3 for it",
        "values, positions or forecasts: 0 against the motion, 2 for it",
        "words of argument: 12 against the motion, 30 for it",
        "words of reply: 7 against the motion, 20 for it",
        "words on weakest points: 8 against the motion, 20 for it",
    ],
    "sources": [
        "figures: 0 against the motion, 2 for it",
        "records held against their source: 0 against the motion, 3 for it",
        "sources: 1 against the motion, 4 for it",
        "the arguments against have no source beside the texts the course is drawn from",
        "the claim is its own evidence",
    ],
    "wording": [
        "the motion asks whether people may be here",
        "this says no weakest point",
        "“illegals” is a loaded wording",
        "“not” turns round another refusal",
    ],
}


@pytest.mark.parametrize("tilt", TILTED)
def test_a_tilted_copy_fails_and_says_why(tilt: str, tmp_path: Path) -> None:
    sample = next(one for one in samples("broken") if one.name == f"unbalanced-debate-{tilt}")
    laid(sample, tmp_path / "course")
    said = sorted(one.message.partition(";")[0] for one in found(tmp_path / "course"))
    assert said == sorted(TILTED[tilt])


FAIR = [
    ("en", "Governments should let people who ask for asylum work from the first day"),
    ("en", "Rich countries should help refugees who want to return home"),
    ("en", "The European Union should stop paying neighbouring states to guard its borders"),
    ("nl", "De overheid moet mensen die asiel vragen vanaf de eerste dag laten werken"),
    ("nl", "België zou meer arbeidsmigranten moeten toelaten"),
    ("fr", "Les États devraient laisser travailler les demandeurs d’asile dès le premier jour"),
    ("fr", "L’Union européenne devrait cesser de payer ses voisins pour garder ses frontières"),
]
SPOILT = [
    ("en", "Migration is good for everybody", "choice"),
    ("en", "Refugees should go home", "may be here"),
    ("en", "Should migrants stay?", "may be here"),
    ("en", "Governments should not ban work", "double negative"),
    ("nl", "Migratie is een goede zaak", "choice"),
    ("nl", "Asielzoekers moeten terug", "may be here"),
    ("nl", "Mogen vluchtelingen hier blijven?", "may be here"),
    ("nl", "De overheid mag gezinshereniging niet verbieden", "double negative"),
    ("fr", "La migration est utile", "choice"),
    ("fr", "Les réfugiés doivent rentrer", "may be here"),
    ("fr", "L’État ne doit pas interdire le travail", "double negative"),
]


@pytest.mark.parametrize(("language", "motion"), FAIR)
def test_a_motion_about_a_choice_passes(language: str, motion: str) -> None:
    assert list(faults(motion, language)) == []


@pytest.mark.parametrize(("language", "motion", "why"), SPOILT)
def test_a_spoilt_motion_is_told_why(language: str, motion: str, why: str) -> None:
    ((_, message),) = faults(motion, language)
    assert why in message
