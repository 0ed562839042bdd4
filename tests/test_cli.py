"""The command: words in, a number out, and never a traceback for an author's mistake."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import click
import pytest

from builder.cli.command import SECTIONS, course
from tests.command import ROOT, Run, change, process

COMMANDS = [command for commands in SECTIONS.values() for command in commands]
MANUAL = (ROOT / "docs/builders/command.md").read_text(encoding="utf-8")


def broken(root: Path) -> None:
    change(root / "library/facts.yml", "source: un-members", "source: un-memers")


# Help


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; from builder.cli import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True).stderr.split()
    assert not {"pydantic", "yaml", "markdown", "babel", "jinja2", "mkdocs", "rich"} & set(loaded)


def test_help_answers_in_under_three_tenths_of_a_second() -> None:
    def used() -> float:
        """Seconds of processor all processes begun here have used: unlike the clock, the same on a busy machine."""
        return sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])

    def seconds() -> float:
        start = used()
        assert process("--help").returncode == 0
        return used() - start

    assert min(seconds() for _ in range(5)) < 0.3


def test_help_says_how_it_ends() -> None:
    said = process("--help").stdout
    assert "130  stopped with Ctrl-C" in said
    assert all(str(command.name) in said for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: str(command.name))
def test_the_manual_names_the_command_and_every_option(command: click.Command) -> None:
    section = MANUAL.partition(f"\n## course {command.name}\n")[2].partition("\n## ")[0]
    assert section, f"no section “## course {command.name}”"
    options = [option for part in command.params if isinstance(part, click.Option) for option in part.opts]
    assert [option for option in options if f"`{option}" not in section] == []


def test_the_manual_names_no_command_that_is_gone() -> None:
    known = {f"course {command.name}" for command in COMMANDS}
    assert {line[3:] for line in MANUAL.splitlines() if line.startswith("## course ")} == known


def test_the_manual_names_the_options_of_every_command() -> None:
    options = [option for part in course.params if isinstance(part, click.Option) for option in part.opts]
    assert [option for option in (*options, "--help") if f"`{option}" not in MANUAL] == []


def test_the_version_is_told() -> None:
    ended = process("--version")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("course")


# Which course


def test_the_course_is_found_from_a_folder_inside_it(root: Path) -> None:
    assert process("stats", cwd=root / "modules/first-steps").returncode == 0


def test_no_course_is_wrong_use(tmp_path: Path) -> None:
    ended = process("check", cwd=tmp_path)
    assert ended.returncode == 2
    assert "no course.yml here or in any folder above" in ended.stderr


def test_a_course_that_cannot_be_read_is_a_problem_and_no_traceback(run: Run, root: Path) -> None:
    (root / "course.yml").write_text("id: [")
    code, out, err = run("stats")
    assert code == 1
    assert out == ""
    assert err.startswith("course.yml:")


def test_an_unknown_command_is_wrong_use_with_a_hint(run: Run) -> None:
    code, _, err = run("chekc")
    assert code == 2
    assert "check" in err


# check


def test_check_of_a_sound_course_ends_with_0(run: Run) -> None:
    code, out, err = run("check")
    assert code == 0
    assert "error" not in out
    assert "2 sources of 2 without a file here, so not held against it" in err


def test_check_prints_every_problem_at_its_place_and_ends_with_1(run: Run, root: Path) -> None:
    broken(root)
    code, out, err = run("check")
    assert code == 1
    assert "library/facts.yml:9:3: error[unknown-id]" in out
    assert "1 error and " in err


def test_check_of_a_course_that_cannot_be_read_keeps_its_form(run: Run, root: Path) -> None:
    (root / "course.yml").write_text("id: [")
    code, out, _ = run("check", "--json")
    assert code == 1
    assert [one["rule"] for one in json.loads(out)] == ["yaml"]


def test_warnings_fail_only_under_strict(run: Run) -> None:
    assert "warning[translation-missing]" in run("check")[1]
    assert run("check", "--strict")[0] == 1


@pytest.mark.parametrize("words", [("--json",), ("--format", "json")])
def test_check_as_json_is_json_alone(run: Run, root: Path, words: tuple[str, ...]) -> None:
    broken(root)
    code, out, _ = run("check", *words)
    assert code == 1
    assert {"path", "line", "column", "severity", "rule", "message"} == set(json.loads(out)[0])


def test_check_for_github_writes_workflow_commands(run: Run, root: Path) -> None:
    broken(root)
    assert "::error file=library/facts.yml,line=9,col=3,title=unknown-id::" in run("check", "--format", "github")[1]


def test_check_judges_dates_on_the_day_it_is_told(run: Run, root: Path) -> None:
    change(root / "library/facts.yml", "checked: recalled", "checked: recalled\n  review_by: 2030-01-01")
    assert "stale-figure" not in run("check", "--today", "2029-12-31")[1]
    assert "stale-figure" in run("check", "--today", "2030-01-02")[1]


def test_a_day_that_is_none_is_wrong_use(run: Run) -> None:
    assert run("check", "--today", "tomorrow")[0] == 2


# How it looks, and how it stops


def test_there_is_no_colour_where_there_is_no_terminal(root: Path) -> None:
    broken(root)
    assert "\x1b" not in process("check", cwd=root).stdout


@pytest.mark.parametrize(("no_colour", "coloured"), [("", True), ("1", False)])
def test_there_is_colour_on_a_terminal_unless_it_is_unwanted(root: Path, no_colour: str, coloured: bool) -> None:
    ours, theirs = os.openpty()
    env = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": no_colour}
    subprocess.run([sys.executable, "-m", "builder", "check"], cwd=root, env=env, stdout=theirs, stderr=theirs)
    os.close(theirs)
    said = os.read(ours, 100_000)
    os.close(ours)
    assert (b"\x1b[" in said) is coloured


def test_a_terminal_of_few_letters_gets_no_traceback(root: Path) -> None:
    broken(root)
    ended = process("check", cwd=root, PYTHONIOENCODING="ascii")
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr


def test_a_reader_who_leaves_early_gets_no_traceback(root: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        f"'{sys.executable}' -m builder stats --json | head -c 1", shell=True, cwd=root, env=env, capture_output=True
    )
    assert b"Traceback" not in ended.stderr
