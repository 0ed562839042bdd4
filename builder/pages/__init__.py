"""Courses into a tree of Markdown pages, assets and engine configurations, one folder a language."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from builder.course import Course
from builder.pages import data
from builder.pages.config import engine_config
from builder.pages.front import front_pages
from builder.pages.lessons import module_pages
from builder.pages.registers import register_pages
from builder.pages.sheet import Site
from builder.tree import Tree

SCRIPTS = ("terms.js", "register.js")


def written(courses: dict[str, Course], base: dict[str, Any], *, repository: str | None = None) -> Tree:
    """The whole course laid out as `<language>/{mkdocs.yml,docs/,overrides/}`; `base` is the root mkdocs.yml."""
    made: Tree = {}
    for language, course in courses.items():
        for path, content in language_tree(course, base, repository=repository).items():
            made[f"{language}/{path}"] = content
    first = next(iter(courses))
    made[f"{first}/docs/course.json"] = data.course_json(courses)
    return made


def language_tree(course: Course, base: dict[str, Any], *, repository: str | None = None) -> Tree:
    """One language's folder."""
    site = Site.of(course, repository)
    pages = front_pages(site) | module_pages(site) | register_pages(site)
    docs = (
        pages
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
    """The stylesheet and the scripts, joined in a literal order inside one function."""
    room = files("builder.pages") / "runtime"
    scripts = "\n".join((room / name).read_text(encoding="utf-8") for name in SCRIPTS)
    return {
        "assets/course.css": (room / "course.css").read_bytes(),
        "assets/course.js": f'(function () {{\n"use strict";\n{scripts}\n}})();\n'.encode(),
    }


def _folder(folder: Traversable, prefix: str = "") -> Tree:
    """Every file of a package folder."""
    made: Tree = {}
    for item in sorted(folder.iterdir(), key=lambda found: found.name):
        if item.is_dir():
            made |= _folder(item, f"{prefix}{item.name}/")
        elif not item.name.startswith((".", "_")):
            made[prefix + item.name] = item.read_bytes()
    return made
