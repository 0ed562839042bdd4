"""The sheets for who teaches, and the lesson's text: plan, plan for a room without network, lesson, glossary."""

from __future__ import annotations

from markupsafe import Markup

from builder import prose
from builder.pages import helping, routes
from builder.pages.lessons import labelled
from builder.pages.sheet import Site
from builder.pages.teaching import clock
from builder.papers import blocks
from builder.papers.paper import Handout, Paper
from builder.papers.variants import Item, item
from builder.questions import Poll
from builder.records import Term

SLIPS = 12
"""Slips to cut out of one page."""


def plan(site: Site, module: str) -> Handout:
    """Objectives, what to prepare, safety, the plan on a clock, a second period, a mixed class, misconceptions."""
    paper = Paper.of(site, module, routes.teach(module))
    first, second = (clock(paper, module, steps) for steps in (paper.taught.plan, paper.taught.second_period))
    return paper.handout("plan", paper.say("Lesson plan"), "plan", first=first, second=second, help=help_lines(paper))


def offline(site: Site, module: str) -> Handout:
    """The lesson in a room without network: what to print, what to put on the board, how to vote on paper."""
    paper = Paper.of(site, module, routes.teach(module))
    steps = clock(paper, module, paper.taught.plan)
    boards = [(row, [blocks.shown(paper, reference) for reference in row.step.uses]) for row in steps]
    kind = paper.say("Without a network")
    return paper.handout("offline", kind, "offline", boards=boards, polls=polls(paper), slips=SLIPS, **has(paper))


def lesson(site: Site, module: str) -> Handout | None:
    """The lesson's core, to be read on paper; none where it is not written."""
    written = site.course.lessons.get(module)
    if written is None:
        return None
    paper = Paper.of(site, module, routes.lesson(module))
    case = paper.say("A composite case, invented for this lesson.")
    body = prose.to_html(labelled(paper.markdown(written.core), case))
    return paper.handout("lesson", paper.say("Lesson"), "lesson", text=Markup(body))


def glossary(site: Site, module: str) -> Handout:
    """The words of the lesson, what they mean, who says so, and room for the pupil's own language."""
    paper = Paper.of(site, module, routes.GLOSSARY)
    return paper.handout("glossary", paper.say("Glossary"), "glossary", terms=terms(site, module))


def terms(site: Site, module: str) -> dict[str, Term]:
    """The learner terms that the lesson, its module or its quiz lean on themselves, by alphabet."""
    quiz = f"quiz/{site.course.modules[module].quiz}"
    users = [f"lesson/{module}", f"module/{module}", quiz]
    users += [user for user in site.leans if user.startswith(quiz.removeprefix("quiz/") + "/")]
    named = {used for user in users for used in site.leans.get(user, ())}
    found = {name: term for name, term in site.course.terms.items() if f"term/{name}" in named}
    learned = [(name, term) for name, term in found.items() if term.audience == "learner"]
    return dict(sorted(learned, key=lambda pair: prose.alphabetical(pair[1].name)))


def help_lines(paper: Paper) -> Markup:
    """Whom a pupil can turn to, beside what is said about safety."""
    found = helping.ordered(paper.course.helplines, paper)
    paper.lean(*(f"helpline/{name}" for name, _ in found))
    return paper.render("paper/help.html", helplines=[one for _, one in found if one.audience == "learner"])


def polls(paper: Paper) -> list[Item]:
    """The polls of the quiz, in its order, their options as the author has them."""
    name = str(paper.taught.quiz)
    quiz = paper.course.quizzes.get(name)
    asked = quiz.questions.items() if quiz else ()
    return [item(paper, f"{name}/{key}", one, 0) for key, one in asked if isinstance(one, Poll)]


def has(paper: Paper) -> dict[str, bool]:
    """Which other sheets the pack holds, for the list of what to print."""
    module, course = paper.taught, paper.course
    return {
        "has_quiz": module.quiz in course.quizzes,
        "has_debate": any(name in course.debates for name in module.debates),
        "has_lesson": paper.module in course.lessons,
    }
