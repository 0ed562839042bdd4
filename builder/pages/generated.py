"""Practice without end: what learner records give a script to draw questions from, in the page's language.

Only what nobody disputes in the course enters: a term with one definition, a figure without a rival, and
nothing that has not been held against its source. So no wrong option is ever another definition of the
term that is asked.
"""

from __future__ import annotations

import hashlib
import html
import re
from decimal import ROUND_UP, Decimal

from markupsafe import Markup

from builder import prose
from builder.course import Course
from builder.pages.asking import question
from builder.pages.sheet import Sheet
from builder.questions import Estimate, Gap, Ordering, SingleChoice
from builder.records import Event, Fact, Term

# Instruments one can put in order, and of which one can ask whether they bind.
INSTRUMENTS = ("treaty", "protocol", "declaration", "compact", "resolution")
UNITS = ("people", "percent", "parties", "states")
LINES = "abcd"
MARK = "gcetext"  # what the script puts its own words in place of: gcetextprompt, gcetexta, gcetextwhya


def stock(sheet: Sheet) -> dict[str, object]:
    """What questions are drawn from; ids in order, so that a seed draws alike in every language."""
    return {
        "terms": [_term(sheet, name, term) for name, term in sorted(terms(sheet.course).items())],
        "events": [_event(sheet, name, event) for name, event in sorted(events(sheet.course).items())],
        "estimates": sorted(facts(sheet.course)),
    }


def terms(course: Course) -> dict[str, Term]:
    """Learner terms with one definition, held against its source."""
    return {
        name: term
        for name, term in course.terms.items()
        if term.audience == "learner" and [found.checked for found in term.definitions.values()] == ["document"]
    }


def events(course: Course) -> dict[str, Event]:
    """Learner instruments held against their source; a law binds in its own way and is left out."""
    return {
        name: event
        for name, event in course.events.items()
        if event.audience == "learner" and event.checked == "document" and event.form in INSTRUMENTS
    }


def facts(course: Course) -> dict[str, Fact]:
    """Learner figures to guess: held against their source, newest of their kind, counted one way only."""
    disputed = {other for fact in course.facts.values() for other in fact.rivals}
    return {
        name: fact
        for name, fact in course.facts.items()
        if fact.audience == "learner" and fact.checked == "document" and not fact.superseded_by
        if not fact.rivals and name not in disputed and _guessable(fact, course)
    }


def _guessable(fact: Fact, course: Course) -> bool:
    """Whether its scale can be made by rule: a share, or a count that is not a handful."""
    unit = course.measures[fact.measure].unit if fact.measure in course.measures else "other"
    return unit == "percent" or (unit in UNITS and fact.value.digits >= 10)


def empties(sheet: Sheet) -> dict[str, Markup]:
    """Questions without words, in the form all questions have, for a script to fill: a is right, a–d in order."""
    lines = {line: MARK + line for line in LINES}
    why = {line: f"{MARK}why{line}" for line in LINES}
    choose = SingleChoice(kind="single-choice", prompt=f"{MARK}prompt", choices=lines, answer="a", feedback=why)
    order = Ordering(kind="ordering", prompt=f"{MARK}prompt", items=lines, answer=tuple(LINES), feedback=why)
    return {"choose": question(sheet, "practice/choose", choose), "order": question(sheet, "practice/order", order)}


def estimates(sheet: Sheet) -> dict[str, Markup]:
    """A finished question for every figure to guess."""
    return {
        name: question(sheet, f"practice/estimate-{name}", estimate(sheet, name, fact))
        for name, fact in sorted(facts(sheet.course).items())
    }


def estimate(sheet: Sheet, name: str, fact: Fact) -> Estimate:
    """The question what a figure is, its scale chosen so that the place of the figure does not tell."""
    _, digits = sheet.say, fact.value.digits
    measure = sheet.course.measures[fact.measure]
    share = measure.unit == "percent"
    label = fact.label if fact.as_of[:4] in fact.label else sheet.named(f"fact/{name}")
    shown = f' {{{{ fact("{name}") }}}}'
    return Estimate(
        kind="estimate",
        prompt=_("%(label)s: what is the figure? Guess.", label=label),
        answer=f"fact/{name}",
        least=Decimal(0),
        most=Decimal(100) if share else _end(name, digits, measure.unit),
        step=Decimal(1).scaleb(-fact.value.decimals),
        close=Decimal(2 if digits < 20 else 5) if share else _round(digits / 6),
        scale=fact.value.scale,
        unit=("% " if share else _scale(sheet, fact)) + measure.noun,
        feedback=Gap(low=_("It is more:") + shown, high=_("It is less:") + shown, close=_("The figure:") + shown),
        explanation=fact.note,
        rests_on=(f"fact/{name}",),
    )


def _term(sheet: Sheet, name: str, term: Term) -> dict[str, str]:
    sheet.lean(f"term/{name}")
    return {"id": name, "name": term.name, "meaning": masked(sheet.words(term.meaning), term)}


def masked(meaning: str, term: Term) -> str:
    """The meaning, without the word that it explains."""
    forms = "|".join(re.escape(form) for form in sorted((term.name, *term.forms), key=len, reverse=True))
    return re.sub(rf"(?<!\w)({forms})(?!\w)", "…", meaning, flags=re.IGNORECASE)


def _event(sheet: Sheet, name: str, event: Event) -> dict[str, object]:
    sheet.lean(f"event/{name}")
    date = event.adopted or event.year
    force = html.unescape(str(sheet.render("force.html", event=event)))
    return {
        "id": name,
        "name": event.name,
        "date": date,
        "shown": sheet.when(date),
        "force": force,
        "binds": event.binding,
    }


def _scale(sheet: Sheet, fact: Fact) -> str:
    """The word of a figure's scale, with the space after it: million, miljoen, millions."""
    if not fact.value.scale:
        return ""
    return prose.number(Decimal(2), fact.value.scale, sheet.course.language).split("\u00a0")[-1] + " "


def _end(name: str, digits: Decimal, unit: str) -> Decimal:
    """The end of a scale: one and a half to five times the figure, as its own id decides; states are fewer than 200."""
    if unit in ("parties", "states"):
        return Decimal(200) if digits < 200 else _round(digits * 2)
    throw = hashlib.sha256(name.encode()).digest()[0] % 8
    return _round(digits * (3 + throw) / 2)


def _round(number: Decimal) -> Decimal:
    """One digit and noughts, rounded up."""
    digit = number.scaleb(-number.adjusted()).to_integral_value(ROUND_UP)
    return Decimal(f"{digit.scaleb(number.adjusted()):f}")
