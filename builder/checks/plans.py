"""Lesson plans and paths: their minutes add up and leave time to read, and every module has its lesson."""

from __future__ import annotations

from collections.abc import Iterator

from builder.checks.desk import Desk, Finding
from builder.problems import Severity
from builder.records import Step
from builder.texts import minutes, words

PERIOD = 50  # minutes
CORE, EASY = 700, 400  # words

PLANS = ("plan", "second_period")


def plan_minutes(desk: Desk) -> Iterator[Finding]:
    """The minutes of a lesson plan do not add up.

    A module's `minutes` are the sum of its steps' minutes, so that the plan can be run as it
    stands. A `second_period` takes 50 minutes at most. A path of so many `periods` of 50 minutes
    holds the minutes of its modules.

    Correct the steps or the total; give the path another period or one module less.
    """
    for name, module in desk.course.modules.items():
        total = sum(step.minutes for step in module.plan.values())
        if total != module.minutes:
            yield _of(
                desk, name, f"the steps take {total} minutes, not {module.minutes}; correct the steps or the total"
            )
        more = sum(step.minutes for step in module.second_period.values())
        if more > PERIOD:
            message = f"the second period takes {more} minutes, more than {PERIOD}; shorten or drop a step"
            yield _of(desk, name, message, "second_period")
    for key, path in desk.course.about.paths.items():
        needed = sum(desk.course.modules[name].minutes for name in path.modules if name in desk.course.modules)
        if needed > path.periods * PERIOD:
            why = f"{path.periods} × {PERIOD} minutes do not hold the {needed} minutes of its modules"
            message = f"{why}; add a period, or drop a module"
            place = desk.course.entries["course/course"].place("paths", key, "periods")
            yield Finding(place, message, "course/course", ("paths", key, "periods"))


def reading_time(desk: Desk) -> Iterator[Finding]:
    """A step of a plan is too short for what is read in it, or reads what is not there.

    `reads` names headings of the lesson by their ids, or `core`. Pupils of fourteen read about 100
    words a minute when they are to understand them, so a step lasts at least that long; whatever
    else happens in it takes its own time. The folded parts of a lesson are not counted. Where a
    heading with that id is missing, in this language or another, that is an error.

        plan: {read: {minutes: 7, reads: [core], …}}

    Give the step more minutes, shorten the part, or have less of it read.
    """
    for name, module in desk.course.modules.items():
        lesson = desk.course.lessons.get(name)
        if lesson is not None and (desk.first is None or not lesson.fallback):
            for plan in PLANS:
                for key, step in getattr(module, plan).items():
                    yield from _read(desk, name, (plan, key), step)


def core_length(desk: Desk) -> Iterator[Finding]:
    """A lesson's core, or its easy-language text, is too long for one lesson.

    What does not fold is the core: it stands alone, and a class reads it in seven minutes. 700 words
    a language are enough for it; `easy.md` says the same in 400 at most, about 300 being best. A
    reference (`cite`), a question and a picture count nothing.

    Fold what can wait: `??? deeper "Title"`.
    """
    for kind, pages, most, todo in (
        ("lesson", desk.course.lessons, CORE, "fold what can wait (??? deeper)"),
        ("easy", desk.course.easy, EASY, "keep what matters most"),
    ):
        for name, page in pages.items():
            count = words(page.core)
            if count > most and (desk.first is None or not page.fallback):
                yield Finding(page.at(0), f"{count} words, more than {most}; {todo}", f"{kind}/{name}")


def missing_file(desk: Desk) -> Iterator[Finding]:
    """A file the course needs is not there: `course.yml` at its top, or `lesson.md` beside a `module.yml`.

    `course new course` makes a course, `course new module` a module with its lesson.
    """
    for name in desk.course.modules:
        entry = desk.course.entries[f"module/{name}"]
        if name not in desk.course.lessons:
            message = "there is no lesson.md beside this module.yml; write the lesson"
            yield Finding(entry.place(), message, entry.reference)
    for kind, pages in (("lesson", desk.course.lessons), ("easy", desk.course.easy)):
        for name, page in pages.items():
            if not desk.course.knows(f"module/{name}"):
                message = "there is no module.yml beside this lesson; write one (`course new module`)"
                yield Finding(page.at(0), message, f"{kind}/{name}")


def _read(desk: Desk, name: str, path: tuple[str, str], step: Step) -> Iterator[Finding]:
    lesson = desk.course.lessons[name]
    for number, part in enumerate(step.reads):
        if part not in lesson.parts:
            message = f"{lesson.path} has no heading {{#{part}}}; add the id, or correct it here"
            yield _of(desk, name, message, *path, "reads", number, severity="error")
    needed = minutes(sum(words(lesson.parts[part]) for part in step.reads if part in lesson.parts))
    if needed > step.minutes:
        message = f"what is read takes {needed} minutes ({lesson.path}), more than {step.minutes}; give the step more"
        yield _of(desk, name, message, *path, "minutes")


def _of(desk: Desk, name: str, message: str, *path: str | int, severity: Severity | None = None) -> Finding:
    """A finding at a key of a module."""
    where = path or ("minutes",)
    return Finding(desk.main.entries[f"module/{name}"].place(*where), message, f"module/{name}", where, severity)
