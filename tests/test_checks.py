"""Every rule finds what its broken samples mark, at the very place, and nothing in their sound twins."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.checks import CHECKS, RULES, check, manual, unchecked_sources
from builder.loading import load
from tests.samples import HERE, SAMPLE, TEXTS, Sample, course, found, laid, said, samples


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
    assert broken == sound | {"missing-file"} - {"unreadable"}


def test_every_rule_says_in_its_manual_what_is_wrong_and_what_to_do() -> None:
    for rule in RULES:
        said = manual(rule)
        assert said is not None
        assert re.match(r"[A-Z`].*\.\n\n", said), f"{rule}: one sentence, then the rest"
    assert manual("no-such-rule") is None
    assert len({rule.id for rule in CHECKS}) == len(CHECKS)


def _rule(path: Path) -> str:
    """The rule a sample is named after: the longest that its name begins with."""
    return max((rule for rule in RULES if path.stem.startswith(rule)), key=len, default=path.stem)
