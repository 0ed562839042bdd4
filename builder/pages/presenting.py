"""The presenting views: every module and every quiz as slides, on pages without the site around them."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from builder import prose
from builder.pages import foot, qr, routes
from builder.pages.deck import Deck, lesson_deck, place, quiz_deck, steps
from builder.pages.lessons import home
from builder.pages.sheet import Pages, Sheet, Site
from builder.pages.words import say
from builder.records import Module

THINK = 2
"""Minutes the clock begins with where no plan says how long a step takes."""


def presenting_pages(site: Site) -> Pages:
    """Every module's and every quiz's presenting view."""
    made: Pages = {}
    for name, module in site.course.modules.items():
        made[routes.present(name)] = partial(present, site, name, module)
        if module.quiz in site.course.quizzes:
            made[routes.present_quiz(name)] = partial(present_quiz, site, name, module)
    return made


def present(site: Site, name: str, module: Module) -> bytes:
    """A module: its lesson a slide at a time, with what its plan shows and the clock of its steps."""
    sheet = Sheet(site, routes.present(name), present_title(site, module.title), home(site, f"module/{name}"))
    deck = lesson_deck(sheet, name)
    found = steps(module)
    begins: dict[str, int] = {}
    for at, step in enumerate(found.values()):
        slide = place(deck, step)
        if slide:
            begins.setdefault(slide, at)
    clock = [(step.title, step.minutes) for step in found.values()]
    return _page(sheet, deck, routes.lesson(name), clock, begins, _ways(sheet, name, module))


def present_quiz(site: Site, name: str, module: Module) -> bytes:
    """A quiz, a question at a time."""
    title = site.course.quizzes[str(module.quiz)].title
    sheet = Sheet(site, routes.present_quiz(name), present_title(site, title), home(site, f"quiz/{module.quiz}"))
    clock = [(sheet.say("Time to think"), THINK)]
    return _page(sheet, quiz_deck(sheet, name), routes.quiz(name), clock, {}, _ways(sheet, name, module))


def present_title(site: Site, title: str) -> str:
    """The name of a presenting view."""
    _ = say(site.course.language)
    return _("Present: %(title)s", title=title)


def slides(site: Site, name: str, module: Module) -> dict[str, str]:
    """Where a plan's steps are in the slides: key of a step, or a reference that it shows → anchor."""
    deck = lesson_deck(Sheet(site, routes.present(name), module.title, ""), name)
    plan = steps(module)
    begins = {key: place(deck, step) for key, step in plan.items()}
    shown = {one: deck.place(one) for step in plan.values() for one in step.uses}
    return {key: found for key, found in (begins | shown).items() if found}


def _ways(sheet: Sheet, name: str, module: Module) -> list[tuple[str, str]]:
    """Where a teacher goes from here."""
    _ = sheet.say
    found = [
        (routes.teach(name), _("Teach this")),
        (routes.lesson(name), _("Open the lesson")),
        (routes.present(name), _("Slides of the lesson")),
    ]
    if module.quiz in sheet.course.quizzes:
        found.append((routes.present_quiz(name), _("Slides of the quiz")))
    return [(sheet.to(path), words) for path, words in found if path != sheet.path]


def _keys(sheet: Sheet) -> dict[str, str]:
    """What the keys do, as the dialog lists them."""
    _ = sheet.say
    return {
        "→ ↓ PgDn " + _("Space"): _("On: first the answer, then the next slide"),
        "← ↑ PgUp": _("Back"),
        "Home End": _("First or last slide"),
        "T": _("Timer: start or pause"),
        "V": _("Count answers or slips"),
        "B .": _("Blank screen"),
        "C": _("Light or dark"),
        "F": _("Full screen"),
        "?": _("These keys"),
    }


def _page(
    sheet: Sheet,
    deck: Deck,
    target: str,
    clock: list[tuple[str, int]],
    begins: dict[str, int],
    ways: list[tuple[str, str]],
) -> bytes:
    """The page as the engine's template `present.html` takes it: front matter, and everything in one line."""
    body = sheet.part(
        "present.html", deck=deck, home=target, clock=clock, steps=begins, ways=ways, keys=_keys(sheet), qr=qr
    )
    values: dict[str, Any] = {
        "title": prose.harmless(sheet.title),
        "template": "present.html",
        "alternate": foot.alternates(sheet),
        "search": {"exclude": True},
        "styles": ["course", "present", *(["chart"] if "gce-chart" in body else [])],
    }
    rows = [f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items()]
    return "".join(["---\n", *rows, "---\n\n", f'<div class="gce-present">{body}</div>\n']).encode()
