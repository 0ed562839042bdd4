"""A page a debate: it runs the hour, and holds nothing by which anybody's opinion could be traced."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from builder.pages import foot, helping, routes
from builder.pages.lessons import home
from builder.pages.sheet import Pages, Sheet, Site
from builder.records import Actor, Argument, Claim, Debate, Event, Fact, Term


class Phase(NamedTuple):
    """A part of the hour: its name, how long it takes, and what happens in it."""

    title: str
    minutes: int
    do: str


def debate_pages(site: Site) -> Pages:
    """Every debate of the library."""
    return {routes.debate(name): partial(page, site, name, debate) for name, debate in site.course.debates.items()}


def page(site: Site, name: str, debate: Debate) -> bytes:
    """Motion, rules, the hour, votes, roles, both sides' arguments and the cards both may use."""
    sheet = Sheet(site, routes.debate(name), debate.motion, home(site, f"debate/{name}"))
    sheet.lean(f"debate/{name}")
    sides = {"for": debate.arguments_for, "against": debate.arguments_against}
    body = sheet.part(
        "debate.html",
        debate=debate,
        phases=phases(sheet),
        roles=roles(sheet, debate),
        sides=sides,
        cards=[made for reference in evidence(debate) if (made := card(sheet, reference))],
        modules=[key for key, module in site.course.modules.items() if name in module.debates],
    )
    return foot.page(sheet, body, hide=("toc",))


def evidence(debate: Debate) -> list[str]:
    """What both sides get as cards: what the debate hands out, then what any argument rests on, once each."""
    arguments: list[Argument] = [*debate.arguments_for.values(), *debate.arguments_against.values()]
    found = [*debate.cards, *(one for argument in arguments for one in argument.evidence)]
    return list(dict.fromkeys(found))


def card(sheet: Sheet, reference: str) -> Markup | None:
    """A card of evidence; none for what holds no statement of its own, such as a source."""
    found = sheet.course.find(reference)
    if not isinstance(found, Fact | Claim | Term | Event | Actor):
        return None
    sheet.lean(reference)
    return sheet.render("card.html", record=found, kind=reference.partition("/")[0], href=sheet.link(reference))


def phases(sheet: Sheet) -> list[Phase]:
    """An hour of fifty minutes for two sides; the minutes can be stretched on the clock."""
    _ = sheet.say
    return [
        Phase(_("Motion and first vote"), 5, _("Read the motion and the rules. Everybody votes on a folded slip.")),
        Phase(_("Prepare"), 12, _("Draw the roles. Each side reads all the cards and picks its two best arguments.")),
        Phase(_("Opening"), 8, _("One speaker a side, four minutes each. Nobody interrupts.")),
        Phase(_("Weakest point"), 10, _("Each side names a weak point of its own case, then answers the other side.")),
        Phase(_("Questions"), 6, _("The others ask. The fact-checker says what a card can and cannot carry.")),
        Phase(
            _("Second vote and looking back"), 9, _("Vote again on folded slips. Look at the shift and talk about it.")
        ),
    ]


def roles(sheet: Sheet, debate: Debate) -> dict[str, str]:
    """Who does what: as the author says, or what every debate needs."""
    _ = sheet.say
    if debate.roles:
        return {key: sheet.words(text) for key, text in debate.roles.items()}
    return {
        "for-1": _("Speaker for the motion: opens"),
        "for-2": _("Speaker for the motion: replies"),
        "against-1": _("Speaker against the motion: opens"),
        "against-2": _("Speaker against the motion: replies"),
        "chair": _("Chair: gives the floor, keeps to the rules"),
        "time": _("Timekeeper"),
        "checker": _("Fact-checker: holds what is said against the cards"),
    }
