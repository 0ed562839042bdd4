"""Slots that stand alone in a text, as paper shows them: questions, charts, timelines, rival definitions."""

from __future__ import annotations

from markupsafe import Markup

from builder.pages import asking, parts
from builder.papers.paper import Paper
from builder.papers.variants import item
from builder.records import Chart, Claim, Fact, Term
from builder.slots import Slot


def made(paper: Paper, slot: Slot) -> Markup:
    """What a block slot shows on paper."""
    match slot.name:
        case "question":
            return question(paper, slot.id)
        case "chart":
            found = paper.course.charts.get(slot.id)
            return paper.chart(slot.id, found) if found else Markup()
        case "timeline":
            return timeline(paper, int(slot.arguments[0]), int(slot.arguments[1]))
        case _:
            return compare(paper, slot.id)


def question(paper: Paper, reference: str) -> Markup:
    """A question without a number and without its answer."""
    asked = paper.course.question(reference)
    if asked is None:
        return Markup()
    return paper.render("paper/question.html", item=item(paper, reference, asked, 0), asking=asking)


def timeline(paper: Paper, first: int, last: int) -> Markup:
    """The learner events of those years, as a list."""
    found = [
        event for _, event in parts.dated(paper) if event.audience == "learner" and first <= int(event.year) <= last
    ]
    return paper.render("paper/timeline.html", events=found)


def compare(paper: Paper, key: str) -> Markup:
    """A term's definitions, or a figure and its rivals, one under the other with their sources."""
    facts = paper.course.facts
    rivals = (key, *facts[key].rivals) if key in facts else ()
    return paper.render(
        "paper/compare.html",
        term=paper.course.terms.get(key),
        key=key,
        facts=[name for name in rivals if name in facts],
    )


def shown(paper: Paper, reference: str) -> Markup:
    """What a step shows on the screen, to be written on a board or held up: the thing itself."""
    found = paper.course.find(reference)
    paper.lean(reference)
    if reference.partition("/")[0] in paper.course.quizzes:
        return question(paper, reference)
    match found:
        case Chart():
            return paper.chart(reference.partition("/")[2], found)
        case Term():
            return paper.render("paper/board.html", head=found.name, text=found.meaning, origin="")
        case Fact():
            text = f"{paper.hedged(found)} ({paper.when(found.as_of)})"
            return paper.render("paper/board.html", head=found.label, text=text, origin=paper.origin(reference))
        case Claim():
            return paper.render("paper/board.html", head="", text=found.statement, origin=paper.origin(reference))
        case _:
            text = getattr(found, "summary", getattr(found, "role", ""))
            origin = paper.origin(reference)
            return paper.render("paper/board.html", head=paper.named(reference), text=text, origin=origin)
