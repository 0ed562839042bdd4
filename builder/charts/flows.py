"""Movements: a band a figure, from where people or money came from to where they are."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from builder.charts.drawing import WIDTH, Picture, at, layer, picture, text
from builder.charts.rows import Row
from builder.charts.words import LINE, wrapped

ALL = 120  # units all bands are thick together
LEFT, RIGHT = 112, 212  # from where to where a band runs
GAP, APART = 8, 18  # between bands, and between those of two origins


def flows(rows: list[Row]) -> Picture:
    """Bands as thick as their figures, those of one origin together; the rows stand by origin."""
    thick = ALL / (sum(row.value for row in rows) or 1)
    bands: list[dict[str, Any]] = []
    names: list[dict[str, Any]] = []
    values: list[dict[str, Any]] = []
    words: list[str] = []
    top = 0.0
    for origin, group in groupby(rows, key=lambda row: row.origin):
        mine = list(group)
        rooms = [max(row.value * thick, LINE * (len(_name(row)) + 1)) for row in mine]
        middle = top + (sum(rooms) + GAP * (len(rooms) - 1)) / 2
        start = middle - sum(row.value for row in mine) * thick / 2
        names += _texts(wrapped(origin, LEFT - 8), 0, middle, words)
        for row, room in zip(mine, rooms, strict=True):
            high, end = row.value * thick, top + room / 2
            bands += _band(len(bands), start, end - row.value * thick / 2, high)
            texts = _texts([*_name(row), row.shown], RIGHT + 8, end, words)
            names, values = names + texts[:-1], [*values, texts[-1]]
            start, top = start + high, top + room + GAP
        top += APART - GAP
    area = {"type": "area", "interpolate": "monotone"}
    layers = [
        layer("band", area, bands, x=at("x"), y=at("y"), y2={"field": "y2"}, detail={"field": "n"}),
        text("name", names),
        text("value", values),
    ]
    return picture(layers, round(top - APART + 4), words)


def _band(number: int, start: float, end: float, high: float) -> list[dict[str, Any]]:
    """Four corners, and two more so that it leaves and arrives level."""
    places = ((LEFT, start), (LEFT + 12, start), (RIGHT - 12, end), (RIGHT, end))
    return [{"n": number, "x": x, "y": y, "y2": y + high} for x, y in places]


def _texts(lines: list[str], x: float, middle: float, words: list[str]) -> list[dict[str, Any]]:
    """Lines of text around a middle; their words are added to `words`."""
    made = []
    for number, line in enumerate(lines):
        made.append({"x": x, "y": middle + LINE * (number - len(lines) / 2 + 0.75), "w": f"w{len(words)}"})
        words.append(line)
    return made


def _name(row: Row) -> list[str]:
    return wrapped(row.name, WIDTH - RIGHT - 8)
