"""Whom to turn to: a few lines below lessons and beside plans and debates, of what the page of helplines lists."""

from __future__ import annotations

from typing import Literal

from markupsafe import Markup

from builder.pages.sheet import Sheet
from builder.records import Helpline

Whom = Literal["pupil", "teacher"]


def lines(sheet: Sheet, whom: Whom) -> Markup:
    """Below a lesson, the helplines pupils use most; for teachers all of them, and the school's own contact."""
    found = {name: one for name, one in ordered(sheet.course.helplines, sheet) if _shown(one, whom)}
    sheet.lean(*(f"helpline/{name}" for name in found))
    return sheet.render("help-lines.html", helplines=found, whom=whom)


def ordered(helplines: dict[str, Helpline], sheet: Sheet) -> list[tuple[str, Helpline]]:
    """The helplines as listed, those that speak the page's language first."""
    return sorted(helplines.items(), key=lambda pair: sheet.course.language not in pair[1].languages)


def _shown(helpline: Helpline, whom: Whom) -> bool:
    return whom == "teacher" or helpline.audience == "learner"
