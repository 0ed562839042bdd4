"""The engine's configuration of one language, made of the root mkdocs.yml's allowed keys."""

from __future__ import annotations

import json
from typing import Any

from builder import prose
from builder.course import Course
from builder.pages import front, look, routes
from builder.pages.sheet import Site
from builder.pages.words import say
from builder.records import Module

# What an edition's own mkdocs.yml may decide; hooks, plugins, scripts and templates are not among it.
ALLOWED = ("site_url", "markdown_extensions", "theme")
THEME = ("palette", "features", "icon", "logo", "favicon")
# What our own pages are written in; fences must be fences, or code in a manual would be HTML.
NEEDED = (
    "admonition", "attr_list", "def_list", "pymdownx.details", "pymdownx.superfences", "tables", "builder.pages.whole",
)  # fmt: skip
# Extensions that only read Markdown: none of them includes files or runs anything.
EXTENSIONS = (
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "sane_lists", "tables", "toc",
    "pymdownx.details", "pymdownx.superfences", "pymdownx.betterem", "pymdownx.caret", "pymdownx.tilde",
)  # fmt: skip


def engine_config(base: dict[str, Any], site: Site) -> bytes:
    """`mkdocs.yml` of one language: plain JSON, which is YAML."""
    course = site.course
    kept = {key: base[key] for key in ALLOWED if key in base}
    config: dict[str, Any] = {
        **kept,
        "site_name": prose.harmless(course.about.title),
        "site_description": prose.harmless(course.about.tagline),
        "copyright": prose.harmless(f"{course.about.editors} · {course.about.edition} · {course.about.licence}"),
        "site_url": address(base, course),
        "site_dir": "site",
        "docs_dir": "docs",
        "theme": _theme(kept.get("theme", {}), course),
        "nav": nav(site),
        "plugins": {"search": {}},
        "markdown_extensions": _extensions(kept.get("markdown_extensions", []), course.language),
        "extra_javascript": ["assets/course.js"],
        "extra": extra(site) | {"still": look.still(look.features(base))},
        "validation": {
            "links": {"not_found": "ignore", "unrecognized_links": "ignore", "anchors": "ignore"},
            "omitted_files": "ignore",
        },
    }
    return (json.dumps(config, ensure_ascii=False, indent=1) + "\n").encode()


def extra(site: Site) -> dict[str, Any]:
    """What the theme's templates ask for: its words, the foot of the page, and each language's home."""
    _ = say(site.course.language)
    words = {
        "menu": _("Menu"),
        "close": _("Close"),
        "more": _("More about this"),
        "contents": _("On this page"),
        "modules": _("Course"),
        "missing": _("This page is not here"),
        "missing_help": _("It may have moved. The search and the home page know where things are now."),
        "before": _("Before this"),
        "after": _("After this"),
    }
    return {
        "generator": True,
        "course": site.course.about.id,
        "languages": _homes(site),
        "labels": words,
        "footer": _foot(site),
    }


