"""Vega-Lite specifications as SVG: drawn by vl-convert, then cut down to shapes, places and our own classes.

A specification holds numbers and marks for words (`w0`, `w1`) only. Words are laid in afterwards, escaped, so that
no text of an author's reaches the drawing engine and a picture of the same figures is drawn once for all languages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any
from xml.etree import ElementTree

import vl_convert

WIDTH = 360
"""Units a picture is wide: those of a phone's screen, so that its letters are read there at their own size."""

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
VERSION = "6.4"

# What of Vega's SVG is kept; colours, fonts and sizes are the stylesheet's.
_KEPT = {
    "path": ("d", "transform"),
    "line": ("transform", "x2", "y2"),
    "text": ("transform", "text-anchor"),
}
_LAYER = re.compile(r"(?:^|\s)([a-z]+(?:-[a-z0-9]+)*)_marks(?:\s|$)")
_DECIMALS = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
_WORD = re.compile(r">w(\d+)<")


@dataclass(frozen=True)
class Picture:
    """A drawing as SVG elements, without the `<svg>` around them, in units of `WIDTH` by `height`."""

    shapes: str
    height: int

    def finished(self, title: str, alt: str, name: str) -> str:
        """The whole `<svg>`, named for those who cannot see it (SVG 2, "title" and "desc"); `name` begins its ids."""
        return (
            f'<svg viewBox="0 0 {WIDTH} {self.height}" role="img" aria-labelledby="{name}-title {name}-desc">'
            f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(alt)}</desc>'
            f"{self.shapes}</svg>"
        )


def layer(name: str, mark: dict[str, Any], values: Sequence[dict[str, Any]], **encoding: Any) -> dict[str, Any]:
    """One layer of a specification; its marks get the class `gce-c-‹name›`."""
    return {
        "name": name,
        "data": {"values": list(values)},
        "mark": {"aria": False, "clip": False, **mark},
        "encoding": encoding,
    }


def along(field: str, low: float, high: float, start: float, end: float) -> dict[str, Any]:
    """A linear scale from numbers to units of the drawing."""
    scale = {"domain": [low, high], "range": [start, end], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "axis": None, "scale": scale}


def at(field: str) -> dict[str, Any]:
    """A place given in units of the drawing."""
    return {"field": field, "type": "quantitative", "axis": None, "scale": None}


def rule(name: str, values: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """A layer of straight lines, from x and y to x2 and y2."""
    return layer(name, {"type": "rule"}, values, x=at("x"), y=at("y"), x2={"field": "x2"}, y2={"field": "y2"})


def text(name: str, values: Sequence[dict[str, Any]], y: dict[str, Any] | None = None) -> dict[str, Any]:
    """A layer of words: x and y of their foot, `w` the mark of the words, `a` where they begin, `dy` a shift down."""
    mark = {"type": "text", "align": {"expr": "datum.a"}, "dy": {"expr": "datum.dy"}, "baseline": "alphabetic"}
    full = [{"a": "left", "dy": 0, **one} for one in values]
    return layer(name, mark, full, x=at("x"), y=y or at("y"), text={"field": "w"})


def picture(layers: Sequence[dict[str, Any]], height: int, words: Sequence[str], **more: Any) -> Picture:
    """The layers drawn one over the other, with the words in the places of their marks."""
    spec = {
        "$schema": SCHEMA,
        "width": WIDTH,
        "height": height,
        "padding": 0,
        "autosize": "none",  # no place depends on how wide a machine's fonts are
        "config": {"view": {"stroke": None}, "background": None},
        "layer": [one for one in layers if one["data"]["values"]],
        **more,
    }
    shapes = drawn(json.dumps(spec, sort_keys=True))
    return Picture(_WORD.sub(lambda mark: f">{escape(words[int(mark[1])])}<", shapes), height)


@lru_cache(maxsize=1000)
def drawn(spec: str) -> str:
    """A specification as SVG elements; the same specification gives the same bytes."""
    svg = vl_convert.vegalite_to_svg(json.loads(spec), vl_version=VERSION, allowed_base_urls=[])
    return "".join(_layers(ElementTree.fromstring(svg)))


def _layers(root: ElementTree.Element) -> Iterator[str]:
    for group in root.iter("{http://www.w3.org/2000/svg}g"):
        found = _LAYER.search(group.get("class", ""))
        if found:
            yield f'<g class="gce-c-{found[1]}">{"".join(map(_shape, group))}</g>'


def _shape(element: ElementTree.Element) -> str:
    tag = element.tag.rpartition("}")[2]
    kept = [(key, _short(element.attrib[key])) for key in _KEPT[tag] if key in element.attrib]
    attributes = "".join(f' {key}="{value}"' for key, value in kept if (key, value) != ("text-anchor", "start"))
    text = escape(element.text or "")
    return f"<{tag}{attributes}>{text}</{tag}>"


def _short(value: str) -> str:
    """Numbers to a tenth of a unit: finer than any screen shows."""
    return _DECIMALS.sub(lambda found: f"{round(float(found[0]), 1) + 0:g}", value)
