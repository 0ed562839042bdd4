"""Sheets for the classroom: a course's modules as PDF, Word and PowerPoint, through pandoc and Typst."""

from __future__ import annotations

from builder.papers.bundling import FOLDER, Made, pack, packs, zip_name
from builder.papers.pandoc import PandocFailed
from builder.papers.press import Press, tools
from builder.papers.sheets import SEED, SHEETS
from builder.papers.typesetting import TypstFailed

__all__ = [
    "FOLDER", "SEED", "SHEETS", "Made", "PandocFailed", "Press", "TypstFailed", "pack", "packs", "tools", "zip_name",
]  # fmt: skip
