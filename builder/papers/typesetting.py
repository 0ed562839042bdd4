"""The one door to Typst: a sheet's body, escaped by pandoc, into a tagged PDF on A4 (PDF/UA-1, ISO 14289-1)."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from importlib.resources import files

from builder.papers.paper import Handout

_MAIN = '#import "sheet.typ": *\n#show: {}\n'
_LACKING = re.compile(r"could not be displayed with font")


class TypstFailed(RuntimeError):
    """Typst could not set a sheet."""


@cache
def version() -> str:
    """The version of the wheel, and so of its fonts. Raises `ImportError` where it is not installed."""
    from importlib.metadata import version as of

    import typst  # noqa: F401 (without it, its name says nothing)

    return f"typst {of('typst')}"


def typeset(body: bytes, handout: Handout, epoch: int) -> tuple[bytes, str]:
    """The PDF, and what is wrong with it, if anything.

    Typst is given files in memory, its own fonts and an empty folder for a root: nothing of this machine's can be
    read or shows in the bytes. Letters that its fonts lack forbid PDF/UA; the PDF is then tagged, and no more.
    """
    inputs = _inputs(handout)
    pages = {
        "main.typ": _MAIN.format(inputs["look"]).encode() + body,
        "sheet.typ": (files("builder.papers") / "sheet.typ").read_bytes(),
    }
    pages |= {f"{name}.svg": svg.encode() for name, svg in handout.pictures.items()}
    try:
        return _compiled(pages, inputs, epoch, ["ua-1"]), ""
    except TypstFailed as error:
        if not _LACKING.search(str(error)):
            raise
        return _compiled(pages, inputs, epoch, []), str(error)


def _compiled(pages: dict[str, bytes], inputs: dict[str, str], epoch: int, standards: list[str]) -> bytes:
    import typst

    with tempfile.TemporaryDirectory() as empty:
        try:
            made = typst.compile(  # type: ignore[call-overload]  # its stubs leave out files in memory
                pages,
                root=empty,
                ignore_system_fonts=True,
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=standards,
                timestamp=epoch,
                package_path=empty,
                package_cache_path=empty,
            )
        except typst.TypstError as error:
            raise TypstFailed(f"{error}") from None
    assert isinstance(made, bytes)
    return made


def _inputs(handout: Handout) -> dict[str, str]:
    """What stands around the body, as words."""
    return {
        "look": "slides" if handout.name == "slides" else "sheet",
        "lang": handout.language,
        "course": handout.course,
        "editors": handout.editors,
        "kind": handout.kind,
        "title": handout.title,
        "foot": handout.foot,
        "address": handout.page,
        "live": handout.labels["live"],
        "page": handout.labels["page"],
        "code": handout.labels["code"] if handout.address else "",
    }
