"""Loading again after a save: what has not changed is not made again, and stands where it stands now."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.course import Course
from builder.loading import load
from tests.samples import course

MEANING = {
    "en": ("library/terms.yml", "Somebody who has left the place where she lived"),
    "nl": ("library/terms.nl.yml", "Iemand die haar woonplaats heeft verlaten"),
}
TOP = "migrant:\n"
LOWER = f"# one\n# two\n{TOP}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return course(tmp_path / "course")


def changed(root: Path, name: str, old: str, new: str) -> dict[str, Course]:
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return load(root).courses


@pytest.mark.parametrize("language", MEANING)
def test_what_a_save_changed_is_new_and_the_rest_is_what_it_was(language: str, root: Path) -> None:
    name, words = MEANING[language]
    before = load(root).courses[language]
    after = changed(root, name, words, "Other words")[language]
    assert after.terms["migrant"].meaning.startswith("Other words")
    assert after.terms["refugee"] is before.terms["refugee"]


def test_a_number_that_is_equal_and_more_precise_is_another(root: Path) -> None:
    assert str(load(root).main.facts["share-2020"].value.digits) == "3.6"
    after = changed(root, "library/facts.yml", "value: 3.6\n", "value: 3.60\n")["en"]
    assert str(after.facts["share-2020"].value.digits) == "3.60"


def test_a_record_that_moved_down_stands_at_its_new_line(root: Path) -> None:
    before = load(root).courses
    after = changed(root, "library/terms.yml", TOP, LOWER)
    for language in before:
        old, new = (courses[language].entries["term/refugee"] for courses in (before, after))
        assert new.record is old.record
        assert new.place("name").line == old.place("name").line + 2
        word = new.inside(("meaning",), after[language].terms["refugee"].meaning, 3)
        assert (word.path == "library/terms.yml") is (language == "en")


def test_a_fault_is_told_at_every_reading_where_it_stands_now(root: Path) -> None:
    broken = changed(root, "library/terms.yml", "  name: migrant\n", "  name: migrant\n  colour: red\n")
    assert "term/migrant" not in broken["en"].entries
    again = {(one.rule, one.place.line) for one in load(root).problems}
    changed(root, "library/terms.yml", TOP, LOWER)
    moved = {(one.rule, one.place.line) for one in load(root).problems}
    assert moved == {(rule, line + 2) for rule, line in again} != set()


def test_a_translation_that_is_taken_away_or_comes_back_is_noticed(root: Path) -> None:
    name, words = MEANING["nl"]
    text = (root / name).read_text(encoding="utf-8")
    assert load(root).courses["nl"].terms["migrant"].meaning.startswith(words)
    (root / name).unlink()
    without = load(root).courses
    assert without["nl"].terms["migrant"] == without["en"].terms["migrant"]
    assert without["nl"].entries["term/migrant"].missing
    (root / name).write_text(text, encoding="utf-8")
    assert load(root).courses["nl"].terms["migrant"].meaning.startswith(words)
