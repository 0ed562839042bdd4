"""What authors write becomes records, or a problem at its key that says what to do."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from builder import questions, records, wording
from builder.course import Course
from builder.loading import load
from builder.records import LIBRARY, About, Event, Fact, Module, Quantity, Term
from builder.records.patterns import MEANT
from tests.samples import SAMPLE, course, found, said


@pytest.fixture(scope="module")
def sample() -> Course:
    return load(SAMPLE).main


FACT = {
    "label": "People",
    "value": "281 million",
    "measure": "migrant-stock",
    "as_of": "2020",
    "place": "001",
    "source": "leaflet",
    "checked": "recalled",
}


@pytest.mark.parametrize(
    ("written", "digits", "scale", "number"),
    [
        ("281 million", "281", "million", 281_000_000),
        ("26.3 million", "26.3", "million", 26_300_000),
        ("3.60", "3.60", "", Decimal("3.60")),
        (Decimal("3.60"), "3.60", "", Decimal("3.60")),
        (147, "147", "", 147),
        ("-5", "-5", "", -5),
        ("2 billion", "2", "billion", 2_000_000_000),
        ("15 thousand", "15", "thousand", 15_000),
    ],
)
def test_a_value_is_a_number_at_its_sources_precision(
    written: object, digits: str, scale: str, number: Decimal | int
) -> None:
    fact = Fact.model_validate({**FACT, "value": written})
    assert (str(fact.value.digits), fact.value.scale, fact.value.number) == (digits, scale, number)


@pytest.mark.parametrize("written", ["many", "281,000", "281 millions", "3,6", "about 5", "5 %", "", None, True, [5]])
def test_a_value_in_any_other_form_is_refused(written: object) -> None:
    with pytest.raises(ValidationError):
        Fact.model_validate({**FACT, "value": written})


@pytest.mark.parametrize("written", ["2020", "2020-07", "2020-07-28", "2020-02-29", 2020])
def test_a_date_is_a_year_a_month_or_a_day(written: object) -> None:
    assert Fact.model_validate({**FACT, "as_of": written}).as_of == str(written)


@pytest.mark.parametrize(
    "written", ["2021-02-29", "2020-13", "2020-00", "2020-7-1", "28 July", "0000", "20", "٢٠٢٠-٠٢-٣١"]
)
def test_a_day_that_is_not_in_the_calendar_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        Fact.model_validate({**FACT, "as_of": written})


def test_a_quantity_knows_its_decimals() -> None:
    assert [Quantity(digits=Decimal(one)).decimals for one in ("281", "3.6", "3.60", "1E+3")] == [0, 1, 2, 0]


def test_only_treaties_and_protocols_bind(sample: Course) -> None:
    assert {name for name, event in sample.events.items() if event.binding} == {"geneva-1951", "new-york-1967"}


@pytest.mark.parametrize("model", [*LIBRARY.values(), Module, About, questions.Quiz], ids=lambda model: model.__name__)
def test_every_class_and_every_field_says_in_a_sentence_what_it_is(model: type[BaseModel]) -> None:
    for one in {model, *_inside(model)} - {Quantity}:  # written as one word, never by its fields
        assert (one.__doc__ or "").strip().endswith("."), one
        for name, field in one.model_fields.items():
            assert name == "kind" or field.description, f"{one.__name__}.{name} has no sentence"


def test_nothing_that_was_read_can_be_changed(sample: Course) -> None:
    with pytest.raises(ValidationError):
        sample.facts["migrants-2020"].label = "Other"  # type: ignore[misc]


def test_every_record_of_the_small_course_is_read(sample: Course) -> None:
    kinds = {reference.partition("/")[0] for reference in sample.entries}
    assert kinds == {
        "course",
        "source",
        "measure",
        "fact",
        "term",
        "event",
        "actor",
        "claim",
        "chart",
        "debate",
        "module",
        "quiz",
    }
    assert not sample.broken


def test_what_is_wrong_is_said_at_its_key_with_the_nearest_name(tmp_path: Path) -> None:
    root = course(tmp_path / "course", ("en",))
    path = root / "library/actors.yml"
    path.write_text(path.read_text().replace("  role:", "  rôle: x\n  rolle:").replace("1950", "soon"))
    problems = {problem.place.line: problem.message for problem in load(root).problems}
    assert problems == {
        1: "the key “role” is missing; add it",
        4: "there is no key “rôle” here; did you mean “role”?",
        5: "there is no key “rolle” here; did you mean “role”?",
        6: problems[6],
    }
    assert "soon" in problems[6]


def test_what_could_not_be_read_is_reported_once_and_not_at_every_use(tmp_path: Path) -> None:
    root = course(tmp_path / "course", ("en",))
    (root / "library/facts.yml").write_text("migrants-2020: {label: [\n")
    assert {problem.rule for problem in found(root)} == {"yaml"}


def test_words_and_references_are_found_wherever_they_stand(sample: Course) -> None:
    term = sample.terms["refugee"]
    assert isinstance(term, Term)
    shown = {path: text for path, _, text in wording.shown(term)}
    assert shown[("avoid", 0, "wording")] == "a flood of refugees"
    assert shown[("contrast", "migrant")].startswith("Every refugee")
    assert set(wording.references(term)) == {
        (("contrast", "migrant"), "term/migrant"),
        (("definitions", "convention", "source"), "source/convention"),
    }
    quiz = sample.quizzes["kinds"]
    found = dict(wording.references(quiz))
    assert found[("questions", "first-things-first", "items", "compact")] == "event/gcm-2018"
    assert ("questions", "first-things-first", "items", "compact") not in {path for path, _, _ in wording.shown(quiz)}


def test_a_number_a_name_and_a_date_are_looked_up_for_a_question(sample: Course) -> None:
    assert sample.number("fact/migrants-2020") == 281_000_000
    assert sample.number("event/geneva-1951") == 1951
    assert sample.words("actor/unhcr") == "United Nations High Commissioner for Refugees"
    assert sample.when("event/geneva-1951") == "1951-07-28"
    assert isinstance(sample.find("event/geneva-1951"), Event)
    assert sample.find("kinds/amina") is sample.quizzes["kinds"].questions["amina"]
    assert [sample.find(one) for one in ("event/none", "kinds/none", "none/none", "none", "")] == [None] * 5


QUIZ, EVENTS, FACTS, MODULE = "quizzes/kinds.yml", "library/events.yml", "library/facts.yml", "modules/rules/module.yml"
CHOICES = "choices: {race: Race, religion: Religion, poverty: Poverty, opinion: Political opinion}"
KINDS = ", ".join(list(questions.KINDS)[:-1]) + " or poll"
AS_LIST = "or each on a line of its own that begins with `- `"
NAMED = "has named entries, not a list; write each on a line of its own below it, as `key: text`"
NO_TRUTH = "is neither true nor false; write one of these two, without quotes"
NO_WHOLE = "is no whole number; write it in digits, without a unit: 25"


@pytest.mark.parametrize(
    ("path", "written", "instead", "message"),
    [
        (
            QUIZ,
            "rests_on: [actor/unhcr]",
            "rests_on: actor/unhcr",
            f"is a list; write it as `[actor/unhcr]`, {AS_LIST}",
        ),
        (QUIZ, "answer: [race, religion, opinion]", "answer: race", f"is a list; write it as `[race]`, {AS_LIST}"),
        (QUIZ, "answer: [race, religion, opinion]", "answer:", f"is a list; write it as `[one, two]`, {AS_LIST}"),
        (QUIZ, "answer: [race,", "answer: [Race,", "“Race” is not an id; use small letters, digits and single hyphens"),
        (QUIZ, "answer: [race, religion, opinion]", "answer: {race: x}", "is a list, without names; begin each line"),
        ("course.yml", "languages: [en]", "languages: en", f"is a list; write it as `[en]`, {AS_LIST}"),
        ("course.yml", "languages: [en]", "languages: []", "needs at least 1, and there is none; add 1"),
        ("course.yml", "languages: [en]", "languages: [EN]", "“EN” is no language code; write the two small letters"),
        (QUIZ, CHOICES, "choices: [race, opinion]", NAMED),
        (MODULE, "objectives:\n  tell: Tell", "objectives:\n  - Tell", NAMED),
        (QUIZ, CHOICES, "choices: {race: Race}", "needs at least 2, and there is 1; add 1"),
        (
            QUIZ,
            CHOICES,
            "choices: {a: a, b: b, c: c, d: d, e: e, f: f, g: g, h: h, i: i}",
            "takes 8 at most, and there are 9",
        ),
        (QUIZ, "{race: Race,", "{Race A: Race,", "“Race A” is not an id"),
        (QUIZ, "{race: Race,", "{race: [Race],", "is a text, not a list; write it on one line, in quotes"),
        (QUIZ, "    kind: ordering\n", "", f"this question has no kind; add `kind:` and one of {KINDS}"),
        (
            QUIZ,
            "kind: ordering",
            "kind: orderring",
            f"“orderring” is no kind of question; did you mean “ordering”? Write {KINDS}",
        ),
        (QUIZ, "kind: ordering", "kind:", f"an empty value is no kind of question; write {KINDS}"),
        (
            EVENTS,
            "form: treaty",
            "form: a treaty",
            "“a treaty” cannot stand here; did you mean “treaty”? Write treaty,",
        ),
        (EVENTS, "form: treaty", "form: xyz", "“xyz” cannot stand here; write treaty, protocol,"),
        (QUIZ, "scale: million", "scale: many", "“many” cannot stand here; write thousand, million or billion"),
        (
            EVENTS,
            "adopted: 1951-07-28",
            "adopted: 28 July 1951",
            "“28 July 1951” is no date; write 1951, 1951-07 or 1951-07-28",
        ),
        (EVENTS, "adopted: 1951-07-28", "adopted: 1951-02-30", "“1951-02-30” is not in the calendar; correct the day"),
        (
            EVENTS,
            "parties: parties-2015",
            "parties: fact/parties-2015",
            "is more than an id; write what stands behind the slash: p",
        ),
        (
            QUIZ,
            "rests_on: [event/gcm-2018]",
            "rests_on: [gcm-2018]",
            "“gcm-2018” does not say which record; write its kind, a slash",
        ),
        (
            "course.yml",
            'edition: "2024.1"',
            "edition: 2024.10",
            '2024.10 is a number here; put it in quotes: "2024.10"',
        ),
        ("course.yml", 'edition: "2024.1"', "edition: true", 'true is no text here; put it in quotes: "true"'),
        ("course.yml", 'edition: "2024.1"', "edition:", "is empty; write its text behind it"),
        (QUIZ, "answer: false", "answer: no", f"“no” {NO_TRUTH}"),
        (QUIZ, "answer: false", "answer: 0", f"0 {NO_TRUTH}"),
        (FACTS, "value: 148", "value: 148\n  estimate: yes", f"“yes” {NO_TRUTH}"),
        (MODULE, "    do: Read", "    optional: on\n    do: Read", f"“on” {NO_TRUTH}"),
        (MODULE, "    minutes: 25", "    minutes: ten", f"“ten” {NO_WHOLE}"),
        (MODULE, "    minutes: 25", "    minutes: 2.5", f"2.5 {NO_WHOLE}"),
        (MODULE, "    minutes: 25", "    minutes: [5]", f"a list {NO_WHOLE}"),
        (MODULE, "    minutes: 25", "    minutes: 0", "0 is too little; write 1 or more"),
        (MODULE, "    minutes: 25", "    minutes: 500", "500 is too much; write 240 or less"),
        (QUIZ, "  a-letter:", "  b-letter: text\n  a-letter:", "has keys of its own, not “text”; write each on a line"),
        (QUIZ, "step: 10", "step: 0", "0 is too little; write more than 0"),
        (QUIZ, "tolerance: 1", "tolerance: one", "“one” is no number; write it in digits"),
        (QUIZ, "answer: event/geneva-1951", "answer: soon", "write a number, 12.5, or the record it stands in"),
        (FACTS, "value: 148", "value: many", "write a number, and at most one of thousand, million"),
    ],
)
def test_a_wrong_value_is_said_in_an_authors_words(
    path: str, written: str, instead: str, message: str, tmp_path: Path
) -> None:
    root = course(tmp_path / "course", ("en",))
    text = (root / path).read_text()
    assert written in text
    (root / path).write_text(text.replace(written, instead, 1))
    problem, *others = load(root).problems
    assert (problem.rule, problem.place.path, others) == ("bad-value", path, [])
    assert f": {message}" in problem.message or f"” {message}" in problem.message


def test_a_wrong_kind_and_a_wrong_one_of_a_list_are_named_by_the_key_in_the_file(tmp_path: Path) -> None:
    root = course(tmp_path / "course", ("en",))
    path = root / QUIZ
    path.write_text(path.read_text().replace("kind: ordering", "kind: order").replace("[race, r", "[R, r"))
    places = {(one.place.line, one.place.column): one.message.partition(":")[0] for one in load(root).problems}
    assert places == {(25, 14): "“answer”", (110, 5): "“kind”"}


@pytest.mark.parametrize("model", [*LIBRARY.values(), Module, About, questions.Quiz], ids=lambda model: model.__name__)
def test_every_pattern_has_words_and_an_example_that_fits(model: type[BaseModel]) -> None:
    for pattern in re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', json.dumps(model.model_json_schema())):
        words = MEANT[json.loads(pattern)]
        assert any(re.search(json.loads(pattern), one) for one in re.split(r", | or |: | \(", words.partition(";")[2]))


@pytest.mark.parametrize("languages", ["[xx]", "[EN]", "[english]", "[]", "[en, zz]", "en"])
def test_a_language_that_is_none_is_refused_at_its_place(languages: str, tmp_path: Path) -> None:
    root = course(tmp_path / "course", ("en",))
    path = root / "course.yml"
    path.write_text(path.read_text().replace("[en]", languages))
    problems = load(root).problems
    assert {(one.rule, one.place.path, one.place.line) for one in problems} == {("bad-value", "course.yml", 5)}


def test_a_course_that_is_no_course_says_so(tmp_path: Path) -> None:
    assert said(load(tmp_path).problems) == {"course.yml:1:1 missing-file"}


def _inside(model: type[BaseModel]) -> set[type[BaseModel]]:
    names = model.model_json_schema().get("$defs", {})
    rooms = (records, questions)
    return {found for name in names for room in rooms if isinstance(found := getattr(room, name, None), type)}
