"""Courses into a tree of Markdown pages, assets and engine configurations, one folder a language."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from builder.course import Course
from builder.pages import charts, data, look
from builder.pages.config import address, engine_config
from builder.pages.debating import debate_pages
from builder.pages.front import front_pages
from builder.pages.lessons import module_pages
from builder.pages.presenting import presenting_pages
from builder.pages.registers import register_pages
from builder.pages.results import result_pages
from builder.pages.schemes import scheme_pages
from builder.pages.sheet import Audience, Pages, Site
from builder.pages.study import study_pages
from builder.pages.teaching import teaching_pages
from builder.tree import Tree

# Each script a page may load, and the files it is joined of, in order; foot.py says which page loads which.
SCRIPTS = {
    "course.js": ("theme.js", "header.js", "terms.js", "folds.js", "near.js", "print.js"),
    "register.js": ("register.js",),
    "quiz.js": (
        "grading.js", "question.js", "choose.js", "enter.js", "order.js", "match.js", "fill.js", "write.js",
        "mix.js", "define.js", "store.js",
    ),
    "practise.js": ("store.js", "schedule.js", "practise.js", "draws.js", "endless.js"),
    "flashcards.js": ("store.js", "schedule.js", "flashcards.js"),
    "progress.js": ("store.js", "schedule.js", "progress.js", "transfer.js"),
    "planner.js": ("planner.js",),
    "present.js": ("timer.js", "vote.js", "tally.js", "present.js", "desk.js"),
    "hand-in.js": ("store.js", "schedule.js", "choice.js", "code.js", "qr.js", "qr-grid.js", "hand-in.js"),
    "class-results.js": (
        "store.js", "schedule.js", "choice.js", "code.js", "class-book.js", "class-count.js", "class-parts.js",
        "class-questions.js", "class-show.js", "class-take.js", "class-camera.js", "class-sheet.js",
    ),
    "debate.js": ("timer.js", "roles.js", "slips.js", "vote.js"),
}  # fmt: skip


# Comments that have their lines to themselves: they are for who reads the repository.
_COMMENTS = re.compile(r"^[ \t]*(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n|^[ \t]*\n", re.MULTILINE | re.DOTALL)

STYLES = (
    "course.css", "library.css", "study.css", "chart.css", "teach.css", "results.css", "present.css", "print.css",
)  # fmt: skip


def written(
    courses: dict[str, Course],
    base: dict[str, Any],
    *,
    repository: str | None = None,
    audience: Audience = "teacher",
    packs: Mapping[str, Tree] | None = None,
) -> Tree:
    """The whole course laid out as `<language>/{mkdocs.yml,docs/,overrides/}`; `base` is the root mkdocs.yml.

    For the audience `student` the pages for teachers are left out, with all that leads to them. `packs` holds
    files for print by language, which the pages for teachers offer.
    """
    made: Tree = {}
    for language, course in courses.items():
        printed = (packs or {}).get(language, {})
        tree = language_tree(course, base, repository=repository, audience=audience, packs=printed)
        made |= {f"{language}/{path}": content for path, content in tree.items()}
    first = next(iter(courses))
    made[f"{first}/docs/course.json"] = data.course_json(courses, audience)
    return made


def language_tree(
    course: Course,
    base: dict[str, Any],
    *,
    repository: str | None = None,
    audience: Audience = "teacher",
    packs: Tree | None = None,
) -> Tree:
    """One language's folder."""
    printed = packs or {}
    weights = {path: len(content) for path, content in printed.items()}
    site = replace(Site.of(course, repository, audience, address(base, course)), packs=weights)
    docs = (
        {path: make() for path, make in every_page(site).items()}
        | course.assets
        | printed
        | runtime()
        | charts.tables(course)
        | {"figures.csv": data.figures_csv(course), "figures.json": data.figures_json(course)}
    )
    made = {f"docs/{path}": content for path, content in docs.items()}
    made["mkdocs.yml"] = engine_config(base, site)
    made |= {f"overrides/{path}": content for path, content in _folder(files("builder.site") / "overrides").items()}
    return made | look.files(made, look.features(base))


def every_page(site: Site) -> Pages:
    """Every page of one language, not yet made."""
    pages = front_pages(site) | module_pages(site) | debate_pages(site) | register_pages(site) | study_pages(site)
    pages |= result_pages(site)
    return pages | (teaching_pages(site) | presenting_pages(site) | scheme_pages(site) if site.teaching else {})


def some_pages(course: Course, base: dict[str, Any], paths: Collection[str], *, repository: str | None = None) -> Tree:
    """Those of the `paths` that are pages of the course in one language, as `docs/…`."""
    pages = every_page(Site.of(course, repository, address=address(base, course)))
    return {f"docs/{path}": pages[path]() for path in paths if path in pages}


def runtime() -> Tree:
    """The stylesheets, and each script joined in a literal order inside one function, without its comments."""
    room = files("builder.pages") / "runtime"
    made = {f"assets/{name}": (room / name).read_bytes() for name in STYLES}
    for script, names in SCRIPTS.items():
        joined = "\n".join((room / name).read_text(encoding="utf-8") for name in names)
        bare = _COMMENTS.sub("", joined)
        made[f"assets/{script}"] = f'(function () {{\n"use strict";\n{bare}\n}})();\n'.encode()
    return made


def _folder(folder: Traversable, prefix: str = "") -> Tree:
    """Every file of a package folder."""
    made: Tree = {}
    for item in sorted(folder.iterdir(), key=lambda found: found.name):
        if item.is_dir():
            made |= _folder(item, f"{prefix}{item.name}/")
        elif not item.name.startswith((".", "_")):
            made[prefix + item.name] = item.read_bytes()
    return made
