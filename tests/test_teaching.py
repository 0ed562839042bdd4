"""Pages for who teaches: a plan one can follow, answers with their sources, competences as the authors read them."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path

import pytest

from builder import pages
from builder.course import Course
from builder.loading import load
from builder.pages import debating, front, routes, schemes, teaching
from builder.pages.sheet import Sheet, Site
from builder.records import Step
from tests.browser import chromium

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
    assert '<a href="../present/#q-kinds-how-many">' in found
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


# Schemes of work

PLAN = {"a": 10, "b": 15, "c": 15, "d": 5, "e": 5}


def plan(optional: str = "") -> dict[str, Step]:
    return {key: Step(minutes=at, title=key, do="Do it.", optional=key in optional) for key, at in PLAN.items()}


def laid(units: list[tuple[str, dict[str, Step]]], length: int) -> list[str]:
    found = schemes.scheme(units, length)
    left = ["-" + "".join(step.title for _, step in found.left)] if found.left else []
    return ["".join(slot.step.title for slot in period.slots) for period in found.periods] + left


@pytest.mark.parametrize(
    ("length", "optional", "modules", "expected"),
    [
        (50, "", 1, ["abcde"]),
        (50, "", 2, ["abcde", "abcde"]),
        (100, "", 2, ["abcdeabcde"]),
        (45, "e", 1, ["abcd", "-e"]),
        (40, "de", 2, ["abc", "abc", "-dede"]),
        (40, "e", 1, ["abc", "de"]),  # leaving one out would not do, so all is kept
        (40, "", 2, ["abc", "deab", "cde"]),  # 30 minutes are left: the next module may begin
        (60, "", 2, ["abcde", "abcde"]),  # 10 minutes are not worth beginning
        (10, "", 1, ["a", "b", "b", "c", "cd", "e"]),  # what is longer than a period is cut
    ],
)
def test_plans_are_laid_over_periods(length: int, optional: str, modules: int, expected: list[str]) -> None:
    assert laid([(f"m{number}", plan(optional)) for number in range(modules)], length) == expected


def test_no_period_is_longer_than_it_is_and_no_minute_is_lost(courses: dict[str, Course]) -> None:
    units = [(name, module.plan) for name, module in courses["en"].modules.items()]
    for length in range(5, 121, 5):
        found = schemes.scheme(units, length)
        assert all(period.used <= length for period in found.periods)
        spent = sum(period.used for period in found.periods) + sum(step.minutes for _, step in found.left)
        assert spent == sum(module.minutes for module in courses["en"].modules.values())


def test_a_path_has_a_page_to_print_and_the_course_map_leads_to_it(courses: dict[str, Course]) -> None:
    found = page(courses["en"], "paths/one.md")
    assert "Period 1: <a" in found and "Guess" in found and "data-print" in found
    assert 'href="../paths/one/"' in page(courses["en"], "course.md")


def test_without_a_script_the_planner_says_which_schemes_are_ready(courses: dict[str, Course]) -> None:
    found = page(courses["nl"], "planner.md")
    assert "<noscript>" in found and 'href="../paths/one/"' in found


@pytest.mark.browser
def test_the_planner_lays_out_what_python_lays_out(courses: dict[str, Course]) -> None:
    course = courses["en"]
    body = page(course, "planner.md").split("---\n\n", 1)[1].split("<details", 1)[0]
    script = pages.runtime()["assets/planner.js"].decode()
    with chromium() as browser:
        tab = browser.new_page()
        tab.set_content(f'<html lang="en"><body>{body}</body></html>')
        tab.add_script_tag(content=script)
        tab.get_by_label(course.modules["rules"].title).press("Space")
        for length in schemes.LENGTHS:
            tab.locator(f'[name=length][value="{length}"]').check()
            rows = tab.locator(".gce-period").evaluate_all(
                "all => all.map((one) => [...one.querySelectorAll('tbody th')].map((cell) => cell.textContent))"
            )
            found = schemes.scheme([(name, module.plan) for name, module in course.modules.items()], length)
            assert rows == [[slot.step.title for slot in period.slots] for period in found.periods]
        assert "periods of 100 minutes" in tab.locator("[role=status]").inner_text() or len(rows) == 1
        tab.get_by_label(course.modules["rules"].title).press("Space")
        tab.get_by_label(course.modules["moving"].title).press("Space")
        assert tab.locator("[role=status]").inner_text() == "Choose at least one module."


# On paper

PAPER = "() => { window.print = () => { window.printed = (window.printed || 0) + 1; }; }"


def paper(course: Course) -> str:
    """The quiz page, whole, with what it looks like on paper."""
    made = pages.runtime()
    body = page(course, "modules/moving/quiz.md").split("---\n\n", 1)[1].split('<details class="gce-know"', 1)[0]
    screen, print_ = (made[f"assets/{name}.css"].decode() for name in ("course", "print"))
    return f"<html lang=en><style>{screen}</style><style media=print>{print_}</style><body>{body}"


@pytest.mark.browser
def test_a_quiz_is_printed_without_answers_or_with_them_at_the_end(courses: dict[str, Course]) -> None:
    made = pages.runtime()
    with chromium() as browser:
        tab = browser.new_page()
        tab.set_content(paper(courses["en"]))
        tab.add_script_tag(content=made["assets/course.js"].decode())
        tab.evaluate(PAPER)
        tab.emulate_media(media="print")
        assert not tab.locator(".gce-answer, .gce-sureness, .gce-key-page, [data-print]").filter(visible=True).count()
        assert tab.locator(".gce-letters").first.is_visible()
        tab.emulate_media(media="screen")
        tab.get_by_role("button", name="Print with the answers at the end").click()
        tab.emulate_media(media="print")
        asked = tab.locator(".gce-drawn .gce-quiz:has(.gce-answer)").count()
        assert tab.locator(".gce-key-page > section:visible").count() == asked > 5
        tab.evaluate("dispatchEvent(new Event('afterprint'))")
        assert tab.locator(".gce-key-page > section").count() == 0
        assert tab.evaluate("window.printed") == 1


@pytest.mark.browser
def test_what_is_folded_stays_folded_on_paper_though_the_theme_opens_it() -> None:
    made = pages.runtime()
    folds = "<details class=deeper><summary>More</summary>On.</details><details class=deeper open>Open.</details>"
    look = made["assets/print.css"].decode()
    with chromium() as browser:
        tab = browser.new_page()
        tab.set_content(f'<style media="print">{look}</style><body>{folds}')
        tab.add_script_tag(content=made["assets/course.js"].decode())
        tab.evaluate("() => { onbeforeprint = () => document.querySelector('details').setAttribute('open', '') }")
        tab.emulate_media(media="print")
        tab.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert [one.is_visible() for one in tab.locator("details").all()] == [False, True]
        tab.evaluate("dispatchEvent(new Event('afterprint'))")
        assert tab.locator(".gce-shut").count() == 0


# For students

LINK = re.compile(r'href="([^"#:]+)(?:#[^"]*)?"')


def test_an_edition_for_students_has_no_page_for_teachers_and_no_link_to_one() -> None:
    courses = load(ROOT).courses
    whole, made = pages.written(courses, {}), pages.written(courses, {}, audience="student")
    gone = {path for path in whole if path not in made}
    assert {path.split("/")[-1] for path in gone} >= {"teach.md", "planner.md", "for-teachers.md", "one-period.md"}
    left = r"teach\.md|present\.md|planner\.md|class-results\.md|for-teachers\.md|/paths/"
    assert all(re.search(left, one) for one in gone)
    for path in (path for path in made if path.endswith(".md")):
        language, _, name = path.partition("/docs/")
        if not name.startswith("builders/"):
            text = made[path].decode()
            for link in LINK.findall(text):
                goal = posixpath.normpath(posixpath.join("/" + routes.address(name), link)).lstrip("/")
                hidden = r"teach$|present$|^planner|^class-results|^paths/|for-teachers"
                assert not re.search(hidden, goal), (path, link)
            assert not re.search(r"\]\([^)]*(teach|for-teachers|planner|class-results)\.md", text), path
    for language in courses:
        assert not re.search(rb"teach\.md|planner\.md|class-res|paths/|for-teachers", made[f"{language}/mkdocs.yml"])


def test_its_data_holds_no_lesson_plan() -> None:
    courses = load(SAMPLE).courses
    made = json.loads(pages.written(courses, {}, audience="student")["en/docs/course.json"])
    module = made["records"]["en"]["modules"]["moving"]
    assert "objectives" in module and not set(module) & {"plan", "second_period", "differentiation", "sensitivity"}


def test_a_link_to_a_page_that_is_left_out_becomes_its_words(courses: dict[str, Course]) -> None:
    site = Site.of(courses["en"], audience="student")
    text = "See [this](../modules/moving/teach.md#plan) and [that](../index.md)."
    assert front.unlinked(site, "about/us.md", text) == "See this and [that](../index.md)."


# Debates


def debated(course: Course) -> str:
    """The debate page's own part, whole, with its scripts' data."""
    body = page(course, "debates/near.md").split("---\n\n", 1)[1].split('<details class="gce-know"', 1)[0]
    return f"<!doctype html><html lang=en><body>{body}"


def test_a_debate_has_both_sides_and_the_same_cards_for_both(courses: dict[str, Course]) -> None:
    found = page(courses["nl"], "debates/near.md")
    assert "# Landen ver weg moeten meer vluchtelingen opnemen" in found
    for kind in ("Een feitelijke uitspraak", "Een standpunt"):  # below each argument's own claim
        assert found.count(f'<p class="gce-src">{kind} · <a') == 1
    assert found.count('class="gce-def gce-evidence"') == 2  # a fact and a claim, once each
    assert "Buurlanden kun je ook met geld helpen." in found and "Ruil" in found
    assert 'href="../../debates/near/"' in page(courses["nl"], "modules/moving/teach.md").replace("../../../", "../../")


def test_a_debate_runs_fifty_minutes(courses: dict[str, Course]) -> None:
    for known in (True, False):
        parts = list(debating.timed(debating.phases(sheet(courses["en"]), known=known)))
        assert parts[-1][0] + parts[-1][1].minutes == schemes.PERIOD
        assert any("know" in part.uses for _, part in parts) == known


@pytest.mark.browser
def test_a_debate_draws_roles_keeps_time_and_shows_the_shift(courses: dict[str, Course]) -> None:
    with chromium() as browser:
        tab = browser.new_page()
        faults: list[str] = []
        tab.on("pageerror", lambda error: faults.append(str(error)))
        tab.clock.install()
        tab.set_content(debated(courses["en"]))
        tab.add_script_tag(content=pages.runtime()["assets/debate.js"].decode())

        tab.get_by_role("button", name="Draw the roles").click()
        drawn = tab.locator(".gce-who").all_inner_texts()
        assert len(set(drawn)) == len(drawn) == 7 and all(one.startswith("number ") for one in drawn)
        tab.get_by_role("button", name="Swap: Timekeeper").click()
        swapped = tab.locator(".gce-who").all_inner_texts()
        assert [at for at, (one, other) in enumerate(zip(drawn, swapped, strict=True)) if one != other] == [5]

        assert tab.locator(".gce-count").text_content() == "5:00"
        tab.get_by_role("button", name="Start or pause").click()
        tab.clock.run_for(61_000)
        assert tab.locator(".gce-count").text_content() == "3:59"
        tab.get_by_role("button", name="Next part").click()
        assert tab.locator("gce-timer [role=status]").inner_text() == "What do we know?: 4:00 left"

        for field, slips in zip(tab.locator("gce-vote input").all(), (9, 12, 10, 9, 5, 3), strict=True):
            field.fill(str(slips))
        assert tab.locator("gce-vote [role=status]").inner_text() == (
            "For: 9 → 12 (+3). Against: 10 → 9 (−1). Undecided: 5 → 3 (−2)."
        )
        assert tab.locator(".gce-shares rect").count() == 6
        tab.locator("gce-vote input").first.fill("")
        assert not tab.locator(".gce-shares").is_visible()
        assert faults == []
