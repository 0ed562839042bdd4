"""A saved file is in the browser, in the language looked at first; what it breaks is told."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.request import Request

import pytest

from builder.site.audience import Audience
from builder.site.serving import PortTaken, serve
from builder.site.watching import saves
from tests import small
from tests.browser import chromium
from tests.running import PATIENCE, ended, until

READY = "Serving on "
PAGE = "modules/first-steps/"


@dataclass
class Served:
    """A small course while it is served."""

    folder: Path
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """As its ready line says."""
        return next(line for line in self.lines if line.startswith(READY)).removeprefix(READY).strip()

    def save(self, text: str, path: str = small.LESSON) -> None:
        """Add a paragraph to a file."""
        with (self.folder / path).open("a", encoding="utf-8") as file:
            file.write(f"\n{text}\n")

    def get(self, path: str) -> tuple[int, str]:
        """Status and body."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def shows(self, path: str, text: str) -> None:
        """Wait until a page holds a text."""
        until(lambda: text in self.get(path)[1], f"{text!r} never came to {path}; said: {self.lines}")


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """`course serve --port 0`, from its ready line until SIGTERM."""
    command = [sys.executable, "-m", "builder", "-C", str(folder), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        served = Served(folder, process)
        stream = process.stdout
        assert stream is not None
        Thread(target=lambda: served.lines.extend(iter(stream.readline, "")), daemon=True).start()
        try:
            until(lambda: any(READY in line for line in served.lines) or process.poll() is not None, "never ready")
            yield served
        finally:
            ended(process, signal.SIGTERM)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One course for all tests here: each adds its own words."""
    with serving(small.project(tmp_path_factory.mktemp("served"))) as one:
        yield one


def test_every_language_is_served_and_a_missing_page_is_said(served: Served) -> None:
    for path, language in (("", "en"), ("nl/", "nl"), ("fr/", "fr")):
        status, page = served.get(path + PAGE)
        assert (status, f'<html lang="{language}"' in page) == (200, True)
    assert served.get("nl")[0] == 200  # sent on to nl/
    assert served.get("nope/")[0] == 404
    assert served.get("course.json")[0] == 200


@pytest.mark.parametrize("path", ["../../../etc/passwd", "nl/../../../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd"])
def test_no_address_leads_out_of_the_site(path: str, served: Served) -> None:
    with closing(HTTPConnection(served.address.removeprefix("http://").rstrip("/"))) as connection:
        connection.request("GET", f"/{path}")  # sent as it is, unlike by urllib
        answer = connection.getresponse()
        assert (answer.status, b"root:" in answer.read()) == (404, False)


def test_a_save_is_shown_in_the_language_looked_at_first_then_in_the_others(served: Served) -> None:
    served.get(f"nl/{PAGE}")
    told = len(served.lines)
    served.save("Somebody writes a new paragraph.")
    for language in ("nl/", "", "fr/"):
        served.shows(language + PAGE, "a new paragraph")
    built = [line.partition(":")[0] for line in served.lines[told:] if "built" in line]
    assert built[0] == "nl"
    assert "a new paragraph" in served.get("search/search_index.json")[1]
    assert "glossary/" in served.get("search/search_index.json")[1]


def test_the_page_looked_at_is_shown_once_and_found_by_searching_a_little_later(served: Served) -> None:
    served.get(PAGE)
    token = _token(served)
    served.save("Words to be found by searching.")
    served.shows(PAGE, "to be found by searching")
    shown = _token(served)
    assert shown != token
    until(lambda: "to be found by searching" in served.get("search/search_index.json")[1], "never in the index")
    assert _token(served) == shown


def test_what_seldom_changes_is_kept_by_browsers_and_asked_for_again(served: Served) -> None:
    sheet = served.address + "assets/look.css"
    until(lambda: _headers(sheet)["Cache-Control"] == "no-cache", "never kept")
    with pytest.raises(urllib.error.HTTPError, match="304"):
        _headers(Request(sheet, headers={"If-Modified-Since": _headers(sheet)["Last-Modified"]}))
    assert _headers(served.address + PAGE)["Cache-Control"] == "no-store"


def test_a_save_that_would_not_build_is_shown_where_one_looks_and_told_and_goes_no_further(served: Served) -> None:
    before = (served.folder / small.LESSON).read_text(encoding="utf-8")
    served.get(PAGE)
    served.save("There are 7 million of them. Unsourced words.")
    served.shows(PAGE, "Unsourced words")
    until(lambda: any("error[untraced-number]" in line for line in served.lines), "never told")
    assert _problems(served)[0].startswith(f"{small.LESSON}:")
    assert "Unsourced words" not in served.get(f"nl/{PAGE}")[1]
    (served.folder / small.LESSON).write_text(before + "\nMended words.\n", encoding="utf-8")
    served.shows(f"fr/{PAGE}", "Mended words")
    until(lambda: "Unsourced words" not in served.get(PAGE)[1], "never mended")
    until(lambda: _problems(served) == [], "never taken back")


def test_yaml_that_cannot_be_read_is_told_and_no_request_hangs(served: Served) -> None:
    about = served.folder / "course.yml"
    before = about.read_text(encoding="utf-8")
    about.write_text(before + "\nmodules: [[[\n", encoding="utf-8")
    until(lambda: any("course.yml" in line for line in _problems(served)), "never told")
    assert served.get(PAGE)[0] == 200
    about.write_text(before, encoding="utf-8")
    until(lambda: _problems(served) == [], "never mended")


def test_a_new_page_and_a_new_title_reach_every_menu(served: Served) -> None:
    served.get(PAGE)
    (served.folder / "docs" / "about").mkdir(exist_ok=True)
    served.save("# About this course\n\nA page that was not there.", "docs/about/index.md")
    served.shows("about/", "A page that was not there")
    for path in ("", PAGE, "nl/", f"fr/{PAGE}"):
        served.shows(path, "About this course")
    module = served.folder / "modules/first-steps/module.yml"
    module.write_text(module.read_text(encoding="utf-8").replace("title: ", "title: Renamed ", 1), encoding="utf-8")
    for path in (PAGE, "", "nl/"):
        served.shows(path, "Renamed ")


@pytest.mark.browser
def test_the_open_page_reloads_itself_and_shows_what_is_wrong(served: Served) -> None:
    before = (served.folder / small.LESSON).read_text(encoding="utf-8")
    with chromium() as browser:
        page = browser.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(f"{served.address}nl/{PAGE}")
        served.save("Words for the open page.")
        page.get_by_text("Words for the open page.").wait_for()
        served.save("There are 7 of them, unsourced.")
        alert = page.get_by_role("alert").filter(has_text="untraced-number")
        alert.wait_for()
        assert page.get_by_text("Words for the open page.").is_visible()
        page.get_by_text("unsourced").wait_for()
        (served.folder / small.LESSON).write_text(before, encoding="utf-8")
        alert.wait_for(state="detached")


def test_a_changed_entry_takes_its_place_and_the_page_stays_as_it_was_left(served: Served) -> None:
    sources = served.folder / "library/sources.yml"
    text = sources.read_text(encoding="utf-8")
    with chromium() as browser:
        page = browser.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(f"{served.address}sources/")
        page.locator("html[data-served=kept]").wait_for()
        page.evaluate("window.same = true")
        field = page.get_by_role("searchbox", name="Find a source")
        field.fill("declaration")
        sources.write_text(text.replace("purpose: Written by", "purpose: Lately written by"), encoding="utf-8")
        page.get_by_text("Lately written by").wait_for()
        assert page.evaluate("window.same") and field.input_value() == "declaration"
        last = text[text.index("un-members:") :]
        sources.write_text(text + last.replace("un-", "further-").replace("Growth", "Further growth"), encoding="utf-8")
        page.get_by_role("heading", name="Further growth").wait_for()
        assert not page.evaluate("window.same || false")
        sources.write_text(text, encoding="utf-8")


def test_a_course_that_is_broken_from_the_start_is_served_once_it_is_mended(tmp_path: Path) -> None:
    project = small.project(tmp_path / "broken")
    lesson = (project / small.LESSON).read_text(encoding="utf-8")
    (project / small.LESSON).write_text(lesson + "\nSome 7 of them.\n", encoding="utf-8")
    with serving(project) as served:
        status, page = served.get(PAGE)
        assert (status, "not built yet" in page) == (503, True)
        (project / small.LESSON).write_text(lesson, encoding="utf-8")
        served.shows(f"nl/{PAGE}", "<article")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="counts processes as Linux shows them")
def test_sigterm_ends_it_with_all_its_processes_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    with serving(small.project(tmp_path / "project")) as served:
        children = _children(served.process.pid)
        assert len(children) >= 4  # three languages and the judge
    until(lambda: not any(Path("/proc", child).exists() for child in children), "somebody stays behind")
    assert list((tmp_path / "tmp").iterdir()) == []
    assert not any("Traceback" in line for line in served.lines)


def test_a_port_that_is_taken_is_said(served: Served, tmp_path: Path) -> None:
    port = int(served.address.rstrip("/").rpartition(":")[2])
    with pytest.raises(PortTaken, match="--port"):
        serve(tmp_path, port=port)


def test_a_save_is_noticed_once_it_rests_and_what_editors_leave_is_not(tmp_path: Path) -> None:
    ended = Event()
    seen = saves(lambda: [tmp_path], ended)
    found: list[int] = []
    watch = Thread(target=lambda: found.extend(1 for _ in seen))
    watch.start()
    time.sleep(0.3)
    (tmp_path / ".lesson.md.swp").write_text("an editor's own")
    (tmp_path / "lesson.md~").write_text("an editor's own")
    time.sleep(0.5)
    assert found == []
    (tmp_path / "lesson.md").write_text("saved")
    until(lambda: found == [1], "never noticed")
    ended.set()
    watch.join()


def test_an_address_belongs_to_one_language() -> None:
    audience = Audience()
    assert audience.place("/anything/") == ("", "anything/")
    audience.speak(["en", "nl"])
    assert audience.place("/") == ("en", "")
    assert audience.place("/nl/about/") == ("nl", "about/")
    assert audience.place("/nl") == ("nl", "")
    assert audience.place("/nlx/") == ("en", "nlx/")
    assert audience.place("/en/about/") == ("en", "en/about/")


def test_a_page_hears_of_its_own_language_only() -> None:
    audience = Audience()
    audience.speak(["en", "nl"])
    here = audience.news("/nl/", "", "", 0)
    audience.show("en")
    assert audience.news("/nl/", here.pages, here.said, 0) == here
    audience.show("nl")
    assert audience.news("/nl/", here.pages, here.said, 0).pages != here.pages


def _news(served: Served) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(served.get(f"-/news?at=/{PAGE}&pages=&said=")[1])
    return found


def _problems(served: Served) -> list[str]:
    return list(_news(served)["problems"])


def _headers(asked: str | Request) -> Message:
    with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
        found: Message = answer.headers
        return found


def _token(served: Served) -> str:
    return str(_news(served)["pages"])


def _children(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()
