"""The course as data: course.json, the figures as CSV and JSON, and schema.org metadata."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from builder.course import KINDS, Course
from builder.pages.sheet import Audience, Sheet
from builder.records import Module

_LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}


# What a record says to teachers alone.
TEACHING = {
    "module": ("needs", "plan", "second_period", "differentiation", "misconceptions", "sensitivity"),
    "debate": ("hold",),
}


def course_json(courses: dict[str, Course], audience: Audience = "teacher") -> bytes:
    """All records in all languages: {"languages": …, "records": {language: {kind: {id: record}}}}."""
    first = next(iter(courses.values()))
    records = {
        language: {folder: _records(course, kind, audience) for kind, folder in KINDS.items()}
        for language, course in courses.items()
    }
    whole = {
        "id": first.about.id,
        "edition": first.about.edition,
        "licence": first.about.licence,
        "languages": list(courses),
    }
    return (json.dumps(whole | {"records": records}, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def figures_json(course: Course) -> bytes:
    """The figures of one language with their measures and sources by name."""
    return (json.dumps(rows(course), ensure_ascii=False, indent=1) + "\n").encode()


def figures_csv(course: Course, only: Iterable[str] | None = None) -> bytes:
    """The same, or some of them, as a sheet: UTF-8 with a byte order mark, so that Excel reads the letters right."""
    file = io.StringIO()
    wanted = None if only is None else set(only)
    table = [row for row in rows(course) if wanted is None or row["id"] in wanted]
    writer = csv.DictWriter(file, fieldnames=list(table[0]) if table else ["id"])
    writer.writeheader()
    writer.writerows([{key: _cell(value) for key, value in row.items()} for row in table])
    return ("\ufeff" + file.getvalue()).encode()


def rows(course: Course) -> list[dict[str, Any]]:
    """One row a figure, sorted by id; `value` is the plain number."""
    found = []
    for name, fact in sorted(course.facts.items()):
        measure, source = course.measures.get(fact.measure), course.sources.get(fact.source)
        found.append(
            {
                "id": name,
                "label": fact.label,
                "value": _plain(fact.value.number),
                "qualifier": fact.qualifier,
                "unit": measure.unit if measure else "",
                "measure": measure.name if measure else fact.measure,
                "as_of": fact.as_of,
                "place": fact.place,
                "estimate": fact.estimate,
                "source": source.title if source else fact.source,
                "where": fact.where or "",
                "checked": fact.checked,
            }
        )
    return found


def learning_resource(sheet: Sheet, module: Module, kind: str) -> dict[str, Any]:
    """schema.org LearningResource (version 15) of a module's page."""
    about = sheet.course.about
    return {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": sheet.title,
        "description": sheet.words(module.summary),
        "learningResourceType": kind,
        "inLanguage": sheet.course.language,
        "typicalAgeRange": module.ages,
        "timeRequired": f"PT{module.minutes}M",
        "teaches": [sheet.words(text) for text in module.objectives.values()],
        "license": _LICENCES.get(about.licence, about.licence),
        "isAccessibleForFree": True,
        "isPartOf": {"@type": "Course", "name": about.title},
    }


def course_description(sheet: Sheet) -> dict[str, Any]:
    """schema.org Course of the home page."""
    about = sheet.course.about
    return {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": about.title,
        "description": sheet.words(about.summary),
        "inLanguage": sheet.course.language,
        "license": _LICENCES.get(about.licence, about.licence),
        "isAccessibleForFree": True,
        "provider": {"@type": "Organization", "name": about.editors},
    }


def _records(course: Course, kind: str, audience: Audience) -> dict[str, Any]:
    found = sorted(course.of(kind).items())
    hidden = set(TEACHING.get(kind, ())) if audience == "student" else None
    return {name: record.model_dump(mode="json", exclude_defaults=True, exclude=hidden) for name, record in found}


def _plain(number: Any) -> int | float:
    return int(number) if number == int(number) else float(number)


def _cell(value: Any) -> Any:
    """A cell no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return "'" + value if isinstance(value, str) and value[:1] in "=+-@\t\r" else value
