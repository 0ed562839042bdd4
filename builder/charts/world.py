"""A world map: land without borders, and on every place a circle as large as its figure.

Circles, and not coloured countries: a count on a coloured country says how large the country is, and a small country
is seen by nobody. Without borders the map takes no side in a dispute over one. Land and the middle of every
country are from Natural Earth (public domain), in degrees, simplified to a tenth of one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import asin, cos, hypot, radians, sin, sqrt
from typing import Any

from builder.charts.drawing import WIDTH, Picture, at, layer, picture, rule, text
from builder.charts.rows import Row

HEIGHT = 168
SCALE = 66.2
MIDDLE = (WIDTH / 2, 92)
LARGEST = 14.0  # radius of the largest figure's circle
NUMBER = 7.5  # radius that a circle's number needs
ROUNDS = 200


@dataclass(frozen=True)
class Circle:
    """A figure on the map: its middle, its radius, and how far it may be from the next."""

    x: float
    y: float
    radius: float

    @property
    def room(self) -> float:
        return max(self.radius, NUMBER)


def world_map(rows: list[Row]) -> Picture:
    """The figures as numbered circles, the first being 1; a circle's area is its figure."""
    places = [_projected(*_middles()[row.place]) for row in rows]
    most = max(row.value for row in rows) or 1.0
    true = [Circle(x, y, LARGEST * sqrt(row.value / most)) for row, (x, y) in zip(rows, places, strict=True)]
    moved = apart(true)
    circles = [{"x": one.x, "y": one.y, "s": one.radius**2 * 4} for one in moved]
    numbers = [{"x": one.x, "y": one.y, "w": f"w{n}", "a": "center", "dy": 4} for n, one in enumerate(moved)]
    inside = [one.radius >= NUMBER for one in moved]
    leads = list(_leads(true, moved))
    size = {"field": "s", "type": "quantitative", "scale": None}
    layers = [
        {**layer("land", {"type": "geoshape"}, [_world()["land"]]), "projection": _projection()},
        layer("circle", {"type": "point", "shape": "circle"}, circles, x=at("x"), y=at("y"), size=size),
        rule("edge", leads),
        rule("lead", leads),
        text("inside", [one for one, fits in zip(numbers, inside, strict=True) if fits]),
        text("beside", [one for one, fits in zip(numbers, inside, strict=True) if not fits]),
    ]
    return picture(layers, HEIGHT, [str(n + 1) for n in range(len(rows))])


def _leads(true: list[Circle], moved: list[Circle]) -> Iterator[dict[str, float]]:
    """From each place that its circle was moved off, a line to the circle's edge."""
    for here, there in zip(true, moved, strict=True):
        far = hypot(here.x - there.x, here.y - there.y)
        if far > there.radius:
            part = 1 - there.radius / far
            across, down = (there.x - here.x) * part, (there.y - here.y) * part
            yield {"x": here.x, "y": here.y, "x2": here.x + across, "y2": here.y + down}


def located(place: str) -> bool:
    """Whether the map knows where a place is: a country by its ISO 3166-1 code of two letters."""
    return place in _middles()


def apart(circles: list[Circle]) -> list[Circle]:
    """The circles moved until none lies on another, as little as it takes (after Dorling 1996, area cartograms)."""
    found = list(circles)
    for _ in range(ROUNDS):
        if not sum(_pushed(found, one, other) for one in range(len(found)) for other in range(one)):
            break
    return [replace(one, x=round(one.x, 1), y=round(one.y, 1)) for one in found]


def _pushed(circles: list[Circle], one: int, other: int) -> bool:
    """Move two circles half of what they overlap, each away from the other; whether they did."""
    here, there = circles[one], circles[other]
    across, down = here.x - there.x, here.y - there.y
    far = hypot(across, down)
    over = here.room + there.room + 1 - far
    if over <= 0.1:
        return False
    across, down = (across / far, down / far) if far else (1.0, 0.0)
    circles[one] = replace(here, x=here.x + across * over / 2, y=here.y + down * over / 2)
    circles[other] = replace(there, x=there.x - across * over / 2, y=there.y - down * over / 2)
    return True


def _projected(longitude: float, latitude: float) -> tuple[float, float]:
    """A place on the Equal Earth projection (Šavrič, Patterson and Jenny 2018), as Vega draws the land."""
    a1, a2, a3, a4, root = 1.340264, -0.081106, 0.000893, 0.003796, sqrt(3) / 2
    angle = asin(root * sin(radians(latitude)))
    square = angle * angle
    sixth = square**3
    x = radians(longitude) * cos(angle) / (root * (a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)))
    y = angle * (a1 + a2 * square + sixth * (a3 + a4 * square))
    return MIDDLE[0] + SCALE * x, MIDDLE[1] - SCALE * y


def _projection() -> dict[str, Any]:
    return {"type": "equalEarth", "scale": SCALE, "translate": list(MIDDLE), "precision": 1}


@cache
def _world() -> dict[str, Any]:
    """id → GeoJSON feature (RFC 7946): `land`, and a point for every country."""
    whole = json.loads((files("builder.charts") / "world.json").read_text(encoding="utf-8"))
    return {feature["id"]: feature for feature in whole["features"]}


@cache
def _middles() -> dict[str, tuple[float, float]]:
    return {name: tuple(one["geometry"]["coordinates"]) for name, one in _world().items() if name != "land"}
