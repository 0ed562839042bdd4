"""The commands that answer a question: explain, uses, review, stats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import Run, change


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
    assert names == ["event/udhr-1948", "fact/un-members", "term/asylum/udhr"]
    assert found["recalled"][1]["used_by"] == ["lesson/first-steps"]


def test_stats_counts_what_there_is(run: Run) -> None:
    found = json.loads(run("stats", "--json")[1])
    kinds = {one["kind"]: one for one in found["records"]}
    event = kinds["event"]
    assert (event["total"], event["document"], event["recalled"]) == (1, 0, 1)
    assert event["languages"] == {"en": 1, "nl": 0}
    assert found["questions"] == {"poll": 1, "single-choice": 1}
    assert found["lessons"]["first-steps"]["nl"] == 28
    (coverage,) = found["coverage"]
    assert coverage["translated"] == 2
    assert coverage["pages_translated"] == 1


def test_stats_prints_tables(run: Run) -> None:
    code, out, _ = run("stats")
    assert code == 0
    assert "single-choice" in out
    assert "first-steps" in out
