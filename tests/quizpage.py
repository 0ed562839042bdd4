"""Questions in a browser: a page of them without an engine, answers put in, verdicts read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page
from pydantic import TypeAdapter

from builder import pages
from builder.course import Course
from builder.loading import load
from builder.pages import asking, routes
from builder.pages.sheet import Sheet, Site
from builder.questions import Asked, Question, Quiz

SAMPLE = Path(__file__).parent / "sample"
ADDRESS = "https://course.test/quiz.html"

_SAID = {"low": "Too low.", "high": "Too high.", "close": "Yes."}
_FIELDS: dict[str, dict[str, Any]] = {
    "true-false": {"feedback": {"true": "It is.", "false": "It is not."}},
    "numeric": {"unit": "year", "feedback": _SAID},
    "estimate": {"unit": "million people", "feedback": _SAID},
    "essay": {"model": "A model.", "rubric": {"one": "It says one thing."}},
}

GIVE = """(given) => {
  const q = document.querySelector(given.question), body = q.querySelector('.gce-body');
  const told = (field) => field.dispatchEvent(new Event('input', { bubbles: true }));
  q.querySelector('form').reset();
  if (q.querySelector('.gce-answer')) q.querySelector('.gce-answer').open = false;
  if (Array.isArray(given.answer)) {
    for (const field of body.querySelectorAll('input')) field.checked = given.answer.includes(field.value), told(field);
  } else if (typeof given.answer === 'string') {
    const field = body.querySelector('[type=text], textarea'); field.value = given.answer; told(field);
  } else for (const [row, value] of Object.entries(given.answer)) {
    const found = body.querySelector(`[data-row="${row}"]`);
    const radio = found.querySelector(`input[value="${value}"]`), field = found.querySelector('select') || found;
    if (radio) radio.checked = true; else field.value = String(value);
    told(radio || field);
  }
}"""

VERDICT = """(question) => {
  const q = document.querySelector(question);
  q.querySelector('.gce-answer').open = true;
  const shown = [...q.querySelectorAll('.gce-is')].filter((part) => getComputedStyle(part).display !== 'none');
  return shown.map((part) => part.className.replace('gce-is gce-is-', '')).join(' ');
}"""


def asked(kind: str, **fields: Any) -> Asked:
    """A question of a kind, with whatever else it needs."""
    whole = {"prompt": "What is right?", **_FIELDS.get(kind, {}), **fields, "kind": kind}
    made: Asked = TypeAdapter(Question).validate_python(whole)
    return made


@cache
def course(language: str = "en") -> Course:
    return load(SAMPLE).courses[language]


def page(questions: dict[str, Asked], *, language: str = "en", script: bool = True, direction: str = "ltr") -> str:
    """A whole page of questions; without `script` CSS alone is to judge."""
    sheet = Sheet(Site.of(course(language)), routes.quiz("moving"), "Quiz", "quizzes/kinds.yml")
    made = [asking.question(sheet, f"kinds/{name}", one, at) for at, (name, one) in enumerate(questions.items(), 1)]
    return whole("".join(made), language, script, direction)


def pool(questions: dict[str, Asked], *, draw: int) -> str:
    """A whole quiz page that shows a draw of its questions."""
    sheet = Sheet(Site.of(course()), routes.quiz("moving"), "Quiz", "quizzes/kinds.yml")
    record: dict[str, Any] = {"title": "Quiz", "intro": None, "draw": draw, "questions": questions}
    quiz = Quiz.model_construct(**record)
    drawn, rest = asking.pool(sheet, "kinds", quiz)
    module = course().modules["moving"]
    body = sheet.render("quiz.html", quiz=quiz, drawn=drawn, rest=rest, name="moving", module=module)
    return whole(str(body), "en", script=True, direction="ltr")


def whole(body: str, language: str, script: bool, direction: str) -> str:
    head = f'<!doctype html><html lang="{language}" dir="{direction}"><meta charset="utf-8"><title>Quiz</title>'
    look = pages.runtime()["assets/course.css"].decode()
    tail = '<script src="quiz.js"></script>' if script else ""
    return f'{head}<style>{look}</style><body><main class="md-typeset"><h1>Quiz</h1>{body}</main>{tail}</body></html>'


def opened(browser_page: Page, html: str) -> None:
    """Serve it under an address of its own, so that storage and events work as on a site."""
    script = pages.runtime()["assets/quiz.js"].decode()
    browser_page.route("**/quiz.html", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    browser_page.route("**/quiz.js", lambda route: route.fulfill(body=script, content_type="text/javascript"))
    browser_page.goto(ADDRESS)
