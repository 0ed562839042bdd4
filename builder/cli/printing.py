"""How the command shows things in a terminal: problems, counts, lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from builder.problems import Problem

COLOURS = {"error": "red", "warning": "yellow"}


def problem_line(problem: Problem) -> str:
    """A problem's text, its severity and rule in colour."""
    from builder.problems import text

    place, severity, rest = text(problem).partition(f" {problem.severity}[")
    head, bracket, message = rest.partition("]")
    mark = f"{severity.strip()}{head}{bracket}"
    return f"{click.style(place, bold=True)} {click.style(mark, fg=COLOURS[problem.severity])}{message}"


def counted(number: int, one: str, many: str = "") -> str:
    """1 error, 2 errors, 1,204 words."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """a, b and c."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Columns under a head: words to the left, numbers to the right."""
    shown = [[_cell(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in [head, *shown]) for column in range(len(head))]
    right = [bool(shown) and all(_numeric(row[column]) for row in shown) for column in range(len(head))]
    lines = [_row(row, widths, right) for row in [list(head), *shown]]
    return "\n".join([click.style(lines[0], bold=True), *lines[1:]])


def _cell(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else "–" if value is None else str(value)


def _numeric(cell: str) -> bool:
    return cell == "–" or cell.rstrip("%").replace(",", "").isdigit()


def _row(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    columns = zip(cells, widths, right, strict=True)
    return "  ".join(cell.rjust(width) if flush else cell.ljust(width) for cell, width, flush in columns).rstrip()
