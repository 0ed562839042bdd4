"""A chart's drawing in plain colours: pages colour it by stylesheet, paper has none."""

from __future__ import annotations

import re
from html import escape, unescape

_INK, _PAPER, _STRONG, _EDGE, _LINE = "#111111", "#ffffff", "#333333", "#555555", "#dddddd"
_HALO = {"stroke": _PAPER, "stroke-width": "4", "stroke-linejoin": "round", "paint-order": "stroke"}

# What chart.css says for print, as presentation attributes (SVG 2, "styling"): a layer's class → attributes.
_INKED: dict[str, dict[str, str]] = {
    "bar": {"fill": _STRONG},
    "dot": {"fill": _STRONG},
    "track": {"fill": _PAPER, "stroke": _EDGE, "stroke-width": "1"},
    "floor": {"fill": "none", "stroke": _EDGE, "stroke-width": "1"},
    "line": {"fill": "none", "stroke": _STRONG, "stroke-width": "3"},
    "dashed": {"fill": "none", "stroke": _STRONG, "stroke-width": "3", "stroke-dasharray": "3 6"},
    "value": {"font-weight": "700", **_HALO},
    "year": _HALO,
    "land": {"fill": _LINE},
    "circle": {"fill": _STRONG, "stroke": _PAPER, "stroke-width": "1"},
    "edge": {"stroke": _PAPER, "stroke-width": "4", "stroke-linecap": "round"},
    "lead": {"stroke": _INK, "stroke-width": "1.6", "stroke-linecap": "round"},
    "band": {"fill": _STRONG, "fill-opacity": ".8", "stroke": _PAPER, "stroke-width": "1"},
    "inside": {"font-size": "11", "font-weight": "700", "fill": _PAPER},
    "beside": {"font-size": "11", "font-weight": "700", **_HALO, "stroke-width": "3"},
}
_CLASS = re.compile(r'<g class="gce-c-([a-z0-9-]+)">')
_ROOM = re.compile(r'<svg[^>]*viewBox="0 0 (\d+) (\d+)"[^>]*>')
_SAID = re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL)
_NAMED = re.compile(r"<(title|desc)[^>]*>.*?</\1>", re.DOTALL)


def inked(svg: str) -> str:
    """A chart's SVG with its colours and sizes in itself; what it says stands beside it, as the picture's words."""
    shapes = _CLASS.sub(lambda found: f"<g{_attributes(_INKED.get(found[1], {}))}>", _NAMED.sub("", svg))
    return _ROOM.sub(lambda found: f"<svg{_attributes(_around(found[1], found[2]))}>", shapes, count=1)


def described(svg: str) -> str:
    """What a chart's SVG says to those who cannot see it."""
    found = _SAID.search(svg)
    return unescape(found[1]) if found else ""


def _around(width: str, height: str) -> dict[str, str]:
    return {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {width} {height}",
        "width": width,
        "height": height,
        "font-family": "Libertinus Serif",
        "font-size": "15",
        "fill": _INK,
    }


def _attributes(named: dict[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in named.items())
