"""The browser the tests open: where it is, or the one command that installs it.

`python tests/browser.py` fails with that command where there is none: `make test` begins so.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]


def executable(playwright: Playwright) -> Path | None:
    """Chromium as COURSE_CHROMIUM names it, as the system has it, or as playwright installed it."""
    named = os.environ.get("COURSE_CHROMIUM")
    found = [named] if named else [shutil.which(name) for name in NAMES]
    places = [Path(place) for place in (*found, playwright.chromium.executable_path) if place]
    return next((place for place in places if place.is_file()), None)


def command() -> str:
    """What installs Chromium here."""
    if _system() == "debian":
        return "sudo apt-get install -y chromium fonts-liberation fonts-noto-core"
    return f"{Path(sys.executable).with_name('playwright')} install chromium"


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser, closed again at the end."""
    with sync_playwright() as playwright:
        place = executable(playwright)
        if place is None:
            raise RuntimeError(f"There is no Chromium. Install it with: {command()}")
        browser = playwright.chromium.launch(executable_path=place, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["ID"]
    except OSError:  # no Linux
        return ""


if __name__ == "__main__":
    with sync_playwright() as _playwright:
        if executable(_playwright) is None:
            sys.exit(f"There is no Chromium for the browser tests. Install it with:\n\n    {command()}\n")
