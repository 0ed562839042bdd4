"""What the tests of the command share: a small course in two languages, and the command run on it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builder import starting
from builder.cli import main

ROOT = Path(__file__).parent.parent

Run = Callable[..., tuple[int, str, str]]
"""The words of a command → exit code, standard output, standard error."""

TERMS_NL = "asylum:\n  name: asiel\n  meaning: Bescherming in een ander land.\n"
LESSON_NL = """\
## De vraag

Mag iedereen {{ term("asylum") }} zoeken?

!!! case "Lina vraagt"

    Wie zegt dat?

## Wat we weten

De {{ event("udhr-1948") }} zegt het. Er zijn {{ fact("un-members") }} lidstaten.

??? deeper "Voor wie meer wil weten"

    Lees {{ cite("udhr", "Artikel 14") }}.
"""


def begun(folder: Path) -> Path:
    """A new course, in English and, in part, in Dutch."""
    root = folder / "our-course"
    starting.begin(starting.skeleton("course", "our-course"), root)
    change(root / "course.yml", "languages: [en]", "languages: [en, nl]")
    (root / "library/terms.nl.yml").write_text(TERMS_NL)
    (root / "modules/first-steps/lesson.nl.md").write_text(LESSON_NL)
    return root


def runner(root: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """`course -C root …`, in this process."""

    def run(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["-C", str(root), *words])
        return code, *capsys.readouterr()

    return run


def change(path: Path, old: str, new: str) -> None:
    """Put `new` in the place of `old`, which must be there."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def process(*words: str, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    """`python -m builder …`, in a process of its own."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT), **env}
    command = [sys.executable, "-m", "builder", *words]
    return subprocess.run(command, cwd=cwd, env=settings, capture_output=True, text=True)
