"""Rankings, comparisons and shares: a bar a figure, its name and value in a line above it."""

from __future__ import annotations

from typing import Any

from builder.charts.drawing import WIDTH, Picture, along, at, layer, picture, text
from builder.charts.rows import Row
from builder.charts.words import LINE, wrapped

BAR, GAP = 13, 14


def bars(rows: list[Row]) -> Picture:
    """Bars from nought, so that their lengths can be compared."""
    return _drawn(rows, min(0.0, *(row.value for row in rows)), max(0.0, *(row.value for row in rows)))


def shares(rows: list[Row]) -> Picture:
    """Parts of a hundred: every bar lies in a track that is the whole."""
    return _drawn(rows, 0.0, 100.0, track=True)


def _drawn(rows: list[Row], low: float, high: float, *, track: bool = False) -> Picture:
    words: list[str] = []
    names: list[dict[str, Any]] = []
    values: list[dict[str, Any]] = []
    made: list[dict[str, Any]] = []
    top = 0
    for row in rows:
        lines = wrapped(row.name, WIDTH, beside=row.shown)
        foot = top + LINE * 0.8
        names += [{"x": 0, "y": foot + LINE * n, "w": f"w{len(words) + n}"} for n in range(len(lines))]
        values.append({"x": WIDTH, "y": foot, "w": f"w{len(words) + len(lines)}", "a": "right"})
        words += [*lines, row.shown]
        top += LINE * len(lines) + 2
        made.append({"from": 0, "to": row.value, "end": high, "y": top, "y2": top + BAR})
        top += BAR + GAP
    box = {"x": along("from", low, high or 1.0, 0, WIDTH), "y": at("y"), "y2": {"field": "y2"}}
    layers = [
        layer("track", {"type": "rect"}, made if track else [], x2={"field": "end"}, **box),
        layer("bar", {"type": "rect"}, made, x2={"field": "to"}, **box),
        text("name", names),
        text("value", values),
    ]
    return picture(layers, top - GAP + 2, words)
