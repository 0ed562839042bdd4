"""Evidence is found in a source as it was extracted: wrapped, cut, noted; and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.checks import check, unchecked_sources
from builder.checks.evidence import dewrapped, stands
from builder.loading import load
from tests.samples import SAMPLE, TEXTS, course, found, said

SOURCE = """
 The num-
ber of migrants1 was 281 million2 worldwide.3 Of them 26,3 mil-
lion were “refugees”, that is 3.6
percent of the EU-
countries’ people.  1.5 million (in 2009)4

live in non-\tEU\xa0countries; de 12 partner-
\f
landen.
"""


@pytest.mark.parametrize(
    "evidence",
    [
        "number of migrants",
        "migrants was 281 million worldwide",
        "MIGRANTS WAS",
        "26,3 million were",
        'were "refugees", that',
        "3.6 percent",
        "EU-countries' people",
        "EUcountries’ people",
        "1.5 million (in 2009) live",
        "EU countries; de 12 partnerlanden",
        "worldwide. Of them",
    ],
)
def test_what_stands_in_the_source_is_found(evidence: str) -> None:
    assert stands(evidence, dewrapped(SOURCE))


@pytest.mark.parametrize(
    "evidence",
    [
        "28 million",
        "81 million",
        "281 millions",
        "6,3 million",
        "6 percent",
        "3.6 per cent",
        "umber of",
        "5 million",
        "",
    ],
)
def test_what_does_not_stand_there_is_not(evidence: str) -> None:
    assert not stands(evidence, dewrapped(SOURCE))


def test_without_the_sources_folder_nothing_is_an_error_and_check_can_count_it(tmp_path: Path) -> None:
    root = course(tmp_path / "course")
    path = root / "library/facts.yml"
    path.write_text(path.read_text().replace("281 million people", "282 million people"))
    loaded = load(root)
    assert check(loaded, sources=tmp_path / "nowhere") == []
    assert unchecked_sources(loaded, tmp_path / "nowhere") == 2
    assert unchecked_sources(loaded, TEXTS) == 1
    assert said(check(loaded, sources=TEXTS)) == {"library/facts.yml:10:3 evidence-not-found"}


def test_the_folder_is_given_or_named_or_lies_beside_the_course(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = course(tmp_path / "course")
    monkeypatch.setenv("COURSE_SOURCES", str(TEXTS))
    assert unchecked_sources(load(root)) == 1
    monkeypatch.delenv("COURSE_SOURCES")
    assert unchecked_sources(load(root)) == 2
    (tmp_path / "shared/sources").mkdir(parents=True)
    assert unchecked_sources(load(root)) == 1


def test_a_source_whose_text_is_gone_is_reported_once_at_its_file(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    assert said(check(load(SAMPLE), sources=tmp_path / "texts")) == {"library/sources.yml:10:3 evidence-not-found"}
    assert found(SAMPLE) == []
