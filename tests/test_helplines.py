"""Helplines: records an edition replaces, shown to pupils in plain words and to teachers beside what may need them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from builder import pages
from builder.loading import load
from builder.pages.sheet import Audience
from builder.problems import Problem
from builder.reporting import review, stats
from builder.tree import Tree
from tests.samples import course, found, relock

ENGLISH = """\
listen:
  name: Somebody listens
  purpose: To talk about whatever is on your mind
  whom: Children and young people
  phone: "0800 111 222"
  chat: https://listens.example/chat
  languages: [fr]
  place: BE
  note: Free in 3 of 3 networks.
  source: leaflet
  checked: recalled
praten:
  name: Praatlijn
  purpose: To talk when it gets too much
  whom: Everybody
  phone: "106"
  web: https://praten.example
  hours: every day from 10 to 22
  languages: [nl, en]
  place: BE
  audience: reference
  source: leaflet
  checked: recalled
"""
DUTCH = """\
listen:
  name: Iemand luistert
  purpose: Praten over alles waar je mee zit
  whom: Kinderen en jongeren
  note: Gratis in 3 van de 3 netwerken.
praten:
  name: Praatlijn
  purpose: Praten als het te veel wordt
  whom: Iedereen
  hours: elke dag van 10 tot 22 uur
"""


def written(folder: Path, english: str = ENGLISH) -> Path:
    """A copy of the sample course with helplines."""
    course(folder)
    (folder / "library/helplines.yml").write_text(english, encoding="utf-8")
    (folder / "library/helplines.nl.yml").write_text(DUTCH, encoding="utf-8")
    relock(folder)
    return folder


def tree(folder: Path, audience: Audience = "teacher") -> Tree:
    return pages.written(load(folder).courses, {}, audience=audience)


@pytest.fixture(scope="module")
def helped(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    return tree(written(tmp_path_factory.mktemp("helped") / "course"))


def test_their_numbers_are_told_from_untraced_ones_and_they_count_as_records(tmp_path: Path) -> None:
    folder = written(tmp_path / "course")
    assert [one for one in found(folder) if one.rule == "untraced-number"] == []
    (holding,) = [one for one in stats(load(folder)).records if one.kind == "helpline"]
    assert (holding.total, holding.recalled, holding.languages) == (2, 2, {"en": 2, "nl": 2, "fr": 0})


def test_there_is_a_page_of_them_with_those_that_speak_its_language_first(helped: Tree) -> None:
    english, dutch = (helped[f"{language}/docs/help.md"].decode() for language in ("en", "nl"))
    assert re.findall(r"^## (.+) \{ #(\w+) \}$", english, re.M) == [
        ("Praatlijn", "praten"),
        ("Somebody listens", "listen"),
    ]
    assert re.findall(r"^## (.+) \{", dutch, re.M) == ["Praatlijn", "Iemand luistert"]
    assert '<a class="gce-phone" href="tel:0800111222">0800\u00a0111\u00a0222</a>' in english
    assert 'href="https://listens.example/chat"' in english and "every day from 10 to 22" in english
    assert "not yet checked against the source" in english and '"help.md"' in helped["en/mkdocs.yml"].decode()


def test_below_a_sensitive_lesson_stand_those_for_pupils_in_plain_words(helped: Tree) -> None:
    lesson = helped["en/docs/modules/moving/index.md"].decode()
    assert "Is this lesson still on your mind?" in lesson and 'href="tel:0800111222"' in lesson
    assert 'href="tel:106"' not in lesson and 'href="../../help/"' in lesson
    assert "gce-help" not in helped["en/docs/modules/rules/index.md"].decode()


def test_teachers_have_all_of_them_and_a_line_for_the_schools_own(helped: Tree) -> None:
    for path in ("modules/moving/teach", "debates/near"):
        page = helped[f"en/docs/{path}.md"].decode()
        assert "At your school:" in page and 'href="tel:0800111222"' in page
        assert "More helplines: 1" in page and 'href="tel:106"' in page


def test_a_course_without_any_builds_and_sends_to_the_school(tmp_path: Path) -> None:
    made = tree(course(tmp_path / "course"))
    assert "This edition names no helpline." in made["en/docs/debates/near.md"].decode()
    assert "Talk with somebody you trust" in made["en/docs/modules/moving/index.md"].decode()
    assert "Elke school heeft daar iemand voor" in made["nl/docs/help.md"].decode()
    assert "help.md" not in made["en/mkdocs.yml"].decode()


def test_an_edition_for_students_keeps_the_numbers_and_leaves_out_what_is_for_teachers(tmp_path: Path) -> None:
    made = tree(written(tmp_path / "course"), "student")
    page = made["en/docs/debates/near.md"].decode()
    assert "Is this lesson still on your mind?" in page and "Nobody speaks for herself" not in page
    assert "Nobody speaks for herself" not in made["en/docs/course.json"].decode()
    assert "en/docs/help.md" in made


@pytest.mark.parametrize(
    ("was", "now", "why"),
    [
        ('phone: "106"', "phone: 106", "put the number in quotes"),
        ('phone: "106"', 'phone: "call us"', "is no telephone number"),
        ("chat: https://listens.example/chat", "chat: http://listens.example", "is no secure web address"),
        ("languages: [nl, en]", "languages: []", "languages"),
        ("languages: [nl, en]", "languages: [xx]", "no language"),
        ("place: BE", "place: Belgium", "is no code of a place"),
        ('phone: "0800 111 222"\n  chat: https://listens.example/chat', "note: Closed.", "nobody can be reached"),
        ("source: leaflet", "source: leafle", "there is no source “leafle”"),
        ("  source: leaflet\n", "", "the key “source” is missing"),
    ],
)
def test_what_is_wrong_with_one_is_said(tmp_path: Path, was: str, now: str, why: str) -> None:
    problems = found(
        written(tmp_path / "course", ENGLISH.replace(was, now, 1).replace("  note: Free", "  hours: Free"))
    )
    assert any(why in one.message for one in problems if one.place.path == "library/helplines.yml"), problems


def test_one_that_waits_for_a_look_is_told(tmp_path: Path) -> None:
    folder = written(tmp_path / "course", ENGLISH.replace("place: BE", "place: BE\n  review_by: 2026", 1))
    (late,) = [one for one in found(folder, "2027-01-01") if one.place.path == "library/helplines.yml"]
    assert isinstance(late, Problem) and late.rule == "stale-figure" and "call it, or look at its site" in late.message
    assert [one.reference for one in review(load(folder), [], date(2027, 1, 1)).due] == ["helpline/listen"]
    assert [one for one in found(folder, "2026-12-31") if one.rule == "stale-figure"] == []
