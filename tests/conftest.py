"""What tests share: hypothesis without a stop-watch, a course to run the command on, a browser, a site to visit."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests import plainsite
from tests.browser import chromium
from tests.command import Run, begun, runner

settings.register_profile("course", deadline=None)
settings.load_profile("course")

signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored by what a script runs in the background


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small course, new and in two languages."""
    return begun(tmp_path)


@pytest.fixture
def run(root: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command, run on that course."""
    return runner(root, capsys)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for a file's tests."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample course as a site, built once for all workers."""
    return plainsite.built(tmp_path_factory.getbasetemp())
