"""The worksheet in two variants, and the key to each: right answers by that sheet's letters, reasons, sources."""

from __future__ import annotations

from builder.pages import asking, routes
from builder.pages.sheet import Site
from builder.papers.paper import Handout, Paper
from builder.papers.variants import Item, items


def worksheet(site: Site, module: str, letter: str, seed: str) -> Handout | None:
    """A variant to write on; none for a module without a quiz."""
    paper = Paper.of(site, module, routes.quiz(module))
    asked = _asked(paper, letter, seed)
    kind = paper.say("Worksheet %(letter)s", letter=letter.upper())
    return paper.handout(f"worksheet-{letter}", kind, "worksheet", items=asked, asking=asking) if asked else None


def answers(site: Site, module: str, letter: str, seed: str) -> Handout | None:
    """The key to a variant."""
    paper = Paper.of(site, module, routes.quiz(module))
    asked = _asked(paper, letter, seed)
    kind = paper.say("Answers to worksheet %(letter)s", letter=letter.upper())
    told = {one.reference: asking.told(one.asked) for one in asked}
    return paper.handout(f"answers-{letter}", kind, "answers", items=asked, told=told, asking=asking) if asked else None


def _asked(paper: Paper, letter: str, seed: str) -> list[Item]:
    quiz = paper.taught.quiz
    return items(paper, quiz, letter, seed) if quiz in paper.course.quizzes else []
