"""The course itself, started as a newcomer would: make, mkdocs and git, in a copy of the project.

Run alone: `pytest -m setup`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from threading import Thread

import pytest

from tests.running import PATIENCE, ended, until

ROOT = Path(__file__).parent.parent
VENV = Path(sys.prefix)
LANGUAGES = {"en": "", "nl": "nl/", "fr": "fr/"}
MADE = (".git", ".venv", ".course", "site", "site.new", "site.old")
MAKE = ("make", f"VENV={VENV}", f"--assume-old={VENV}/.ready")  # or it would set up our own environment for the copy

pytestmark = [
    pytest.mark.setup,
    pytest.mark.skipif(not (VENV / ".ready").exists(), reason="only in what make has set up: make test"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project without what was made in it."""

    def made(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if name == "__pycache__" or (folder == str(ROOT) and name in MADE)]

    return Path(shutil.copytree(ROOT, tmp_path_factory.mktemp("copy") / "project", ignore=made))


@pytest.fixture(scope="module")
def site(copy: Path) -> dict[str, bytes]:
    """What `make build` makes, path → bytes."""
    run(*MAKE, "build", folder=copy)
    return held(copy / "site")


def test_make_serve_shows_every_language_and_ends(copy: Path) -> None:
    command = [*MAKE, "serve", "PORT=0"]
    with subprocess.Popen(
        command,
        cwd=copy,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=_environment(copy),
        start_new_session=True,
    ) as process:
        lines: list[str] = []
        stream = process.stdout
        assert stream is not None
        Thread(target=lambda: lines.extend(iter(stream.readline, "")), daemon=True).start()
        try:
            until(lambda: any("Serving on" in line for line in lines) or process.poll() is not None)
            ready = [line.split()[-1] for line in lines if line.startswith("Serving on http://127.0.0.1:")]
            assert ready, "".join(lines)
            for language, path in LANGUAGES.items():
                with urllib.request.urlopen(ready[0] + path, timeout=PATIENCE) as answer:
                    assert f'<html lang="{language}"' in answer.read().decode()
        finally:
            ended(process, group=True)
    assert "Traceback" not in "".join(lines)


def test_mkdocs_builds_the_course_strictly_and_as_course_build_does(
    copy: Path, site: dict[str, bytes], tmp_path: Path
) -> None:
    said = run("mkdocs", "build", "--strict", "--site-dir", tmp_path / "site", folder=copy)
    assert "WARNING" not in said
    assert held(tmp_path / "site") == site


def test_gh_deploy_carries_every_language(copy: Path, site: dict[str, bytes], tmp_path: Path) -> None:
    run("git", "init", "-q", "--bare", tmp_path / "bare.git", folder=tmp_path)
    run("git", "init", "-q", folder=copy)
    run("git", "remote", "add", "origin", tmp_path / "bare.git", folder=copy)
    run("mkdocs", "gh-deploy", "--strict", folder=copy)
    deployed = run("git", "ls-tree", "-r", "--name-only", "gh-pages", folder=tmp_path / "bare.git").split()
    assert set(site) <= set(deployed)
    assert {f"{path}index.html" for path in LANGUAGES.values()} <= set(deployed)


@pytest.mark.parametrize("seconds", [0.0, 2.0])
def test_a_build_killed_half_way_leaves_the_site_before(seconds: float, copy: Path, site: dict[str, bytes]) -> None:
    command = [sys.executable, "-m", "builder", "build"]
    with subprocess.Popen(command, cwd=copy, env=_environment(copy), start_new_session=True) as process:
        until(lambda: (copy / "site.new").exists())
        time.sleep(seconds)
        process.kill()
    assert held(copy / "site") == site  # killed after the swap it is the same site anew
    run(*MAKE, "build", folder=copy)
    assert held(copy / "site") == site
    assert not list(copy.glob("site.*"))


def run(*command: str | Path, folder: Path) -> str:
    """Run a command there; what it says. Its programs are those beside our Python."""
    who = {"GIT_AUTHOR_NAME": "T", "GIT_COMMITTER_NAME": "T", "GIT_AUTHOR_EMAIL": "t@example.org"}
    environment = {**_environment(folder), **who, "GIT_COMMITTER_EMAIL": "t@example.org"}
    ran = subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout
    return ran.stdout


def _environment(folder: Path) -> dict[str, str]:
    """With the programs beside our Python, and the builder of the copy."""
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(folder), "NO_MKDOCS_2_WARNING": "1"}


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
