"""Pupils who did the sample's quiz, what they hand in, the teacher's page: what the tests of results stand on."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Iterator
from typing import Any

import zxingcpp
from PIL import Image
from playwright.sync_api import Page

from builder.course import Course
from builder.loading import load
from builder.pages import results, routes
from builder.pages.sheet import Sheet, Site
from tests.plainsite import ADDRESS, ROOT

HAND_IN, CLASS = ADDRESS + "hand-in/#kinds", ADDRESS + "class-results/"
COURSE = "sample"

# The parts of the page's scripts that say what a code is, outside of any page.
NAMES = ("schedule.js", "choice.js", "code.js", "qr.js", "qr-grid.js")
RUNTIME = ROOT / "builder/pages/runtime"


def scripts() -> str:
    """The code and the QR code as functions of the page."""
    text = "\n".join((RUNTIME / name).read_text(encoding="utf-8") for name in NAMES)
    return f"(() => {{ {text}\nObject.assign(window, {{ encoded, codes, decoded, halves, choice, told, qr }}); }})()"


def spec(course: Course) -> dict[str, Any]:
    """What the pages know of a course."""
    return results.data(Sheet(Site.of(course), routes.CLASS_RESULTS, "x", "x"), whole=True)


def sample() -> dict[str, Any]:
    return spec(load(ROOT / "tests/sample").courses["en"])


def log(known: dict[str, Any], number: int, *, tries: bool = True) -> dict[str, list[list[Any]]]:
    """What a pupil's device keeps of the quiz: pupil `number` is the same at every call, and none like another."""
    draw = random.Random(number)
    found: dict[str, list[list[Any]]] = {}
    for question in known["questions"]:
        name, key = question["id"], question["key"]
        right = draw.random() < 0.6
        sure = draw.choice([None, "sure", "unsure"])
        chosen = _chosen(question, right, draw)
        row = [1_790_000_000 + number, float(right), sure, key, *([chosen] if chosen else [])]
        again = [1_790_000_900 + number, 1, None, key, *([_chosen(question, True, draw)] if chosen else [])]
        found[name] = [row, again] if tries and not right else [row]
    return found


def _chosen(question: dict[str, Any], right: bool, draw: random.Random) -> str:
    keys = [key for key, _ in question.get("options", [])]
    if "rows" in question:
        return ",".join(
            f"{row}:{question['right'][row] if right else draw.choice(keys)}" for row, _ in question["rows"]
        )
    if keys:
        wrong = [key for key in keys if key not in question["right"]]
        return ",".join(question["right"] if right else [draw.choice(wrong)])
    if "figure" in question:
        return f"{question['figure'] if right else question['figure'] + draw.randrange(100, 900):g}"
    return ""


def pupil(page: Page, answers: dict[str, Any], name: str = "") -> str:
    """Somebody else sits down at the device, with her answers and her name; the code the page makes of them."""
    seated(page, answers)
    page.locator(".gce-name input").fill(name)
    return code(page)


def seated(page: Page, answers: dict[str, Any]) -> None:
    """The device keeps these answers and nothing else of ours."""
    page.evaluate(
        """([course, answers]) => {
          window.gce.erase();
          localStorage.setItem(`gce:${course}`, JSON.stringify({ version: 1, answers }));
          document.dispatchEvent(new CustomEvent('gce-kept'));
        }""",
        [COURSE, answers],
    )


def code(page: Page) -> str:
    """The short code alone."""
    return page.locator("textarea").input_value().split("\n")[1]


def paste(page: Page, text: str) -> str:
    """What the teacher's page says of a pasted text."""
    page.locator(".gce-paste textarea").fill(text)
    page.get_by_role("button", name="Take in the codes").click()
    return page.locator(".gce-told").inner_text()


def refused(page: Page) -> list[str]:
    return page.locator(".gce-bad li").all_inner_texts()


def seen_in(picture: bytes) -> list[str]:
    """What an independent reader sees in a screenshot."""
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)).convert("L"))]


def seen(picture: list[list[int]]) -> list[str]:
    """What it sees in a grid of modules."""
    size, zoom = len(picture) + 8, 4
    dots = bytearray(b"\xff" * (size * zoom) ** 2)
    for y, row in enumerate(picture):
        for x in (x for x, dark in enumerate(row) if dark):
            for line in range(zoom):
                at = ((y + 4) * zoom + line) * size * zoom + (x + 4) * zoom
                dots[at : at + zoom] = bytes(zoom)
    view = memoryview(bytes(dots)).cast("B", shape=[size * zoom, size * zoom])
    return [found.text for found in zxingcpp.read_barcodes(view, formats=zxingcpp.barcode_formats_from_str("QRCode"))]


def kept(page: Page) -> list[str]:
    """The codes the teacher's device keeps."""
    text = page.evaluate(f"localStorage.getItem('gce-class:{COURSE}')")
    return list(json.loads(text)["codes"]) if text else []


def real() -> Iterator[dict[str, Any]]:
    """What the pages of the course know, language by language."""
    for course in load(ROOT).courses.values():
        yield spec(course)
