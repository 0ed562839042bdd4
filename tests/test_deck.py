"""Decks: one idea or one question a slide, the same in every language, and nothing of a lesson lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder import prose
from builder.course import Course
from builder.loading import load
from builder.pages import asking, deck, routes, teaching
from builder.pages.deck import cutting, questions, wording
from builder.pages.sheet import Sheet, Site
from builder.questions import Poll

ROOT = Path(__file__).parent.parent
ADDRESS = "https://example.org/"


@pytest.fixture(scope="module")
def sample() -> dict[str, Course]:
    return load(ROOT / "tests/sample").courses


@pytest.fixture(scope="module")
def real() -> dict[str, Course]:
    return load(ROOT).courses


@pytest.mark.parametrize(("language", "word"), [("en", "not"), ("nl", "niet"), ("fr", "pas")])
def test_what_a_prompt_stresses_is_stressed_wherever_it_is_asked(
    language: str, word: str, real: dict[str, Course]
) -> None:
    page, asked = sheet(real[language]), real[language].quizzes["who-is-who"].questions["border"]
    (slide,) = questions.question(page, "who-is-who/border", asked)
    (key,) = (
        key for key in teaching.answers(page, real[language].modules["who-is-who"]) if f"<em>{word}</em>" in key.prompt
    )
    assert slide.heading == key.prompt
    assert f'<legend class="gce-prompt">{key.prompt}</legend>' in asking.question(page, "who-is-who/border", asked)
    assert f" {word}" in slide.title and "<" not in slide.title


def sheet(course: Course) -> Sheet:
    return Sheet(Site.of(course, address=ADDRESS), "modules/moving/present.md", "Present", "module.yml")


def lesson(course: Course, name: str = "moving") -> deck.Deck:
    return deck.lesson_deck(sheet(course), name)


def found(made: deck.Deck, slide: str) -> deck.Slide:
    return next(one for one in made.slides if one.id == slide)


def test_a_lesson_is_told_in_order_and_comes_back_to_its_poll(sample: dict[str, Course]) -> None:
    made = lesson(sample["en"])
    assert [slide.id for slide in made.slides] == [
        "title", "question", "before", "lead", "q-kinds-how-many", "counted", "counted-2", "chart-abroad", "key-points",
        "after", "end",
    ]  # fmt: skip
    assert found(made, "title").address == "https://example.org/modules/moving/"
    assert found(made, "counted-2").title == "Amina's question" and "invented" in found(made, "counted-2").label


def test_a_figure_keeps_its_source_and_date(sample: dict[str, Course]) -> None:
    slide = found(lesson(sample["en"]), "counted")
    assert "281\u00a0million people" in deck.screens(slide)[0] and "leaflet" not in deck.screens(slide)[0]
    assert slide.sources and "2020" in slide.sources[0]


def test_a_plan_finds_its_slides_and_leaves_its_notes_there(sample: dict[str, Course]) -> None:
    made, module = lesson(sample["en"]), sample["en"].modules["moving"]
    places = {key: deck.place(made, step) for key, step in deck.steps(module).items()}
    assert places == {"guess": "q-kinds-how-many", "read": "counted", "slip": None, "talk": None}
    assert (
        "**Read and talk** (35 minutes)" in found(made, "counted").notes
        and "Stop where" in found(made, "counted").notes
    )


def test_every_kind_of_question_has_a_slide_whose_answer_waits(sample: dict[str, Course]) -> None:
    course = sample["nl"]
    made, quiz = deck.quiz_deck(sheet(course), "moving"), course.quizzes["kinds"]
    assert [slide.id for slide in made.slides[1:-1]] == [f"q-kinds-{key}" for key in quiz.questions]
    for slide, asked in zip(made.slides[1:-1], quiz.questions.values(), strict=True):
        assert bool(slide.reveals) == (not isinstance(asked, Poll) or bool(asked.explanation))
        assert "✓" not in deck.screens(slide)[0]
    chosen = found(made, "q-kinds-amina")
    assert sum(bool(row.right) for row in chosen.tally) == 1 and chosen.sources


def test_an_answer_says_which_option_is_right_and_why(sample: dict[str, Course]) -> None:
    made = deck.quiz_deck(sheet(sample["en"]), "moving")
    said = "\n".join(deck.screens(found(made, "q-kinds-amina"))[1:])
    assert said.count("✓") == 1 and said.count("✗") >= 1
    assert "A refugee has crossed a border; Amina has not." in said


def test_a_deck_has_the_same_slides_in_every_language_where_texts_are_as_long(sample: dict[str, Course]) -> None:
    ids = {tuple(slide.id for slide in deck.quiz_deck(sheet(course), "moving").slides) for course in sample.values()}
    assert len(ids) == 1


def test_no_word_of_a_lesson_s_core_is_lost(real: dict[str, Course]) -> None:
    for course in real.values():
        made = sheet(course)
        for name, page in course.lessons.items():
            pieces = cutting.pieces(page.core, "x")
            kept = re.sub(r"\s+", " ", " ".join(text for piece in pieces for text in piece.texts))
            for block in prose.blocks(page.core):
                text = re.sub(r"\s+", " ", block.text.strip())
                if not text.startswith(("#", "!!!")) and "\n" not in block.text.strip():
                    assert text in kept, (course.language, name)
            assert not re.search(r"\{\{|\}\}", "".join(map(str, deck.lesson_deck(made, name).slides)))


def test_a_screen_holds_one_idea(real: dict[str, Course]) -> None:
    for course in real.values():
        for page in course.lessons.values():
            for piece in cutting.pieces(page.core, "x"):
                if piece.forms == ("words",):
                    assert cutting.shown(piece.texts[0]) <= cutting.ROOM * 1.3


def test_ids_are_told_apart_and_every_step_with_something_to_show_has_a_slide(real: dict[str, Course]) -> None:
    for course in real.values():
        for name, module in course.modules.items():
            made = deck.lesson_deck(sheet(course), name)
            ids = [slide.id for slide in made.slides]
            assert len(set(ids)) == len(ids)
            for step in deck.steps(module).values():
                shows = [one for one in step.uses if not one.startswith(("source/", "actor/"))]
                assert deck.place(made, step) or not (shows or step.reads), (name, step.title)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('It says so ({{ cite("leaflet") }}).', "It says so."),
        ('It says so ({{ cite("leaflet", "page 2") }}; {{ cite("report") }}).', "It says so."),
        ("See [the page](../x.md) now.", "See the page now."),
        ("Words.\n{: .small }", "Words."),
    ],
)
def test_references_leave_the_text_for_the_line_of_sources(sample: dict[str, Course], text: str, expected: str) -> None:
    assert wording.worded(sheet(sample["en"]), text) == expected


def test_a_picture_is_found_from_the_slides_too(sample: dict[str, Course]) -> None:
    home = routes.lesson("moving")
    assert wording.placed(sheet(sample["en"]), "![A](../../assets/a.svg)", home) == "![A](../../../assets/a.svg)"
