"""What a course must be to be built: one theme a file, one rule a function whose docstring is its manual."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from builder import prose
from builder.checks.answers import answer, feedback_missing
from builder.checks.binding import binding_claim
from builder.checks.charts import recalled_chart, unfit_chart
from builder.checks.debates import unbalanced_debate
from builder.checks.desk import Desk, Rule, at
from builder.checks.evidence import evidence_not_found, folder, unchecked_sources
from builder.checks.figures import mixed_measures, newest_date, stale_figure
from builder.checks.ids import duplicate_id, id_vanished, unknown_id
from builder.checks.items import item_flaw
from builder.checks.levels import reading_level
from builder.checks.licences import licence
from builder.checks.links import alt_missing, link_broken
from builder.checks.manuals import READING
from builder.checks.markup import bad_attribute, heading_order, raw_html
from builder.checks.numbers import untraced_number
from builder.checks.plans import core_length, missing_file, plan_minutes, reading_time
from builder.checks.pools import quiz_draw
from builder.checks.safety import sensitivity
from builder.checks.silence import Raised, heard, useless_allow
from builder.checks.slotting import bad_slot
from builder.checks.sourcing import recalled_key, scored_value, unchecked, unsourced
from builder.checks.translations import translation_missing, translation_slots_differ, translation_stale
from builder.checks.wordings import loaded_term
from builder.course import Loaded
from builder.problems import Problem, limited

__all__ = ["CHECKS", "RULES", "check", "manual", "newest_date", "unchecked_sources"]

CHECKS: tuple[Rule, ...] = (
    Rule(alt_missing, "words"),
    Rule(answer),
    Rule(bad_attribute, "words"),
    Rule(bad_slot, "words"),
    Rule(binding_claim, "words", warns=True),
    Rule(core_length, "words", "warning"),
    Rule(duplicate_id),
    Rule(evidence_not_found),
    Rule(feedback_missing),
    Rule(heading_order, "words"),
    Rule(id_vanished, warns=True),
    Rule(item_flaw, "words", "warning"),
    Rule(licence, "words", warns=True),
    Rule(link_broken, "words", warns=True),
    Rule(loaded_term, "words", "warning"),
    Rule(missing_file),
    Rule(mixed_measures),
    Rule(plan_minutes),
    Rule(quiz_draw),
    Rule(raw_html, "words"),
    Rule(reading_time, "words", "warning"),
    Rule(recalled_chart),
    Rule(reading_level, "words", "warning"),
    Rule(recalled_key),
    Rule(scored_value),
    Rule(sensitivity, severity="warning"),
    Rule(stale_figure, severity="warning"),
    Rule(translation_missing, "translations", "warning"),
    Rule(translation_slots_differ, "translations"),
    Rule(translation_stale, "translations", "warning"),
    Rule(unbalanced_debate, "words", warns=True),
    Rule(unchecked),
    Rule(unfit_chart),
    Rule(unknown_id, "words"),
    Rule(unsourced),
    Rule(untraced_number, "words", warns=True),
)

RULES: dict[str, str] = dict(
    sorted(
        {
            **{rule.id: inspect.cleandoc(rule.run.__doc__ or "") for rule in CHECKS},
            "useless-allow": inspect.cleandoc(useless_allow.__doc__ or ""),
            **READING,
        }.items()
    )
)
"""Every rule there is, by id, with its manual."""


def check(loaded: Loaded, *, today: date | None = None, sources: Path | None = None) -> list[Problem]:
    """Everything that is wrong with a course, sorted: what reading found, and what the rules find.

    `today` is the day figures are judged on (default: the newest date in the course); `sources` the
    folder with the sources' texts (default: COURSE_SOURCES, else ../shared/sources beside the course).
    """
    if not loaded.courses:
        return limited(loaded.problems)
    day = today or newest_date(loaded.main)
    texts = folder(loaded.main, sources)
    first = Desk(loaded.main, day, texts)
    others = [Desk(course, day, texts, first) for course in loaded.courses.values() if course is not loaded.main]
    kept, used = heard(_raised([first, *others]), loaded.main)
    milder = {name: any(rule.id == name and rule.may_warn for rule in CHECKS) for name in RULES}
    useless = useless_allow(used, loaded.main, milder)
    allows = [Problem(place, "useless-allow", said, "warning") for place, said in useless]
    unread = {one.place.path for one in loaded.problems if one.rule == "unreadable"}
    return limited([*loaded.problems, *(one for one in (*kept, *allows) if one.place.path not in unread)])


def manual(rule: str) -> str | None:
    """What a rule looks for, why, and what to do; None where there is no such rule."""
    return RULES.get(rule)


def _raised(desks: list[Desk]) -> Iterator[Raised]:
    """What every rule finds on every desk it reads."""
    for rule in CHECKS:
        for desk in desks:
            if rule.scope == "words" or (desk.first is None) == (rule.scope == "records"):
                yield from _run(rule, desk)


def _run(rule: Rule, desk: Desk) -> Iterator[Raised]:
    """What a rule finds; where a text ends Python's stack, that text instead (`builder/bounds.py` refuses most)."""
    try:
        yield from (Raised(rule.id, found.severity or rule.severity, found) for found in rule.run(desk))
    except RecursionError:
        deep = [passage for passage in desk.passages if passage.markdown and not prose.lays_out(passage.text)]
        yield from (Raised("unreadable", "error", at(one, 0, "is nested too deep; make it flatter")) for one in deep)
        if not deep:
            raise
