"""Translations lie over what they translate, string by string, and the lock knows what they were made from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder import translation
from builder.course import Course
from builder.entries import Entry
from builder.loading import load
from builder.locking import renewed, translations
from builder.problems import Place
from builder.translation import Lock, digest
from tests.samples import SAMPLE, course, found, relock, said


@pytest.fixture(scope="module")
def dutch() -> Course:
    return load(SAMPLE).courses["nl"]


def entry(root: Path, reference: str, language: str) -> Entry:
    return load(root).courses[language].entries[reference]


def changed(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text()
    assert text.count(old) == 1, f"{old} stands {text.count(old)} times in {name}"
    (root / name).write_text(text.replace(old, new))


def test_strings_are_translated_and_everything_else_is_the_first_languages(dutch: Course) -> None:
    main = load(SAMPLE).main
    fact, original = dutch.facts["migrants-2020"], main.facts["migrants-2020"]
    assert fact.label == "Mensen buiten hun geboorteland"
    assert fact.model_dump(exclude={"label"}) == original.model_dump(exclude={"label"})
    quiz = dutch.quizzes["kinds"].questions
    assert quiz["amina"].answer == "displaced"  # type: ignore[union-attr]
    assert quiz["agency"].accept == ("UNHCR", "VN-Vluchtelingenorganisatie")  # type: ignore[union-attr]
    assert dutch.about.paths["one"].title == "Ik heb één lesuur"


def test_a_language_lists_its_own_forms_more_or_fewer_or_where_there_were_none(tmp_path: Path) -> None:
    root = course(tmp_path / "course")
    changed(root, "library/actors.yml", "  forms: [UNHCR]\n", "")
    actor = load(root).courses["nl"].actors["unhcr"]
    assert actor.forms == ("UNHCR",)
    assert not {one for one in said(found(root)) if "unknown-key" in one}


def test_a_missing_string_falls_back_and_says_where_it_stands(tmp_path: Path) -> None:
    root = course(tmp_path / "course")
    changed(
        root, "library/terms.nl.yml", "      say: Er kwamen veel vluchtelingen aan.\n", "      say: Velen kwamen.\n"
    )
    changed(
        root, "library/terms.nl.yml", "    migrant: Elke vluchteling", "    migrant: ''\n    refugee: Elke vluchteling"
    )
    one = entry(root, "term/refugee", "nl")
    assert one.missing == {("contrast", "migrant")}
    assert one.home(("contrast", "migrant")).path == "library/terms.yml"
    assert one.home(("avoid", 0, "say")).path == "library/terms.nl.yml"
    assert one.inside(("contrast", "migrant"), "Every", 0).path == "library/terms.yml"


def test_a_file_that_is_missing_falls_back_whole(tmp_path: Path) -> None:
    root = course(tmp_path / "course")
    (root / "library/terms.nl.yml").unlink()
    (root / "modules/rules/lesson.nl.md").unlink()
    loaded = load(root)
    dutch = loaded.courses["nl"]
    assert dutch.terms["refugee"] == loaded.main.terms["refugee"]
    assert dutch.lessons["rules"].fallback
    assert dutch.lessons["rules"].path == "modules/rules/lesson.md"
    assert not dutch.lessons["moving"].fallback


@pytest.mark.parametrize(
    ("written", "rule"),
    [("statement: {a: b}", "bad-value"), ("statement: [a]", "bad-value"), ("type: value", "unknown-key")],
)
def test_a_translation_holds_strings_only(written: str, rule: str, tmp_path: Path) -> None:
    root = course(tmp_path / "course")
    (root / "library/claims.nl.yml").write_text(f"most-stay-near:\n  {written}\nsome-go-far:\n  statement: Sommigen.\n")
    problems = said(load(root).problems)
    assert problems == {f"library/claims.nl.yml:2:3 {rule}"}


def test_a_number_or_a_truth_written_bare_is_taken_as_words(tmp_path: Path) -> None:
    root = course(tmp_path / "course")
    changed(root, "quizzes/kinds.nl.yml", "unit: jaar", "unit: 1951")
    assert load(root).courses["nl"].quizzes["kinds"].questions["convention-year"].unit == "1951"  # type: ignore[union-attr]


def test_a_lock_is_read_as_it_is_written_line_by_line_and_sorted() -> None:
    lock = Lock({"b.nl.yml": {"x.y": "0123456789ab"}, "a.nl.md": {"10": "1", "9": "2"}})
    assert Lock.parsed(lock.text()) == lock
    assert lock.text().splitlines()[1:] == ["a.nl.md 10 1", "a.nl.md 9 2", "b.nl.yml x.y 0123456789ab"]
    assert Lock.parsed("# note\n\nnonsense\na b\na b c d\n") == Lock()


@given(st.text())
def test_no_text_makes_reading_a_lock_raise(text: str) -> None:
    lock = Lock.parsed(text)
    assert Lock.parsed(lock.text()) == lock


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a b", " a\n  b ", True),
        ("a b", "a c", False),
        ("é", "e\u0301", True),
        ("A", "a", False),
        (("a", "b"), ("a", "b"), True),
        (("a", "b"), ("b", "a"), False),
    ],
)
def test_a_digest_changes_with_the_words_and_not_with_their_wrapping(one: object, other: object, same: bool) -> None:
    assert (digest(one) == digest(other)) == same
    assert len(digest(one)) == 12


def test_what_is_noted_is_fresh_until_the_original_changes(tmp_path: Path) -> None:
    root = course(tmp_path / "course")
    assert found(root) == []
    changed(root, "library/terms.yml", "Water has no face", "Water has got no face")
    assert said(found(root)) == {
        "library/terms.nl.yml:20:3 translation-stale",
        "library/terms.fr.yml:20:3 translation-stale",
    }
    loaded = load(root)
    lock = renewed(loaded.main.lock, translations(loaded), ["library/terms.nl.yml"])
    (root / translation.LOCK).write_text(lock.text())
    assert said(found(root)) == {"library/terms.fr.yml:20:3 translation-stale"}
    relock(root)
    assert found(root) == []


@pytest.mark.parametrize(
    ("edit", "stale"),
    [
        (("## A treaty and a promise\n", "## A treaty and a word\n"), {3}),
        (("## A treaty and a promise\n\n", ""), {3}),
        (("## A treaty and a promise\n", "## A treaty and a promise\n\nA new paragraph.\n"), {5}),
        (("## A treaty and a promise\n", "A new first.\n\n## A treaty and a promise\n"), {3}),
    ],
)
def test_only_the_blocks_that_changed_are_stale_not_those_that_moved(
    edit: tuple[str, str], stale: set[int], tmp_path: Path
) -> None:
    root = course(tmp_path / "course")
    changed(root, "modules/rules/lesson.md", *edit)
    problems = [problem for problem in found(root) if problem.place.path == "modules/rules/lesson.nl.md"]
    assert {problem.rule for problem in problems} == {"translation-stale"}
    assert {problem.place.line for problem in problems} == stale


def test_a_problem_in_a_translation_stands_in_the_translation(tmp_path: Path) -> None:
    root = course(tmp_path / "course")
    changed(root, "library/claims.fr.yml", "Certains vont loin", "Certains, au nombre de 12, vont loin")
    (problem,) = found(root)
    assert (problem.place, problem.rule) == (Place("library/claims.fr.yml", 4, 37), "untraced-number")
