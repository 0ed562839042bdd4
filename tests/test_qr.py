"""QR codes: what a phone reads from the screen is the address of the page."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from builder.loading import load
from builder.pages import qr
from builder.pages.sheet import Site
from tests.browser import chromium

SAMPLE = Path(__file__).parent / "sample"
ADDRESS = "https://example.org/school/nl/modules/moving/"


def test_an_address_is_that_of_the_language() -> None:
    course = load(SAMPLE).courses["nl"]
    site = Site.of(course, address="https://example.org/school/nl/")
    assert qr.page_address(site, "modules/moving/index.md") == ADDRESS
    assert qr.page_address(Site.of(course), "modules/moving/index.md") is None
    assert qr.short(ADDRESS) == "example.org/school/nl/modules/moving"


def test_a_code_is_one_line_without_style_size_or_id_and_always_the_same() -> None:
    made = qr.svg(ADDRESS)
    assert made == qr.svg(ADDRESS) and "\n" not in made.strip()
    assert not any(f" {name}=" in made for name in ("style", "width", "height", "id"))


@pytest.mark.browser
@pytest.mark.parametrize("address", [ADDRESS, "http://192.168.1.20:8000/", "https://example.org/" + "a-long-id/" * 20])
def test_a_code_is_read_back(address: str) -> None:
    with chromium() as browser:
        tab = browser.new_page(viewport={"width": 400, "height": 400})
        tab.set_content(f"<style>svg {{ width: 300px }}</style><body>{qr.svg(address)}")
        shown = Image.open(io.BytesIO(tab.screenshot()))
    assert [one.text for one in zxingcpp.read_barcodes(shown)] == [address]
