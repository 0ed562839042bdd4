"""Practise, flashcards, my progress: nothing is lost, nothing counted wrongly, and all of it stays on the device."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from builder import pages
from builder.course import Course
from builder.loading import load
from builder.pages import generated, study
from builder.pages.sheet import Sheet, Site
from tests.plainsite import BLOCKED, FULL
from tests.studysite import HOST, QUIZ, Visit, answer, kept, made, today

ROOT = Path(__file__).parent.parent
RUNTIME = ROOT / "builder" / "pages" / "runtime"
ONE, TWO = "who-is-who/born-here", "who-is-who/grounds"
NOON = datetime(2026, 11, 22, 12)
FILE = {"progress": "people-on-the-move", "version": 1, "answers": {ONE: [[1_700_000_000, 1, None, "old"]]}}
PAGES = ("practise/", "flashcards/", "progress/")
browser_test = pytest.mark.browser


@pytest.fixture(scope="module")
def course() -> Course:
    return load(ROOT).courses["en"]


@pytest.fixture(scope="module")
def site(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(course, tmp_path_factory.mktemp("study"))


@pytest.fixture
def visit(browser: Browser, site: Path) -> Iterator[Visit]:
    """A visitor whose pages make no error and ask nobody else for anything."""
    found = Visit(browser, site)
    yield found
    found.close()
    assert found.faults == []


# What questions are generated from


def test_no_generated_option_is_another_definition_of_the_term_that_is_asked(course: Course) -> None:
    stock = generated.stock(Sheet(Site.of(course), "practise.md", "x", "x"))
    terms: Any = stock["terms"]
    assert len(terms) > 10
    for entry in terms:
        term = course.terms[entry["id"]]
        assert (term.audience, len(term.definitions)) == ("learner", 1)
        assert term.name.casefold() not in entry["meaning"].casefold().split()
    meanings = [entry["meaning"] for entry in terms]
    assert len(set(meanings)) == len(meanings)


def test_only_what_was_held_against_its_source_is_asked(course: Course) -> None:
    facts, events = generated.facts(course), generated.events(course)
    assert len(facts) > 5 and len(events) > 5
    assert {record.checked for record in (*facts.values(), *events.values())} == {"document"}
    assert {fact.audience for fact in facts.values()} | {event.audience for event in events.values()} == {"learner"}


def test_a_figure_that_is_counted_in_two_ways_is_never_asked(course: Course) -> None:
    disputed = {name for name, fact in course.facts.items() if fact.rivals}
    assert disputed
    assert not disputed & set(generated.facts(course))
    assert not {other for name in disputed for other in course.facts[name].rivals} & set(generated.facts(course))


def test_the_figure_stands_on_its_scale_and_not_in_one_place(course: Course) -> None:
    sheet = Sheet(Site.of(course), "practise.md", "x", "x")
    places = set()
    for name, fact in generated.facts(course).items():
        asked = generated.estimate(sheet, name, fact)
        assert asked.least < fact.value.digits < asked.most
        assert (fact.value.digits / asked.step) % 1 == 0
        places.add(round(fact.value.digits / asked.most, 1))
    assert len(places) > 3


def test_a_meaning_does_not_hold_the_word_it_explains(course: Course) -> None:
    term = course.terms["brain-drain"].model_copy(update={"name": "drain (brain)", "forms": ("drains",)})
    assert generated.masked("Drains, or a drain (brain), or draining.", term) == "…, or a …, or draining."


def test_the_same_seed_meets_the_same_stock_in_every_language() -> None:
    stocks = [
        generated.stock(Sheet(Site.of(course), "practise.md", "x", "x")) for course in load(ROOT).courses.values()
    ]
    ids = [[entry["id"] for key in ("terms", "events") for entry in stock[key]] for stock in stocks]  # type: ignore[attr-defined]  # lists of entries
    assert all(found == ids[0] for found in ids)
    assert all(stock["estimates"] == stocks[0]["estimates"] for stock in stocks)


def test_polls_and_essays_have_no_place_in_the_progress(course: Course) -> None:
    items = list(study.items(course))
    assert len(items) == sum(asked.scored for _, asked, _ in course.questions())
    assert all(item.key for item in items)


def test_the_scripts_are_small() -> None:
    assert len(gzip.compress((RUNTIME / "store.js").read_bytes(), 9)) <= 2048
    for name in {name for names in pages.SCRIPTS.values() for name in names}:
        assert len((RUNTIME / name).read_text().splitlines()) < 100, name


# What is kept


@browser_test
def test_a_wrong_question_climbs_from_box_to_box_and_leaves(visit: Visit) -> None:
    page = visit.tab()
    page.clock.set_fixed_time(NOON)
    page.goto(HOST + "progress/")
    row = page.locator(f'tr[data-question="{ONE}"] .gce-back')
    answer(page, ONE, 0)
    assert row.text_content() == "waits in Practise"
    at = NOON
    for days, said in [(0, "box 2"), (1, "box 3"), (3, "box 4"), (7, "box 5"), (21, "")]:
        at += timedelta(days=days, minutes=1)
        page.clock.set_fixed_time(at)
        answer(page, ONE, 1, sure="sure")
        assert said in str(row.text_content())
    assert row.text_content() == ""


@browser_test
def test_right_but_unsure_comes_back_and_right_too_early_changes_nothing(visit: Visit) -> None:
    page = visit.tab("progress/")
    row = page.locator(f'tr[data-question="{ONE}"] .gce-back')
    answer(page, ONE, 1)
    assert row.text_content() == ""  # known at the first go
    answer(page, ONE, 1, sure="unsure")
    assert row.text_content() == "waits in Practise"
    page.wait_for_timeout(1100)  # times are kept in seconds, and nobody answers twice in one
    for _ in range(5):
        answer(page, ONE, 1)
    assert "box 2" in str(row.text_content())
    assert len(kept(page)[ONE]) == 3


@browser_test
def test_a_changed_question_waits_to_be_done_again_and_its_answers_stay(visit: Visit) -> None:
    page = visit.tab("progress/")
    answer(page, ONE, 1, key="former")
    assert (
        page.locator(f'tr[data-question="{ONE}"] .gce-state').text_content() == "changed since you did it: do it again"
    )
    assert "Done: 0 of" in str(page.locator(".gce-sums li").first.text_content())
    assert [row[3] for row in kept(page)[ONE]] == ["former"]
    page.goto(HOST + "practise/")
    expect(page.locator(".gce-due .gce-told")).to_have_text("Waiting for you: 1.")
    assert page.locator(".gce-due [data-question]:not(template)").get_attribute("data-question") == ONE


@browser_test
def test_a_question_the_course_no_longer_has_is_kept_and_not_counted(visit: Visit) -> None:
    page = visit.tab("progress/")
    answer(page, "gone/for-good", 0, key="k")
    assert "gone/for-good" in kept(page)
    assert "Done: 0 of" in str(page.locator(".gce-sums li").first.text_content())


@browser_test
def test_two_tabs_lose_nothing(visit: Visit) -> None:
    left, right = visit.tab("progress/"), visit.tab("progress/")
    answer(left, ONE, 0)
    answer(right, TWO, 1)
    expect(left.locator(f'tr[data-question="{TWO}"] .gce-state')).to_contain_text("right")
    # A tab that wrote over the other's answers, as an old browser without events would: both come back.
    right.evaluate("localStorage.setItem('gce:people-on-the-move', '{\"version\":1,\"answers\":{}}')")
    left.wait_for_function(
        "Object.keys(JSON.parse(localStorage.getItem('gce:people-on-the-move')).answers).length === 2"
    )
    left.on("dialog", lambda dialog: dialog.accept())
    left.get_by_role("button", name="Erase everything").click()
    expect(right.locator(f'tr[data-question="{TWO}"] .gce-state')).to_have_text("not done yet")
    assert left.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('gce:'))") == []


@browser_test
@pytest.mark.parametrize(("script", "said"), [(BLOCKED, "lets no site keep"), (FULL, "no room left")])
def test_where_nothing_can_be_kept_all_works_and_the_page_says_so(
    browser: Browser, site: Path, script: str, said: str
) -> None:
    visit = Visit(browser, site)
    visit.context.add_init_script(script)
    page = visit.tab("progress/")
    visit.faults.clear()  # the theme itself complains of blocked storage
    answer(page, ONE, 0)
    expect(page.locator(f'tr[data-question="{ONE}"] .gce-back')).to_have_text("waits in Practise")
    expect(page.locator(".gce-kept")).to_contain_text(said)
    visit.close()


@browser_test
@pytest.mark.parametrize(
    "text", ["{", "[]", "null", '{"version": 99, "answers": {}}', '{"version": 1, "answers": {"a": 1}}']
)
def test_what_cannot_be_read_is_set_aside_and_said(visit: Visit, text: str) -> None:
    page = visit.tab("flashcards/")
    page.evaluate("(text) => localStorage.setItem('gce:people-on-the-move', text)", text)
    page.goto(HOST + "progress/")
    expect(page.locator(".gce-kept")).to_contain_text("set aside")
    answer(page, ONE, 1)
    assert list(kept(page)) == [ONE]
    aside = page.evaluate("Object.entries(localStorage).filter(([key]) => key.includes(':aside-'))")
    assert [value for _, value in aside] == [text]


@browser_test
def test_no_trace_of_polls_and_essays(visit: Visit) -> None:
    page = visit.tab(QUIZ)
    page.locator('[data-kind="poll"] label').first.click()
    page.locator('[data-kind="poll"] button').first.click()
    page.locator('[data-kind="essay"] textarea').fill("What I really think")
    page.locator('[data-kind="essay"] .gce-answer > summary').click()
    page.evaluate(
        "document.body.dispatchEvent(new CustomEvent('gce-answered', { bubbles: true, detail: { question: 'a/b' } }))"
    )
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('gce:'))") == []
    assert "really think" not in page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")


# In and out


@browser_test
def test_progress_saved_erased_and_opened_again_is_the_same(visit: Visit, tmp_path: Path) -> None:
    page = visit.tab("progress/")
    answer(page, ONE, 0, sure="sure")
    answer(page, TWO, 0.5)
    before = kept(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a file").click()
    saved.value.save_as(tmp_path / "progress.json")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Erase everything").click()
    assert kept(page) == {}
    answer(page, "term/diaspora", 1)
    page.locator("input[type=file]").set_input_files(tmp_path / "progress.json")
    expect(page.locator(".gce-told").last).to_contain_text("2 questions and cards")
    assert {name: log for name, log in kept(page).items() if name != "term/diaspora"} == before
    assert "term/diaspora" in kept(page)


@browser_test
def test_erasing_asks_once_and_no_means_no(visit: Visit) -> None:
    page = visit.tab("progress/")
    answer(page, ONE, 0)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Erase everything").click()
    assert ONE in kept(page)


HOSTILE = [
    ("no JSON <script>alert(1)</script>", "not a file of your progress"),
    (json.dumps(FILE | {"progress": "another-course"}), "another course"),
    (json.dumps(FILE | {"version": "constructor"}), "not a file"),
    (json.dumps(FILE | {"answers": {"__proto__": []}}), "not a file"),
    (json.dumps(FILE | {"answers": {"a/b": [[1, 2, None, "k"]]}}), "not a file"),
    (json.dumps(FILE | {"answers": {"a/<img onerror=alert(1)>": []}}), "not a file"),
    (json.dumps(FILE | {"answers": {"a/b": [[1e999, 1, None, "k"]]}}), "not a file"),
    (json.dumps(FILE | {"answers": [1]}), "not a file"),
    ("[" * 100_000, "not a file"),
    ("x" * 3_000_000, "too large"),
]


@browser_test
def test_a_hostile_file_is_refused_with_a_word(visit: Visit) -> None:
    page = visit.tab("progress/")
    for text, said in HOSTILE:
        give = {"name": "progress.json", "mimeType": "application/json", "buffer": text.encode()}
        page.locator("input[type=file]").set_input_files(give)  # type: ignore[arg-type]  # a FilePayload
        expect(page.locator(".gce-told").last).to_contain_text(said)
    assert kept(page) == {}
    late = json.dumps(FILE | {"answers": {ONE: [[9e12, 0, None, "k"]]}})
    give = {"name": "progress.json", "mimeType": "application/json", "buffer": late.encode()}
    page.locator("input[type=file]").set_input_files(give)  # type: ignore[arg-type]  # a FilePayload
    expect(page.locator(".gce-told").last).to_contain_text("1 questions")
    assert kept(page)[ONE][0][0] <= datetime.now().timestamp() + 1  # nothing was answered tomorrow


@browser_test
def test_a_name_is_on_the_sheet_and_nowhere_else(visit: Visit) -> None:
    page = visit.tab("progress/")
    page.get_by_label("Your name").fill("Amina <b>")
    assert page.locator(".gce-whose").text_content() == "Amina <b>"
    assert "Amina" not in page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href])")
    page.emulate_media(media="print")
    assert page.locator(".gce-sheet").is_visible()
    assert not page.locator(".gce-module").first.is_visible()
    page.reload()
    assert page.locator(".gce-whose").text_content() == ""


# Practise and flashcards


@browser_test
def test_a_wrong_question_is_asked_again_and_then_rests(visit: Visit) -> None:
    page = visit.tab("practise/")
    expect(page.locator(".gce-due .gce-told")).to_contain_text("Do a quiz first")
    answer(page, ONE, 0)
    stage = page.locator(".gce-due .gce-stage")
    stage.locator("label", has_text="False").click()
    stage.locator(".gce-answer > summary").click()
    expect(stage.locator("[data-state]").first).to_have_attribute("data-state", "right")
    expect(page.locator(".gce-due .gce-told")).to_contain_text("Nothing is waiting now")
    assert [row[1] for row in kept(page)[ONE]] == [0, 1]
    page.locator("[data-do=due]").click()
    assert stage.inner_html() == ""


DRAWS = """(count) => Array.from({ length: count }, () => {
  const stage = document.querySelector('.gce-endless .gce-stage');
  const found = [stage.dataset.make, stage.dataset.from, stage.textContent];
  document.querySelector('[data-do=next]').click();
  return found;
})"""


def draws(page: Page, count: int) -> list[list[str]]:
    """What the next questions are made of, and all their words."""
    found: list[list[str]] = page.evaluate(DRAWS, count)
    return found


@browser_test
def test_a_seed_gives_everybody_the_same_questions(visit: Visit, course: Course) -> None:
    page = visit.tab("practise/#seed=class-4b")
    one, other = draws(page, 60), draws(visit.tab("practise/#seed=class-4b"), 60)
    assert one == other
    assert draws(visit.tab("practise/#seed=class-4c"), 10) != one[:10]
    assert {make for make, _, _ in one} == {"explain", "mean", "binds", "order", "estimate"}
    assert len({text for _, _, text in one}) > 40
    assert page.get_by_label("Link to this draw").input_value() == f"{HOST}practise/#seed=class-4b"
    for make, made_of, text in one:
        assert "gcetext" not in text
        ids = made_of.split()
        if make in ("explain", "mean"):
            assert len(set(ids)) == 4 and set(ids) <= set(generated.terms(course))
        if make == "binds":
            assert [course.events[name].binding for name in ids] == [True, False, False, False]
        if make == "order":
            years = [course.events[name].year for name in ids]
            assert years == sorted(set(years))


@browser_test
def test_generated_practice_is_judged_and_leaves_no_trace(visit: Visit) -> None:
    page = visit.tab("practise/")
    page.get_by_role("button", name="Begin").click()
    stage = page.locator(".gce-endless .gce-stage")
    while stage.get_attribute("data-make") not in ("explain", "mean", "binds"):
        page.locator("[data-do=next]").click()
    stage.locator('label:has([value="a"])').click()
    stage.locator(".gce-answer > summary").click()
    expect(page.locator(".gce-endless .gce-told")).to_contain_text("Right so far: 1 of 1")
    expect(page.locator(".gce-onward a")).to_be_visible()
    assert kept(page) == {}
    assert "#seed=" in page.url


@browser_test
def test_flashcards_are_turned_and_answered_by_keyboard(visit: Visit) -> None:
    page = visit.tab("flashcards/")
    page.get_by_label("Which terms?").select_option("who-is-who")
    cards = page.locator("details.gce-card:visible")
    assert cards.count() == 1
    first = cards.locator("summary").inner_text()
    cards.locator("summary").focus()
    page.keyboard.press("Enter")
    for _ in range(12):  # past the links of the meaning
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.do") == "not-yet":
            break
    page.keyboard.press("Enter")
    second = cards.locator("summary").inner_text()
    assert second != first
    assert page.evaluate("document.activeElement.textContent") == second
    page.keyboard.press("Space")
    page.get_by_role("button", name="I knew it").click()
    assert sorted(log[0][1] for log in kept(page).values()) == [0, 1]
    page.goto(HOST + "flashcards/")
    assert cards.locator("summary").inner_text() == first  # what was not known comes first
    page.goto(HOST + "progress/")
    expect(page.locator(".gce-sums li").last).to_contain_text("Seen: 2 of")


@browser_test
def test_the_last_card_says_so(visit: Visit) -> None:
    page = visit.tab("flashcards/")
    page.get_by_label("Which terms?").select_option("who-is-who")
    while page.locator("details.gce-card:visible").count():
        page.locator("details.gce-card:visible summary").click()
        page.get_by_role("button", name="I knew it").click()
    expect(page.locator(".gce-told")).to_contain_text("That was the last card")
    page.get_by_role("button", name="Start over").click()
    assert page.locator("details.gce-card:visible").count() == 1


# Everywhere, for everybody


@browser_test
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_anybodys_way(browser: Browser, site: Path, width: int, scheme: Any) -> None:
    visit = Visit(browser, site, viewport={"width": width, "height": 800}, color_scheme=scheme)
    options = {"rules": {"target-size": {"enabled": True}}}
    for path in PAGES:
        page = visit.tab(path)
        assert faults(Axe().run(page, options=options)) == []
        changed(page, path)
        assert faults(Axe().run(page, options=options)) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert visit.faults == []
    visit.close()


def changed(page: Page, path: str) -> None:
    """The page after use: something answered, something open."""
    if path == "practise/":
        answer(page, TWO, 0)
        page.get_by_role("button", name="Begin").click()
        page.locator(".gce-due .gce-answer > summary").click()
    elif path == "flashcards/":
        page.locator("details.gce-card:visible summary").click()
    else:
        for question, score in ((ONE, 0), (TWO, 0.5), ("who-is-who/border", 1)):
            answer(page, question, score)
        page.locator(".gce-module > summary").first.click()


def faults(results: Any) -> list[str]:
    return [
        f"{fault['id']}: {node['html'][:120]}" for fault in results.response["violations"] for node in fault["nodes"]
    ]


@browser_test
def test_without_a_script_the_pages_say_what_they_would_do(browser: Browser, site: Path) -> None:
    visit = Visit(browser, site, java_script_enabled=False)
    for path in PAGES:
        page = visit.tab(path)
        assert "Without JavaScript" in page.locator("noscript").inner_text()
        assert page.locator(".gce-study button:visible").count() == 0
    page = visit.tab("flashcards/")
    assert page.locator("details.gce-card:visible").count() > 40
    page.locator("details.gce-card summary").first.click()
    assert page.locator("details.gce-card[open] p").first.is_visible()
    visit.close()


@browser_test
def test_it_works_after_instant_navigation_and_counts_once(visit: Visit) -> None:
    page = visit.tab("progress/")
    page.evaluate("window.same = true")
    page.locator(".gce-study a", has_text="Flashcards").first.click()
    expect(page.locator("details.gce-card:visible")).to_have_count(1)
    page.locator("details.gce-card:visible summary").click()
    page.get_by_role("button", name="Not yet").click()
    assert [len(log) for log in kept(page).values()] == [1]
    page.go_back()
    expect(page.locator(".gce-sums li").last).to_contain_text("Seen: 1 of")
    assert page.evaluate("window.same") is True


@browser_test
def test_it_works_from_a_file(browser: Browser, site: Path) -> None:
    page = browser.new_context().new_page()
    page.goto((site / "practise" / "index.html").as_uri() + "#seed=one")
    expect(page.locator(".gce-endless .gce-quiz")).to_be_visible()
    answer(page, ONE, 0)
    expect(page.locator(".gce-due .gce-quiz")).to_be_visible()
    assert today(page, ONE) == kept(page)[ONE][0][3]
    page.context.close()
