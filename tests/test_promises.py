"""What the site promises everybody, held against whole pages: a strict policy, any eyes, any language's words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from playwright.sync_api import Browser, Page

from builder.pages import words
from tests import plainsite
from tests.answering import Learner, violations

pytestmark = pytest.mark.browser

_KEPT = re.compile(r"(%\([a-z_]+\)s|\{[a-z]+\}|<[^>]*>|&[a-z]+;)")
_ARABIC = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "ابصدهفجحيجكلمنوبقرستعغوخيزابصدهفجحيجكلمنوبقرستعغوخيز"
)
LOOK = """() => {
  const style = (one) => ['borderTopStyle', 'borderTopWidth', 'borderTopColor', 'outlineStyle', 'outlineColor',
    'backgroundColor', 'color', 'fontWeight'].map((name) => getComputedStyle(one)[name]).join();
  const around = (one) => [one, one.closest('label')].filter(Boolean).map(style).join();
  return [...document.querySelectorAll('#q-kinds-amina .gce-body input')].map(around);
}"""


OUTLINE = "[getComputedStyle(document.activeElement)].map((one) => [one.outlineStyle, one.outlineWidth])[0]"
MOVED = """() => { window.moved = [];
  const note = (event) => moved.push([event.target.className, event.propertyName || event.animationName]);
  for (const type of ['transitionrun', 'animationstart']) document.addEventListener(type, note); }"""


def test_no_page_breaks_the_policy_the_site_brings_along(browser: Browser, site: Path) -> None:
    policy = {"Content-Security-Policy": plainsite.policy(site)}
    with plainsite.visit(browser, site, policy) as visit:
        for path in plainsite.PAGES:
            page = visit.page(path)
            page.wait_for_timeout(100)
            page.close()
        page = visit.page(plainsite.QUIZ)
        for name, outcome in (("amina", "wrong"), ("how-many", "partly"), ("first-things-first", "right")):
            Learner(page, "mouse").answer(name, outcome)
            Learner(page, "mouse").check(name)
            assert Learner(page, "mouse").seen(name) == outcome
        page.locator(".gce-search").click()
        page.keyboard.type("refugee")
        page.locator(".md-search-result__link").first.wait_for()


def test_the_policy_is_strict(site: Path) -> None:
    policy = plainsite.policy(site)
    assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "http" not in policy


def test_forced_colours_leave_states_and_focus_to_be_seen(browser: Browser, site: Path) -> None:
    with plainsite.visit(browser, site, forced_colors="active") as visit:
        page = visit.page(plainsite.QUIZ)
        learner = Learner(page, "keyboard")
        assert len(set(page.evaluate(LOOK))) == 1
        learner.answer("amina", "wrong")
        page.locator("body").evaluate("() => document.activeElement.blur()")
        assert len(set(page.evaluate(LOOK))) == 2, "the option chosen looks like the others"
        for name, outcome in (("amina", "wrong"), ("grounds", "right"), ("how-many", "partly")):
            learner.answer(name, outcome)
            learner.check(name)
            assert learner.seen(name) == outcome
        assert "✓" in mark(page, "grounds", ".gce-right")
        assert "✗" in mark(page, "amina", ".gce-wrong")
        assert page.locator("#q-kinds-how-many .gce-gap rect").evaluate("(one) => getComputedStyle(one).fill") != (
            page.locator("#q-kinds-how-many .gce-gap").evaluate("(one) => getComputedStyle(one).backgroundColor")
        )
        for selector in (".gce-home", ".gce-mix-again", "#q-kinds-agency [type=text]", ".gce-answer > summary"):
            page.locator(selector).first.focus()
            page.keyboard.press("Shift+Tab")
            page.keyboard.press("Tab")
            outline = page.evaluate(OUTLINE)
            assert outline == ["solid", "3px"], selector


def mark(page: Page, question: str, selector: str) -> str:
    """What stands before the words of a verdict: a sign, not a colour."""
    found = page.locator(f"#q-kinds-{question} .gce-why {selector}").first
    return str(found.evaluate("(one) => getComputedStyle(one, '::before').content"))


def test_nothing_moves_for_whoever_asks_for_no_motion(browser: Browser, site: Path) -> None:
    with plainsite.visit(browser, site, reduced_motion="reduce") as visit:
        for path in (plainsite.LESSON, plainsite.QUIZ, plainsite.FIGURES, "practise/", "flashcards/", "progress/"):
            page = visit.page(path)
            page.evaluate(MOVED)
            page.locator(".gce-menu").click()
            page.keyboard.press("Escape")
            page.locator("[data-md-component=palette] button:visible").click()
            for summary in page.locator("main summary:visible").all()[:6]:
                summary.click()
            page.locator(".gce-search").click()
            page.wait_for_timeout(300)
            moving = "document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 0).length"
            assert page.evaluate(moving) == 0
            assert page.evaluate("moved") == []
            assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
            page.close()


def arabic(text: str) -> str:
    """The interface sample from right to left: the English words in Arabic letters."""
    return text.translate(_ARABIC)


def long(text: str) -> str:
    """Words as long as German makes them: each half as long again, and one compound."""
    grown = re.sub(r"[A-Za-z]{4,}", lambda word: word[0] + word[0][-len(word[0]) // 2 :].lower(), text)
    return f"{grown} Zuständigkeitsprüfung" if len(text) > 12 else grown


@pytest.mark.parametrize(("language", "made"), [("ar", arabic), ("de", long)])
def test_whole_pages_hold_words_from_right_to_left_and_long_ones(
    language: str,
    made: object,
    browser: Browser,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(words, "catalogue", lambda _: catalogue(language, made))
    site = plainsite.built(tmp_path_factory.getbasetemp(), language, lambda place: in_language(place, language))
    with plainsite.visit(browser, site) as visit:
        for path in plainsite.PAGES:
            page = visit.page(path)
            assert page.locator("body").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
            if path == plainsite.QUIZ:
                answered(page)
            page.wait_for_timeout(100)
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
            assert page.evaluate(CUT) == [], path
            if path in (plainsite.QUIZ, "progress/", "practise/"):
                assert violations(page) == [], path
            page.close()


# What reaches out of the window, or holds more than it shows and does not scroll. Cards hide a table's head.
CUT = """() => [...document.querySelectorAll('header *, main *, footer *')].filter((one) => {
  const [style, box] = [getComputedStyle(one), one.getBoundingClientRect()];
  if (!one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) || !box.width) return false;
  if (one.closest('svg, .gce-hidden, .md-search, .md-sidebar, thead')) return false;
  let scrolls = false;
  for (let at = one; at; at = at.parentElement) scrolls ||= /auto|scroll/.test(getComputedStyle(at).overflowX);
  const out = !scrolls && (box.right > innerWidth + 1 || box.left < -1);
  const cut = /hidden|clip/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
  return out || (cut && !one.matches('select, input'));
}).map((one) => one.outerHTML.slice(0, 160))"""


def answered(page: Page) -> None:
    """Every question opened, so that its verdict and reasons show."""
    for summary in page.locator(".gce-answer > summary").all():
        summary.click()
    page.wait_for_selector("[data-state=none]")


def catalogue(language: str, made: object) -> Catalog:
    """A made-up translation of every word of the interface; what is filled in stays."""
    with (plainsite.ROOT / "builder/pages/locales/nl.po").open("rb") as file:
        known = read_po(file, locale="nl")
    found = Catalog(locale=language)
    for message in known:
        if isinstance(message.id, str) and message.id:
            parts = _KEPT.split(message.id)
            found.add(message.id, "".join(part if at % 2 else made(part) for at, part in enumerate(parts)))  # type: ignore[operator]
    return found


def in_language(place: Path, language: str) -> None:
    """The sample as a course in one language more, first and only; its own words stay English."""
    for path in [*place.rglob("*.nl.*"), *place.rglob("*.fr.*")]:
        path.unlink()
    lesson = place / "modules/rules/lesson.md"
    lesson.write_text(lesson.read_text().replace("28 July", "July"))  # a date in English is a bare number elsewhere
    about = place / "course.yml"
    about.write_text(about.read_text().replace("[en, nl, fr]", f"[{language}]"))
