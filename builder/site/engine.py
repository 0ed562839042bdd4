"""One MkDocs run: a written-out language in, a folder of HTML and what the engine had to say out."""

from __future__ import annotations

import json
import logging
import os
import shutil
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from builder.site.jobs import Job, Report, Stopped

Told = Callable[[int, int], None]
"""Called with the pages done and the pages in all; may raise `Stopped`."""

_INDEX = Path("search", "search_index.json")
_OF_OUR_OWN_MAKING = "A 'dirty' build is being performed"


def report(job: Job, told: Told) -> Report:
    """Do the job; whatever goes wrong is in the report, and `job.site` is then as it was or unfinished."""
    os.environ["SOURCE_DATE_EPOCH"] = str(job.epoch)
    with listening() as said:
        try:
            pages = _whole(job, told) if job.changed is None else _part(job, job.changed, told)
        except Stopped:
            return Report(language=job.language, stopped=True)
        except MkDocsException as error:
            return Report(language=job.language, warnings=tuple(said), fault=error.format_message())
        except (BrokenPipeError, KeyboardInterrupt):
            raise  # nobody is there to read a report
        except BaseException:
            return Report(language=job.language, warnings=tuple(said), fault=traceback.format_exc())
    return Report(language=job.language, pages=pages, warnings=tuple(said))


@contextmanager
def listening() -> Iterator[list[str]]:
    """Every warning and error MkDocs, its plugins and the theme log meanwhile."""
    logger, said = logging.getLogger("mkdocs"), _Said()
    logger.addHandler(said)
    try:
        yield said.messages
    finally:
        logger.removeHandler(said)


class _Said(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if not message.startswith(_OF_OUR_OWN_MAKING):
            self.messages.append(message)


def _whole(job: Job, told: Told) -> int:
    watch = _Watch(told)
    _build(job, job.site, watch)
    return watch.pages


def _part(job: Job, changed: frozenset[str], told: Told) -> int:
    """Build what changed in a folder beside and move it in, file by file: readers never see half a page."""
    beside = job.site.with_name(f"{job.site.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    watch = _Watch(told, changed)
    config = _build(job, beside, watch)
    _merge_index(job.site / _INDEX, beside / _INDEX, watch)
    for gone in changed - watch.sources:
        (job.site / File(gone, None, "", config.use_directory_urls).dest_uri).unlink(missing_ok=True)
    _move_in(beside, job.site)
    return len(watch.written)


def _build(job: Job, site: Path, watch: _Watch) -> MkDocsConfig:
    path = str(job.folder / "mkdocs.yml")
    config = load_config(config_file=path, config_file_path=path, site_dir=str(site), site_url=job.address)
    config.plugins["course/watch"] = watch
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config, dirty=watch.changed is not None)
    finally:
        config.plugins.on_shutdown()
    return config


class _Watch(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # it takes no options
    """Tells how far the run is, and keeps MkDocs to what changed by what we know, not by the files' times."""

    def __init__(self, told: Told, changed: frozenset[str] | None = None) -> None:
        self.told, self.changed = told, changed
        self.pages = self.steps = 0
        self.sources: set[str] = set()
        self.urls: list[str] = []
        self.written: list[str] = []

    def on_nav(self, _nav: Navigation, *, files: Files, **_: Any) -> None:
        changed = self.changed
        if changed is not None:
            for file in files:
                file.is_modified = _answering(file.src_uri in changed)  # type: ignore[method-assign]
        self.sources = {file.src_uri for file in files}
        documents = files.documentation_pages()
        self.urls = [file.url.removeprefix("./") for file in documents]
        self.pages = sum(1 for file in documents if changed is None or file.src_uri in changed)

    def on_page_content(self, _html: str, **_: Any) -> None:
        self._step()

    def on_post_page(self, _output: str, *, page: Page, **_: Any) -> None:
        self.written.append(page.url)
        self._step()

    def _step(self) -> None:
        """A page is read and later written: two steps make one page done."""
        self.steps += 1
        self.told(self.steps // 2, self.pages)


def _answering(answer: bool) -> Callable[[], bool]:
    return lambda: answer


def _merge_index(whole: Path, part: Path, watch: _Watch) -> None:
    """Make the index of some pages the index of all: the others' entries are taken from the one before.

    A dirty build of MkDocs would leave the few pages it built and nothing else (findings.md, Engines).
    """
    if not (whole.is_file() and part.is_file()):
        return
    before, index = (json.loads(path.read_bytes()) for path in (whole, part))
    entries = _by_page(before["docs"]) | {url: [] for url in watch.written} | _by_page(index["docs"])
    index["docs"] = [entry for url in watch.urls for entry in entries.get(url, [])]
    part.write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")


def _by_page(entries: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    pages = groupby(entries, lambda entry: str(entry["location"]).partition("#")[0])
    return {url: list(found) for url, found in pages}


def _move_in(beside: Path, site: Path) -> None:
    for path in [path for path in beside.rglob("*") if path.is_file()]:
        target = site / path.relative_to(beside)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
    shutil.rmtree(beside)
