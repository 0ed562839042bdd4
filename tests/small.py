"""A written-out course of three pages in three languages: small enough to be built again and again.

`outcome` is what the compiler would give, for tests of what comes after it; `project` is a course on disk.
"""

from __future__ import annotations

import json
from pathlib import Path

from builder import starting
from builder.site.writing import Outcome

LANGUAGES = ("en", "nl", "fr")
EPOCH = 1_700_000_000
LESSON = "modules/first-steps/lesson.md"
"""In a project, the lesson; its address is `modules/first-steps/`."""


def outcome(*, lesson: str = "Why do people move?", languages: tuple[str, ...] = LANGUAGES, **more: str) -> Outcome:
    """A compiled course; `more` is Markdown by page name, for further pages of every language."""
    tree = {"en/docs/course.json": b"{}\n"}
    for language in languages:
        tree |= {f"{language}/{path}": text.encode() for path, text in _folder(language, lesson, more).items()}
    return Outcome(problems=(), tree=tree, languages=languages, epoch=EPOCH)


def project(folder: Path) -> Path:
    """A real course on disk, in three languages: the one `course new course` begins."""
    starting.begin(starting.skeleton("course", "small"), folder)
    about = folder / "course.yml"
    about.write_text(about.read_text().replace("languages: [en]", "languages: [en, nl, fr]"))
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
