"""Cards of a debate to cut out: roles, evidence, arguments of both sides, and slips for two votes."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from builder.pages import debating, routes
from builder.pages.sheet import Site
from builder.papers.paper import Handout, Paper
from builder.papers.teaching import help_lines
from builder.records import Actor, Claim, Debate, Event, Fact, Term

PAIRS = 8
"""Pairs of slips to cut out of one page."""


class Table(NamedTuple):
    """One debate, laid out."""

    debate: Debate
    phases: list[tuple[int, debating.Phase]]
    statements: list[debating.Statement]
    roles: dict[str, str]
    evidence: list[Markup]


def cards(site: Site, module: str) -> Handout:
    """Every debate of a module; a note where it has none."""
    names = [name for name in site.course.modules[module].debates if name in site.course.debates]
    paper = Paper.of(site, module, routes.debate(names[0]) if names else routes.teach(module))
    tables = [table(paper, name) for name in names]
    return paper.handout(
        "cards", paper.say("Debate cards"), "cards", tables=tables, pairs=PAIRS, help=help_lines(paper)
    )


def table(paper: Paper, name: str) -> Table:
    """A debate with its cards."""
    debate = paper.course.debates[name]
    paper.lean(f"debate/{name}")
    evidence = [made for reference in debating.evidence(debate) if (made := card(paper, reference))]
    known = debating.statements(paper, name, debate)
    hour = list(debating.timed(debating.phases(paper, known=bool(known))))
    return Table(debate, hour, known, debating.roles(paper, debate), evidence)


def card(paper: Paper, reference: str) -> Markup | None:
    """A card of evidence; none for what holds no statement of its own, such as a source."""
    found = paper.course.find(reference)
    if not isinstance(found, Fact | Claim | Term | Event | Actor):
        return None
    kind = reference.partition("/")[0]
    return paper.render("paper/card.html", record=found, kind=kind, origin=paper.origin(reference))
