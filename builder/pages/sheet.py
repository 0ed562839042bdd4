"""A page being written: its links, its inline slots with their tips, and what it turns out to rest on."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property
from html import escape
from typing import Any, Literal

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from builder import prose, uses
from builder.course import Course
from builder.pages import routes
from builder.pages.figure import counted, hedged, valued
from builder.pages.words import Say, say
from builder.records import Actor, Event, Fact, Module, Source, Term
from builder.slots import ALONE, Slot, filled, slots

Pages = dict[str, Callable[[], bytes]]
"""A page's path → what makes it, so that one can be had without the others."""

Audience = Literal["teacher", "student"]


@dataclass(frozen=True)
class Site:
    """A course and what is worked out once for all its pages."""

    course: Course
    leans: dict[str, list[str]]
    users: dict[str, list[str]]
    languages: tuple[str, ...]
    repository: str | None = None
    audience: Audience = "teacher"
    address: str = ""  # of this language's home page, once it is published; empty where nobody has said
    packs: Mapping[str, int] = field(default_factory=dict)  # files for print that lie in the site → their bytes

    @classmethod
    def of(
        cls, course: Course, repository: str | None = None, audience: Audience = "teacher", address: str = ""
    ) -> Site:
        forge, every = repository or course.about.repository, uses.leanings(course)
        return cls(course, uses.used_by(every), uses.users(every), course.about.languages, forge, audience, address)

    @property
    def teaching(self) -> bool:
        """Whether the pages for teachers are part of it."""
        return self.audience == "teacher"

    @cached_property
    def absent(self) -> frozenset[str]:
        """The pages that are left out, so that nothing links to them."""
        return frozenset() if self.teaching else routes.for_teachers(self.course)


