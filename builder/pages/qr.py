"""QR codes that lead from a screen or a sheet of paper to a page: the one door for segno."""

from __future__ import annotations

import io

import segno

from builder.pages import routes
from builder.pages.sheet import Site


def page_address(site: Site, path: str) -> str | None:
    """The whole address of a page of this language, `modules/who-is-who/index.md`; None where the site has none."""
    return f"{site.address.rstrip('/')}/{routes.address(path)}" if site.address else None


def svg(address: str) -> str:
    """An address as a QR code (ISO/IEC 18004, correction M), an SVG of one line with its quiet zone; no size, no id.

    Black on white in any palette: readers for phones want it so. The same address gives the same bytes.
    """
    inline = {"svgclass": "gce-qr", "lineclass": None, "omitsize": True}
    return _code(address).svg_inline(border=4, dark="#000", light="#fff", **inline)


def png(address: str) -> bytes:
    """The same code as a picture, for documents that take no SVG."""
    made = io.BytesIO()
    _code(address).save(made, kind="png", scale=6, border=4)
    return made.getvalue()


def short(address: str) -> str:
    """An address as a reader types it: without scheme and last slash."""
    return address.partition("://")[2].rstrip("/") or address


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False, boost_error=False)
