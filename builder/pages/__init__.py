"""Courses into a tree of Markdown pages, assets and engine configurations, one folder a language."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from builder.course import Course
from builder.pages import data
from builder.pages.config import engine_config
from builder.pages.debating import debate_pages
from builder.pages.front import front_pages
from builder.pages.lessons import module_pages
from builder.pages.registers import register_pages
from builder.pages.schemes import scheme_pages
from builder.pages.sheet import Audience, Site
from builder.pages.study import study_pages
from builder.pages.teaching import teaching_pages
from builder.tree import Tree

# Each script a page may load, and the files it is joined of, in order; foot.py says which page loads which.
SCRIPTS = {
    "course.js": ("terms.js", "register.js", "folds.js"),
    "quiz.js": (
        "grading.js", "question.js", "choose.js", "enter.js", "order.js", "match.js", "fill.js", "write.js", "mix.js",
        "define.js", "store.js",
    ),
    "practise.js": ("store.js", "schedule.js", "practise.js", "draws.js", "endless.js"),
    "flashcards.js": ("store.js", "schedule.js", "flashcards.js"),
    "progress.js": ("store.js", "schedule.js", "progress.js", "transfer.js"),
    "planner.js": ("planner.js",),
    "print.js": ("print.js",),
    "debate.js": ("timer.js", "roles.js", "vote.js"),
}  # fmt: skip


STYLES = ("course.css", "library.css", "study.css", "teach.css", "print.css")


def written(
    courses: dict[str, Course],
    base: dict[str, Any],
    *,
    repository: str | None = None,
    audience: Audience = "teacher",
) -> Tree:
    """The whole course laid out as `<language>/{mkdocs.yml,docs/,overrides/}`; `base` is the root mkdocs.yml.

    For the audience `student` the pages for teachers are left out, with all that leads to them.
    """
    made: Tree = {}
    for language, course in courses.items():
        for path, content in language_tree(course, base, repository=repository, audience=audience).items():
            made[f"{language}/{path}"] = content
    first = next(iter(courses))
    made[f"{first}/docs/course.json"] = data.course_json(courses, audience)
    return made


def language_tree(
    course: Course, base: dict[str, Any], *, repository: str | None = None, audience: Audience = "teacher"
) -> Tree:
    """One language's folder."""
    site = Site.of(course, repository, audience)
    pages = front_pages(site) | module_pages(site) | debate_pages(site) | register_pages(site) | study_pages(site)
    docs = (
        pages
        | (teaching_pages(site) | scheme_pages(site) if site.teaching else {})
        | course.assets
        | runtime()
        | {"figures.csv": data.figures_csv(course), "figures.json": data.figures_json(course)}
    )
    made = {f"docs/{path}": content for path, content in docs.items()}
    made["mkdocs.yml"] = engine_config(base, site)
    return made | {
        f"overrides/{path}": content for path, content in _folder(files("builder.site") / "overrides").items()
    }


def runtime() -> Tree:
    """The stylesheets, and each script joined in a literal order inside one function."""
    room = files("builder.pages") / "runtime"
    made = {f"assets/{name}": (room / name).read_bytes() for name in STYLES}
    for script, names in SCRIPTS.items():
        joined = "\n".join((room / name).read_text(encoding="utf-8") for name in names)
        made[f"assets/{script}"] = f'(function () {{\n"use strict";\n{joined}\n}})();\n'.encode()
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