@dataclass
class Sheet:
    """One page of one language."""

    site: Site
    path: str
    title: str
    file: str  # the author's own file behind the page
    rests_on: set[str] = field(default_factory=set)
    tips: int = 0
    pictures: int = 0

    @property
    def course(self) -> Course:
        return self.site.course

    @property
    def say(self) -> Say:
        return say(self.course.language)

    def to(self, target: str, anchor: str = "") -> str:
        """Relative address of a page or file of this language."""
        return routes.between(self.path, target) + (f"#{anchor}" if anchor else "")

    def link(self, reference: str) -> str | None:
        """Relative address of what a reference names, if it has a page."""
        found = routes.of(reference, self.course)
        return self.to(*found) if found and found[0] not in self.site.absent else None

    def lean(self, *references: str) -> None:
        """Note that the page shows these."""
        self.rests_on.update(references)

    def inline(self, text: str) -> Markup:
        """One paragraph of prose as finished HTML, its slots shown."""
        return self._finished(text, prose.inline)

    def prose(self, text: str) -> Markup:
        """Prose as finished HTML blocks, its slots shown."""
        return self._finished(text, prose.to_html)

    def words(self, text: str) -> str:
        """Prose as plain words, its slots as the words they show."""
        return prose.plain(filled(text, self.bare))

    def phrase(self, text: str) -> Markup:
        """Prose for a label or a heading: words and their stresses, no tips, no links."""
        return Markup(prose.phrase(filled(text, self.bare)))

    def bare(self, slot: Slot) -> str:
        """The words a slot shows, without tip or link."""
        self._lean_on(slot)
        found = self.course.find(uses.target(slot, self.course) or "")
        match found:
            case Fact():
                return valued(found, self.course)
            case Source():
                return found.cited + (f", {slot.shown}" if slot.shown else "")
            case Term() | Event() | Actor():
                return slot.shown or found.name
            case _:
                return str(getattr(found, "statement", "")) and self.words(found.statement)

    def slot(self, slot: Slot, *, inside: bool = False) -> str:
        """A slot as HTML: words with what stands behind them one tap away, or a block.

        A claim `inside` a sentence is words: its source's name.
        """
        self._lean_on(slot)
        reference = uses.target(slot, self.course) or ""
        found = self.course.find(reference)
        if slot.name in ALONE or (slot.name == "claim" and not inside):
            from builder.pages import parts  # here, since a part shows prose, and prose shows parts

            return str(parts.made(self, slot, found))
        if found is None:
            return escape(slot.shown or slot.id)
        return str(self.tip(slot, reference, found))

    def tip(self, slot: Slot, reference: str, found: Any) -> Markup:
        """The words of an inline slot, with a tip that says what stands behind them."""
        self.tips += 1
        return self.render(
            f"tip-{slot.name}.html",
            number=self.tips,
            words=self.course.sources[found.source].cited if slot.name == "claim" else self.bare(slot),
            href=self.link(reference),
            record=found,
            place=slot.shown,
        )

    def render(self, template: str, **values: Any) -> Markup:
        """A template of ours, with this page, its course and its words at hand."""
        made = _templates().get_template(template).render(sheet=self, course=self.course, _=self.say, **values)
        return Markup(prose.in_one_line(made))

    def part(self, template: str, **values: Any) -> str:
        """A template as plain text, for a page: joined to Markdown, Markup would escape it."""
        return str(self.render(template, **values))

    def named(self, reference: str) -> str:
        """A reference by the name readers know: a lesson's title, a headword, a figure with its date, a prompt."""
        kind, _, name = reference.partition("/")
        if kind == "page":
            return name.removesuffix(".md")
        _, found = self.say, self.course.find(f"module/{name}" if kind in ("lesson", "easy") else reference)
        if kind == "easy" and isinstance(found, Module):
            return _("%(title)s (in easy language)", title=found.title)
        if isinstance(found, Fact):
            return f"{found.label} ({self.when(found.as_of)})"
        for key in ("name", "title", "motion"):
            if getattr(found, key, None):
                return str(getattr(found, key))
        return self.words(getattr(found, "prompt", None) or getattr(found, "statement", None) or reference)

    @property
    def colon(self) -> str:
        """A colon as the language sets it: French has a no-break space before it."""
        return "\u00a0:" if self.course.language == "fr" else ":"

    @property
    def semicolon(self) -> str:
        """A semicolon as the language sets it, with what stands around it in a list."""
        return "\u00a0; " if self.course.language == "fr" else "; "

    def number(self, value: Decimal) -> str:
        return prose.number(value, "", self.course.language)

    def language(self, code: str) -> str:
        return prose.language_in(code, self.course.language)

    def hedged(self, fact: Fact) -> str:
        return hedged(fact, self.course)

    def counted(self, fact: Fact) -> str:
        return counted(fact, self.course)

    def value(self, fact: Fact) -> str:
        return valued(fact, self.course)

    def when(self, date: str) -> str:
        return prose.when(date, self.course.language)

    def place(self, code: str) -> str:
        return prose.place(code, self.course.language)

    def _lean_on(self, slot: Slot) -> None:
        reference = uses.target(slot, self.course)
        if reference:
            self.lean(reference)

    def _finished(self, text: str, make: Any) -> Markup:
        """Markdown first, slots after: what a slot shows is never parsed again."""
        found = slots(text)
        numbers = itertools.count()
        marked = filled(text, lambda _: f"\ue000{next(numbers)}\ue001")
        made = make(marked)
        for number, slot in enumerate(found):
            mark = f"\ue000{number}\ue001"
            shown = self.slot(slot, inside=not re.search(f"<(?:p|li)>{mark}</", made))
            if slot.name in (*ALONE, "claim"):
                made = made.replace(f"<p>{mark}</p>", shown)
            made = made.replace(mark, shown)
        return Markup(made)

    def markdown(self, text: str) -> str:
        """Markdown with its slots as HTML that any Markdown engine leaves alone."""
        return filled(text, lambda slot: prose.shielded(self.slot(slot, inside=_inside(slot, text))))


def _inside(slot: Slot, text: str) -> bool:
    """Whether there is more in the slot's line than a list's mark."""
    line = text[text.rfind("\n", 0, slot.start) + 1 : slot.start] + text[slot.end :].partition("\n")[0]
    return bool(line.strip(" -*+>"))


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("builder.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
