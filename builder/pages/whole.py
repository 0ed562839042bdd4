"""A Markdown extension for the engine: a block of ours that is finished HTML stays whole.

In a folded part or a list Python-Markdown reads indented HTML as words of a paragraph: it would wrap a figure in
`<p>`, and take a `[2](…)` in the pattern of an answer for a link. Elsewhere it, `md_in_html` and MkDocs would each
parse every tag of it, to find that it is HTML: half of the time a long register takes.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

_BLOCK = re.compile(r'^( *)(<(div|dl|details|figure|ol|p|section|table|ul) class="gce-[^>]*>.*</\3>) *$')
_AFTER_FENCES, _NAME = 22, "course-whole"  # fences are taken out at 25, blocks of HTML that are not indented at 20


class _Whole(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return [made for line in lines for made in self._kept(line)]

    def _kept(self, line: str) -> list[str]:
        """Put away, as any block of HTML is; what stands for it becomes no paragraph."""
        found = _BLOCK.match(line)
        if not found:
            return [line]
        stands = found[1] + self.md.htmlStash.store(found[2])
        return [stands] if found[1] else ["", stands, ""]


class Whole(Extension):
    """Named in `markdown_extensions` by the path of this file."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Whole(md), _NAME, _AFTER_FENCES)


def makeExtension(**settings: Any) -> Whole:
    """What Python-Markdown looks for."""
    return Whole(**settings)
