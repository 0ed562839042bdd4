"""The pages of a module for who learns: its lesson, the same in easy language, its quiz."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

from markupsafe import Markup

from builder.pages import asking, foot, helping, routes
from builder.pages.data import learning_resource
from builder.pages.sheet import Pages, Sheet, Site
from builder.pages.words import say
from builder.questions import Poll
from builder.records import Module
from builder.texts import Page

_CASE = re.compile(r"^( *)!!! case\b[^\n]*$", re.MULTILINE)


def module_pages(site: Site) -> Pages:
    """Every module's pages."""
    made: Pages = {}
    for name, module in site.course.modules.items():
        if name in site.course.lessons:
            made[routes.lesson(name)] = partial(lesson, site, name, module)
        if name in site.course.easy:
            made[routes.easy(name)] = partial(easy, site, name, module)
        if module.quiz in site.course.quizzes:
            made[routes.quiz(name)] = partial(quiz, site, name, module)
        for old in module.aliases:
            made[f"modules/{old}/index.html"] = partial(moved, module.title, f"../{name}/")
    return made


def moved(title: str, address: str) -> bytes:
    """A page at a module's former address that leads on without a script."""
    head = f'<meta charset="utf-8"><meta http-equiv="refresh" content="0; url={address}"><title>{escape(title)}</title>'
    return f'<!doctype html>{head}<p><a href="{address}">{escape(title)}</a></p>\n'.encode()


def lesson(site: Site, name: str, module: Module) -> bytes:
    """The lesson: what it asks and aims at, the author's Markdown, key points, the way to the quiz."""
    written = site.course.lessons[name]
    sheet = Sheet(site, routes.lesson(name), module.title, written.path)
    sheet.lean(f"module/{name}")
    around: dict[str, Any] = {"name": name, "module": module, "number": position(site, name)}
    around["help"] = helping.lines(sheet, "pupil") if module.sensitivity else ""
    around["poll"] = poll(sheet, module)
    head = sheet.part("lesson-head.html", **around)
    body = told(sheet, written)
    points = f"## {sheet.say('Key points')} {{ #key-points }}\n\n" + sheet.part("key-points.html", **around)
    onward = sheet.part("lesson-foot.html", following=following(site, name), **around)
    whole = "\n\n".join([head, body, points, onward])
    return foot.page(sheet, whole, module=module, data=learning_resource(sheet, module, "lesson"))


def easy(site: Site, name: str, module: Module) -> bytes:
    """The lesson in easy language, with the way to the whole one."""
    written = site.course.easy[name]
    sheet = Sheet(site, routes.easy(name), easy_title(site, module), written.path)
    sheet.lean(f"module/{name}")
    around = {"name": name, "module": module, "help": helping.lines(sheet, "pupil") if module.sensitivity else ""}
    parts = [sheet.part("easy-head.html", **around), told(sheet, written), sheet.part("easy-foot.html", **around)]
    return foot.page(sheet, "\n\n".join(parts), module=module, data=learning_resource(sheet, module, "lesson"))


def easy_title(site: Site, module: Module) -> str:
    """The name of a lesson in easy language."""
    _ = say(site.course.language)
    return _("%(title)s (in easy language)", title=module.title)


def told(sheet: Sheet, written: Page) -> str:
    """The author's Markdown, its slots shown and its cases called made up."""
    return labelled(sheet.markdown(written.text), sheet.say("A composite case, invented for this lesson."))


def labelled(text: str, label: str) -> str:
    """Every `!!! case` with a first paragraph that says it is made up."""
    return _CASE.sub(lambda found: f"{found[0]}\n\n{found[1]}    {label}\n{found[1]}    {{: .gce-label }}", text)


def poll(sheet: Sheet, module: Module) -> Callable[[str], Markup] | None:
    """What asks the quiz's first poll at a moment, before the lesson or after it; None where there is no poll."""
    quiz = sheet.course.quizzes.get(str(module.quiz))
    found = [(key, asked) for key, asked in quiz.questions.items() if isinstance(asked, Poll)] if quiz else []
    if not found:
        return None
    key, asked = found[0]
    return lambda moment: asking.question(sheet, f"{module.quiz}/{key}", asked, moment=moment)


def quiz(site: Site, name: str, module: Module) -> bytes:
    """The quiz: every question as a form with its answer folded in."""
    record = site.course.quizzes[str(module.quiz)]
    sheet = Sheet(
        site, routes.quiz(name), site.course.quizzes[str(module.quiz)].title, home(site, f"quiz/{module.quiz}")
    )
    sheet.lean(f"quiz/{module.quiz}")
    drawn, rest = asking.pool(sheet, str(module.quiz), record)
    body = sheet.part("quiz.html", quiz=record, drawn=drawn, rest=rest, name=name, module=module)
    title = f"# {record.title} {{ data-search-exclude }}\n\n"  # a search must not give the answers away
    return foot.page(sheet, title + body, module=module, data=learning_resource(sheet, module, "quiz"), at_once=True)


def position(site: Site, name: str) -> int:
    """The module's number on the course map."""
    return list(site.course.modules).index(name) + 1


def following(site: Site, name: str) -> tuple[str, Module] | None:
    """The module after this one."""
    rest = list(site.course.modules.items())[position(site, name) :]
    return rest[0] if rest else None


def home(site: Site, reference: str) -> str:
    """The author's own file behind a record, in the page's language where there is one."""
    entry = site.course.entries[reference]
    return entry.translation.path if entry.translation else entry.document.path
