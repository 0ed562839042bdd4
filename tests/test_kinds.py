"""The manual of kinds is true: its samples are questions of the small course, one a kind, and set the right task."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest

from builder import reading
from builder.course import Course
from builder.loading import load
from builder.questions import Question
from builder.tasks import Choose, Enter, Fill, Match, Order, Task, Write
from tests.samples import HERE, SAMPLE

PAGE = Path(HERE.parent, "docs/builders/kinds.md").read_text(encoding="utf-8")
FENCED = dict(re.findall(r"^## (\S+) .*?^```yaml\n(.*?)^```", PAGE, re.M | re.S))

CONVENTION, PROTOCOL, COMPACT = (
    "Convention relating to the Status of Refugees",
    "Protocol relating to the Status of Refugees",
    "Global Compact for Safe, Orderly and Regular Migration",
)
TASKS: dict[str, Task] = {
    "single-choice": Choose(
        {
            "displaced": "An internally displaced person",
            "refugee": "A refugee",
            "expat": "An expatriate",
        },
        frozenset({"displaced"}),
        many=False,
    ),
    "multiple-response": Choose(
        {"race": "Race", "religion": "Religion", "poverty": "Poverty", "opinion": "Political opinion"},
        frozenset({"race", "religion", "opinion"}),
        many=True,
    ),
    "true-false": Choose({"true": "", "false": ""}, frozenset({"false"}), many=False),
    "numeric": Enter(Decimal(1951), Decimal(1), unit="year"),
    "estimate": Enter(Decimal(281), Decimal(40), (), "million people", (Decimal(0), Decimal(2000), Decimal(10)), 6),
    "short-answer": Enter(accepted=("UNHCR", "United Nations High Commissioner for Refugees", "UN Refugee Agency")),
    "cloze": Fill(
        "A refugee is outside her [[country]] and fears [[persecution]] there.",
        {"country": ("country", "own country"), "persecution": ("persecution", "being persecuted")},
    ),
    "matching": Match(
        {"fled-abroad": "She fled to another country.", "fled-inside": "She fled inside her country."},
        {"fled-abroad": "refugee", "fled-inside": "internally displaced person", "tourist": "tourist"},
        {"fled-abroad": "fled-abroad", "fled-inside": "fled-inside"},
        shared=False,
    ),
    "categorise": Match(
        {
            "convention": '{{ event("geneva-1951", "Refugee Convention") }}',
            "protocol": '{{ event("new-york-1967", "New York Protocol") }}',
            "compact": '{{ event("gcm-2018", "Migration Compact") }}',
        },
        {"treaty": "Binds those that joined", "promise": "A promise"},
        {"convention": "treaty", "protocol": "treaty", "compact": "promise"},
        shared=True,
    ),
    "ordering": Order({"convention": CONVENTION, "protocol": PROTOCOL, "compact": COMPACT}),
    "essay": Write(
        'Refugees fled persecution; most migrants moved for work, family or study ({{ claim("most-stay-near") }}).',
        {"fled": "Says that refugees fled.", "counted": "Says what each number counts."},
    ),
    "poll": Choose({"yes": "Yes", "no": "No", "depends": "It depends on what they can do"}, None, many=False),
}


@pytest.fixture(scope="module")
def course() -> Course:
    return load(SAMPLE).main


def question(kind: str, course: Course) -> Question:
    """The sample of a kind, as the small course holds it."""
    (key,) = reading.parsed(FENCED[kind], "kinds.md").data
    return course.quizzes["kinds"].questions[key]


def test_the_page_has_one_sample_of_every_kind() -> None:
    union = get_args(get_args(Question)[0])
    assert list(FENCED) == [get_args(kind.model_fields["kind"].annotation)[0] for kind in union]


def test_the_samples_are_questions_of_the_small_course_to_the_letter() -> None:
    quiz = reading.document(SAMPLE / "quizzes/kinds.yml", SAMPLE).data["questions"]
    shown: dict[str, Any] = {}
    for text in FENCED.values():
        read = reading.parsed(text, "kinds.md")
        assert not read.problems
        shown |= read.data
    assert shown == quiz


@pytest.mark.parametrize("kind", TASKS)
def test_a_sample_sets_the_task_its_kind_is_for(kind: str, course: Course) -> None:
    asked = question(kind, course)
    assert asked.task(course) == TASKS[kind]
    assert asked.scored == (kind not in ("essay", "poll"))


def test_an_order_by_date_is_the_order_of_the_dates_not_of_the_file(course: Course) -> None:
    order = question("ordering", course).task(course)
    assert isinstance(order, Order)
    assert list(order.items) == ["convention", "protocol", "compact"]
    written = reading.parsed(FENCED["ordering"], "kinds.md").data["first-things-first"]["items"]
    assert list(written) == ["compact", "convention", "protocol"]
