"""What makes an answer right, as a short digest, so that an answer kept under another key is noticed."""

from __future__ import annotations

import hashlib
import json
from typing import Any, assert_never

from builder.course import Course
from builder.questions import Asked
from builder.tasks import Choose, Enter, Fill, Match, Order, Task, Write

_LENGTH = 10


def digest(course: Course, reference: str, asked: Asked, task: Task) -> str:
    """The same in every language; empty where nothing is scored."""
    if not asked.scored:
        return ""
    whole = [getattr(asked, "kind", ""), _right(task, _first(course, reference))]
    return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()[:_LENGTH]


def _right(task: Task, first: dict[str, Any]) -> Any:
    match task:
        case Choose():
            return [sorted(task.options), sorted(task.right or ())]
        case Enter():
            number = None if task.number is None else str(task.number.normalize())
            return [number, str(task.tolerance.normalize()), first.get("accept")]
        case Order():
            return list(task.items)
        case Match():
            return [sorted(task.targets), task.right]
        case Fill():
            return [sorted(task.gaps), first.get("gaps")]
        case Write():
            return None
    assert_never(task)


def _first(course: Course, reference: str) -> dict[str, Any]:
    """The question as the first language has it: accepted forms differ from language to language, the key does not."""
    quiz, _, key = reference.partition("/")
    entry = course.entries.get(f"quiz/{quiz}")
    found: Any = entry.document.data if entry else {}
    for step in ("questions", key):
        found = found.get(step, {}) if isinstance(found, dict) else {}
    return found if isinstance(found, dict) else {}
