"""A written-out course of three pages in three languages: small enough to be built again and again.

It stands in for the compiler where only what comes after it is tested. In a project, the lesson is
`modules/one/lesson.md`, and the course is broken while that holds the word BROKEN.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from builder.problems import Place, Problem
from builder.site.writing import Outcome

LANGUAGES = ("en", "nl", "fr")
EPOCH = 1_700_000_000
LESSON = "modules/one/lesson.md"
BROKEN = Problem(Place(LESSON, 3, 5), "untraced-number", "7 has no source; use a fact")


def outcome(*, lesson: str = "Why do people move?", languages: tuple[str, ...] = LANGUAGES, **more: str) -> Outcome:
    """A compiled course; `more` is Markdown by page name, for further pages of every language."""
    tree = {"en/docs/course.json": b"{}\n"}
    for language in languages:
        tree |= {f"{language}/{path}": text.encode() for path, text in _folder(language, lesson, more).items()}
    return Outcome(problems=(), tree=tree, languages=languages, epoch=EPOCH)


def compiled(root: Path, *, strict: bool = False, today: dt.date | None = None) -> Outcome:  # noqa: ARG001
    """What the compiler would make of a project of `project`."""
    lesson = (root / LESSON).read_text(encoding="utf-8")
    if "BROKEN" in lesson:
        return Outcome(problems=(BROKEN,), tree={}, languages=(), epoch=0)
    more = {path.stem: path.read_text(encoding="utf-8") for path in sorted((root / "docs").glob("*.md"))}
    return outcome(lesson=lesson, languages=LANGUAGES, **more)


def project(folder: Path, lesson: str = "Why do people move?") -> Path:
    """Lay out a project that `compiled` compiles."""
    (folder / LESSON).parent.mkdir(parents=True)
    (folder / LESSON).write_text(lesson, encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(
        "site_name: Small\ntheme: {name: material, font: false}\nplugins: [search, course]\n"
    )
    return folder


def _folder(language: str, lesson: str, more: dict[str, str]) -> dict[str, str]:
    pages = {
        "index.md": f"# Home {language}\n\nWelcome.\n",
        "modules/one.md": f"# One {language}\n\n## Question\n\n{lesson}\n",
        "modules/two.md": f"# Two {language}\n\n## Other\n\nAnother text, never touched.\n",
    }
    pages |= {f"{name}.md": text for name, text in more.items()}
    config = {
        "site_name": f"Small {language}",
        "site_url": "https://example.org/" + ("" if language == LANGUAGES[0] else f"{language}/"),
        "theme": {"name": "material", "custom_dir": "overrides", "font": False, "language": language},
        "plugins": {"search": {}},
        "nav": [{path: path} for path in pages],
    }
    files = {f"docs/{path}": text for path, text in pages.items()}
    return files | {"mkdocs.yml": json.dumps(config), "overrides/empty.html": ""}


if __name__ == "__main__":  # python -m tests.small FOLDER: serves a project, as `course serve` would
    import sys

    from builder.site.serving import serve

    serve(Path(sys.argv[1]), port=0, announce=lambda line: print(line, flush=True), compiled=compiled)
