"""One MkDocs run: a written-out language in, a folder of HTML and what the engine had to say out."""

from __future__ import annotations

import io
import json
import logging
import os
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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

from builder.site import search
from builder.site.jobs import Job, Report, Stopped, Told

_SEARCH = "material.plugins.search.plugin"
_OF_OUR_OWN_MAKING = "A 'dirty' build is being performed"


def report(job: Job, told: Told) -> Report:
    """Do the job; whatever goes wrong is in the report, and `job.site` is then unfinished."""
    os.environ["SOURCE_DATE_EPOCH"] = str(job.epoch)
    with listening() as said:
        try:
            return _run(job, said, _Watch(told, job.changed))
        except Stopped:
            return Report(language=job.language, stopped=True)
        except MkDocsException as error:
            return Report(language=job.language, warnings=tuple(said), fault=error.format_message())
        except (BrokenPipeError, KeyboardInterrupt):
            raise  # nobody is there to read a report
        except BaseException:
            return Report(language=job.language, warnings=tuple(said), fault=traceback.format_exc())


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


def _run(job: Job, said: list[str], watch: _Watch) -> Report:
    path = job.folder / "mkdocs.yml"
    settings = json.loads(path.read_bytes()) | {"site_dir": str(job.site)}
    if job.address is not None:
        settings["site_url"] = job.address
    # Read here, since it is JSON: MkDocs' own reader of YAML takes a tenth of a second for our menu.
    config = load_config(config_file=io.BytesIO(b"{}"), config_file_path=str(path), **settings)
    config.plugins["course/watch"] = watch
    _keep_templates(config, part=job.changed is not None)
    if not job.indexed:
        _leave_index(config)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config, dirty=job.changed is not None)
    finally:
        config.plugins.on_shutdown()
    if job.before:
        search.carry_over(job.before, job.site, watch.written, watch.urls)
    gone = sorted((job.changed or frozenset()) - watch.sources)
    return Report(
        language=job.language,
        pages=watch.pages,
        warnings=tuple(said),
        gone=tuple(File(path, None, "", config.use_directory_urls).dest_uri for path in gone),
    )


def _leave_index(config: MkDocsConfig) -> None:
    """Take the search plugin's work out of a run, not the plugin: templates ask for it. The site's map waits too."""
    config.theme.static_templates = set()
    for event in ("page_context", "post_build"):
        does = config.plugins.events[event]
        does[:] = [one for one in does if getattr(one, "__module__", "") != _SEARCH]


_ENVIRONMENTS: dict[object, Any] = {}
"""Of this process: a theme's templates, compiled once. Compiling them is more than half of building one page."""


def _keep_templates(config: MkDocsConfig, *, part: bool) -> None:
    """Let the theme take the templates of the last run, unless the overrides have changed since."""
    theme = config.theme
    overrides = sorted(Path(theme.custom_dir).rglob("*")) if theme.custom_dir else []
    key = (*theme.dirs, str(theme.locale), *((str(path), path.stat().st_mtime_ns) for path in overrides))
    if key not in _ENVIRONMENTS:
        _ENVIRONMENTS.clear()
        _ENVIRONMENTS[key] = theme.get_env()
    environment = _ENVIRONMENTS[key]
    vars(environment).pop("list_templates", None)
    if part:  # MkDocs looks through the theme's 14,000 files; the whole run has copied what it needs
        environment.list_templates = lambda **_: []
    theme.get_env = lambda: environment  # type: ignore[method-assign]


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
