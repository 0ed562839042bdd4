"""MkDocs' own commands at the root of a project give every language, or nothing."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from tests import small
from tests.running import PATIENCE, ended, until

PAGE = "modules/first-steps/"
LANGUAGES = {"en": "", "nl": "nl/", "fr": "fr/"}

pytestmark = pytest.mark.skipif(
    not entry_points(group="mkdocs.plugins", name="course"), reason="the project is not installed; `make test` does it"
)


def mkdocs(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs there; its output and error together."""
    return subprocess.run(
        _command(*arguments), cwd=project, env=_environment(), check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course of three languages with a site that `mkdocs build` built; tests leave both as they were."""
    folder = small.project(tmp_path_factory.mktemp("project"))
    made = mkdocs(folder, "build")
    assert made.returncode == 0, made.stdout
    return folder


@contextmanager
def changed(project: Path, path: str, text: str) -> Iterator[None]:
    """A file with a text added, for a while."""
    before = (project / path).read_bytes()
    (project / path).write_bytes(before + f"\n{text}\n".encode())
    try:
        yield
    finally:
        (project / path).write_bytes(before)


def test_a_build_gives_all_languages(project: Path) -> None:
    for language, path in LANGUAGES.items():
        assert f'<html lang="{language}"' in (project / "site" / path / PAGE / "index.html").read_text()
        assert (project / "site" / path / "search/search_index.json").is_file()
    assert not (project / "site" / "en").exists()
    assert {path.name for path in project.iterdir() if path.name.startswith("site")} == {"site"}


def test_a_build_gives_the_same_bytes_as_course_build(project: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "builder", "-C", str(project), "build", "--site-dir", str(tmp_path / "site")]
    subprocess.run(command, check=True, capture_output=True)
    assert held(tmp_path / "site") == held(project / "site")


def test_an_authors_fault_is_a_line_and_the_site_stays(project: Path) -> None:
    before = held(project / "site")
    with changed(project, small.LESSON, "There are 7 of them."):
        made = mkdocs(project, "build")
    assert made.returncode == 1
    assert f"{small.LESSON}:" in made.stdout
    assert "error[untraced-number]" in made.stdout
    assert "Traceback" not in made.stdout
    assert held(project / "site") == before


def test_a_strict_build_stops_at_a_warning_of_the_course(project: Path) -> None:
    before = held(project / "site")
    made = mkdocs(project, "build", "--strict")
    assert made.returncode == 1
    assert "warning[translation-missing]" in made.stdout
    assert held(project / "site") == before
    assert not (project / "site.new").exists()


def test_the_engines_own_settings_at_the_root_do_not_reach_the_pages(project: Path) -> None:
    with changed(project, "mkdocs.yml", "extra_javascript: [https://example.org/track.js]"):
        made = mkdocs(project, "build", "-d", "elsewhere")
    assert made.returncode == 0, made.stdout
    assert held(project / "elsewhere") == held(project / "site")


def test_another_folder_for_the_site_is_kept_apart(project: Path, tmp_path: Path) -> None:
    made = mkdocs(project, "build", "-q", "-d", str(tmp_path / "public"))
    assert made.returncode == 0, made.stdout
    assert held(tmp_path / "public") == held(project / "site")


def test_gh_deploy_carries_all_languages(project: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.git"
    subprocess.run(["git", "init", "-q", "--bare", bare], check=True)
    for arguments in (["init", "-q"], ["remote", "add", "origin", bare]):
        subprocess.run(["git", *arguments], cwd=project, check=True)
    made = mkdocs(project, "gh-deploy")
    assert made.returncode == 0, made.stdout
    listed = subprocess.run(
        ["git", "-C", bare, "ls-tree", "-r", "--name-only", "gh-pages"], capture_output=True, text=True, check=True
    )
    assert set(held(project / "site")) <= set(listed.stdout.split())


def test_serve_shows_all_languages_survives_faults_and_ends(project: Path) -> None:
    with _serving(project) as get:
        for language, path in LANGUAGES.items():
            assert f'<html lang="{language}"' in get(path + PAGE)
        with changed(project, small.LESSON, "Saved while serving."):
            until(lambda: "Saved while serving." in get(f"nl/{PAGE}"))
            with changed(project, small.LESSON, "There are 7 of them."):
                time.sleep(3)
                assert "Saved while serving." in get(PAGE)
            with changed(project, "mkdocs.yml", "theme: [[["):
                time.sleep(3)
                assert "Saved while serving." in get(PAGE)
        until(lambda: "Saved while serving." not in get(PAGE))


@contextmanager
def _serving(project: Path) -> Iterator[Callable[[str], str]]:
    """`mkdocs serve`; gives what fetches a page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"

    def get(path: str) -> str:
        with urllib.request.urlopen(f"http://{address}/{path}", timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def ready() -> bool:
        assert process.poll() is None, "it ended"
        try:
            return bool(get(""))
        except OSError:
            return False

    command = _command("serve", "-a", address)
    with subprocess.Popen(command, cwd=project, env=_environment(), stderr=subprocess.DEVNULL) as process:
        try:
            until(ready)
            yield get
        finally:
            assert ended(process) == 0


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "mkdocs", *arguments]


def _environment() -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "GIT_AUTHOR_NAME": "T", "GIT_COMMITTER_NAME": "T",
            "GIT_AUTHOR_EMAIL": "t@example.org", "GIT_COMMITTER_EMAIL": "t@example.org"}  # fmt: skip
