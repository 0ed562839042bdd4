"""A page a debate: it runs the hour, and holds nothing by which anybody's opinion could be traced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from builder.pages import foot, helping, routes
from builder.pages.asking import sources
from builder.pages.lessons import home
from builder.pages.sheet import Pages, Sheet, Site
from builder.questions import TrueFalse
from builder.records import Actor, Argument, Claim, Debate, Event, Fact, Term


class Phase(NamedTuple):
    """A part of the hour: its name, how long it takes, what happens in it, and which parts of the page it uses."""

    title: str
    minutes: int
    do: str
    uses: tuple[str, ...] = ()  # ids of headings of this page


class Statement(NamedTuple):
    """Something that is so or is not: the class may show what it thinks, for this is no opinion."""

    words: Markup
    true: bool
    why: Markup
    sources: list[tuple[str | None, str]]


MOST = 4  # statements, one a minute
SLIPS = 12  # of each vote on a sheet


def debate_pages(site: Site) -> Pages:
    """Every debate of the library."""
    return {routes.debate(name): partial(page, site, name, debate) for name, debate in site.course.debates.items()}


def page(site: Site, name: str, debate: Debate) -> bytes:
    """Motion, rules, the hour, votes, roles, both sides' arguments and the cards both may use."""
    sheet = Sheet(site, routes.debate(name), debate.motion, home(site, f"debate/{name}"))
    sheet.lean(f"debate/{name}")
    sides = {"for": debate.arguments_for, "against": debate.arguments_against}
    known = statements(sheet, name, debate)
    body = sheet.part(
        "debate.html",
        debate=debate,
        phases=list(timed(phases(sheet, known=bool(known)))),
        statements=known,
        slips=SLIPS,
        help=helping.lines(sheet, "teacher" if site.teaching else "pupil"),
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


def phases(sheet: Sheet, *, known: bool) -> list[Phase]:
    """An hour of fifty minutes for two sides; the minutes can be stretched on the clock."""
    _ = sheet.say
    facts = Phase(
        _("What do we know?"), 4, _("Hands or four corners, on statements of fact only. Then the answer."), ("know",)
    )
    return [
        Phase(
            _("Motion and first vote"),
            5,
            _("Read the motion and the rules. Everybody votes on a folded slip."),
            ("rules", "vote"),
        ),
        *([facts] if known else []),
        Phase(
            _("Prepare"),
            11 if known else 15,
            _("Draw the roles. Each side reads all the cards and picks its two best arguments."),
            ("roles", "cards", "arguments"),
        ),
        Phase(_("Opening"), 8, _("One speaker a side, four minutes each. Nobody interrupts.")),
        Phase(
            _("Weakest point"),
            9,
            _("Each side names a weak point of its own case, then answers the other side."),
            ("arguments",),
        ),
        Phase(
            _("Questions"), 5, _("The others ask. The fact-checker says what a card can and cannot carry."), ("cards",)
        ),
        Phase(
            _("Second vote and looking back"),
            8,
            _("Vote again on folded slips. Look at the shift and talk about it."),
            ("vote", "after"),
        ),
    ]


def timed(parts: Iterable[Phase]) -> Iterator[tuple[int, Phase]]:
    """Each part with the minute it begins at."""
    now = 0
    for part in parts:
        yield now, part
        now += part.minutes


def statements(sheet: Sheet, name: str, debate: Debate) -> list[Statement]:
    """True-or-false questions that rest on the debate's cards, then those of its modules, then its cards of fact."""
    course, cards = sheet.course, set(evidence(debate))
    quizzes = {str(module.quiz) for module in course.modules.values() if name in module.debates}
    asked = [(reference, one) for reference, one, _ in course.questions() if isinstance(one, TrueFalse)]
    near = [one for _, one in asked if cards & set(one.rests_on)]
    own = [one for reference, one in asked if reference.partition("/")[0] in quizzes and one not in near]
    claims = [claim for one in debate.cards if _established(claim := course.find(one))]
    found = [_asked(sheet, one) for one in [*near, *own][:MOST]]
    return found + [_told(sheet, one) for one in claims[: MOST - len(found)]]


def _established(record: object) -> bool:
    return isinstance(record, Claim) and record.type == "fact" and record.checked == "document"


def _asked(sheet: Sheet, asked: TrueFalse) -> Statement:
    sheet.lean(*asked.rests_on)
    why = asked.feedback.true if asked.answer else asked.feedback.false
    return Statement(sheet.inline(asked.prompt), asked.answer, sheet.inline(why), sources(sheet, asked.rests_on))


def _told(sheet: Sheet, claim: Claim) -> Statement:
    why = sheet.inline(claim.note) if claim.note else Markup("")
    return Statement(sheet.inline(claim.statement), True, why, sources(sheet, (f"source/{claim.source}",)))


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
