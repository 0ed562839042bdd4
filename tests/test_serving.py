"""A saved file is in the browser, in the language looked at first; a broken one costs no page."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import pytest

from builder.site.audience import Audience
from builder.site.watching import saves
from tests import small
from tests.browser import chromium

ROOT = Path(__file__).parent.parent
READY = "Serving on "


@dataclass
class Served:
    """A small project while it is served."""

    folder: Path
    address: str
    process: subprocess.Popen[str]
    lines: list[str]

    def save(self, text: str, path: str = small.LESSON) -> None:
        (self.folder / path).write_text(text, encoding="utf-8")

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.address + path, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def shows(self, path: str, text: str) -> None:
        until(lambda: text in self.get(path)[1], f"{text!r} never came to {path}")


def until(true: Callable[[], bool], else_: str, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, else_
        time.sleep(0.02)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with serving(small.project(tmp_path / "project", "The first text.")) as one:
        yield one


class serving:  # noqa: N801
    """Serve a project until the block ends."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> Served:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.small", self.folder],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        )  # fmt: skip
        lines: list[str] = []
        Thread(target=self._listen, args=(lines,), daemon=True).start()
        until(lambda: any(READY in line for line in lines) or self.process.poll() is not None, "never ready")
        ready = [line for line in lines if READY in line]
        assert ready, lines
        return Served(self.folder, ready[0].removeprefix(READY).strip(), self.process, lines)

    def _listen(self, lines: list[str]) -> None:
        assert self.process.stdout is not None
        lines.extend(iter(self.process.stdout.readline, ""))

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)
        assert self.process.stdout is not None
        self.process.stdout.close()
