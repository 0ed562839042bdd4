"""What stands around every page: its title and metadata above, *How do we know?* below."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from builder import prose
from builder.pages import routes
from builder.pages.sheet import Sheet
from builder.records import Fact, Module, Source, Sourced

# host → (path of the editor, path of a new report); GitHub's where the host is not known
_FORGES = {
    "gitlab": ("-/edit/main/", "-/issues/new?issue[title]="),
    "codeberg": ("_edit/main/", "issues/new?title="),
    "": ("edit/main/", "issues/new?title="),
}

# asset → what a page shows that needs it; in the page itself, so that instant navigation brings it too
_NEEDED = {
    "assets/library.css": ("gce-hero", "gce-cards", "gce-table", "gce-timeline", "gce-entry", "gce-clock", "gce-dot"),
    "assets/chart.css": ("gce-chart",),
    "assets/register.js": ("gce-filter", "gce-table"),
    "assets/quiz.js": ('class="gce-quiz"',),
    "assets/study.css": ("gce-study",),
    "assets/teach.css": ("gce-scheme", "gce-teach"),
    "assets/planner.js": ("<gce-planner",),
    "assets/debate.js": ("<gce-timer",),
    "assets/print.css": ("gce-",),
    **{f"assets/{page}.js": (f'id="gce-{page}"',) for page in ("practise", "flashcards", "progress")},
    **{f"assets/{page}.js": (f'id="gce-{page}"',) for page in ("hand-in", "class-results")},
    "assets/results.css": ("gce-results",),
}

_ONLY = {"print.css": ' media="print"'}  # it keeps nobody waiting


def page(
    sheet: Sheet,
    body: str,
    *,
    hide: tuple[str, ...] = (),
    module: Module | None = None,
    data: Any = None,
    at_once: bool = False,
) -> bytes:
    """A whole page: front matter, title, banner, body, foot; `at_once` with its stylesheet in it, so painted sooner."""
    title = "" if body.lstrip().startswith("# ") or "<h1" in body else f"# {prose.literal(sheet.title)}\n\n"
    head = matter(sheet, hide, module, data, at_once)
    below = kept(sheet, body) + str(how(sheet, module))
    parts = [head, assets(sheet, body + below), title, banner(sheet), body.strip(), "\n\n", below, "\n"]
    return "".join(parts).encode()


def assets(sheet: Sheet, shown: str) -> str:
    """The stylesheet and the script that only pages which show such things load."""
    found = [sheet.to(path) for path, marks in _NEEDED.items() if any(mark in shown for mark in marks)]
    links = [
        f'<link rel="stylesheet" href="{path}"{_ONLY.get(path.rpartition("/")[2], "")}>'
        if path.endswith(".css")
        else f'<script src="{path}" defer></script>'
        for path in found
    ]
    return f"<div hidden>{''.join(links)}</div>\n\n" if links else ""


def kept(sheet: Sheet, body: str) -> str:
    """Where a page with questions names its course to what keeps answers, and is told what is wrong with keeping."""
    return f"{sheet.part('kept.html')}\n\n" if "gce-quiz" in body or "gce-study" in body else ""


def matter(sheet: Sheet, hide: tuple[str, ...], module: Module | None, data: Any, at_once: bool) -> str:
    """Front matter; every value is JSON, which is YAML."""
    about = sheet.course.about
    values: dict[str, Any] = {
        "title": prose.harmless(sheet.title),
        "description": prose.harmless(sheet.words(module.summary if module else about.summary)),
        "alternate": alternates(sheet),
    }
    if at_once:
        values["at_once"] = True
    if hide:
        values["hide"] = list(hide)
    if data is not None:
        values["jsonld"] = data
    rows = [f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items()]
    return "".join(["---\n", *rows, "---\n\n"])


def alternates(sheet: Sheet) -> list[dict[str, Any]]:
    """The same page in every language (its home page where it is in one language only)."""
    languages = sheet.site.languages
    first, here = languages[0], sheet.course.language
    only = sheet.path.startswith("builders/")
    found = []
    for there in languages:
        target = routes.HOME if only and there != first else sheet.path
        link = routes.across(sheet.path, here, there, first) if target == sheet.path else _home(sheet, there)
        found.append({"lang": there, "name": prose.language_name(there), "link": link, "current": there == here})
    return found


def banner(sheet: Sheet) -> str:
    """A word at the top where the page, or part of it, stands in the first language for want of a translation."""
    gaps = untranslated(sheet)
    if sheet.course.main or not gaps:
        return ""
    return sheet.part("banner.html", whole=gaps == {sheet.file}) + "\n\n"


def untranslated(sheet: Sheet) -> set[str]:
    """Files whose translation lacks something this page shows."""
    course, found = sheet.course, set()
    for page in course.texts.values():
        if page.fallback and page.path == sheet.file:
            found.add(page.path)
    for reference in sheet.rests_on:
        entry = course.entries.get(reference)
        if entry is not None and entry.missing:
            found.add(entry.document.path)
    return found


def how(sheet: Sheet, module: Module | None) -> Markup:
    """*How do we know?*: sources, dates, review, stance, licence, and the way to the author's own file."""
    records = {reference: sheet.course.find(reference) for reference in sorted(grounds(sheet))}
    sources = {ref.partition("/")[2]: found for ref, found in records.items() if isinstance(found, Source)}
    if sheet.path == routes.SOURCES:
        sources = {}  # the page is that list
    facts = [found for found in records.values() if isinstance(found, Fact)]
    recalled = [found for ref, found in records.items() if ref in sheet.rests_on and _recalled(found)]
    return sheet.render(
        "how.html",
        sources=sorted(sources.items(), key=lambda pair: prose.alphabetical(pair[1].title)),
        dates=sorted({fact.as_of for fact in facts}),
        recalled=len(recalled),
        module=module,
        edit=edit(sheet),
        report=report(sheet),
    )


