"""The commands that make the site: serve, build, write."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.command import ROOT, Run, change, process
from tests.running import PATIENCE


@contextmanager
def started(root: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """A command that goes on, in a process of its own, ended afterwards whatever happens."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "builder", "-C", str(root), *words]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as going:
        try:
            yield going
        finally:
            if going.poll() is None:
                going.kill()


def interrupted(going: subprocess.Popen[str]) -> tuple[int, str]:
    """Exit code and what was said after Ctrl-C."""
    going.send_signal(signal.SIGINT)
    out, err = going.communicate(timeout=PATIENCE)
    return going.returncode, out + err


def test_build_makes_a_site_in_every_language_and_says_so(root: Path) -> None:
    ended = process("build", cwd=root)
    assert ended.returncode == 0, ended.stderr
    assert (root / "site/index.html").is_file()
    assert (root / "site/nl/index.html").is_file()
    assert "pages (en " in ended.stderr
    assert ended.stdout == ""


def test_build_stops_at_an_error_and_leaves_the_site_of_before(run: Run, root: Path) -> None:
    (root / "site").mkdir()
    (root / "site/course.json").write_text("before")
    change(root / "library/facts.yml", "source: un-members", "source: un-memers")
    code, _, err = run("build")
    assert code == 1
    assert "library/facts.yml:9:3: error[unknown-id]" in err
    assert "Nothing was made: 1 error and " in err
    assert [path.name for path in (root / "site").iterdir()] == ["course.json"]


def test_build_strict_stops_at_a_warning(run: Run, root: Path) -> None:
    code, _, err = run("build", "--strict")
    assert code == 1
    assert "Nothing was made: 0 errors and " in err
    assert not (root / "site").exists()


def test_build_never_replaces_a_folder_that_is_no_site(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("dear")
    code, _, err = run("build", "--site-dir", str(tmp_path / "mine"))
    assert code == 1
    assert "holds something else" in err
    assert (tmp_path / "mine/letter.txt").read_text() == "dear"


@pytest.mark.parametrize("folder", [".", ".."])
def test_build_never_replaces_the_course(run: Run, root: Path, folder: str) -> None:
    assert run("build", "--site-dir", str(root / folder))[0] == 2
    assert (root / "course.yml").is_file()


@pytest.mark.parametrize("folder", ["docs", "library/out", ".git"])
def test_build_goes_nowhere_into_what_an_author_writes(run: Run, root: Path, folder: str) -> None:
    assert run("build", "--site-dir", str(root / folder))[0] != 0
    assert (root / "docs/index.md").is_file()


def test_write_lays_the_course_out_for_any_engine(run: Run, tmp_path: Path) -> None:
    code, _, err = run("write", str(tmp_path / "out"))
    assert code == 0
    assert (tmp_path / "out/en/mkdocs.yml").is_file()
    assert (tmp_path / "out/nl/docs/index.md").is_file()
    assert "0 of them" not in err
    assert "0 of them written anew" in run("write", str(tmp_path / "out"))[2]


def test_write_refuses_a_folder_with_other_things_in_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    code, _, err = run("write", str(tmp_path))
    assert code == 1
    assert "was not written by `course`" in err
    assert (tmp_path / "letter.txt").read_text() == "dear"


def test_serve_says_when_it_is_ready_and_stops_quietly(root: Path) -> None:
    with started(root, "serve", "--port", "0") as server:
        assert server.stdout is not None
        ready = next(line for line in server.stdout if line.startswith("Serving on http://"))
        with urllib.request.urlopen(ready.split()[-1] + "nl/") as answer:
            assert '<html lang="nl"' in answer.read().decode()
        code, said = interrupted(server)
    assert code == 130
    assert "Traceback" not in said


def test_serve_says_that_a_port_is_taken(root: Path) -> None:
    with started(root, "serve", "--port", "0") as server:
        assert server.stdout is not None
        ready = next(line for line in server.stdout if line.startswith("Serving on http://"))
        ended = process("serve", "--port", ready.rstrip("/\n").rpartition(":")[2], cwd=root)
    assert ended.returncode == 1
    assert "is taken" in ended.stderr


def test_a_build_that_is_interrupted_ends_with_130_and_leaves_no_site(root: Path) -> None:
    with started(root, "build") as going:
        assert going.stderr is not None
        next(line for line in going.stderr if "warning[translation-missing]" in line)  # the engine comes after
        code, said = interrupted(going)
    assert code == 130
    assert "Traceback" not in said
    assert not (root / "site").exists()
