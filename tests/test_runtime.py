"""Questions in a real browser: every kind, every way, every outcome, on the sample course built as a site."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests import plainsite, quizpage
from tests.answering import ANSWERS, Learner, outcomes, violations
from tests.plainsite import ADDRESS

ROOT = Path(__file__).parent.parent
QUIZ = "modules/moving/quiz/"
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample course as a site, with instant navigation; built once for all workers."""
    return plainsite.built(tmp_path_factory.getbasetemp(), "runtime", instant)


def instant(place: Path) -> None:
    config = place / "mkdocs.yml"
    config.write_text(config.read_text().replace("features: [", "features: [navigation.instant, "), encoding="utf-8")


def serve(context: BrowserContext, folder: Path) -> str:
    """Shows the folder under the address the site was built for, which instant navigation asks for; gives that."""

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path.lstrip("/")
        file = folder / path / "index.html" if path.endswith("/") or not path else folder / path
        route.fulfill(path=file) if file.is_file() else route.fulfill(status=404)

    context.route(f"{ADDRESS}**", answer)
    return ADDRESS


@pytest.fixture
def watched(browser: Browser, folder: Path, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A context (its options as the test's parameter) that fails on console errors and on strangers' addresses."""
    context = browser.new_context(**getattr(request, "param", {}))
    serve(context, folder)
    faults: list[str] = []
    context.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("request", lambda sent: None if ours(sent.url) else faults.append(sent.url))
    yield context
    context.close()
    assert faults == []


def ours(address: str) -> bool:
    return address.startswith((ADDRESS, "file://", "data:", "blob:"))


def everything(page: Page, way: str, turn: int) -> None:
    """All twelve kinds one after another; `turn` shifts which outcome each is answered with."""
    learner = Learner(page, way)
    for at, name in enumerate(ANSWERS):
        outcome = outcomes(name)[(at + turn) % len(outcomes(name))]
        learner.answer(name, outcome)
        if not (way == "bare" and name == "your-view"):
            learner.check(name)
            wanted = "wrong" if way == "bare" and outcome == "partly" else outcome
            assert learner.seen(name) == wanted, (name, outcome)


@pytest.mark.parametrize("turn", [0, 1, 2])
@pytest.mark.parametrize(
    ("way", "watched"),
    [("mouse", {}), ("keyboard", {}), ("touch", {"has_touch": True}), ("bare", {"java_script_enabled": False})],
    indirect=["watched"],
    ids=["mouse", "keyboard", "touch", "without a script"],
)
def test_every_kind_is_answered_right_wrong_and_partly(watched: BrowserContext, way: str, turn: int) -> None:
    page = watched.new_page()
    page.goto(ADDRESS + QUIZ)
    everything(page, way, turn)


def test_every_kind_works_from_a_folder(watched: BrowserContext, folder: Path) -> None:
    page = watched.new_page()
    page.goto((folder / QUIZ / "index.html").as_uri())
    everything(page, "mouse", 1)


@pytest.mark.parametrize("language", ["", "nl/", "fr/"])
def test_every_kind_works_after_instant_navigation(watched: BrowserContext, language: str) -> None:
    page = watched.new_page()
    page.goto(f"{ADDRESS}{language}modules/moving/")
    page.evaluate("window.stays = true")
    for _ in range(2):
        page.locator(".gce-next a[href*='quiz']").first.click()
        page.wait_for_url(f"**/{QUIZ}")
        page.locator("gce-order:defined .gce-moves").first.wait_for()
        if language:
            Learner(page, "mouse").answer("amina", "right")
            Learner(page, "mouse").check("amina")
            assert Learner(page, "mouse").seen("amina") == "right"
        else:
            everything(page, "mouse", 2)
        page.locator(".gce-next a").first.click()
        page.wait_for_url("**/modules/moving/")
    assert page.evaluate("window.stays")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_before_and_after_answering(browser: Browser, folder: Path, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]  # a literal
    serve(context, folder)
    page = context.new_page()
    page.goto(ADDRESS + QUIZ)
    page.locator("gce-order:defined").wait_for()
    assert violations(page) == []
    everything(page, "mouse", width)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_focus_goes_to_the_verdict_and_back_to_the_question(watched: BrowserContext) -> None:
    page = watched.new_page()
    page.goto(ADDRESS + QUIZ)
    learner = Learner(page, "keyboard")
    learner.check("amina")
    assert learner.seen("amina") == "none"
    assert page.evaluate("document.activeElement.getAttribute('role')") == "status"
    learner.check("amina")
    learner.answer("amina", "wrong")
    learner.press(learner.question("amina").locator(".gce-sure"))
    learner.check("amina")
    assert learner.question("amina").locator(".gce-if-sure").is_visible()
    assert learner.question("amina").locator(".gce-yours:visible").count() == 1
    learner.press(learner.question("amina").locator("[type=reset]"))
    page.wait_for_function("document.activeElement.type === 'radio'")
    assert learner.question("amina").locator(":checked").count() == 0


def test_a_seed_gives_the_same_order_to_everybody_and_loses_no_answer(watched: BrowserContext) -> None:
    orders = []
    for seed in ("", "#seed=4b", "#seed=4b", "#seed=5c"):
        page = watched.new_page()
        page.goto(ADDRESS + QUIZ + seed)
        page.locator("gce-mix:defined").wait_for()
        orders.append(page.eval_on_selector_all(".gce-body input", "found => found.map(one => one.value).join()"))
    assert orders[1] == orders[2]
    assert len(set(orders)) == 3
    Learner(page, "mouse").answer("amina", "right")
    page.locator(".gce-mix-again").click()
    page.wait_for_function(
        "order => [...document.querySelectorAll('.gce-body input')].map(one => one.value).join() !== order",
        arg=orders[3],
        polling=100,  # by the clock: a page behind others may be given no frames
    )
    Learner(page, "mouse").check("amina")
    assert Learner(page, "mouse").seen("amina") == "right"


def test_an_answer_given_and_checked_before_the_script_comes_is_judged_when_it_comes(watched: BrowserContext) -> None:
    page = watched.new_page()
    questions = {name: quizpage.asked(**quizpage.course().find(f"kinds/{name}").model_dump()) for name in ANSWERS}
    quizpage.opened(page, quizpage.page(questions, script=False))
    page.evaluate(
        "addEventListener('gce-answered', ({ detail }) => (window.told = [...(window.told || []), detail.question]))"
    )
    learner = Learner(page, "bare")
    for name, outcome in (("first-things-first", "right"), ("how-many", "partly")):
        learner.answer(name, outcome)
        learner.check(name)
    page.add_script_tag(url="quiz.js")
    page.wait_for_selector("gce-enter[data-state]")
    assert [learner.seen(name) for name in ("first-things-first", "how-many", "amina")] == ["right", "partly", "done"]
    assert page.evaluate("window.told") == ["kinds/how-many", "kinds/first-things-first"]


def test_polls_and_essays_leave_no_trace(browser: Browser, folder: Path) -> None:
    context = browser.new_context()
    serve(context, folder)
    page = context.new_page()
    page.goto(ADDRESS + "modules/moving/")
    page.evaluate("addEventListener('gce-answered', ({ detail }) => (window.told = detail))")
    for moment, view, said in (("before", "no", "Your view for now: No"), ("after", "yes", "Before: No. Now: Yes.")):
        block = page.locator(f"#q-kinds-your-view-{moment}")
        block.locator("xpath=..").locator("summary").first.click()
        block.locator(f"input[value={view}]").click()
        block.locator(".gce-check-view").click()
        assert said in block.locator(".gce-shift").inner_text()
    page.goto(ADDRESS + QUIZ)
    learner = Learner(page, "mouse")
    for name, outcome in (("a-letter", "done"), ("your-view", "poll")):
        learner.answer(name, outcome)
        learner.check(name)
    assert page.evaluate("window.told") is None
    kept = json.dumps(page.evaluate("[{ ...localStorage }, { ...sessionStorage }, document.cookie]"))
    assert not any(word in kept for word in ("your-view", "a-letter", "depends", "Two numbers"))
    page.reload()
    assert page.locator(".gce-body input:checked").count() == 0
    context.close()
