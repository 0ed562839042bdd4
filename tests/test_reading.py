"""YAML is read as data with places, whatever is in the file, and nothing in it can run, nest or grow too far."""

from __future__ import annotations

import os
import re
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder import bounds, reading
from builder.loading import load
from builder.problems import MOST, Place, as_json, github, text
from tests.samples import course, found, said

SECONDS = 5.0  # what a refusal may take on a slow machine


def parsed(yaml: str) -> reading.Document:
    return reading.parsed(yaml, "a.yml")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("0171", 171),
        ("0", 0),
        ("-5", -5),
        ("1951-07-28", "1951-07-28"),
        ("1951", 1951),
        ("3.6", Decimal("3.6")),
        ("3.60", Decimal("3.60")),
        ("1e3", Decimal("1E+3")),
        (".inf", ".inf"),
        ("0x10", "0x10"),
        ("1_000", "1_000"),
        ("9" * 400, "9" * 400),
        ("'true'", "true"),
        ('"1951"', "1951"),
        ("<<", "<<"),
        ("=", "="),
    ],
)
def test_a_scalar_is_read_by_the_core_schema(written: str, read: Any) -> None:
    document = parsed(f"key: {written}\n")
    assert not document.problems
    value = document.data["key"]
    assert (type(value), value) == (type(read), read)
    assert str(value) == str(read), "a source's own precision is kept"


@pytest.mark.parametrize(
    ("yaml", "value", "place"),
    [
        ("a: plain 7 b\n", "7", (1, 10)),
        ("a: plain\n  and 7 b\n", "7", (2, 7)),
        ("a: 'it''s 7 b'\n", "7", (1, 11)),
        ('a: "q\\"x \\u00e9 \\\n   y 7\\n8"\n', "7", (2, 6)),
        ('a: "q\\"x \\u00e9 \\\n   y 7\\n8"\n', "8", (2, 9)),
        ("a: >-\n  one 6\n  two 7\n", "7", (3, 7)),
        ("a: >-\n  one\n\n    in 7\n", "7", (4, 8)),
        ("a: |\n    lit 6\n      more 7\n", "7", (3, 12)),
        ("a: |2\n    lit 7\n", "7", (2, 9)),
        ('a: {b: [x 6, "y 7"]}\n', "7", (1, 17)),
        ("é: ünïcode 7\n", "7", (1, 12)),
        ("a: 7 and 7 and 7\n", "7", (1, 4)),
    ],
)
def test_every_character_of_a_string_has_its_place(yaml: str, value: str, place: tuple[int, int]) -> None:
    document = parsed(yaml)
    for path, string in _strings(document.data, ()):
        if value in string:
            assert document.inside(path, string, string.index(value)) == Place("a.yml", *place)
            return
    raise AssertionError(f"no string holds {value}")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), min_size=1))
def test_a_quoted_word_is_found_again_where_it_is_written(word: str) -> None:
    yaml = "key: '" + word.replace("'", "''") + " 7'\n"
    document = parsed(yaml)
    value = document.data["key"]
    if value.endswith(" 7"):
        place = document.inside(("key",), value, len(value) - 1)
        assert yaml.split("\n")[place.line - 1][place.column - 1] == "7"


@given(st.text())
def test_no_text_makes_reading_raise(yaml: str) -> None:
    document = parsed(yaml)
    assert isinstance(document.data, dict)
    as_json(document.problems)
    for problem in document.problems:
        assert problem.place.line >= 1
        assert text(problem)
        assert github(problem)


@pytest.mark.parametrize(
    ("name", "yaml", "place"),
    [
        ("50,000 brackets", "a: " + "[" * 50_000, (1, 43)),
        ("50,000 braces", "a: " + "{b: " * 50_000, (1, 160)),
        ("a thousand levels", "".join(" " * level + "a:\n" for level in range(1_000)), (41, 41)),
        ("an anchor", "a: &x 1\nb: *x\n", (1, 4)),
        ("an alias bomb", "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", (1, 4)),
        ("a merge", "a: {b: 1}\n<<: *a\n", (2, 5)),
        ("a Python tag", "a: !!python/object/apply:os.system [echo]\n", (1, 4)),
        ("a standard tag", "a: !!binary aGk=\n", (1, 4)),
        ("a key that is a list", "? [a, b]\n: c\n", (1, 3)),
        ("a key that is a mapping", "? {a: b}\n: c\n", (1, 3)),
        ("a second document", "a: 1\n---\nb: 2\n", (2, 1)),
        ("a list", "- a\n", (1, 1)),
        ("a word", "hello\n", (1, 1)),
        ("a control character", "a: \x00\n", (1, 1)),
        ("a tab for indentation", "a:\n\tb: 1\n", (2, 1)),
        ("no end of a quote", 'a: "b\n', (2, 1)),
    ],
    ids=lambda value: value if isinstance(value, str) and "\n" not in value and len(value) < 40 else "",
)
def test_a_hostile_text_is_refused_at_its_place_and_soon(name: str, yaml: str, place: tuple[int, int]) -> None:
    start = time.process_time()
    document = parsed(yaml)
    assert time.process_time() - start < SECONDS, name
    assert document.data == {}
    assert [problem.rule for problem in document.problems] == ["yaml"]
    assert (document.problems[0].place.line, document.problems[0].place.column) == place


