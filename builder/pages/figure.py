"""A figure as words: its value and sign in the reader's locale, at its source's own precision."""

from __future__ import annotations

from builder import prose
from builder.course import Course
from builder.pages.words import say
from builder.records import Fact


def valued(fact: Fact, course: Course) -> str:
    """The value and its sign: 281 million, 3.6%, US$414 billion."""
    _ = say(course.language)
    number = prose.number(fact.value.digits, fact.value.scale, course.language)
    measure = course.measures.get(fact.measure)
    match measure.unit if measure else "other":
        case "percent":
            return _("%(number)s%%", number=number)
        case "USD":
            return _("US$%(number)s", number=number)
        case "EUR":
            return _("€%(number)s", number=number)
        case _:
            return number


def hedged(fact: Fact, course: Course) -> str:
    """The value with its source's hedge: more than 214 million."""
    _ = say(course.language)
    value = valued(fact, course)
    match fact.qualifier:
        case "about":
            return _("about %(value)s", value=value)
        case "over":
            return _("more than %(value)s", value=value)
        case "under":
            return _("less than %(value)s", value=value)
        case "almost":
            return _("almost %(value)s", value=value)
        case "exactly":
            return value


def counted(fact: Fact, course: Course) -> str:
    """The hedged value and what it counts: about 281 million international migrants; money has its unit as a sign."""
    measure, value = course.measures.get(fact.measure), hedged(fact, course)
    return value if measure is None or measure.unit in ("USD", "EUR") else f"{value} {measure.noun}"
