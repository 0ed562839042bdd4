"""The ids a course has published: what learners' devices, links and editions hang on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

LOCK = "ids.lock"
_HEAD = "# Every id published so far; written by `course published` when an edition is, not by hand.\n"
_EDITION = "edition "


@dataclass(frozen=True)
class Remembered:
    """The edition that was last published, and every published id with its line in ids.lock."""

    edition: str = ""
    lines: dict[str, int] = field(default_factory=dict)

    @classmethod
    def parsed(cls, text: str) -> Remembered:
        lines = {line.strip(): number for number, line in enumerate(text.splitlines(), 1)}
        edition = next((line.removeprefix(_EDITION) for line in lines if line.startswith(_EDITION)), "")
        return cls(edition, {line: number for line, number in lines.items() if "/" in line and " " not in line})

    def with_edition(self, edition: str, ids: Iterable[str]) -> str:
        """The file with the ids of an edition added: one a line, sorted, so that two people's changes merge."""
        rows = "".join(f"{one}\n" for one in sorted({*self.lines, *ids}))
        return f"{_HEAD}{_EDITION}{edition}\n{rows}"
