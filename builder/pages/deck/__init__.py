"""A module or a quiz as slides, one idea or one question each: the same for the screen, for paper and for PPTX."""

from __future__ import annotations

from builder.pages.deck.lessons import lesson_deck, quiz_deck
from builder.pages.deck.plans import place, steps
from builder.pages.deck.slides import Block, Deck, Row, Slide, screens

__all__ = ["Block", "Deck", "Row", "Slide", "lesson_deck", "place", "quiz_deck", "screens", "steps"]
