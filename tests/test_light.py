"""Pages load what they show: a stylesheet without what no page uses, the theme's script only when it is wanted."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from builder import pages
from builder.course import Course
from builder.loading import load
from builder.pages import look
from builder.tree import Tree
from tests import plainsite

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def tree() -> Tree:
    course: Course = load(ROOT / "tests/sample").courses["en"]
    return pages.language_tree(course, {"theme": {"features": ["navigation.tabs"]}})


def selectors(sheet: bytes) -> set[str]:
    return set(re.findall(r"\.(?:md|gce)-[\w-]+", sheet.decode()))


def test_the_stylesheet_holds_what_pages_show_and_little_else(tree: Tree) -> None:
    sheet = tree[look.STYLESHEET]
    for shown in (
        "admonition",
        "footnote",
        "headerlink",
        "md-search-result__more",
        "md-typeset__scrollwrap",
        "gce-quiz",
    ):
        assert f".{shown}".encode() in sheet, shown
    for never in ("md-annotation", "md-post", "mermaid", "tabbed-set", "data-md-color-primary=teal"):
        assert never.encode() not in sheet, never
    assert len(gzip.compress(sheet, 9)) <= 17 * 1024


def test_a_class_an_author_writes_brings_its_rules(tree: Tree) -> None:
    bare = {path: text for path, text in tree.items() if not path.endswith(".md")}
    page = {"docs/more.md": b"??? danger\n\n    Words.\n\n```\ncode\n```\n\n[a](b.md){ .md-button }\n"}
    before, after = (look.stylesheet(one, []) for one in (bare, bare | page))
    for mark in (b".danger>.admonition-title", b".highlight", b".md-button"):
        assert mark not in before, mark
        assert mark in after, mark


def test_a_feature_that_needs_the_script_leaves_all_as_the_theme_has_it(tree: Tree) -> None:
    whole = look.stylesheet(tree, ["content.code.copy"])
    assert selectors(tree[look.STYLESHEET]) < selectors(whole)
    assert b".tabbed-set" in whole
    assert not look.still(["navigation.tabs", "navigation.instant"])
    assert look.still(["navigation.tabs"])


def test_the_same_pages_give_the_same_stylesheet(tree: Tree) -> None:
    assert look.stylesheet(dict(reversed(tree.items())), []) == tree[look.STYLESHEET]


def heavy(asked: list[str]) -> list[str]:
    """What a page asked for that only search and wide pages need."""
    return sorted({name for path in asked for name in ("bundle", "workers/search", "search_index") if name in path})


@pytest.mark.browser
def test_a_phone_loads_the_themes_script_with_the_first_search(browser: Browser, site: Path) -> None:
    with plainsite.visit(browser, site) as visit:
        page = visit.page(plainsite.QUIZ + "#how-do-we-know")
        page.wait_for_timeout(800)
        assert heavy(visit.asked) == []
        assert len(visit.asked) <= 6
        page.locator(".gce-search").click()
        page.keyboard.type("refugee")
        page.locator(".md-search-result__link").first.wait_for()
        page.wait_for_timeout(400)  # it would close what is open now, for the address's sake
        assert page.locator(".md-search-result__link").first.is_visible()
        assert heavy(visit.asked) == ["bundle", "search_index", "workers/search"]


@pytest.mark.browser
def test_a_wide_page_loads_it_once_it_is_at_rest(browser: Browser, site: Path) -> None:
    with plainsite.visit(browser, site, viewport={"width": 1280, "height": 900}) as visit:
        page = visit.page(plainsite.LESSON)
        page.wait_for_function("window.component$ !== undefined")
        page.wait_for_timeout(400)
        page.keyboard.press("/")
        page.keyboard.type("refugee")
        page.locator(".md-search-result__link").first.wait_for()


@pytest.mark.browser
def test_the_slash_opens_the_search_before_that_script_is_there(browser: Browser, site: Path) -> None:
    with plainsite.visit(browser, site) as visit:
        page = visit.page(plainsite.LESSON)
        page.keyboard.press("/")
        page.locator(".md-search__input:focus").wait_for()
        page.keyboard.type("refugee")
        page.locator(".md-search-result__link").first.wait_for()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system_until_somebody_chooses(browser: Browser, site: Path, scheme: str) -> None:
    names = {"light": "default", "dark": "slate"}
    (other,) = set(names) - {scheme}
    with plainsite.visit(browser, site, color_scheme=scheme) as visit:
        page = visit.page(plainsite.QUIZ)
        assert page.locator("body").get_attribute("data-md-color-scheme") == names[scheme]
        page.locator("[data-md-component=palette] button:visible").click()
        assert page.locator("body").get_attribute("data-md-color-scheme") == names[other]
        assert page.locator("[data-md-component=palette] button:visible").count() == 1
        page.reload()
        assert page.locator("body").get_attribute("data-md-color-scheme") == names[other]
        page.locator(".gce-search").click()  # the theme's script takes over what was chosen
        page.wait_for_function("window.component$ !== undefined")
        page.wait_for_timeout(200)
        assert page.locator("body").get_attribute("data-md-color-scheme") == names[other]


@pytest.mark.browser
def test_a_question_one_points_at_clips_nothing_any_more(browser: Browser, site: Path) -> None:
    with plainsite.visit(browser, site) as visit:
        page = visit.page(plainsite.QUIZ)
        last = page.locator(".gce-drawn > .gce-quiz").last
        assert last.evaluate("(one) => getComputedStyle(one).contentVisibility") == "auto"
        last.hover()
        page.locator(".gce-drawn > .gce-quiz.gce-near:last-child").wait_for()
        assert last.evaluate("(one) => getComputedStyle(one).contentVisibility") == "visible"


@pytest.mark.browser
@pytest.mark.parametrize("path", [plainsite.FIGURES, "glossary/", "sources/"])
def test_an_entry_one_points_at_clips_nothing_any_more(path: str, browser: Browser, site: Path) -> None:
    with plainsite.visit(browser, site) as visit:
        page = visit.page(path)
        last = page.locator(".gce-far").last
        assert last.evaluate("(one) => getComputedStyle(one).contentVisibility") == "auto"
        last.hover()
        assert last.evaluate("(one) => getComputedStyle(one).contentVisibility") == "visible"


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_a_figure_that_is_spared_is_found_by_its_address_and_by_searching(
    width: int, browser: Browser, site: Path
) -> None:
    with plainsite.visit(browser, site, viewport={"width": width, "height": 700}) as visit:
        page = visit.page(plainsite.FIGURES)
        last = page.locator("tr.gce-far").last
        name = last.get_attribute("id")
        page.goto(f"{plainsite.ADDRESS}{plainsite.FIGURES}#{name}")
        assert page.evaluate(
            "(one) => one.getBoundingClientRect().top >= 0 && one.getBoundingClientRect().top < innerHeight",
            last.element_handle(),
        )
        page.get_by_role("searchbox", name="Find a figure").fill("no figure has such words")
        assert not page.locator("tr.gce-far:visible").count()


@pytest.mark.browser
def test_a_source_is_found_by_a_word_of_its_own(browser: Browser, site: Path) -> None:
    with plainsite.visit(browser, site) as visit:
        page = visit.page("sources/")
        names = page.locator(".gce-entry h2").filter(visible=True)
        before = names.count()
        field = page.get_by_role("searchbox", name="Find a source")
        field.fill("NEGOTIATED owed")
        assert 0 < names.count() < before
        every = page.locator(".gce-entry").count()
        assert page.locator(".gce-filter [role=status]").inner_text() == f"{names.count()} of {every} sources"
        field.fill("")
        assert names.count() == before


@pytest.mark.browser
@pytest.mark.parametrize("width", [760, 1280])
def test_the_columns_of_the_figures_stand_below_their_headings(width: int, browser: Browser, site: Path) -> None:
    lefts = "(row) => [...row.cells].map((cell) => Math.round(cell.getBoundingClientRect().left))"
    with plainsite.visit(browser, site, viewport={"width": width, "height": 700}) as visit:
        table = visit.page(plainsite.FIGURES).get_by_role("table", name="Figures")
        rows = [row.evaluate(lefts) for row in table.get_by_role("row").all()]
        assert len(rows) > 2
        assert all(row == rows[0] for row in rows)
        assert table.get_by_role("columnheader").count() == len(rows[0]) == 5
