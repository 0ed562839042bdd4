"""A debate in a real browser, on the built site: what runs the hour, what is printed, and that no vote is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests import plainsite
from tests.answering import violations

pytestmark = pytest.mark.browser

KEPT = """async () => JSON.stringify({...localStorage, ...sessionStorage}) + document.cookie +
  (await indexedDB.databases()).map((one) => one.name) + await caches.keys() + location.hash + location.search"""
VOTES = {"before": (9, 10, 5), "after": (12, 9, 3)}


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """The debate on a phone, under the site's own policy."""
    policy = {"Content-Security-Policy": plainsite.policy(site)}
    with plainsite.visit(browser, site, policy) as visit:
        yield visit.page("debates/near/")


def vote(page: Page) -> None:
    for moment, slips in VOTES.items():
        for field, count in zip(page.locator(f"gce-vote [data-moment={moment}]").all(), slips, strict=True):
            field.fill(str(count))


def test_two_votes_show_the_shift_and_nothing_of_them_is_kept(page: Page) -> None:
    before = page.evaluate(KEPT)
    vote(page)
    told = page.locator("gce-vote [role=status]")
    assert told.inner_text() == "For: 9 → 12 (+3). Against: 10 → 9 (−1). Undecided: 5 → 3 (−2)."
    assert page.locator(".gce-shares svg title").text_content() == told.inner_text()
    widths = page.locator(".gce-shares rect").evaluate_all("all => all.map((one) => one.getBoundingClientRect().width)")
    assert [round(one / sum(widths[:3]) * 24) for one in widths] == [9, 10, 5, 12, 9, 3]
    assert page.evaluate(KEPT) == before
    page.goto(plainsite.ADDRESS + plainsite.LESSON)
    assert page.evaluate(KEPT) == before
    page.go_back()
    assert page.locator("gce-vote input").evaluate_all("all => all.map((one) => one.value).join('')") == ""
    assert not page.locator(".gce-shares").is_visible()


def test_few_slips_and_sums_that_differ_are_told(page: Page) -> None:
    vote(page)
    fields = page.locator("gce-vote [data-moment=after]").all()
    fields[0].fill("2")
    assert "different numbers of slips" in page.locator("gce-vote [role=status]").inner_text()
    for field in fields:
        field.fill("1")
    assert "could be guessed" in page.locator("gce-vote [role=status]").inner_text()
    assert not page.locator(".gce-shares").is_visible()


def test_the_running_order_leads_to_each_part_and_its_minutes_add_up(page: Page) -> None:
    rows = page.locator("gce-timer tbody tr")
    spans = [tuple(map(int, one.split("–"))) for one in rows.locator("td:first-child").all_inner_texts()]
    assert [one for one, _ in spans] == [0, *(end for _, end in spans[:-1])] and spans[-1][1] == 50
    links = rows.locator("a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert links and all(page.locator(link).count() == 1 for link in links)


def test_hands_are_for_statements_of_fact_whose_answer_is_folded(page: Page) -> None:
    (statement,) = page.locator(".gce-facts > li").all()
    assert "binds the states that adopted it" in statement.inner_text()
    answer = statement.locator("details > p").first
    assert not answer.is_visible()
    statement.locator("summary").press("Enter")
    assert answer.inner_text() == "Not true: It is a promise made in public, not a treaty."
    assert statement.locator("details a").count() == 1
    assert page.locator(".gce-facts").inner_text().find("should") == -1  # no motion, no opinion


def test_the_slips_are_printed_alone_and_all_look_the_same(page: Page) -> None:
    page.evaluate("() => { window.print = () => { window.printed = document.documentElement.className; }; }")
    page.locator("#slips > summary").press("Enter")
    page.get_by_role("button", name="Print the slips").click()
    page.emulate_media(media="print")
    assert "gce-only-slips" in page.evaluate("window.printed")
    slips = page.locator(".gce-slip")
    assert slips.count() == 24 and len(set(slips.all_inner_texts())) == 2 and slips.first.is_visible()
    assert not page.locator("h1, h2, .gce-evidence, gce-vote, #how-do-we-know").filter(visible=True).count()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("h2#roles").is_visible()


def test_by_keys_alone_roles_are_drawn_swapped_and_the_clock_runs(page: Page) -> None:
    page.clock.install()
    page.get_by_role("button", name="Draw the roles").focus()
    page.keyboard.press("Enter")
    drawn = page.locator(".gce-who").all_inner_texts()
    assert len(set(drawn)) == 7
    page.get_by_role("button", name="Swap: Timekeeper").focus()
    page.keyboard.press("Space")
    assert sum(one != other for one, other in zip(drawn, page.locator(".gce-who").all_inner_texts(), strict=True)) == 1
    page.get_by_role("button", name="Start or pause").focus()
    page.keyboard.press("Enter")
    page.clock.run_for(60_000)
    assert page.locator(".gce-count").text_content() == "4:00"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_narrow_phone_and_any_eyes(browser: Browser, site: Path, scheme: str) -> None:
    with plainsite.visit(browser, site, viewport={"width": 320, "height": 700}, color_scheme=scheme) as visit:
        for path in ("debates/near/", "help/"):
            page = visit.page(path)
            if path != "help/":
                vote(page)
                page.get_by_role("button", name="Draw the roles").click()
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
            assert violations(page) == []


def test_without_a_script_all_of_it_can_be_read_and_printed(browser: Browser, site: Path) -> None:
    with plainsite.visit(browser, site, java_script_enabled=False) as visit:
        page = visit.page("debates/near/")
        assert page.get_by_text("Write the roles on slips and draw them.").is_visible()
        page.locator("#slips > summary").click()
        assert page.locator(".gce-slip").first.is_visible()
        assert not page.get_by_role("button", name="Print the slips").is_visible()
