"""A sheet being written for paper: nothing on it can be tapped, so slots are words, and charts are pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from markupsafe import Markup

from builder import charts
from builder.pages import qr, routes
from builder.pages.charts import cited, drawn_facts, picture, row
from builder.pages.sheet import Sheet, Site
from builder.papers.ink import inked
from builder.records import Chart, Fact, Module, Source, Term
from builder.slots import ALONE, Slot


@dataclass(frozen=True, kw_only=True)
class Handout:
    """A sheet ready to be printed: HTML of its body, what stands around it, and the pictures it shows."""

    name: str
    """What its files are called: `plan`, `worksheet-a`."""
    kind: str
    """What it is, for readers: Worksheet A."""
    title: str
    """The module's title."""
    course: str
    editors: str
    language: str
    body: str
    """HTML; its classes are those `sheet.lua` knows, its pictures `<img src="picture:‹name›">`."""
    foot: str
    """Edition, date of the newest figures shown, licence."""
    page: str
    """The live page as a reader types it: its address, or its path where the site has none yet."""
    address: str | None
    """The live page's whole address."""
    labels: dict[str, str]
    """Words that stand around the body: of the page's number, of the code."""
    pictures: dict[str, str] = field(default_factory=dict)
    """Name → SVG."""


@dataclass
class Paper(Sheet):
    """One sheet of one module in one language."""

    module: str = ""
    drawn: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, site: Site, name: str, path: str) -> Paper:
        """A sheet of the module `name` that leads back to the page at `path`."""
        module = site.course.modules[name]
        found = cls(site, path, module.title, "", module=name)
        found.lean(f"module/{name}")
        return found

    @property
    def taught(self) -> Module:
        return self.course.modules[self.module]

    def handout(self, name: str, kind: str, template: str, **values: object) -> Handout:
        """The sheet finished: a template of `templates/paper`, and around it what every sheet carries."""
        body = self.render(f"paper/{template}.html", module=self.taught, name=self.module, **values)
        about, _ = self.course.about, self.say
        address = qr.page_address(self.site, self.path)
        return Handout(
            name=name,
            kind=kind,
            title=self.title,
            course=about.title,
            editors=about.editors,
            language=self.course.language,
            body=str(body),
            foot=self.foot(),
            page=qr.short(address) if address else "/" + routes.address(self.path),
            address=address,
            labels={"live": _("The live page:"), "code": _("Code that leads to this page"), "page": _("page")},
            pictures=self.drawn,
        )

    def foot(self) -> str:
        """Course, edition, date of the newest figures shown, licence."""
        about, _ = self.course.about, self.say
        dates = [fact.as_of for name, fact in self.course.facts.items() if f"fact/{name}" in self.rests_on]
        said = [about.title, _("edition %(edition)s", edition=about.edition)]
        if dates:
            said.append(_("newest figure of %(date)s", date=self.when(max(dates))))
        return " · ".join([*said, about.licence])

    def slot(self, slot: Slot, *, inside: bool = False) -> str:
        """A slot as the words it shows; a chart as its picture, a question as on a worksheet."""
        if slot.name not in ALONE:
            return self.named_claim(slot) if slot.name == "claim" and inside else escape(self.bare(slot))
        from builder.papers import blocks  # a block shows prose, and prose shows blocks

        self._lean_on(slot)
        return str(blocks.made(self, slot))

    def named_claim(self, slot: Slot) -> str:
        """A claim inside a sentence: its source's name."""
        self._lean_on(slot)
        found = self.course.claims.get(slot.id)
        return escape(self.course.sources[found.source].cited) if found else escape(slot.id)

    def chart(self, key: str, found: Chart) -> Markup:
        """A chart as a picture in plain colours, with its source and its values."""
        facts = drawn_facts(found, self.course)
        if len(facts) < len(found.facts):
            return Markup()  # a fact that is not there: the rules say so at its place
        rows = [row(self, found, name, fact) for name, fact in facts]
        self.lean(f"chart/{key}", *(f"fact/{name}" for name, _ in facts))
        self.drawn[f"chart-{key}"] = inked(picture(found, rows).finished(found.title, "", key))
        broken = found.kind == "line" and charts.broken(rows)
        pairs = [(fact, one) for (_, fact), one in zip(facts, rows, strict=True)]
        return self.render("paper/chart.html", chart=found, key=key, rows=pairs, cited=cited(facts), broken=broken)

    def origin(self, reference: str) -> str:
        """Where a reference comes from: its sources and the places in them; nothing for what names none."""
        found = self.course.find(reference)
        self.lean(reference)
        records = found.definitions.values() if isinstance(found, Term) else [found]
        return "; ".join(dict.fromkeys(said for one in records if (said := self._source(one))))

    def sources_of(self, term: Term) -> str:
        """The sources of a term's definitions, by name alone."""
        said = []
        for one in term.definitions.values():
            source = self.course.sources.get(one.source)
            said.append(self._cited(source) + self.unchecked(one) if source else "")
        return "; ".join(dict.fromkeys(filter(None, said)))

    def _cited(self, source: Source) -> str:
        dated = "" if source.year in source.cited else f" ({self.dated(source.year)})"
        return source.cited + dated

    def _source(self, record: object) -> str:
        source = self.course.sources.get(getattr(record, "source", ""))
        if source is None:
            return ""
        where = getattr(record, "where", None)
        return self._cited(source) + (f", {where}" if where else "") + self.unchecked(record)

    def unchecked(self, record: object) -> str:
        """Said of what nobody has held against its source yet."""
        held = getattr(record, "checked", "document") == "document"
        return "" if held else f" · {self.say('not yet checked against the source')}"

    def dated(self, year: str) -> str:
        """A source's year, or that it has none."""
        return self.say("not dated") if year == "not dated" else year

    def rested(self, reference: str) -> str:
        """A reference by name, and where it comes from."""
        origin = self.origin(reference)
        return self.named(reference) + (f" ({origin})" if origin else "")

    def sourced(self, facts: list[tuple[str, Fact]]) -> str:
        """The sources of some facts, as a line."""
        return "; ".join(dict.fromkeys(self.origin(f"fact/{name}") for name, _ in facts))
