"""Pages to study with: practise, flashcards, my progress. All they keep stays on the reader's device."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from builder import prose
from builder.course import Course
from builder.pages import foot, generated, routes
from builder.pages.asking import question
from builder.pages.keys import digest
from builder.pages.lessons import home
from builder.pages.sheet import Pages, Sheet, Site
from builder.records import Term


class Item(NamedTuple):
    """A scored question that has a page."""

    module: str
    reference: str
    asked: Any
    key: str


def study_pages(site: Site) -> Pages:
    """The three pages."""
    return {
        routes.PRACTISE: partial(practise, site),
        routes.FLASHCARDS: partial(flashcards, site),
        routes.PROGRESS: partial(progress, site),
    }


def practise(site: Site) -> bytes:
    """What was wrong or unsure, on its schedule; then questions without end, drawn from the library."""
    sheet = _sheet(site, routes.PRACTISE, "Practise")
    asked = [(found, question(sheet, found.reference, found.asked)) for found in items(site.course, learner=True)]
    body = sheet.render(
        "practise.html",
        questions=asked,
        stock=generated.stock(sheet),
        empties=generated.empties(sheet),
        estimates=generated.estimates(sheet),
        modules=site.course.modules,
    )
    return _page(sheet, body)


def flashcards(site: Site) -> bytes:
    """Every learner term with its meaning: a list that a script turns into cards."""
    sheet = _sheet(site, routes.FLASHCARDS, "Flashcards")
    terms = sorted(learner_terms(site.course).items(), key=lambda pair: prose.alphabetical(pair[1].name))
    sheet.lean(*(f"term/{name}" for name, _ in terms))
    named = {name: terms_of(site, name) for name in site.course.modules}
    cards = [
        (name, term, term_key(term), " ".join(module for module in named if name in named[module]))
        for name, term in terms
    ]
    return _page(sheet, sheet.part("flashcards.html", cards=cards, modules=site.course.modules))


def progress(site: Site) -> bytes:
    """Every scored question by module, for a script to say how it went; and the ways in and out."""
    course = site.course
    sheet = _sheet(site, routes.PROGRESS, "My progress")
    rows = {name: [found for found in items(course) if found.module == name] for name in course.modules}
    terms = [(name, term_key(term)) for name, term in learner_terms(course).items()]
    return _page(sheet, sheet.part("progress.html", rows=rows, modules=course.modules, terms=terms))


def items(course: Course, *, learner: bool = False) -> Iterator[Item]:
    """Every scored question of every module's quiz, in order."""
    for name, module in course.modules.items():
        quiz = course.quizzes.get(str(module.quiz))
        for key, asked in quiz.questions.items() if quiz else ():
            if asked.scored and (asked.audience == "learner" or not learner):
                reference = f"{module.quiz}/{key}"
                yield Item(name, reference, asked, digest(course, reference, asked, asked.task(course)))


def learner_terms(course: Course) -> dict[str, Term]:
    return {name: term for name, term in course.terms.items() if term.audience == "learner"}


def terms_of(site: Site, module: str) -> set[str]:
    """Ids of the terms a module's lesson and quiz name."""
    quiz = site.course.modules[module].quiz
    users = [user for user in site.leans if user == f"lesson/{module}" or (quiz and user.startswith(f"{quiz}/"))]
    return {used.removeprefix("term/") for user in users for used in site.leans[user] if used.startswith("term/")}


def term_key(term: Term) -> str:
    """What a card's answer hangs on: which definitions, by whom. The same in every language."""
    whole = [[name, found.source] for name, found in sorted(term.definitions.items())]
    return hashlib.sha256(json.dumps(whole).encode()).hexdigest()[:10]


def _sheet(site: Site, path: str, title: str) -> Sheet:
    from builder.pages.words import say

    return Sheet(site, path, say(site.course.language)(title), home(site, "course/course"))


def _page(sheet: Sheet, body: str) -> bytes:
    title = f"# {sheet.title} {{ data-search-exclude }}\n\n"  # a search must not give the answers away
    return foot.page(sheet, title + body, hide=("toc",))
