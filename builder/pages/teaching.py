"""The pages for who teaches: a module's plan on a clock, and the paths as schemes of work."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from markupsafe import Markup

from builder import prose
from builder.pages import asking, foot, helping, presenting, routes
from builder.pages.data import learning_resource
from builder.pages.lessons import home
from builder.pages.sheet import Pages, Sheet, Site
from builder.pages.words import say
from builder.records import Module, Step
from builder.texts import CORE, minutes, words

_ID = re.compile(r"\{[^}]*\}\s*$")


class Row(NamedTuple):
    """A step on the clock: the minute it begins at, and what is read in it."""

    start: int
    key: str
    step: Step
    reads: list[tuple[str, str]]  # id of a part of the lesson, its title
    reading: int  # minutes
    slide: str = ""  # the anchor in the presenting view it begins with
    slides: Mapping[str, str] = MappingProxyType({})  # reference it shows → anchor there


class Key(NamedTuple):
    """A question in the answer key."""

    prompt: Markup
    answer: Markup
    explanation: Markup
    sources: list[tuple[str | None, str]]


def teaching_pages(site: Site) -> Pages:
    """Every module's page *Teach this*."""
    return {routes.teach(name): partial(teach, site, name, module) for name, module in site.course.modules.items()}


def teach(site: Site, name: str, module: Module) -> bytes:
    """Teach this: objectives, what to prepare, safety, the plan on a clock, a mixed class, answers, competences."""
    sheet = Sheet(site, routes.teach(name), teach_title(site, module), home(site, f"module/{name}"))
    sheet.lean(f"module/{name}")
    shown = presenting.slides(site, name, module)
    body = sheet.part(
        "teach.html",
        name=name,
        module=module,
        first=clock(sheet, name, module.plan, shown),
        second=clock(sheet, name, module.second_period, shown),
        minutes_to_read=reading(site, name, (CORE,)),
        keys=answers(sheet, module),
        frames=frames(sheet, module),
        help=helping.lines(sheet, "teacher") if module.sensitivity else "",
    )
    return foot.page(sheet, body, module=module, data=learning_resource(sheet, module, "lesson plan"))


def teach_title(site: Site, module: Module) -> str:
    """The name of a module's page for teachers."""
    _ = say(site.course.language)
    return _("Teach this: %(title)s", title=module.title)


def clock(sheet: Sheet, name: str, plan: Mapping[str, Step], slides: Mapping[str, str] | None = None) -> list[Row]:
    """The steps of a plan in order, each with the minute it begins at, and with its slide where there is one."""
    rows, now, slides = [], 0, slides or {}
    for key, step in plan.items():
        shown = {one: slides[one] for one in step.uses if one in slides}
        reads = [(part, _title(sheet, name, part)) for part in step.reads]
        rows.append(Row(now, key, step, reads, reading(sheet.site, name, step.reads), slides.get(key, ""), shown))
        now += step.minutes
    return rows


def reading(site: Site, name: str, parts: tuple[str, ...]) -> int:
    """Minutes it takes to read parts of a lesson; none where there is no lesson."""
    written = site.course.lessons.get(name)
    found = written.parts if written else {}
    return minutes(sum(words(found[part]) for part in parts if part in found))


def answers(sheet: Sheet, module: Module) -> list[Key]:
    """Every question of the quiz that has an answer, with its reasons and sources."""
    quiz = sheet.course.quizzes.get(str(module.quiz))
    found = []
    for key, asked in quiz.questions.items() if quiz else ():
        reference = f"{module.quiz}/{key}"
        answer = asking.answer(sheet, reference, asked, asked.task(sheet.course))
        if answer:
            why = sheet.inline(asked.explanation) if asked.explanation else Markup("")
            found.append(Key(sheet.phrase(asked.prompt), answer, why, asking.sources(sheet, asked.rests_on)))
    return found


def frames(sheet: Sheet, module: Module) -> dict[str, list[tuple[str | None, str]]]:
    """The competences a module works on: name of the framework → (address, name), in the library's order."""
    found: dict[str, list[tuple[str | None, str]]] = {}
    for name, one in sheet.course.competences.items():
        if name in module.competences:
            sheet.lean(f"competence/{name}")
            found.setdefault(_whole(sheet, name), []).append((sheet.link(f"competence/{name}"), one.name))
    return found


def _whole(sheet: Sheet, name: str) -> str:
    """The name of the framework a competence belongs to."""
    known, seen = sheet.course.competences, set[str]()
    while (above := known[name].part_of) in known and name not in seen:
        seen.add(name)
        name = str(above)
    return known[name].name


def _title(sheet: Sheet, name: str, part: str) -> str:
    """The heading of a part of a lesson, as words."""
    if part == CORE:
        return sheet.say("the lesson’s core")
    written = sheet.course.lessons.get(name)
    first = (written.parts if written else {}).get(part, part).partition("\n")[0]
    return prose.plain(_ID.sub("", first.lstrip("# ")))
