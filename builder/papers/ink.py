"""A chart's drawing in plain colours: pages colour it by stylesheet, paper has none."""

from __future__ import annotations

import re
from html import escape

from builder.charts import WIDTH, Picture

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


def inked(drawn: Picture) -> str:
    """The whole SVG, with its colours and sizes in itself."""
    shapes = _CLASS.sub(lambda found: f"<g{_attributes(_INKED.get(found[1], {}))}>", drawn.shapes)
    around = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {WIDTH} {drawn.height}",
        "width": str(WIDTH),
        "height": str(drawn.height),
        "font-family": "Libertinus Serif",
        "font-size": "15",
        "fill": _INK,
    }
    return f"<svg{_attributes(around)}>{shapes}</svg>"


def _attributes(named: dict[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in named.items())
