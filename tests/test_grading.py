"""One table of answers and their scores (grading.yml), which the script and the verdict of CSS alone both satisfy."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from builder.pages import patterns
from tests import quizpage

TABLE = yaml.safe_load((Path(__file__).parent / "grading.yml").read_text(encoding="utf-8"))
NAMES = [f"{at}-{block['kind']}" for at, block in enumerate(TABLE)]

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    found = browser.new_page()
    yield found
    found.close()


def shown(page: Page, block: dict[str, Any], *, script: bool) -> None:
    question = quizpage.asked(block["kind"], **block["right"])
    quizpage.opened(page, quizpage.page({"one": question}, language=block.get("set", "en"), script=script))


@pytest.mark.parametrize("block", TABLE, ids=NAMES)
def test_the_script_gives_each_answer_its_score(page: Page, block: dict[str, Any]) -> None:
    shown(page, block, script=True)
    page.evaluate("addEventListener('gce-answered', ({ detail }) => (window.told = detail))")
    found = [(given, score_of(page, given)) for given, _ in block["cases"]]
    wanted = [(given, score if score is None else pytest.approx(score, abs=1e-3)) for given, score in block["cases"]]
    assert found == wanted


def score_of(page: Page, given: Any) -> float | None:
    """What the page is told of an answer; None where it is told nothing."""
    state, told = page.evaluate(
        f"""async (given) => {{
          const panel = document.querySelector('.gce-answer'), later = () => new Promise((done) => setTimeout(done, 2));
          ({quizpage.GIVE})(given);
          await later(); // the form's reset is answered after its event
          ({quizpage.GIVE})(given);
          await later();
          window.told = null;
          panel.open = true;
          for (let wait = 0; wait < 100 && !document.querySelector('[data-state]'); wait++) await later();
          return [document.querySelector('[data-question]').dataset.state, window.told];
        }}""",
        {"question": ".gce-quiz", "answer": given},
    )
    assert (state == "none") == (told is None)
    assert told is None or (state == "right") == told["right"] == (told["score"] == 1)
    return told["score"] if told else None


@pytest.mark.parametrize("block", TABLE, ids=NAMES)
def test_css_alone_says_right_where_the_score_is_full_and_nowhere_else(page: Page, block: dict[str, Any]) -> None:
    shown(page, block, script=False)
    for given, score in block["cases"]:
        page.evaluate(quizpage.GIVE, {"question": ".gce-quiz", "answer": given})
        verdict = page.evaluate(quizpage.VERDICT, ".gce-quiz")
        assert (verdict == "right") == (score == 1), (given, verdict)
        assert verdict in ("right", "wrong", "none"), given
        if given in ([], {}, ""):
            assert verdict == "none", given


def test_patterns_and_script_judge_any_number_alike(page: Page) -> None:
    """Numbers near the ends of a range, written in every way, by a seed: what a table cannot list."""
    quizpage.opened(page, quizpage.page({}, script=False))
    page.add_script_tag(content=(Path("builder/pages/runtime/grading.js")).read_text(encoding="utf-8"))
    dice, rows = random.Random(7), []
    for _ in range(150):
        middle = Decimal(dice.randrange(10 ** dice.randint(1, 7))).scaleb(-dice.randint(0, 2))
        around, language = Decimal(dice.randrange(200)).scaleb(-dice.randint(0, 2)), dice.choice(["en", "nl", "fr"])
        shift = dice.choice([0, 0, 6]) if middle > 1 and middle + around < 100_000 else 0
        pattern = patterns.number(middle - around, middle + around, language, shift)
        right = {"number": float(middle), "close": float(around), "shift": shift, "point": patterns.point(language)}
        rows.append([pattern, right | {"half": False}, [written(dice, middle, around, shift) for _ in range(40)]])
    differing = page.evaluate(
        """(rows) => rows.flatMap(([pattern, right, texts]) => texts.filter((text) =>
          new RegExp(`^(?:${pattern})$`, "v").test(text) !== (grading.number(right, text) === 1))
          .map((text) => [text, right, typed(text, right.point)]))""",
        rows,
    )
    assert differing == []


def written(dice: random.Random, middle: Decimal, around: Decimal, shift: int) -> str:
    """A number at or near an end of the range, with some grouping and some decimal sign."""
    steps = [Decimal(0), Decimal("0.01"), Decimal("-0.01"), Decimal(1), Decimal(-1), around / 3]
    value = abs(middle + dice.choice([-1, 1, 0]) * around + dice.choice(steps)).quantize(Decimal("0.01"))
    value = value.scaleb(dice.choice([0, shift]))
    plain = f"{value:{dice.choice(['', ',', ','])}.{dice.choice([0, 1, 2, 2, 3])}f}"
    signs = dice.choice([",.", ".,", " .", " ,", ",,", "  "])
    made = plain.translate({ord(","): signs[0], ord("."): signs[1]})
    return dice.choice(["", "", " ", "0", "-"]) + made + dice.choice(["", "", " %", "."])
