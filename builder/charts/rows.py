"""A figure as a picture needs it: plain words and numbers, ready for the page's language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Row:
    """One figure of a picture."""

    name: str
    """What it is called in this picture: a country, a year, a group."""
    shown: str
    """Its value as words: almost 2.9 million."""
    value: float
    """Its value as a plain number, scale included."""
    year: int = 0
    """Of when it is."""
    place: str = ""
    """Of where it is: ISO 3166 country code or M49 area code."""
    origin: str = ""
    """Name of where the people or money counted came from, in a picture of movements."""
    same: str = ""
    """What it shares with figures that may be joined to it without a break: measure and source."""
