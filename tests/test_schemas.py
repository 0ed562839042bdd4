"""Editors are told what an author may write, and the reference page says the same."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from builder import schemas
from builder.loading import load
from builder.records import LIBRARY, Fact
from builder.reference import reference

ROOT = Path(__file__).parent.parent


def test_the_schemas_in_the_folder_are_those_of_the_records() -> None:
    assert schemas.stale(ROOT) == [], "run: course schema"


def test_every_file_of_the_course_names_its_schema() -> None:
    assert schemas.unnamed(load(ROOT)) == {}


def test_the_reference_page_is_made_of_the_records() -> None:
    page = (ROOT / "docs/builders/reference.md").read_text(encoding="utf-8")
    assert page == reference(), "run: course schema --markdown > docs/builders/reference.md"


def test_there_is_a_schema_for_every_kind_of_file() -> None:
    assert set(schemas.schemas()) == {f".schema/{kind}.json" for kind in ("course", "module", "quiz", *LIBRARY)}


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_every_key_says_what_it_is_for(kind: str) -> None:
    made = schemas.schema(kind)
    for record in (made, *made["definitions"].values()) if "definitions" in made else (made,):
        for key, value in record.get("properties", {}).items():
            assert value.get("description") or key == "kind", key


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_a_schema_leads_nowhere_but_into_itself(kind: str) -> None:
    made = json.dumps(schemas.schema(kind))
    names = set(re.findall(r'"#/definitions/(\w+)"', made))
    assert names <= set(schemas.schema(kind).get("definitions", {}))
    assert "$defs" not in made


def test_a_year_may_stand_without_quotes() -> None:
    keys = schemas.schema("facts")["definitions"]["Fact"]["properties"]
    assert keys["as_of"]["type"] == ["string", "integer"]
    assert keys["label"]["type"] == "string"


def test_a_quantity_is_a_number_or_a_number_with_its_scale() -> None:
    number, words = schemas.schema("facts")["definitions"]["Quantity"]["anyOf"]
    assert number == {"type": "number"}
    assert re.match(words["pattern"], "281 million")
    assert not re.match(words["pattern"], "281 millions")


def test_a_key_that_is_no_key_is_told_so_by_the_editor() -> None:
    fact = schemas.schema("facts")["definitions"]["Fact"]
    assert fact["additionalProperties"] is False
    assert set(fact["properties"]) == set(Fact.model_fields)


def test_an_id_that_is_no_id_is_told_so_by_the_editor() -> None:
    made = schemas.schema("terms")
    assert made["additionalProperties"] is False
    (pattern,) = made["patternProperties"]
    assert re.search(pattern, "asylum-seeker")
    assert not re.search(pattern, "Asylum seeker")


@pytest.mark.parametrize(
    ("path", "kind", "leads"),
    [
        ("course.yml", "course", ".schema/course.json"),
        ("quizzes/one.yml", "quiz", "../.schema/quiz.json"),
        ("modules/one/module.yml", "module", "../../.schema/module.json"),
    ],
)
def test_the_first_line_leads_from_the_file_to_its_schema(path: str, kind: str, leads: str) -> None:
    assert schemas.line(path, kind) == f"# yaml-language-server: $schema={leads}"
