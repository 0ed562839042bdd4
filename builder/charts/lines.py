"""Time series: one point a figure, joined; a join between figures counted in other ways is dashed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from builder.charts.drawing import WIDTH, Picture, along, at, layer, picture, rule, text
from builder.charts.rows import Row
from builder.charts.words import LETTER, LINE, wide

EDGE = 16  # from the side of the picture to the first and last point
TALL = 150  # from nought to the highest figure
TICK = 40  # room for a year


def line(rows: list[Row]) -> Picture:
    """The figures in order of time, over a floor that is nought."""
    rows = sorted(rows, key=lambda row: row.year)
    across = [_across(row.year, rows[0].year, rows[-1].year) for row in rows]
    told, dated = _told(rows, across), _dated(across)
    lifts = _lifts([(across[index], rows[index].shown) for index in told])
    top = LINE * (2 + max(lifts))
    floor = top + TALL
    up = along("v", 0, max(row.value for row in rows) or 1, floor, top)
    points = [{"x": x, "v": row.value} for x, row in zip(across, rows, strict=True)]
    values = [
        _text(across[index], rows[index].shown, n, v=rows[index].value, dy=-LINE * (lift + 0.7))
        for n, (index, lift) in enumerate(zip(told, lifts, strict=True))
    ]
    years = [_text(across[index], rows[index].name, n + len(told), y=floor + LINE) for n, index in enumerate(dated)]
    layers = [
        rule("floor", [{"x": 0, "x2": WIDTH, "y": floor, "y2": floor}]),
        *_joins(points, rows, up),
        layer("dot", {"type": "point", "shape": "circle", "size": 70}, points, x=at("x"), y=up),
        text("value", values, up),
        text("year", years),
    ]
    words = [rows[index].shown for index in told] + [rows[index].name for index in dated]
    return picture(layers, floor + LINE + 6, words)


def broken(rows: list[Row]) -> bool:
    """Whether some figures that follow each other are of different sources or measures."""
    ordered = sorted(rows, key=lambda row: row.year)
    return any(one.same != other.same for one, other in pairwise(ordered))


def _joins(points: list[dict[str, Any]], rows: list[Row], up: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The lines from point to point, whole and dashed; `n` tells one from the next."""
    pairs = list(enumerate(pairwise(rows)))
    for name, whole in (("line", True), ("dashed", False)):
        of = [n for n, (one, other) in pairs if (one.same == other.same) is whole]
        ends = [{**point, "n": n} for n in of for point in points[n : n + 2]]
        yield layer(name, {"type": "line"}, ends, x=at("x"), y=up, detail={"field": "n"})


def _across(year: int, first: int, last: int) -> float:
    return round(EDGE + (WIDTH - 2 * EDGE) * (year - first) / ((last - first) or 1), 1)


def _told(rows: list[Row], across: list[float]) -> list[int]:
    """The points whose values are written beside them: all that have room, or the first, the last and the extremes."""
    if max(_lifts([(x, row.shown) for x, row in zip(across, rows, strict=True)])) <= 1:
        return list(range(len(rows)))
    values = [row.value for row in rows]
    return sorted({0, len(rows) - 1, values.index(max(values)), values.index(min(values))})


def _dated(across: list[float]) -> list[int]:
    """The points that have room for their year; the last always has."""
    kept = [len(across) - 1]
    for index in range(len(across) - 2, -1, -1):
        if across[kept[0]] - across[index] >= TICK:
            kept.insert(0, index)
    return kept


def _lifts(labels: list[tuple[float, str]]) -> list[int]:
    """How many lines each label is lifted, so that it does not stand in the one before it."""
    lifts: list[int] = []
    end = float("-inf")
    for x, shown in labels:
        start = x - wide(shown) * {"left": 0.0, "center": 0.5, "right": 1.0}[_align(x, shown)]
        lifts.append(lifts[-1] + 1 if lifts and start < end + LETTER else 0)
        end = start + wide(shown)
    return lifts


def _text(x: float, shown: str, word: int, **more: float) -> dict[str, Any]:
    return {"x": x, "w": f"w{word}", "a": _align(x, shown), **more}


def _align(x: float, shown: str) -> str:
    """Over its point; at the sides a label begins or ends there, so that it stays in the picture."""
    half = wide(shown) / 2
    return "left" if x < half else "right" if x > WIDTH - half else "center"
