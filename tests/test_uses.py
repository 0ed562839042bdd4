"""Who leans on what: fields and slots alike, followed either way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.loading import load
from builder.problems import Place
from builder.uses import Leaning, Use, by_used, leanings, used_by, users, uses
from tests.samples import SAMPLE, course, found, said


@pytest.fixture(scope="module")
def every() -> list[Use]:
    return uses(load(SAMPLE).main)


@pytest.fixture(scope="module")
def pairs() -> list[Leaning]:
    return leanings(load(SAMPLE).main)


def test_a_use_is_a_field_or_a_slot_at_its_place(every: list[Use]) -> None:
    assert {(use.user, use.place) for use in every if use.used == "fact/parties-2015"} == {
        ("event/geneva-1951", Place("library/events.yml", 9, 3)),
        ("lesson/rules", Place("modules/rules/lesson.md", 5, 103)),
    }


def test_a_question_leans_on_its_own_and_not_its_quiz(every: list[Use]) -> None:
    found = {use.user for use in every if use.used == "fact/migrants-2020"}
    assert found == {"chart/abroad", "fact/share-2020", "kinds/how-many", "lesson/moving", "easy/moving"}
    assert not any(use.user == "quiz/kinds" for use in every)


@pytest.mark.parametrize(
    ("used", "user"),
    [
        ("kinds/how-many", "lesson/moving"),
        ("kinds/how-many", "module/moving"),
        ("quiz/kinds", "module/moving"),
        ("debate/near", "module/moving"),
        ("module/moving", "course/course"),
        ("term/refugee", "lesson/rules"),
        ("source/leaflet", "lesson/moving"),
        ("source/convention", "term/refugee"),
        ("claim/some-go-far", "claim/most-stay-near"),
        ("event/gcm-2018", "kinds/first-things-first"),
    ],
)
def test_uses_are_followed_either_way(used: str, user: str, every: list[Use], pairs: list[Leaning]) -> None:
    assert user in {use.user for use in by_used(every)[used]}
    assert user in users(pairs)[used]
    assert used in used_by(pairs)[user]


def test_without_their_places_uses_are_told_once(every: list[Use], pairs: list[Leaning]) -> None:
    assert pairs == sorted({(use.used, use.user) for use in every})


def test_deleting_a_source_reports_every_record_that_rested_on_it_at_its_own_line(tmp_path: Path) -> None:
    root = course(tmp_path / "course")
    expected = set(_standing("source: leaflet", root)) | set(_standing('{{ cite("leaflet") }}', root))
    assert len(expected) == 13
    for name in ("sources.yml", "sources.nl.yml", "sources.fr.yml"):
        path = root / "library" / name
        path.write_text("convention:" + path.read_text().partition("convention:")[2])
    assert {one for one in said(found(root)) if "unknown-id" in one} == expected


def _standing(words: str, root: Path) -> Iterator[str]:
    """Where words stand in the course's files, read as plain text."""
    for path in (*root.rglob("*.yml"), *root.rglob("*.md")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if words in line:
                yield f"{path.relative_to(root).as_posix()}:{number}:{line.index(words) + 1} unknown-id"
