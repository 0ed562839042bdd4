"""Pages for who teaches: a plan one can follow, answers with their sources, competences as the authors read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder import pages
from builder.course import Course
from builder.loading import load
from builder.pages import teaching
from builder.pages.sheet import Sheet, Site

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests" / "sample"


@pytest.fixture(scope="module")
def courses() -> dict[str, Course]:
    return load(SAMPLE).courses


def sheet(course: Course) -> Sheet:
    return Sheet(Site.of(course), "modules/moving/teach.md", "Teach this", "module.yml")


def page(course: Course, path: str) -> str:
    return pages.language_tree(course, {})[f"docs/{path}"].decode()


def test_a_plan_says_when_each_step_begins_and_what_is_shown_said_and_read(courses: dict[str, Course]) -> None:
    found = page(courses["en"], "modules/moving/teach.md")
    assert '<td data-label="Minutes">10–45</td>' in found
    assert '<a href="../quiz/#q-kinds-how-many">' in found
    assert '<a href="../#counted">What is counted</a> (about 1 min)' in found
    assert '<p class="gce-label">Say</p><p>Stop where a word is new.</p>' in found
    assert "may be left out, or done at home" in found


def test_a_part_is_named_as_its_language_names_it(courses: dict[str, Course]) -> None:
    rows = teaching.clock(sheet(courses["nl"]), "moving", courses["nl"].modules["moving"].plan)
    assert [row.start for row in rows] == [0, 10, 45]
    assert rows[1].reads == [("counted", "Wat er wordt geteld")]


def test_the_answer_key_has_every_question_with_an_answer_and_stays_out_of_the_search(
    courses: dict[str, Course],
) -> None:
    course = courses["en"]
    keys = teaching.answers(sheet(course), course.modules["moving"])
    asked = course.quizzes["kinds"].questions.values()
    assert len(keys) == sum(getattr(one, "kind", "") != "poll" for one in asked)
    found = page(course, "modules/moving/teach.md")
    assert '<details class="gce-more gce-answer-key" data-search-exclude>' in found


def test_a_mixed_class_and_a_second_period_are_on_the_page(courses: dict[str, Course]) -> None:
    found = page(courses["fr"], "modules/moving/teach.md")
    for words in ("Plus d’aide", "Lisez d'abord le texte en langage simple", "Suite de la discussion", "selon eux"):
        assert words in found


def test_competences_name_their_modules_and_say_that_nobody_approved_the_reading() -> None:
    course = load(ROOT).courses["nl"]
    found = page(course, "competences.md")
    assert "geen ministerie" in found
    assert 'id="rfcdc-ambiguity"' in found and found.count('href="../modules/who-is-who/"') >= 5
    assert "competences.md" in pages.language_tree(course, {})["mkdocs.yml"].decode()


def test_a_course_without_competences_has_no_page_of_them(courses: dict[str, Course]) -> None:
    made = pages.language_tree(courses["en"], {})
    assert "docs/competences.md" not in made and b"competences.md" not in made["mkdocs.yml"]
