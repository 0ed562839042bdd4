"""Schemes of work: modules laid over periods, as a page a path, and as a page on which a teacher plans her own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from builder.pages import foot, routes
from builder.pages.lessons import home
from builder.pages.sheet import Pages, Sheet, Site
from builder.records import Module, Step, TeachingPath

PERIOD = 50  # minutes, as paths count them
LENGTHS = (40, 45, 50, 100)
WORTH_BEGINNING = 20  # minutes that must be left in a period for the next module to begin in it


class Slot(NamedTuple):
    """A step in a period: whose, when it begins, how much of it is done here."""

    module: str
    step: Step
    start: int
    minutes: int


@dataclass
class Period:
    """One period: its steps, and how many minutes of it are used."""

    slots: list[Slot] = field(default_factory=list)
    used: int = 0


class Scheme(NamedTuple):
    """The periods, and what is left out of them so that a plan fits: (module, step)."""

    periods: list[Period]
    left: list[tuple[str, Step]]


def scheme(units: Iterable[tuple[str, Mapping[str, Step]]], length: int) -> Scheme:
    """Plans laid over periods of so many minutes, in order; `units` are (module, steps). planner.js does the same.

    A plan longer than a period loses its optional steps, the last first, if it then fits. A step
    stays whole where it can; a module begins in a period under way only if it fits into the rest, or
    if `WORTH_BEGINNING` minutes are left.
    """
    found = Scheme([], [])
    for module, plan in units:
        steps, dropped = _fitting(list(plan.values()), length)
        found.left.extend((module, step) for step in dropped)
        needed = sum(step.minutes for step in steps)
        rest = length - found.periods[-1].used if found.periods else 0
        if rest < min(needed, WORTH_BEGINNING):
            found.periods.append(Period())
        for step in steps:
            _put(found.periods, module, step, length)
    return found


def _fitting(steps: list[Step], length: int) -> tuple[list[Step], list[Step]]:
    """The steps of a plan that are kept, and those left out so that it fits; all are kept where it never would."""
    over = sum(step.minutes for step in steps) - length
    dropped: list[Step] = []
    for step in reversed(steps):
        if over > 0 and step.optional:
            over -= step.minutes
            dropped.insert(0, step)
    return (steps, []) if over > 0 else ([step for step in steps if step not in dropped], dropped)


def _put(periods: list[Period], module: str, step: Step, length: int) -> None:
    left = step.minutes
    while left:
        if periods[-1].used and periods[-1].used + min(left, length) > length:
            periods.append(Period())
        now = min(left, length)
        periods[-1].slots.append(Slot(module, step, periods[-1].used, now))
        periods[-1].used += now
        left -= now


def scheme_pages(site: Site) -> Pages:
    """The planner, and a page a path."""
    made: Pages = {
        routes.path(name): partial(path_page, site, name, path) for name, path in site.course.about.paths.items()
    }
    return made | {routes.PLANNER: partial(planner, site)}


def path_page(site: Site, name: str, path: TeachingPath) -> bytes:
    """A path as a scheme of work: what each period does, and what to prepare for it."""
    sheet = Sheet(site, routes.path(name), path.title, home(site, "course/course"))
    modules = {key: site.course.modules[key] for key in path.modules if key in site.course.modules}
    sheet.lean("course/course", *(f"module/{key}" for key in modules))
    found = scheme([(key, module.plan) for key, module in modules.items()], PERIOD)
    periods = [(period, _named(period, modules)) for period in found.periods]
    body = sheet.part("path.html", path=path, periods=periods, length=PERIOD)
    return foot.page(sheet, body, hide=("toc",))


def planner(site: Site) -> bytes:
    """Choose modules and a period; a script lays the one over the other."""
    course = site.course
    sheet = Sheet(site, routes.PLANNER, site_words(site), home(site, "course/course"))
    sheet.lean("course/course", *(f"module/{name}" for name in course.modules))
    units = [_unit(sheet, name, module) for name, module in course.modules.items()]
    body = sheet.part(
        "planner.html",
        units=units,
        lengths=LENGTHS,
        usual=PERIOD,
        paths=course.about.paths,
        more=any(unit["more"] for unit in units),
        worth=WORTH_BEGINNING,
    )
    return foot.page(sheet, body, hide=("toc",))


def site_words(site: Site) -> str:
    """The planner's title."""
    from builder.pages.words import say

    _ = say(site.course.language)
    return _("Plan your lessons")


def _named(period: Period, modules: Mapping[str, Module]) -> dict[str, Module]:
    """The modules of a period, in order."""
    return {slot.module: modules[slot.module] for slot in period.slots}


def _unit(sheet: Sheet, name: str, module: Module) -> dict[str, Any]:
    """A module as the script needs it: title, address of its plan, steps as [title, minutes, optional]."""
    return {
        "id": name,
        "title": module.title,
        "href": sheet.to(routes.teach(name), "plan"),
        "steps": list(_rows(module.plan)),
        "more": list(_rows(module.second_period)),
    }


def _rows(plan: Mapping[str, Step]) -> Iterator[list[Any]]:
    return ([step.title, step.minutes, step.optional] for step in plan.values())