def test_a_hundred_megabytes_are_refused_unread(tmp_path: Path) -> None:
    root = course(tmp_path / "course", ("en",))
    (root / "library/terms.yml").write_text("a: '" + "x" * 100_000_000 + "'\n")
    start = time.process_time()
    problems = load(root).problems
    assert time.process_time() - start < SECONDS
    assert said(problems) == {"library/terms.yml:1:1 unreadable"}


def test_two_megabytes_of_digits_are_judged_soon(tmp_path: Path) -> None:
    root = course(tmp_path / "course", ("en",))
    with (root / "library/claims.yml").open("a") as file:
        for number in range(10):
            file.write(f"many-{number}:\n  type: fact\n  source: leaflet\n  checked: recalled\n  statement: |\n")
            file.write(("    " + "7 " * 4_500 + "\n") * 20)
    start = time.process_time()
    problems = found(root)
    assert time.process_time() - start < 4 * SECONDS
    assert {problem.rule for problem in problems} == {"untraced-number"}


HOSTILE = {
    "a list of 250 levels": ("".join("    " * level + "- a\n" for level in range(250)), (21, 1)),
    "250 levels in one line": ("- " * 250 + "a", (1, 1)),
    "250 levels of tabs": ("".join("\t" * level + "- a\n" for level in range(250)), (21, 1)),
    "20,000 brackets": ("[" * 20_000, (1, 1)),
    "20,000 pictures": ("a\n" + "![" * 20_000, (2, 2)),
    "20,000 notes": ("[^" * 20_000, (1, 1)),
    "200,000 backticks": ("`" * 200_000, (1, 1)),
    "100,000 slots": ("{{ " * 100_000, (1, 1)),
    "20,000 slots": ('a {{ fact("' + '{{ fact("' * 20_000, (1, 3)),
    "201 brackets in a paragraph": ("a\n\n" + "[" * 201, (3, 1)),
    "a long line": ("a\n\n" + "a " * 6_000, (3, 1)),
    "a long text": ("a\n\n" * 70_000, (1, 1)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_lesson_is_refused_at_its_place_and_soon(name: str, tmp_path: Path) -> None:
    root = course(tmp_path / "course", ("en",))
    text, (line, column) = HOSTILE[name]
    (root / "modules/rules/lesson.md").write_text(text)
    start = time.process_time()
    problems = found(root)
    assert time.process_time() - start < SECONDS
    assert {one for one in said(problems) if "lesson.md" in one} == {
        f"modules/rules/lesson.md:{line}:{column} unreadable"
    }


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_string_makes_its_yaml_unreadable_and_soon(name: str, tmp_path: Path) -> None:
    root = course(tmp_path / "course", ("en",))
    block = "".join(f"    {line}\n" for line in HOSTILE[name][0].split("\n"))
    with (root / "library/claims.yml").open("a") as file:
        file.write("deep:\n  type: fact\n  source: leaflet\n  checked: recalled\n  statement: |\n" + block)
    start = time.process_time()
    problems = found(root)
    assert time.process_time() - start < SECONDS
    assert {(one.place.path, one.rule) for one in problems} == {("library/claims.yml", "unreadable")}


def test_the_most_a_text_may_hold_is_checked_soon(tmp_path: Path) -> None:
    root = course(tmp_path / "course", ("en",))
    levels = "".join("    " * level + "- a\n" for level in range(20)) + "\n"
    (root / "modules/rules/lesson.md").write_text(levels * 20 + ("![" * 199 + "\n\n" + '{{ fact("' * 199 + "\n\n") * 20)
    start = time.process_time()
    assert "unreadable" not in {problem.rule for problem in found(root)}
    assert time.process_time() - start < 4 * SECONDS


def test_a_text_that_ends_the_stack_all_the_same_is_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = course(tmp_path / "course", ("en",))
    monkeypatch.setattr(bounds, "INDENT", 10_000)
    (root / "modules/rules/lesson.md").write_text(HOSTILE["a list of 250 levels"][0])
    assert "modules/rules/lesson.md:1:1 unreadable" in said(found(root))


@pytest.mark.parametrize(("bad", "number"), [("bad-{}: 1\n", 100_000), ("Bad {}: {{colour: 1}}\n", 12_000)])
def test_thousands_of_bad_records_are_a_hundred_problems_soon(bad: str, number: int, tmp_path: Path) -> None:
    root = course(tmp_path / "course", ("en",))
    (root / "library/facts.yml").write_text("".join(bad.format(one) for one in range(number)))
    start = time.process_time()
    problems = [one for one in found(root) if one.place.path == "library/facts.yml"]
    assert time.process_time() - start < 4 * SECONDS
    assert len(problems) == MOST + 1
    assert problems[-1].rule == "unreadable"
    assert re.match(r"[\d,]+ records from here on are not read", problems[-1].message)


def test_a_record_of_many_bad_keys_and_a_file_of_many_findings_are_a_hundred_problems(tmp_path: Path) -> None:
    root = course(tmp_path / "course", ("en",))
    with (root / "library/claims.yml").open("a") as file:
        file.write("many:\n" + "".join(f"  key-{one}: 1\n" for one in range(50_000)))
    (root / "docs/teachers.md").write_text("# Notes\n" + "\n[a](nowhere.md)\n" * 150)
    start = time.process_time()
    problems = found(root)
    assert time.process_time() - start < 4 * SECONDS
    for path in ("library/claims.yml", "docs/teachers.md"):
        found_here = [one for one in problems if one.place.path == path]
        assert len(found_here) <= MOST + 1, path
    (last,) = [
        one for one in problems if "more problems are in this file" in one.message and "claims" in one.place.path
    ]
    assert last.message.startswith("this and 49,9")


def test_a_link_that_leads_outside_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text("unhcr: {name: secret}\n")
    root = course(tmp_path / "course", ("en",))
    for name in ("library/actors.yml", "docs/assets/road.svg", "docs/teachers.md"):
        (root / name).unlink()
        (root / name).symlink_to(secret)
    unreadable = {one for one in said(load(root).problems) if one.endswith("unreadable")}
    assert unreadable == {
        "library/actors.yml:1:1 unreadable",
        "docs/assets/road.svg:1:1 unreadable",
        "docs/teachers.md:1:1 unreadable",
    }
    assert "secret" not in str(load(root).courses)


def test_a_link_to_itself_or_to_nothing_is_refused(tmp_path: Path) -> None:
    root = course(tmp_path / "course", ("en",))
    (root / "library/actors.yml").unlink()
    (root / "library/actors.yml").symlink_to("actors.yml")
    (root / "library/claims.yml").unlink()
    (root / "library/claims.yml").symlink_to("nowhere.yml")
    (root / "library/debates/near.yml").unlink()
    (root / "library/debates/near.yml").mkdir()
    os.mkfifo(root / "library/measures.nl.yml")
    problems = said(load(root).problems)
    names = ("library/actors.yml", "library/claims.yml", "library/debates/near.yml", "library/measures.nl.yml")
    assert {f"{name}:1:1 unreadable" for name in names} <= problems


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    root = course(tmp_path / "course", ("en",))
    (root / "library/actors.yml").write_bytes("unhcr: {name: Réfugiés}".encode("latin-1"))
    (root / "docs/teachers.md").write_bytes("# Réfugiés".encode("utf-16"))
    problems = said(load(root).problems)
    assert {"library/actors.yml:1:1 unreadable", "docs/teachers.md:1:1 unreadable"} <= problems


def test_a_byte_order_mark_and_carriage_returns_change_nothing(tmp_path: Path) -> None:
    root = course(tmp_path / "course", ("en",))
    path = root / "library/actors.yml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert found(root) == []


def _strings(data: Any, path: reading.KeyPath) -> list[tuple[reading.KeyPath, str]]:
    if isinstance(data, str):
        return [(path, data)]
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [one for key, value in pairs for one in _strings(value, (*path, key))]
