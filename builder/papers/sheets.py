"""The sheets of a module's pack, in the order in which a teacher needs them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from builder.pages import qr
from builder.pages.sheet import Site
from builder.papers import cards, slides, teaching, worksheets
from builder.papers.paper import Handout

Writes = Callable[[Site, str, str], Handout | None]

SHEETS: dict[str, Writes] = {
    "plan": lambda site, module, _: teaching.plan(site, module),
    "offline": lambda site, module, _: teaching.offline(site, module),
    "lesson": lambda site, module, _: teaching.lesson(site, module),
    "worksheet-a": lambda site, module, seed: worksheets.worksheet(site, module, "a", seed),
    "worksheet-b": lambda site, module, seed: worksheets.worksheet(site, module, "b", seed),
    "answers-a": lambda site, module, seed: worksheets.answers(site, module, "a", seed),
    "answers-b": lambda site, module, seed: worksheets.answers(site, module, "b", seed),
    "cards": lambda site, module, _: cards.cards(site, module),
    "glossary": lambda site, module, _: teaching.glossary(site, module),
    "slides": lambda site, module, _: slides.slides(site, module),
}
"""Name → what writes the sheet of a module with a seed; None where the module has nothing for it."""

SEED = "1"
"""The seed of the worksheets, unless another is named: a class that shares it has the same sheets."""


def handouts(site: Site, module: str, seed: str = SEED, only: Collection[str] = ()) -> list[Handout]:
    """The sheets of a module, those in `only` if any are named."""
    wanted = [write for name, write in SHEETS.items() if not only or name in only]
    return [_coded(made) for write in wanted if (made := write(site, module, seed))]


def _coded(handout: Handout) -> Handout:
    """The sheet with the code of its live page among its pictures."""
    code = {"qr": qr.svg(handout.address)} if handout.address else {}
    return replace(handout, pictures=handout.pictures | code)
