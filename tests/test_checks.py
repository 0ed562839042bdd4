"""Every rule finds what its broken samples mark, at the very place, and nothing in their sound twins."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path

import pytest

from builder import pages
from builder.checks import CHECKS, RULES, check, manual, newest_date
from builder.checks.links import made
from builder.loading import load
from builder.problems import Problem
from tests.samples import HERE, SAMPLE, TEXTS, Sample, course, found, laid, relock, said, samples

SECONDS = 4.0  # twice what it may take, for a busy machine


@pytest.mark.parametrize("sample", samples("broken"), ids=lambda sample: sample.name)
def test_a_broken_sample_gives_exactly_the_faults_it_marks(sample: Sample, tmp_path: Path) -> None:
    expected = laid(sample, tmp_path / "course")
    assert expected, "a broken sample marks its faults"
    assert said(found(tmp_path / "course", sample.settings.get("today"))) == expected


@pytest.mark.parametrize("sample", samples("sound"), ids=lambda sample: sample.name)
def test_a_sound_sample_gives_none(sample: Sample, tmp_path: Path) -> None:
    laid(sample, tmp_path / "course")
    assert found(tmp_path / "course", sample.settings.get("today")) == []


def test_the_small_course_is_sound_in_all_its_languages() -> None:
    assert found(SAMPLE) == []


def test_the_small_course_asks_every_kind_of_question() -> None:
    kinds = {question.kind for _, question, _ in load(SAMPLE).main.questions()}  # type: ignore[attr-defined]
    assert len(kinds) == 12


def test_every_rule_has_a_broken_and_a_sound_sample() -> None:
    broken, sound = ({_rule(path) for path in (HERE / kind).glob("*.txt")} for kind in ("broken", "sound"))
    assert set(RULES) - broken == {"unreadable"}, "what is no text cannot be a sample; see test_reading.py"
    assert set(RULES) - sound == {"unreadable"}


def test_every_sample_marks_the_rule_it_is_named_after(tmp_path: Path) -> None:
    for sample in samples("broken"):
        expected = laid(sample, tmp_path / sample.name)
        assert any(_rule(Path(sample.name)) in one for one in expected), sample.name


def test_five_faults_in_five_files_are_all_reported_in_one_run(tmp_path: Path) -> None:
    root = course(tmp_path / "course")
    _replace(root / "library/actors.yml", "checked: recalled", "checked: perhaps")
    _replace(root / "library/claims.yml", "Some go far,", "Some (about 7) go far,")
    with (root / "modules/rules/lesson.md").open("a") as file:
        file.write("\nSee {{ compare(refugee) }}\n")
    _replace(root / "modules/moving/module.yml", "minutes: 35", "minutes: 30")
    _replace(root / "docs/teachers.nl.md", "(index.md)", "(home.md)")
    errors = said_of(found(root), "error")
    assert errors == {
        "library/actors.yml:7:3 bad-value",
        "library/claims.yml:10:26 untraced-number",
        "modules/rules/lesson.md:9:5 bad-slot",
        "modules/moving/module.yml:5:1 plan-minutes",
        "docs/teachers.nl.md:5:24 link-broken",
    }


def test_problems_are_sorted_and_none_comes_twice(tmp_path: Path) -> None:
    root = course(tmp_path / "course", ("en",))
    (root / "docs/teachers.md").write_text("# For teachers\n\n7 <b> 7 half of 7 {{ x }} [a](b.md)\n")
    problems = found(root)
    assert problems == sorted(set(problems))
    assert len(problems) > 5


@pytest.mark.parametrize(
    ("rule", "severity"),
    [
        ("stale-figure", "warning"),
        ("translation-missing", "warning"),
        ("translation-stale", "warning"),
        ("translation-slots-differ", "error"),
        ("useless-allow", "warning"),
        ("untraced-number-digits", "error"),
        ("untraced-number-words", "warning"),
        ("binding-claim-fields", "error"),
        ("binding-claim-prose", "warning"),
        ("raw-html", "error"),
        ("unknown-id-source", "error"),
    ],
)
def test_what_stops_a_build_is_an_error_and_what_needs_a_look_a_warning(
    rule: str, severity: str, tmp_path: Path
) -> None:
    sample = next(one for one in samples("broken") if one.name.startswith(rule))
    laid(sample, tmp_path / "course")
    problems = found(tmp_path / "course", sample.settings.get("today"))
    assert {problem.severity for problem in problems if problem.rule == _rule(Path(rule))} == {severity}


def test_an_unencrypted_link_is_a_warning_and_a_broken_one_an_error(tmp_path: Path) -> None:
    root = course(tmp_path / "course", ("en",))
    _replace(root / "docs/teachers.md", "Back [home](index.md).", "[a](http://example.org/) [b](no.md)")
    assert [problem.severity for problem in found(root)] == ["warning", "error"]


def test_an_allow_silences_a_warning_in_every_language_and_never_an_error(tmp_path: Path) -> None:
    root = course(tmp_path / "course")
    for ending, text in (
        (".md", "Most people, 5, know."),
        (".nl.md", "De meeste mensen, 5."),
        (".fr.md", "La plupart, 5."),
    ):
        with (root / f"modules/rules/lesson{ending}").open("a") as file:
            file.write(f"\n{text}\n")
    with (root / "modules/rules/module.yml").open("a") as file:
        file.write("allow: {untraced-number: A turn of phrase.}\n")
    relock(root)
    assert [(problem.rule, problem.severity) for problem in found(root)] == [("untraced-number", "error")] * 3


def test_the_day_a_figure_is_judged_on_is_the_newest_in_the_course_unless_told(tmp_path: Path) -> None:
    root = course(tmp_path / "course", ("en",))
    assert newest_date(load(root).main) == date(2024, 9, 15)
    _replace(root / "library/facts.yml", "review_by: 2030", "review_by: 2024-09-14")
    assert said(found(root)) == {"library/facts.yml:31:3 stale-figure"}
    _replace(root / "library/facts.yml", "review_by: 2024-09-14", "review_by: 2024-09")
    assert found(root) == []
    assert said(found(root, "2024-10-01")) == {"library/facts.yml:31:3 stale-figure"}


def test_the_pages_links_may_lead_to_are_the_pages_there_are() -> None:
    loaded = load(SAMPLE)
    written = {
        path for path in pages.written(loaded.courses, {}) if path.startswith("en/docs/") and path.endswith(".md")
    }
    hand_written = {f"en/docs/{name}" for name in loaded.main.pages}
    assert written - hand_written == {f"en/docs/{name}" for name in made(loaded.main)}


def test_a_course_without_a_course_yml_gives_what_reading_found(tmp_path: Path) -> None:
    assert check(load(tmp_path)) == load(tmp_path).problems != []


def test_every_rule_says_in_its_manual_what_is_wrong_and_what_to_do() -> None:
    for rule in RULES:
        told = manual(rule)
        assert told is not None
        assert re.match(r"[A-Z`].*\.\n\n", told), f"{rule}: one sentence, then the rest"
    assert manual("no-such-rule") is None
    assert len({rule.id for rule in CHECKS}) == len(CHECKS)


def test_three_hundred_records_in_three_languages_are_checked_in_a_second_or_two(tmp_path: Path) -> None:
    root = course(tmp_path / "course")
    for name in ("terms.yml", "terms.nl.yml", "terms.fr.yml"):
        path = root / "library" / name
        refugee = re.search(r"^refugee:\n(?:  .*\n)+", path.read_text(), re.M)
        assert refugee
        with path.open("a") as file:
            file.writelines(refugee[0].replace("refugee:", f"term-{number}:", 1) for number in range(300))
    relock(root)
    loaded = load(root)
    start = time.process_time()
    assert check(loaded, sources=TEXTS) == []
    assert time.process_time() - start < SECONDS


def said_of(problems: list[Problem], severity: str) -> set[str]:
    """The problems of one severity as `path:line:column rule`."""
    return said([problem for problem in problems if problem.severity == severity])


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def _rule(path: Path) -> str:
    """The rule a sample is named after: the longest that its name begins with."""
    return max((rule for rule in RULES if path.stem.startswith(rule)), key=len, default=path.stem)
