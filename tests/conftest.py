"""How all tests run: hypothesis without a stop-watch, since machines differ."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("course", deadline=None)
settings.load_profile("course")
