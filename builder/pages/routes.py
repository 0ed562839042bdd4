"""Where every page lives: one address a page, the same below every language, and links between them."""

from __future__ import annotations

import posixpath
from functools import lru_cache

from builder.course import Course

HOME = "index.md"
MAP = "course.md"
GLOSSARY = "glossary.md"
FIGURES = "figures.md"
TIMELINE = "timeline.md"
ACTORS = "actors.md"
SOURCES = "sources.md"
COMPETENCES = "competences.md"
HELP = "help.md"
CHARTS = "charts.md"
PRACTISE = "practise.md"
FLASHCARDS = "flashcards.md"
PROGRESS = "progress.md"
PLANNER = "planner.md"
HAND_IN = "hand-in.md"
CLASS_RESULTS = "class-results.md"
REPORT = "about/report.md"
TEACHERS = "for-teachers.md"
REGISTERS = {
    "term": GLOSSARY,
    "fact": FIGURES,
    "measure": FIGURES,
    "event": TIMELINE,
    "actor": ACTORS,
    "source": SOURCES,
    "claim": SOURCES,
    "competence": COMPETENCES,
    "chart": CHARTS,
    "helpline": HELP,
}


def lesson(module: str) -> str:
    return f"modules/{module}/index.md"


def easy(module: str) -> str:
    return f"modules/{module}/easy.md"


def quiz(module: str) -> str:
    return f"modules/{module}/quiz.md"


def teach(module: str) -> str:
    return f"modules/{module}/teach.md"


def present(module: str) -> str:
    """The slides of a module."""
    return f"modules/{module}/present.md"


def present_quiz(module: str) -> str:
    """The slides of its quiz."""
    return f"modules/{module}/quiz/present.md"


def path(name: str) -> str:
    return f"paths/{name}.md"


def debate(name: str) -> str:
    return f"debates/{name}.md"


def for_teachers(course: Course) -> frozenset[str]:
    """The pages an edition for students does without: plans, schemes, slides, results, the page for teachers."""
    slides = [*map(present, course.modules), *map(present_quiz, course.modules)]
    plans = [*map(teach, course.modules), *slides, *map(path, course.about.paths)]
    return frozenset([*plans, PLANNER, CLASS_RESULTS, TEACHERS])


def address(path: str) -> str:
    """The address of a page below its language's root: glossary.md → glossary/."""
    bare = path.removesuffix(".md")
    return bare.removesuffix("index") if bare == "index" or bare.endswith("/index") else bare + "/"


@lru_cache(maxsize=100_000)
def between(start: str, target: str) -> str:
    """The relative address from one page to another page or file, as browsers resolve it."""
    goal = address(target) if target.endswith(".md") else target
    found = posixpath.relpath("/" + goal, "/" + address(start))
    return found if not goal.endswith("/") and goal else ("./" if found == "." else found + "/")


def across(start: str, here: str, there: str, first: str) -> str:
    """The relative address of the same page in another language."""
    base = "" if here == first else here + "/"
    goal = ("" if there == first else there + "/") + address(start)
    found = posixpath.relpath("/" + goal, "/" + base + address(start))
    return "./" if found == "." else found + "/"


def of(reference: str, course: Course) -> tuple[str, str] | None:
    """The page and anchor that show a record, lesson, page or question; None for what has no page."""
    kind, _, name = reference.partition("/")
    match kind:
        case "lesson" | "module":
            return (lesson(name), "") if name in course.modules else None
        case "easy":
            return (easy(name), "") if name in course.easy else None
        case "page":
            return name, ""
        case "debate":
            return debate(name), ""
        case "quiz":
            module = module_of(name, course)
            return (quiz(module), "") if module else None
        case "claim":
            return SOURCES, f"claim-{name}"
        case _ if kind in REGISTERS:
            return REGISTERS[kind], anchor(kind, name)
        case _:
            module = module_of(kind, course)
            return (quiz(module), f"q-{kind}-{name}") if module else None


def anchor(kind: str, name: str) -> str:
    """The anchor of a record on its register's page; a measure shares its page with facts."""
    return f"measure-{name}" if kind == "measure" else name


def module_of(quiz_id: str, course: Course) -> str | None:
    """The module a quiz belongs to."""
    return next((name for name, module in course.modules.items() if module.quiz == quiz_id), None)
