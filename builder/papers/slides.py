"""The lesson's deck as slides that can be taken along: PowerPoint to change, PDF for any projector."""

from __future__ import annotations

import base64
import re
from html import escape

from builder import prose
from builder.pages import deck, qr, routes
from builder.pages.deck import Block, Slide
from builder.pages.sheet import Site
from builder.papers import pandoc
from builder.papers.ink import described, inked
from builder.papers.paper import Handout, Paper
from builder.papers.word import unzipped
from builder.tree import zipped

_SIZE = re.compile(r'\bsz="\d+"')
_SIZES = {"titleStyle": 26, "bodyStyle": 18}
"""Points of a slide's title and text: what an answer with its reasons fits into."""


def slides(site: Site, module: str) -> Handout:
    """The deck, a slide a screen: what a press shows is the next slide. Notes are what the teacher does and says."""
    paper = Paper.of(site, module, routes.lesson(module))
    made = deck.lesson_deck(paper, module)
    parts = [part for slide in made.slides for part in _screens(paper, slide)]
    return paper.handout("slides", paper.say("Slides"), "slides", slides=parts)


def powerpoint(handout: Handout, epoch: int) -> bytes:
    """The slides as PPTX (ECMA-376), 16:9, in pandoc's plain layout with smaller letters."""
    page = f'<html lang="{escape(handout.language, quote=True)}"><body>{_coded(handout)}</body></html>'
    made = pandoc.converted(page, "pptx", epoch=epoch, reference=_reference(), options=("--slide-level=1",))
    return zipped(unzipped(made))


def _screens(paper: Paper, slide: Slide) -> list[dict[str, object]]:
    """A slide's screens: blocks as HTML; the sources with the last one, notes with the first."""
    screens = (slide.blocks, *slide.reveals)
    asked = slide.kind in ("question", "poll")
    return [
        {
            "title": slide.title,
            "heading": slide.heading or slide.title,
            "label": slide.label,
            "kind": slide.kind,
            "prompt": asked,
            "blocks": [_block(paper, block) for block in blocks],
            "sources": slide.sources if number == len(screens) - 1 else (),
            "notes": prose.to_html(slide.notes) if not number and slide.notes else "",
            "address": slide.address,
            "answer": number > 0,
        }
        for number, blocks in enumerate(screens)
    ]


def _block(paper: Paper, block: Block) -> dict[str, object]:
    """A block: its words, and the name of its drawing if it has one; the numbers on a map need their list."""
    made: dict[str, object] = {"html": prose.to_html(block.text), "picture": "", "keyed": False}
    if block.svg:
        name = f"chart-{len(paper.drawn)}"
        paper.drawn[name] = inked(block.svg)
        made |= {"picture": name, "alt": described(block.svg), "keyed": "gce-c-land" in block.svg}
    return made


def _coded(handout: Handout) -> str:
    """The body with the page's code as a picture in itself."""
    code = base64.b64encode(qr.png(handout.address)).decode() if handout.address else ""
    return handout.body.replace('src="picture:qr"', f'src="data:image/png;base64,{code}"')


def _reference() -> bytes:
    parts = unzipped(pandoc.default("reference.pptx"))
    name = "ppt/slideMasters/slideMaster1.xml"
    master = parts[name].decode()
    for style, points in _SIZES.items():
        begin, end = master.index(f"<p:{style}>"), master.index(f"</p:{style}>")
        master = master[:begin] + _SIZE.sub(f'sz="{points * 100}"', master[begin:end]) + master[end:]
    return zipped(parts | {name: master.encode()})
