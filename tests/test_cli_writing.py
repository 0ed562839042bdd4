"""The commands an author writes with: translated, new, schema, published."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from builder.remembered import LOCK as IDS
from builder.translation import LOCK
from tests.command import Run, change, process

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


# published


def test_published_notes_every_id_and_a_vanished_one_is_found(run: Run, root: Path) -> None:
    assert run("published")[0] == 0
    lines = (root / IDS).read_text().splitlines()
    assert lines[0].startswith("# ")
    assert "term/asylum" in lines[2:] == sorted(lines[2:])
    assert "id-vanished" not in run("check")[1]
    change(root / IDS, "term/asylum\n", "term/asylum\nterm/shelter\n")
    assert "ids.lock" in run("check")[1]
    assert run("published")[2].startswith("0 new ids of edition")
    assert "term/shelter" in (root / IDS).read_text()


def test_a_new_edition_asks_for_its_ids(run: Run, root: Path) -> None:
    run("published")
    about = root / "course.yml"
    about.write_text(re.sub(r"edition: .*", 'edition: "2099.1"', about.read_text()))
    assert "run `course published`" in run("check")[1]
    run("published")
    assert "edition 2099.1" in (root / IDS).read_text()
    assert "id-vanished" not in run("check")[1]
