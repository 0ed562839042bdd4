"""A tilted debate is told why, with the counts; a fair motion passes, and each way to spoil it is found."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builder.checks.debates import unbalanced_debate
from builder.checks.desk import Desk
from builder.checks.motions import faults
from builder.course import Course
from builder.loading import load
from builder.records import Argument
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


# The course's own debates, each tilted in another way

Sides = dict[str, Argument]


@pytest.fixture(scope="module")
def course() -> Course:
    return load(Path(__file__).parent.parent).main


def said_of(course: Course, debate: str, **tilted: object) -> dict[str, str]:
    """What the rule says of a copy of a debate in which some keys are others: what is counted → the message."""
    entry = course.entries[f"debate/{debate}"]
    copy = replace(entry, record=entry.record.model_copy(update=tilted))
    entries = {name: one for name, one in course.entries.items() if one.kind != "debate"} | {copy.reference: copy}
    messages = [one.message for one in unbalanced_debate(Desk(replace(course, entries=entries), date(2026, 1, 1)))]
    return {one.partition(":")[0]: one for one in messages}


def test_the_courses_own_debates_are_even(course: Course) -> None:
    assert len(course.debates) >= 6
    assert {name: said_of(course, name) for name in course.debates} == {name: {} for name in course.debates}


def test_a_copy_with_half_the_arguments_on_one_side_fails(course: Course) -> None:
    debate = course.debates["work-permits-for-trades"]
    half: Sides = dict(list(debate.arguments_against.items())[:2])
    found = said_of(course, "work-permits-for-trades", arguments_against=half)
    assert found["arguments"] == "arguments: 2 against the motion, 4 for it; even them out"
    assert re.match(r"words of argument: \d+ against the motion, \d+ for it", found["words of argument"])


def test_a_copy_whose_one_side_rests_on_the_courses_own_texts_alone_fails(course: Course) -> None:
    debate = course.debates["refugee-money-near-or-here"]
    other = {one.claim for one in debate.arguments_for.values()}
    own = [name for name, one in course.claims.items() if one.source in course.about.drawn_from and name not in other]
    poor: Sides = {
        key: one.model_copy(update={"claim": claim, "evidence": ("source/strategienota",)})
        for (key, one), claim in zip(debate.arguments_against.items(), own, strict=False)
    }
    found = said_of(course, "refugee-money-near-or-here", arguments_against=poor)
    inside = "the arguments against have no source beside the texts the course is drawn from; add one from elsewhere"
    assert inside in found
    assert found["pieces of evidence"] == "pieces of evidence: 1 against the motion, 8 for it; even them out"
    assert re.match(r"sources: [12] against the motion, 7 for it", found["sources"])


def test_a_copy_that_says_hardly_anything_against_one_side_fails(course: Course) -> None:
    debate = course.debates["compact-as-guide"]
    brief: Sides = {
        key: one.model_copy(update={"weakest": "It is not binding.", "reply": "None."})
        for key, one in debate.arguments_for.items()
    }
    found = said_of(course, "compact-as-guide", arguments_for=brief)
    assert re.match(r"words on weakest points: 12 for the motion, \d+ against it", found["words on weakest points"])
    assert re.match(r"words of reply: 3 for the motion, \d+ against it", found["words of reply"])
    assert "this says no reply; a side that has none cannot be argued with" in found


@pytest.mark.parametrize(
    ("motion", "why"),
    [
        ("Asylum seekers should go back to where they came from", "asks whether people may be here"),
        ("Governments should stop the flood of asylum seekers", "is a loaded wording"),
        ("Work from the first day is a good thing", "names no choice"),
    ],
)
def test_a_copy_with_a_tilted_motion_is_told_so(course: Course, motion: str, why: str) -> None:
    (message,) = said_of(course, "work-from-the-first-day", motion=motion).values()
    assert why in message
