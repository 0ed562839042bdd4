"""A class pack: every sheet of a module in one language, in every format it has, as a tree of files."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from builder.pages.sheet import Site
from builder.papers.paper import Handout
from builder.papers.press import Form, Job, Press
from builder.papers.sheets import SEED, handouts
from builder.tree import Tree, zipped

FOLDER = "packs"
"""Where a site keeps its packs, below each language's root."""


@dataclass(frozen=True)
class Made:
    """An export: its files, and what had to be left out of them, a line each."""

    tree: Tree
    left_out: tuple[str, ...]


def pack(site: Site, module: str, press: Press, epoch: int, *, seed: str = SEED, only: Collection[str] = ()) -> Made:
    """The pack of a module; `only` names the sheets that are wanted. Raises as `Press.printed` does."""
    jobs = jobs_of(site, module, epoch, seed, only)
    printed = press.printed(jobs)
    names = [file_name(module, site.course.language, job.handout.name, job.form) for job in jobs]
    lacking = [f"{name}: {one.lacks}" for name, one in zip(names, printed, strict=True) if one.lacks]
    tree = {name: one.content for name, one in zip(names, printed, strict=True)}
    unseen = [_unseen(job.handout) for job in jobs if job.form == "pdf"]
    return Made(tree, (*_left_out(site, module), *filter(None, unseen), *lacking))


def packs(sites: Sequence[Site], press: Press, epoch: int) -> dict[str, Tree]:
    """Every module's pack in every language, as a site offers it: `packs/‹file›`, and each pack whole as a zip."""
    jobs = {
        (site.course.language, module): jobs_of(site, module, epoch) for site in sites for module in site.course.modules
    }
    printed = iter(press.printed([job for own in jobs.values() for job in own]))
    made: dict[str, Tree] = {}
    for (language, module), own in jobs.items():
        named = {file_name(module, language, job.handout.name, job.form): next(printed) for job in own}
        press.lacking += [f"{name}: {one.lacks}" for name, one in named.items() if one.lacks]
        files = {name: one.content for name, one in named.items()}
        whole = {zip_name(module, language): zipped(files)}
        made.setdefault(language, {}).update({f"{FOLDER}/{name}": content for name, content in (files | whole).items()})
    return made


def jobs_of(site: Site, module: str, epoch: int, seed: str = SEED, only: Collection[str] = ()) -> list[Job]:
    """What is to be printed."""
    return [Job(one, form, epoch) for one in handouts(site, module, seed, only) for form in forms(one.name)]


def forms(name: str) -> tuple[Form, ...]:
    """The formats of a sheet: one to print, one to change."""
    return ("pdf", "pptx") if name == "slides" else ("pdf", "docx")


def file_name(module: str, language: str, sheet: str, form: Form) -> str:
    """A name that says in a teacher's folder what it is."""
    return f"{module}-{language}-{sheet}.{form}"


def zip_name(module: str, language: str) -> str:
    """The name of a whole pack."""
    return f"{module}-{language}.zip"


_STRANGE = re.compile(r'<img (?![^>]*src="picture:)')


def _unseen(handout: Handout) -> str:
    """Pictures of the author's are not on paper, only what is said of them."""
    count = len(_STRANGE.findall(handout.body))
    return f"{handout.name}: words stand for {count} of the lesson's pictures" if count else ""


def _left_out(site: Site, module: str) -> tuple[str, ...]:
    """What paper does not carry, as a module's teacher should know."""
    record = site.course.modules[module]
    found = []
    if record.quiz not in site.course.quizzes:
        found.append(f"{module}: no worksheets and no answers, for it has no quiz")
    if not any(name in site.course.debates for name in record.debates):
        found.append(f"{module}: the debate cards are a note, for it has no debate")
    return tuple(found)
