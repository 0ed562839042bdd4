"""Pictures of figures: rows of figures into Vega-Lite specifications, and those into small static SVG."""

from __future__ import annotations

from builder.charts.bars import bars, shares
from builder.charts.drawing import WIDTH, Picture
from builder.charts.flows import flows
from builder.charts.lines import broken, line
from builder.charts.rows import Row
from builder.charts.world import located, world_map

__all__ = ["WIDTH", "Picture", "Row", "bars", "broken", "flows", "line", "located", "shares", "world_map"]
