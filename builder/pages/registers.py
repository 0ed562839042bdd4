"""The register pages: glossary, figures, timeline, sources and others, each record with its own address."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from builder import prose
from builder.pages import charts, foot, helping, parts, routes
from builder.pages.lessons import home
from builder.pages.sheet import Pages, Sheet, Site
from builder.records import Competence


def register_pages(site: Site) -> Pages:
    """All registers."""
    made: Pages = {
        routes.GLOSSARY: partial(glossary, site),
        routes.FIGURES: partial(figures, site),
        routes.CHARTS: partial(gallery, site),
        routes.TIMELINE: partial(timeline, site),
        routes.ACTORS: partial(actors, site),
        routes.SOURCES: partial(sources, site),
        routes.HELP: partial(helplines, site),
    }
    if site.course.competences:
        made[routes.COMPETENCES] = partial(competences, site)
    return made


def glossary(site: Site) -> bytes:
    """Every term: definitions with sources, contrasts, wordings to avoid."""
    sheet = _sheet(site, routes.GLOSSARY, "Glossary", "term")
    entries = sorted(site.course.terms.items(), key=lambda pair: prose.alphabetical(pair[1].name))
    return foot.page(sheet, _entries(sheet, "glossary-entry.html", "glossary-head.html", entries, "term"))


def figures(site: Site) -> bytes:
    """Every figure as a row: value, what it measures, of when, source, state, use; then every measure."""
    sheet = _sheet(site, routes.FIGURES, "Figures", "fact")
    rows = sorted(site.course.facts.items(), key=lambda pair: (pair[1].measure, pair[1].as_of, pair[0]))
    sheet.lean(*(f"fact/{name}" for name, _ in rows))
    body = sheet.part("figures.html", facts=rows, used=lambda name: users(sheet, f"fact/{name}"))
    return foot.page(sheet, body, hide=("toc",))


def gallery(site: Site) -> bytes:
    """Every chart under a heading of its own, so that each has an address."""
    sheet = _sheet(site, routes.CHARTS, "Charts", "chart")
    made = [sheet.part("charts-head.html", count=len(site.course.charts))]
    for name, record in site.course.charts.items():
        former = "".join(f'<span id="{old}"></span>' for old in record.aliases)
        made += [f"## {record.title} {{ #{name} }}", former + str(charts.chart(sheet, name, record, heading=False))]
    return foot.page(sheet, "\n\n".join(made))


def timeline(site: Site) -> bytes:
    """Every event in order of date, as a picture that is also a list."""
    sheet = _sheet(site, routes.TIMELINE, "Timeline of governance", "event")
    rows = parts.dated(sheet)
    sheet.lean(*(f"event/{name}" for name, _ in rows))
    body = sheet.part("timeline-head.html") + "\n\n" + sheet.part("timeline.html", events=rows, full=True)
    return foot.page(sheet, body, hide=("toc",))


def actors(site: Site) -> bytes:
    """Every organisation: what it is, what it does, since when."""
    sheet = _sheet(site, routes.ACTORS, "Who does what", "actor")
    entries = sorted(site.course.actors.items(), key=lambda pair: prose.alphabetical(pair[1].name))
    return foot.page(sheet, _entries(sheet, "actor-entry.html", "actors-head.html", entries, "actor"))


def sources(site: Site) -> bytes:
    """Every source, with everything that rests on it."""
    sheet = _sheet(site, routes.SOURCES, "Sources", "source")
    rows = sorted(site.course.sources.items(), key=lambda pair: prose.alphabetical(pair[1].title))
    sheet.lean(*(f"source/{name}" for name, _ in rows))
    body = sheet.part("sources.html", sources=rows, used=lambda name: users(sheet, f"source/{name}"))
    claims = sheet.part("claims.html", claims=site.course.claims) if site.course.claims else ""
    _ = sheet.say
    title = _("Arguments")
    return foot.page(sheet, f"{body}\n\n## {title} {{ #claims }}\n\n{claims}" if claims else body, hide=("toc",))


def helplines(site: Site) -> bytes:
    """Whom to turn to; a course without helplines has the page too, and it sends pupils to their school."""
    sheet = _sheet(site, routes.HELP, "Somebody to talk to", "helpline")
    entries = helping.ordered(site.course.helplines, sheet)
    return foot.page(sheet, _entries(sheet, "help-entry.html", "help-head.html", entries, "helpline"))


def competences(site: Site) -> bytes:
    """Every framework with its groups and competences, and which module works on which."""
    sheet = _sheet(site, routes.COMPETENCES, "Competences", "competence")
    found = site.course.competences
    sheet.lean(*(f"competence/{name}" for name in found))
    made: list[str] = [sheet.part("competences-head.html")]
    for name, record in found.items():
        if record.part_of is None:
            made.append(f"## {record.name} {{ #{name} }}")
            made.append(sheet.part("competences.html", record=record, groups=_groups(site, name)))
    return foot.page(sheet, "\n\n".join(made))


Group = tuple[str, Competence | None, dict[str, tuple[Competence, list[str]]]]


def _groups(site: Site, framework: str) -> list[Group]:
    """The groups of a framework in order, first what is in none: each with its competences and who works on them."""
    below = _below(site, framework)
    alone = {name: pair for name, pair in below.items() if not _below(site, name)}
    groups: list[Group] = [(name, below[name][0], _below(site, name)) for name in below if name not in alone]
    return [("", None, alone), *groups] if alone else groups


def _below(site: Site, whole: str) -> dict[str, tuple[Competence, list[str]]]:
    """What is directly part of a framework or group, with the modules that work on it."""
    modules = site.course.modules.items()
    return {
        name: (one, [key for key, module in modules if name in module.competences])
        for name, one in site.course.competences.items()
        if one.part_of == whole
    }


def users(sheet: Sheet, reference: str) -> list[tuple[str, str | None]]:
    """Who leans on a record: (name, address), pages and records, once each."""
    found: dict[tuple[str, str | None], None] = {}
    for user in sheet.site.users.get(reference, []):
        found.setdefault((sheet.named(user), sheet.link(user)))
    return list(found)


def _sheet(site: Site, path: str, title: str, kind: str) -> Sheet:
    from builder.pages.words import say

    first = next((entry.reference for entry in site.course.entries.values() if entry.kind == kind), None)
    file = home(site, first) if first else "course.yml"
    return Sheet(site, path, say(site.course.language)(title), file)


def _entries(sheet: Sheet, template: str, head: str, entries: list[tuple[str, Any]], kind: str) -> str:
    """A heading a record, so that each has an address and stands in the page's contents."""
    made: list[str] = [sheet.part(head, count=len(entries), entries=entries)]
    for name, record in entries:
        sheet.lean(f"{kind}/{name}")
        made.append(f"## {record.name} {{ #{name} }}")
        made.append(sheet.part(template, key=name, record=record, users=_told(sheet, f"{kind}/{name}")))
    return "\n\n".join(made)


def _told(sheet: Sheet, reference: str) -> Callable[[], list[tuple[str, str | None]]]:
    return lambda: users(sheet, reference)
