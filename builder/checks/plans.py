"""Lesson plans and paths: their minutes add up, and every module has its lesson."""

from __future__ import annotations

from collections.abc import Iterator

from builder.checks.desk import Desk, Finding

PERIOD = 50  # minutes


def plan_minutes(desk: Desk) -> Iterator[Finding]:
    """The minutes of a lesson plan do not add up.

    A module's `minutes` are the sum of its steps' minutes, so that the plan can be run as it
    stands. A path of so many `periods` of 50 minutes holds the minutes of its modules.

    Correct the steps or the total; give the path another period or one module less.
    """
    for name, module in desk.course.modules.items():
        total = sum(step.minutes for step in module.plan.values())
        if total != module.minutes:
            message = f"the steps take {total} minutes, not {module.minutes}; correct the steps or the total"
            yield Finding(
                desk.course.entries[f"module/{name}"].place("minutes"), message, f"module/{name}", ("minutes",)
            )
    for key, path in desk.course.about.paths.items():
        needed = sum(desk.course.modules[name].minutes for name in path.modules if name in desk.course.modules)
        if needed > path.periods * PERIOD:
            why = f"{path.periods} × {PERIOD} minutes do not hold the {needed} minutes of its modules"
            message = f"{why}; add a period, or drop a module"
            place = desk.course.entries["course/course"].place("paths", key, "periods")
            yield Finding(place, message, "course/course", ("paths", key, "periods"))


def missing_file(desk: Desk) -> Iterator[Finding]:
    """A file the course needs is not there: `course.yml` at its top, or `lesson.md` beside a `module.yml`.

    `course new course` makes a course, `course new module` a module with its lesson.
    """
    for name in desk.course.modules:
        entry = desk.course.entries[f"module/{name}"]
        if name not in desk.course.lessons:
            yield Finding(
                entry.place(), "there is no lesson.md beside this module.yml; write the lesson", entry.reference
            )
    for name, lesson in desk.course.lessons.items():
        if not desk.course.knows(f"module/{name}"):
            yield Finding(
                lesson.at(0),
                "there is no module.yml beside this lesson; write one (`course new module`)",
                f"lesson/{name}",
            )
