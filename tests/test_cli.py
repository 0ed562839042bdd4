"""The command: words in, a number out, and never a traceback for an author's mistake."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from builder import starting
from builder.cli import main
from builder.cli.command import SECTIONS, course
from builder.translation import LOCK

ROOT = Path(__file__).parent.parent
Run = Callable[..., tuple[int, str, str]]

COMMANDS = [command for commands in SECTIONS.values() for command in commands]
MANUAL = (ROOT / "docs/builders/command.md").read_text(encoding="utf-8")

TERMS_NL = "asylum:\n  name: asiel\n  meaning: Bescherming in een ander land.\n"
LESSON_NL = """\
## De vraag

Mag iedereen {{ term("asylum") }} zoeken?

!!! case "Lina vraagt"

    Wie zegt dat?

## Wat we weten

De {{ event("udhr-1948") }} zegt het, in een van haar {{ fact("udhr-articles") }} artikelen.

??? deeper "Voor wie meer wil weten"

    Lees {{ cite("udhr", "Artikel 14") }}.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A new course, in English and, in part, in Dutch."""
    folder = tmp_path / "our-course"
    starting.begin(starting.skeleton("course", "our-course"), folder)
    change(folder / "course.yml", "languages: [en]", "languages: [en, nl]")
    (folder / "library/terms.nl.yml").write_text(TERMS_NL)
    (folder / "modules/first-steps/lesson.nl.md").write_text(LESSON_NL)
    return folder


@pytest.fixture
def run(root: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """`course -C root …` → exit code, standard output, standard error."""

    def ran(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["-C", str(root), *words])
        return code, *capsys.readouterr()

    return ran


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def broken(root: Path) -> None:
    change(root / "library/facts.yml", "source: udhr", "source: udrh")


def process(*words: str, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    settings = {**os.environ, "PYTHONPATH": str(ROOT), **env}
    command = [sys.executable, "-m", "builder", *words]
    return subprocess.run(command, cwd=cwd, env=settings, capture_output=True, text=True)


# Help


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; from builder.cli import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True).stderr.split()
    assert not {"pydantic", "yaml", "markdown", "babel", "jinja2", "mkdocs", "rich"} & set(loaded)


def test_help_answers_in_under_three_tenths_of_a_second() -> None:
    def seconds() -> float:
        begun = time.perf_counter()
        assert process("--help").returncode == 0
        return time.perf_counter() - begun

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
    assert "1 source of 1 without a file here, so not held against it" in err


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


# explain, uses, review, stats


def test_explain_lists_every_rule_with_a_line(run: Run) -> None:
    from builder.checks import RULES

    code, out, _ = run("explain")
    assert code == 0
    assert {line.split()[0] for line in out.splitlines()} >= set(RULES)
    assert all(len(line.split()) > 3 for line in out.splitlines())


def test_explain_prints_a_rules_manual(run: Run) -> None:
    code, out, _ = run("explain", "untraced-number")
    assert code == 0
    assert len(out) > 100


def test_explain_of_no_rule_is_wrong_use_with_a_hint(run: Run) -> None:
    code, _, err = run("explain", "untraced-numbers")
    assert code == 2
    assert "did you mean untraced-number?" in err


def test_uses_names_every_place_that_leans_on_a_record(run: Run) -> None:
    code, out, _ = run("uses", "event/udhr-1948")
    assert code == 0
    assert out.splitlines() == [
        "modules/first-steps/lesson.md:11:5: lesson/first-steps",
        "modules/first-steps/lesson.nl.md:11:4: lesson/first-steps",
        "quizzes/first-steps.yml:7:38: first-steps/form",
        "quizzes/first-steps.yml:19:16: first-steps/form",
    ]


def test_uses_understands_a_bare_id_and_a_former_one(run: Run, root: Path) -> None:
    change(root / "library/events.yml", "  form: declaration", "  aliases: [declaration-1948]\n  form: declaration")
    whole = run("uses", "event/udhr-1948")[1]
    assert run("uses", "udhr-1948")[1] == whole
    assert run("uses", "event/declaration-1948")[1] == whole


def test_uses_as_json(run: Run) -> None:
    found = json.loads(run("uses", "term/asylum", "--json")[1])
    assert found["used"] == "term/asylum"
    assert found["uses"][0] == {
        "user": "lesson/first-steps",
        "path": "modules/first-steps/lesson.md",
        "line": 3,
        "column": 58,
    }


def test_uses_of_something_unused_says_so(run: Run) -> None:
    code, out, err = run("uses", "module/first-steps")
    assert (code, err) == (0, "")
    assert "course.yml" in out
    assert run("uses", "first-steps/worth")[2] == "Nothing leans on first-steps/worth.\n"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("event/udhr-1984", "did you mean event/udhr-1948"),
        ("asylm", "did you mean term/asylum"),
        ("first-steps", "may be module/first-steps or quiz/first-steps; say which"),
        ("zzz", "course stats shows what there is"),
    ],
)
def test_an_id_that_is_not_there_ends_with_1_and_a_hint(run: Run, name: str, said: str) -> None:
    code, out, err = run("uses", name)
    assert (code, out) == (1, "")
    assert said in err


def test_review_lists_what_waits_for_somebody(run: Run, root: Path) -> None:
    change(root / "library/facts.yml", "checked: recalled", "checked: recalled\n  review_by: 2030-01-01")
    code, out, _ = run("review", "--today", "2031-01-01")
    assert code == 0
    assert "Not yet checked against the source: 3" in out
    assert "term/asylum/udhr" in out
    assert "Past the date of review: 1" in out
    assert "Superseded by a newer figure: none" in out
    assert "Modules not yet reviewed: 1" in out
    assert "translation-missing" in out


def test_review_as_json(run: Run) -> None:
    found = json.loads(run("review", "--json", "--today", "2031-01-01")[1])
    names = [one["reference"] for one in found["recalled"]]
    assert names == ["event/udhr-1948", "fact/udhr-articles", "term/asylum/udhr"]
    assert found["recalled"][1]["used_by"] == ["lesson/first-steps"]


def test_stats_counts_what_there_is(run: Run) -> None:
    found = json.loads(run("stats", "--json")[1])
    kinds = {one["kind"]: one for one in found["records"]}
    event = kinds["event"]
    assert (event["total"], event["document"], event["recalled"]) == (1, 0, 1)
    assert event["languages"] == {"en": 1, "nl": 0}
    assert found["questions"] == {"poll": 1, "single-choice": 1}
    assert found["lessons"]["first-steps"]["nl"] == 31
    (coverage,) = found["coverage"]
    assert coverage["translated"] == 2
    assert coverage["pages_translated"] == 1


def test_stats_prints_tables(run: Run) -> None:
    code, out, _ = run("stats")
    assert code == 0
    assert "single-choice" in out
    assert "first-steps" in out


# translated


def test_translated_notes_what_a_translation_translates_and_keeps_other_lines(run: Run, root: Path) -> None:
    (root / LOCK).write_text("elsewhere.nl.yml name 0123456789ab\n")
    assert run("translated", "library/terms.nl.yml")[0] == 0
    lines = [line.split()[:2] for line in (root / LOCK).read_text().splitlines() if not line.startswith("#")]
    assert lines == [
        ["elsewhere.nl.yml", "name"],
        ["library/terms.nl.yml", "asylum.meaning"],
        ["library/terms.nl.yml", "asylum.name"],
    ]


def test_translated_makes_a_stale_translation_fresh(run: Run, root: Path) -> None:
    run("translated", "--all")
    assert "translation-stale" not in run("check")[1]
    change(root / "library/terms.yml", "Protection that", "Safety that")
    change(root / "modules/first-steps/lesson.md", "Somebody tells you", "A friend tells you")
    out = run("check")[1]
    assert out.count("translation-stale") == 2
    run("translated", "library/terms.nl.yml", "modules/first-steps/lesson.nl.md")
    assert "translation-stale" not in run("check")[1]


def test_translated_takes_a_path_from_where_one_stands(root: Path) -> None:
    assert process("translated", "lesson.nl.md", cwd=root / "modules/first-steps").returncode == 0
    assert "modules/first-steps/lesson.nl.md 1 " in (root / LOCK).read_text()


def test_translated_of_all_forgets_what_is_gone(run: Run, root: Path) -> None:
    (root / LOCK).write_text("elsewhere.nl.yml name 0123456789ab\n")
    assert run("translated", "--all")[0] == 0
    assert "elsewhere" not in (root / LOCK).read_text()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("library/terms.yml", "is no translation; did you mean library/terms.nl.yml?"),
        ("library/events.nl.yml", "is not there"),
        ("../outside.nl.md", "is not there"),
    ],
)
def test_translated_refuses_what_is_no_translation(run: Run, root: Path, path: str, said: str) -> None:
    code, _, err = run("translated", path)
    assert code == 1
    assert said in err
    assert not (root / LOCK).exists()


@pytest.mark.parametrize("words", [(), ("--all", "library/terms.nl.yml")])
def test_translated_wants_paths_or_all(run: Run, words: tuple[str, ...]) -> None:
    assert run("translated", *words)[0] == 2


# new, schema


def test_new_course_passes_check_strict(tmp_path: Path) -> None:
    made = tmp_path / "fresh-course"
    assert process("new", "course", str(made)).returncode == 0
    assert process("check", "--strict", cwd=made).returncode == 0
    assert process("schema", "--check", cwd=made).returncode == 0


def test_new_course_goes_nowhere_where_something_is(run: Run, root: Path) -> None:
    code, _, err = run("new", "course", str(root))
    assert code == 1
    assert "name a new folder" in err


def test_new_module_and_quiz_say_what_they_made(run: Run) -> None:
    code, out, err = run("new", "module", "two")
    assert (code, out.split()) == (0, ["modules/two/lesson.md", "modules/two/module.yml"])
    assert "course.yml" in err
    assert run("new", "quiz", "two")[1].split() == ["quizzes/two.yml"]
    assert run("new", "quiz", "two")[0] == 1
    assert run("check")[0] == 0


@pytest.mark.parametrize("name", ["Two", "../two", "a/b"])
def test_a_bad_id_is_wrong_use(run: Run, name: str) -> None:
    assert run("new", "module", name)[0] == 2


def test_schema_writes_what_check_then_finds(run: Run, root: Path) -> None:
    assert run("schema", "--check")[0] == 1
    assert run("schema")[0] == 0
    assert run("schema", "--check")[:2] == (0, "")
    change(root / "course.yml", "# yaml-language-server", "# yaml-languageserver")
    assert "course.yml: does not tell an editor" in run("schema", "--check")[1]


def test_schema_prints_one(run: Run) -> None:
    assert json.loads(run("schema", "--print", "quiz")[1])["type"] == "object"


def test_schema_prints_the_reference(run: Run) -> None:
    assert run("schema", "--markdown")[1].startswith("# Every key")


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


def test_a_reader_who_leaves_early_gets_no_traceback(root: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        f"'{sys.executable}' -m builder stats --json | head -c 1", shell=True, cwd=root, env=env, capture_output=True
    )
    assert b"Traceback" not in ended.stderr