def _harmless(menu: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The menu with names the theme's templates can show as they are."""
    return [
        {prose.harmless(name): _harmless(inner) if isinstance(inner, list) else inner for name, inner in item.items()}
        for item in menu
    ]


def _foot(site: Site) -> list[dict[str, Any]]:
    """The columns at the foot: study, the library, the doors, about."""
    groups = [next(iter(entry.items())) for entry in nav(site)[2:6]]
    return [
        {
            "title": title,
            "links": [{"title": name, "url": routes.address(path)} for item in items for name, path in item.items()],
        }
        for title, items in groups
    ]


def nav(site: Site) -> list[dict[str, Any]]:
    """The menu: modules, the library, a door for each kind of visitor, about; manuals in the first language."""
    _ = say(site.course.language)
    menu: list[dict[str, Any]] = [
        {_("Home"): routes.HOME},
        {_("Modules"): [{_("Course map"): routes.MAP}, *_plans(site), *_modules(site)]},
        {
            _("Study"): [
                {_("Practise"): routes.PRACTISE},
                {_("Flashcards"): routes.FLASHCARDS},
                {_("My progress"): routes.PROGRESS},
                {_("Hand in"): routes.HAND_IN},
            ]
        },
        {
            _("Library"): [
                {_("Glossary"): routes.GLOSSARY},
                {_("Figures"): routes.FIGURES},
                *([{_("Charts"): routes.CHARTS}] if site.course.charts else []),
                {_("Timeline of governance"): routes.TIMELINE},
                {_("Who does what"): routes.ACTORS},
                {_("Sources"): routes.SOURCES},
                *([{_("Competences"): routes.COMPETENCES}] if site.course.competences else []),
            ]
        },
    ]
    sections = [(_("For you"), "for-"), (_("About"), "about/"), (_("For builders"), "builders/")]
    help_ = [{_("Somebody to talk to"): routes.HELP}] if site.course.helplines else []
    written = {name: _written(site, start) + (help_ if start == "for-" else []) for name, start in sections}
    return _harmless(menu + [{name: found} for name, found in written.items() if found])


def _modules(site: Site) -> list[dict[str, Any]]:
    _ = say(site.course.language)
    found = []
    for name, module in site.course.modules.items():
        pages = [{_("Lesson"): routes.lesson(name)}] if name in site.course.lessons else []
        pages += [{_("In easy language"): routes.easy(name)}] if name in site.course.easy else []
        pages += [{_("Quiz"): routes.quiz(name)}] if module.quiz in site.course.quizzes else []
        pages += _debates(site, module)
        pages += [{_("Teach this"): routes.teach(name)}] if site.teaching else []
        found.append({module.title: pages})
    return found


def _debates(site: Site, module: Module) -> list[dict[str, Any]]:
    """A module's debates, numbered where it has several: a motion is too long for a menu."""
    _ = say(site.course.language)
    found = [routes.debate(one) for one in module.debates if one in site.course.debates]
    numbers = [f" {number}" for number in range(1, len(found) + 1)] if len(found) > 1 else [""]
    return [{_("Debate") + number: path} for number, path in zip(numbers, found, strict=False)]


def _plans(site: Site) -> list[dict[str, Any]]:
    """The planner, the schemes that are ready and the results of a class, for teachers."""
    if not site.teaching:
        return []
    _ = say(site.course.language)
    ready = [{path.title: routes.path(name)} for name, path in site.course.about.paths.items()]
    plans = [{_("Choose modules and a period"): routes.PLANNER}, *ready]
    return [{_("Plan your lessons"): plans}, {_("Class results"): routes.CLASS_RESULTS}]


def _written(site: Site, start: str) -> list[dict[str, str]]:
    return [
        {front.title(site, path): path}
        for path in sorted(site.course.pages)
        if path.startswith(start) and path not in site.absent
    ]


def _theme(wanted: Any, course: Course) -> dict[str, Any]:
    own = {key: wanted[key] for key in THEME if isinstance(wanted, dict) and key in wanted}
    if isinstance(own.get("palette"), list):
        own["palette"] = [_toggled(scheme, course.language) for scheme in own["palette"]]
    return {**own, "name": "material", "custom_dir": "overrides", "font": False, "language": course.language}


def _toggled(scheme: Any, language: str) -> Any:
    """A colour scheme whose switch is named in the reader's language."""
    _ = say(language)
    names = {"Dark": _("Dark colours"), "Light": _("Light colours")}
    if not isinstance(scheme, dict) or not isinstance(scheme.get("toggle"), dict):
        return scheme
    return scheme | {"toggle": scheme["toggle"] | {"name": names.get(scheme["toggle"].get("name"), "")}}


def _extensions(wanted: Any, language: str) -> list[Any]:
    """The allowed extensions, with the headings' permalinks named in the reader's language."""
    _ = say(language)
    toc = {"toc": {"permalink": True, "permalink_title": _("Link to this section")}}
    names = [(item if isinstance(item, str) else next(iter(item)), item) for item in wanted]
    kept = [item for name, item in names if name in EXTENSIONS and name not in (*NEEDED, "toc")]
    return [*NEEDED, *kept, toc]


def address(base: dict[str, Any], course: Course) -> str:
    """Where a language's home page will be, as the root's mkdocs.yml says; empty where it does not."""
    root = str(base.get("site_url") or "")
    return root if course.main or not root else f"{root.rstrip('/')}/{course.language}/"


def _homes(site: Site) -> list[dict[str, str]]:
    """For pages without front matter (404): each language's home, from this language's root."""
    first, here = site.languages[0], site.course.language
    return [
        {"lang": code, "name": prose.language_name(code), "link": routes.across(routes.HOME, here, code, first)}
        for code in site.languages
    ]
