"""Results without a server: a pupil's page that hands in a quiz, a teacher's page that reads what was handed in.

What both know of the quizzes stands in the pages. A hand-in names course, quiz and questions by digests, so that
another edition's page can tell what it still has and what it has not (docs/builders/study.md, "A hand-in").
"""

from __future__ import annotations

import hashlib
from functools import partial
from typing import Any

from builder.pages import asking, foot, patterns, routes
from builder.pages.keys import digest
from builder.pages.lessons import home
from builder.pages.sheet import Pages, Sheet, Site
from builder.pages.words import say
from builder.questions import Asked, Quiz, TrueFalse
from builder.tasks import Choose, Enter, Match, Task

# Bits a digest is cut to in a code.
COURSE, QUIZ, EDITION, QUESTION, KEY = 24, 24, 16, 20, 8


def result_pages(site: Site) -> Pages:
    """The page to hand in, and for teachers the page that reads it."""
    made: Pages = {routes.HAND_IN: partial(hand_in, site)}
    return made | ({routes.CLASS_RESULTS: partial(class_results, site)} if site.teaching else {})


def hand_in(site: Site) -> bytes:
    """What is kept of a quiz, shown as it would be handed in; as a file, a QR code and a short code."""
    return _page(site, routes.HAND_IN, say(site.course.language)("Hand in"), "hand-in.html")


def class_results(site: Site) -> bytes:
    """Hand-ins of a class, read and counted in the teacher's browser."""
    return _page(site, routes.CLASS_RESULTS, say(site.course.language)("Class results"), "class-results.html", True)


def data(sheet: Sheet, *, whole: bool = False) -> dict[str, Any]:
    """The course and its quizzes as the scripts know them; `whole` with what is right and what is said of the rest."""
    about = sheet.course.about
    quizzes = []
    for name, module in sheet.course.modules.items():
        quiz = sheet.course.quizzes.get(str(module.quiz))
        if quiz:
            more = {"thoughts": [sheet.words(text) for text in module.misconceptions.values()]} if whole else {}
            quizzes.append(_quiz(sheet, name, str(module.quiz), quiz, whole) | more)
    return {
        "course": about.id,
        "title": about.title,
        "mark": mark(about.id, COURSE),
        "edition": mark(about.edition, EDITION),
        "quizzes": quizzes,
    }


def mark(text: str, bits: int) -> int:
    """The first bits of the SHA-256 of an id."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()) >> (256 - bits)


def _quiz(sheet: Sheet, module: str, name: str, quiz: Quiz, whole: bool) -> dict[str, Any]:
    """A quiz and those of its questions that are scored: polls and free answers have no place in a hand-in."""
    scored = {key: asked for key, asked in quiz.questions.items() if asked.scored}
    return {
        "id": name,
        "mark": mark(name, QUIZ),
        "title": quiz.title,
        "href": sheet.to(routes.quiz(module)),
        "questions": [_question(sheet, f"{name}/{key}", asked, whole) for key, asked in scored.items()],
    }


def _question(sheet: Sheet, reference: str, asked: Asked, whole: bool) -> dict[str, Any]:
    task = asked.task(sheet.course)
    key = digest(sheet.course, reference, asked, task)
    found = {
        "id": reference,
        "mark": mark(reference, QUESTION),
        "key": key,
        "key8": int(key, 16) >> (4 * len(key) - KEY),
        "kind": getattr(asked, "kind", ""),
        "prompt": sheet.words(asked.prompt),
        **_chosen_from(sheet, asked, task),
    }
    return found | (_answered(sheet, reference, asked, task) if whole else {})


def _chosen_from(sheet: Sheet, asked: Asked, task: Task) -> dict[str, Any]:
    """What can be chosen, in the order of the keys: a code counts in it, and it is part of the question's digest."""
    match task:
        case Choose():
            options = (
                {"true": sheet.say("True"), "false": sheet.say("False")}
                if isinstance(asked, TrueFalse)
                else {key: sheet.words(text) for key, text in task.options.items()}
            )
            return {"options": sorted(options.items())}
        case Match():
            options = {key: sheet.words(text) for key, text in task.targets.items()}
            rows = {key: sheet.words(text) for key, text in task.items.items()}
            return {"options": sorted(options.items()), "rows": sorted(rows.items())}
        case Enter(number=number) if number is not None:
            year = str(getattr(asked, "answer", "")).startswith("event/")  # a year has no thousands sign
            return {"unit": task.unit, "year": year}
    return {}


def _answered(sheet: Sheet, reference: str, asked: Asked, task: Task) -> dict[str, Any]:
    """What is right, where the question stands, and what its author says to who chose something else."""
    told = {key: sheet.words(text) for key, text in asking.told(asked).items()}
    made: dict[str, Any] = {"href": sheet.link(reference), "told": told}
    match task:
        case Choose():
            return made | {"right": sorted(task.right or ())}
        case Match():
            return made | {"right": task.right}
        case Enter(number=number) if number is not None:
            span = {"span": [float(task.span[0]), float(task.span[1])]} if task.span else {}
            return made | {"figure": float(number), "close": float(task.tolerance), **span}
    return made


def _page(site: Site, path: str, title: str, template: str, whole: bool = False) -> bytes:
    sheet = Sheet(site, path, title, home(site, "course/course"))
    point = patterns.point(site.course.language)
    body = sheet.part(template, data=data(sheet, whole=whole), point=point)
    heading = f"# {title} {{ data-search-exclude }}\n\n"  # a search must not give the answers away
    return foot.page(sheet, heading + body, hide=("toc",))