def grounds(sheet: Sheet) -> set[str]:
    """What a page shows, what its figures are worked out of, and the sources of all that.

    Not what a record only points to: a claim's counterpart, a term it is told apart from. Followed further,
    those lead to half the library.
    """
    course, leans = sheet.course, sheet.site.leans
    shown = set(sheet.rests_on)
    for debate in (reference for reference in sheet.rests_on if reference.startswith("debate/")):
        shown.update(leans.get(debate, []))
    waiting = list(shown)
    while waiting:
        found = course.find(waiting.pop())
        parts = {f"fact/{name}" for name in found.derived_from} - shown if isinstance(found, Fact) else set()
        shown |= parts
        waiting += parts
    return shown | {used for one in shown for used in leans.get(one, []) if used.startswith("source/")}


def edit(sheet: Sheet) -> str | None:
    """Address where the author's own file can be edited, if the course names its repository."""
    if not sheet.site.repository:
        return None
    return f"{sheet.site.repository.rstrip('/')}/{_forge(sheet)[0]}{quote(sheet.file)}"


def report(sheet: Sheet) -> str:
    """Address where an error can be reported; without a repository, the page that says how."""
    if not sheet.site.repository:
        return sheet.to(routes.REPORT)
    return f"{sheet.site.repository.rstrip('/')}/{_forge(sheet)[1]}{quote(sheet.title + ': ' + sheet.file)}"


def _forge(sheet: Sheet) -> tuple[str, str]:
    host = (sheet.site.repository or "").split("/")[2]
    return next(found for name, found in _FORGES.items() if name in host)


def _recalled(found: Any) -> bool:
    return isinstance(found, Sourced) and found.checked == "recalled"


def _home(sheet: Sheet, there: str) -> str:
    up = routes.between(sheet.path, routes.HOME)
    return f"{up}{there}/" if there != sheet.site.languages[0] else up
