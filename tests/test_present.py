"""Presenting a module and a quiz: by keys, clicker, swipe and buttons, without a script, on a beamer and on paper."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from builder import pages
from builder.loading import load
from builder.pages import routes
from builder.pages.presenting import presenting_pages
from builder.pages.sheet import Site
from tests import plainsite
from tests.answering import violations

ROOT = Path(__file__).parent.parent
DECK, QUIZ, TEACH = "modules/moving/present/", "modules/moving/quiz/present/", "modules/moving/teach/"
BEAMER: dict[str, Any] = {"viewport": {"width": 1280, "height": 720}}
SPARE = 24
"""Pixels a slide may be longer than the screen: less than a line."""

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(browser: Browser, site: Path) -> Iterator[plainsite.Visit]:
    with plainsite.visit(browser, site, {"Content-Security-Policy": plainsite.policy(site)}, **BEAMER) as found:
        yield found


def now(page: Page) -> str:
    (shown,) = page.locator(".gce-screen:visible").evaluate_all("all => all.map((one) => one.id)")
    return str(shown)


def pressed(page: Page, *keys: str) -> str:
    for key in keys:
        page.keyboard.press(key)
    return now(page)


def turned(page: Page, slide: str) -> None:
    """Go to a slide by its address; a page hears of a new address a moment after it has it."""
    page.goto(page.url.partition("#")[0] + f"#{slide}")
    expect(page.locator(f"#{slide}")).to_have_attribute("data-now", "")


def test_keys_and_clicker_turn_slides_and_the_address_keeps_the_place(visit: plainsite.Visit) -> None:
    page = visit.page(DECK)
    assert now(page) == "title" and page.url.endswith("/present/")
    assert pressed(page, "ArrowRight") == pressed(page, "PageDown", "PageUp") == "question"
    assert pressed(page, "End") == "end" and page.url.endswith("#end")
    page.reload()
    assert now(page) == "end"
    assert pressed(page, "Home", "Space", "Shift+Space") == "title"
    turned(page, "counted")
    assert now(page) == "counted"
    assert page.locator(".gce-which").inner_text().startswith("6 / ")


def test_a_press_shows_the_answer_and_the_next_goes_on(visit: plainsite.Visit) -> None:
    page = visit.page(QUIZ + "#q-kinds-amina")
    answer = page.locator("#q-kinds-amina .gce-right")
    assert answer.count() == 1 and not answer.is_visible()
    assert pressed(page, "PageDown") == "q-kinds-amina" and answer.is_visible()
    assert page.locator("#q-kinds-amina .gce-reveal .gce-src").is_visible()
    assert pressed(page, "PageDown") == "q-kinds-grounds"
    assert pressed(page, "PageUp") == "q-kinds-amina" and answer.is_visible()


def test_buttons_and_swipes_do_the_same(browser: Browser, site: Path) -> None:
    phone: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
    with plainsite.visit(browser, site, **phone) as visit:
        page = visit.page(DECK)
        page.get_by_role("button", name="On", exact=True).tap()
        assert now(page) == "question"
        swipe = """([from, to]) => { const deck = document.querySelector("gce-deck"), at = (x) => new Touch({
            identifier: 1, target: deck, clientX: x, clientY: 300 });
            deck.dispatchEvent(new TouchEvent("touchstart", { touches: [at(from)], bubbles: true }));
            deck.dispatchEvent(new TouchEvent("touchend", { changedTouches: [at(to)], bubbles: true })); }"""
        page.evaluate(swipe, [300, 80])
        assert now(page) == "before"
        page.evaluate(swipe, [80, 300])
        assert now(page) == "question"
        page.evaluate(swipe, [300, 280])
        assert now(page) == "question"
        page.get_by_role("button", name="Back", exact=True).tap()
        assert now(page) == "title"
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_clock_begins_with_the_step_of_the_slide(visit: plainsite.Visit) -> None:
    visit.context.clock.install()
    page = visit.page(DECK + "#counted")
    pressed(page, "t")
    assert page.locator(".gce-count").inner_text() == "35:00"
    visit.context.clock.run_for(61_000)
    assert page.locator(".gce-count").inner_text() == "33:59"
    pressed(page, "t")
    visit.context.clock.run_for(5_000)
    assert page.locator(".gce-count").inner_text() == "33:59"
    page.locator(".gce-clock-panel").get_by_role("button", name="Close").click()
    assert not page.locator(".gce-clock-panel").is_visible()


def test_a_blank_screen_hides_everything_until_the_next_key(visit: plainsite.Visit) -> None:
    page = visit.page(DECK)
    for key in ("b", "."):
        pressed(page, key)
        assert page.locator(".gce-blank").bounding_box() == {"x": 0, "y": 0, "width": 1280, "height": 720}
        assert pressed(page, "ArrowRight") == "title" and not page.locator(".gce-blank").is_visible()


def test_the_keys_are_listed_and_colours_change(visit: plainsite.Visit) -> None:
    page = visit.page(DECK)
    pressed(page, "?")
    assert page.get_by_role("dialog").is_visible() and "PgDn" in page.get_by_role("dialog").inner_text()
    assert pressed(page, "Escape") == "title" and not page.get_by_role("dialog").is_visible()
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    pressed(page, "c")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_counts_of_facts_are_drawn_before_and_after(visit: plainsite.Visit) -> None:
    page = visit.page(QUIZ + "#q-kinds-binding")
    pressed(page, "v")
    tally = page.locator("#q-kinds-binding gce-tally")
    assert pressed(page, "1", "2", "ArrowRight") == "q-kinds-binding"
    for field, slips in zip(tally.locator("input").all(), (12, 6, 8, 14), strict=True):
        field.fill(str(slips))
    assert tally.locator(".gce-portion").all_inner_texts() == ["60% → 30% (−30)", "40% → 70% (+30)"]
    assert [one.get_attribute("width") for one in tally.locator("rect").all()] == ["60", "30", "40", "70"]
    tally.get_by_role("button", name="One more: A, After").click()
    assert tally.locator("input").nth(1).input_value() == "7"
    assert "not of the same number" in tally.get_by_role("status").inner_text()
    page.reload()
    assert [field.input_value() for field in tally.locator("input").all()] == [""] * 4


def test_folded_slips_are_counted_before_and_after_and_few_show_nothing(visit: plainsite.Visit) -> None:
    page = visit.page(DECK + "#before")
    pressed(page, "v")
    first, second = page.locator("#before gce-tally"), page.locator("#after gce-tally")
    first.locator('[data-moment="before"]').first.fill("4")
    assert set(first.locator(".gce-portion").all_inner_texts()) == {""} and "fewer than five" in first.inner_text()
    first.locator('[data-moment="before"]').nth(1).fill("16")
    pressed(page, "Escape", "PageDown")
    turned(page, "after")
    pressed(page, "v")
    assert second.locator('[data-moment="before"]').first.input_value() == "4"
    second.locator('[data-moment="after"]').first.fill("10")
    second.locator('[data-moment="after"]').nth(1).fill("10")
    assert second.locator(".gce-portion").first.inner_text() == "20% → 50% (+30)"


def test_without_a_script_it_is_one_text_with_answers_folded_in(browser: Browser, site: Path) -> None:
    with plainsite.visit(browser, site, java_script_enabled=False) as visit:
        page = visit.page(QUIZ)
        assert page.locator(".gce-screen:visible").count() == 14
        answer = page.locator("#q-kinds-amina .gce-reveal")
        assert not answer.locator(".gce-right").is_visible()
        answer.locator("summary").click()
        assert answer.locator(".gce-right").is_visible()
        assert not page.locator(".gce-bar, gce-tally, .gce-blank, dialog").filter(visible=True).count()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(browser: Browser, site: Path, width: int, scheme: str) -> None:
    options: dict[str, Any] = {
        "viewport": {"width": width, "height": 720},
        "color_scheme": scheme,
        "reduced_motion": "reduce",
    }
    with plainsite.visit(browser, site, **options) as visit:
        page = visit.page(QUIZ)
        assert violations(page) == []
        for slide in ("q-kinds-amina", "q-kinds-who", "q-kinds-your-view", "end"):
            turned(page, slide)
            assert violations(page) == []
            pressed(page, "v" if "view" in slide else "PageDown", "t")
            assert violations(page) == []
        pressed(page, "Escape", "?")
        assert violations(page) == []


def test_the_code_on_the_first_slide_leads_to_the_pupils_page(visit: plainsite.Visit) -> None:
    page = visit.page(DECK)
    shown = Image.open(io.BytesIO(page.screenshot()))
    assert [one.text for one in zxingcpp.read_barcodes(shown)] == [plainsite.ADDRESS + "modules/moving/"]
    assert "course.test/modules/moving" in page.locator("#title").inner_text()


def test_the_plan_leads_straight_to_a_slide(visit: plainsite.Visit) -> None:
    page = visit.page(TEACH)
    page.get_by_role("link", name="Present from here").last.click()
    page.wait_for_url("**/present/#counted")
    assert now(page) == "counted"


def test_on_paper_every_slide_is_there_and_answers_are_left_out(visit: plainsite.Visit) -> None:
    page = visit.page(QUIZ)
    page.emulate_media(media="print")
    assert page.locator(".gce-screen:visible").count() == 14
    assert not page.locator(".gce-right:visible, .gce-bar:visible, gce-tally:visible").count()


OVERFLOW = """() => { const deck = document.querySelector("gce-deck"), found = [];
  const wide = () => document.documentElement.scrollWidth - innerWidth;
  const look = (what) => found.push([deck.slide.id, what, deck.rest(), wide()]);
  deck.slides.forEach((slide, index) => { deck.go(index); look("");
    for (const one of slide.querySelectorAll(".gce-reveal")) { deck.reveal(one); look("answer"); } });
  return found; }"""


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_no_slide_of_the_course_is_longer_than_a_beamer_s_screen(browser: Browser, language: str) -> None:
    site = Site.of(load(ROOT).courses[language], address=plainsite.ADDRESS)
    made = pages.runtime()
    sheets = "".join(f"<style>{made[f'assets/{name}.css'].decode()}</style>" for name in ("course", "present", "chart"))
    tab, seen = browser.new_page(viewport={"width": 1280, "height": 720}), 0
    for path, make in presenting_pages(site).items():
        body = make().decode().partition("---\n\n")[2]
        tab.set_content(f'<!doctype html><html lang="{language}">{sheets}<body class="md-typeset"><main>{body}</main>')
        tab.add_script_tag(content=made["assets/present.js"].decode())
        found = tab.evaluate(OVERFLOW)
        assert [one for one in found if one[2] > SPARE or one[3] > 0] == [], routes.address(path)
        seen += len(found)
    assert seen > 500
    tab.close()


def test_the_dark_palette_without_a_script_is_the_same() -> None:
    made = {name: pages.runtime()[f"assets/{name}.css"].decode() for name in ("course", "present")}
    colours = {name: re.findall(r"(--gce-[\w-]+): (#\w+);", text) for name, text in made.items()}
    slate = made["course"].partition('[data-md-color-scheme="slate"]')[2].partition("}")[0]
    assert colours["present"] == re.findall(r"(--gce-[\w-]+): (#\w+);", slate)
