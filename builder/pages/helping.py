"""Whom to turn to: a few lines below lessons and beside plans and debates, of what the page of helplines lists."""

from __future__ import annotations

from typing import Literal

from markupsafe import Markup

from builder.pages.sheet import Sheet
from builder.records import Helpline

Whom = Literal["pupil", "teacher"]


def lines(sheet: Sheet, whom: Whom) -> Markup:
    """The helplines pupils use most; for teachers the school's own contact before them, and all others folded."""
    found = ordered(sheet.course.helplines, sheet)
    first = {name: one for name, one in found if one.audience == "learner"}
    more = {name: one for name, one in found if name not in first} if whom == "teacher" else {}
    sheet.lean(*(f"helpline/{name}" for name in (*first, *more)))
    return sheet.render("help-lines.html", first=first, more=more, whom=whom)


def ordered(helplines: dict[str, Helpline], sheet: Sheet) -> list[tuple[str, Helpline]]:
    """The helplines as listed, those that speak the page's language first."""
    return sorted(helplines.items(), key=lambda pair: sheet.course.language not in pair[1].languages)
