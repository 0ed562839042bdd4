"""Questions that are out of the ordinary: broken, hostile, very large, from right to left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests import quizpage
from tests.answering import Learner, violations

HOSTILE = (
    "</details></form><script>window.hurt=1</script> \"quotes\" 'single' & 🙂 <img src=x onerror=hurt=1> "
    + "long " * 2000
)
TAME = (
    "\"quotes\" 'single' & 🙂 " + "long " * 2000
)  # prose that may hold Markdown: the rule raw-html refuses HTML there

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    found = browser.new_page(viewport={"width": 320, "height": 900})
    yield found
    found.close()


def test_one_broken_question_never_stops_the_next(page: Page) -> None:
    one = quizpage.asked("numeric", answer=5)
    html = quizpage.page({"one": one, "two": one})
    quizpage.opened(
        page, html.replace('<input type="text" id="q-kinds-one-in"', '<input type="hidden" id="q-kinds-one-in"')
    )
    Learner(page, "mouse").type(page.locator("#q-kinds-two-in"), "5")
    page.locator("#q-kinds-two .gce-answer > summary").click()
    page.wait_for_selector("#q-kinds-two [data-state=right]")


@pytest.mark.parametrize("kind", ["single-choice", "matching", "cloze"])
def test_hostile_text_is_shown_as_text_and_breaks_nothing_around_it(page: Page, kind: str) -> None:
    every: dict[str, dict[str, Any]] = {
        "single-choice": {"choices": {"a": HOSTILE, "b": "B"}, "answer": "a", "feedback": {"b": TAME}},
        "matching": {"pairs": {"a": {"left": TAME, "right": "A"}, "b": {"left": "B", "right": HOSTILE}}},
        "cloze": {"text": "One [[gap]].", "gaps": {"gap": {"accept": ['"><script>window.hurt=1</script>']}}},
    }
    after = quizpage.asked("true-false", answer=True)
    quizpage.opened(page, quizpage.page({"one": quizpage.asked(kind, **every[kind], explanation="x"), "two": after}))
    assert page.evaluate("window.hurt") is None
    assert page.locator(".gce-quiz").count() == page.locator("main > .gce-quiz form").count() == 2
    page.locator("#q-kinds-two input[value=true]").click()
    page.locator("#q-kinds-two .gce-answer > summary").click()
    page.wait_for_selector("#q-kinds-two [data-state=right]")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_large_text_and_long_words_fit_from_right_to_left_too(page: Page, direction: str) -> None:
    word = "مسائل الهجرة والتنمية" if direction == "rtl" else "Staatsangehörigkeitsfeststellungsverfahrensordnung"
    questions = {
        "order": quizpage.asked("ordering", items=dict.fromkeys("abc", word), answer=["a", "b", "c"]),
        "many": quizpage.asked("multiple-response", choices={"a": word, "b": "B"}, answer=["a"]),
        "who": quizpage.asked("matching", pairs={key: {"left": word, "right": word + key} for key in "ab"}),
        "guess": quizpage.asked(
            "estimate", answer="fact/migrants-2020", least=0, most=2000, step=10, close=40, scale="million"
        ),
    }
    quizpage.opened(page, quizpage.page(questions, direction=direction))
    page.add_style_tag(content="html { font-size: 200% }")
    Learner(page, "mouse").type(page.locator("#q-kinds-guess-in"), "900")
    for summary in page.locator(".gce-answer > summary").all():
        summary.click()
    page.wait_for_selector("[data-state=wrong]")
    over = page.evaluate(
        """[...document.querySelectorAll('main *')]
        .filter((e) => e.checkVisibility() && !e.closest('svg') && e.getBoundingClientRect().right > innerWidth + 1)
        .map((e) => e.outerHTML.slice(0, 120))"""
    )
    assert over == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []


def test_a_draw_is_the_same_for_everybody_and_the_rest_stays_reachable(page: Page) -> None:
    questions = {f"q{at}": quizpage.asked("numeric", answer=at) for at in range(12)}
    drawn = []
    for seed in ("", "#seed=a1", "#seed=a1", "#seed=b2"):
        quizpage.opened(page, quizpage.pool(questions, draw=5))
        page.goto("about:blank")
        page.goto(quizpage.ADDRESS + seed)
        shown = page.eval_on_selector_all(".gce-drawn .gce-quiz", "found => found.map((one) => one.id)")
        assert len(shown) == 5
        assert page.locator(".gce-rest .gce-quiz").count() == 7
        drawn.append(" ".join(shown))
    assert drawn[1] == drawn[2]
    assert len(set(drawn)) == 3


def test_an_orders_marks_are_those_its_score_is_made_of(page: Page) -> None:
    items = {key: f"Line {key}" for key in "abcd"}
    quizpage.opened(page, quizpage.page({"order": quizpage.asked("ordering", items=items, answer=list("abcd"))}))
    for places, score, marks in (
        ("4213", "wrong", [False, False, False, None]),  # b is in its place, and nothing follows as it should
        ("2341", "partly", [True, True, False, None]),
        ("1234", "right", [True, True, True, None]),
    ):
        page.evaluate(quizpage.GIVE, {"question": "#q-kinds-order", "answer": dict(zip("abcd", places, strict=True))})
        page.evaluate(quizpage.VERDICT, "#q-kinds-order")
        page.wait_for_selector(f"#q-kinds-order [data-state={score}]")
        shown = page.locator("#q-kinds-order [data-for] .gce-yours")
        right = "(all) => all.map((e) => e.matches('.gce-right') ? true : e.matches('.gce-wrong') ? false : null)"
        assert shown.evaluate_all(right) == marks
        assert shown.first.inner_text().endswith("the right line follows" if marks[0] else "another line follows")
        assert shown.last.inner_text() == f"Your place: {places[-1]}"
