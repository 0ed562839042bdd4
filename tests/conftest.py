"""What all tests share: hypothesis without a stop-watch, since machines differ, and a course to run the command on."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.command import Run, begun, runner

settings.register_profile("course", deadline=None)
settings.load_profile("course")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small course, new and in two languages."""
    return begun(tmp_path)


@pytest.fixture
def run(root: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command, run on that course."""
    return runner(root, capsys)
