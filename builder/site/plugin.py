"""The MkDocs plugin `course`: `mkdocs build`, `serve` and `gh-deploy` at the project's root give every language."""

from __future__ import annotations

import logging
import os
import shutil
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Literal

import click
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority

from builder import problems, tree
from builder.site import building, writing
from builder.site.engine import listening
from builder.site.jobs import Report
from builder.site.workers import Workers
from builder.site.writing import Outcome

log = logging.getLogger("mkdocs.plugins.course")

OF_THE_ROOT = (
    "config_file_path", "dev_addr", "hooks", "plugins", "remote_branch", "remote_name", "site_dir", "strict",
    "use_directory_urls", "watch",
)  # fmt: skip
"""Settings that stay as the root and the command line have them; all others are the written-out language's."""


class CoursePlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # it takes no options
    """Compiles the course, points MkDocs at its first language, and has the others built meanwhile.

    MkDocs empties `site_dir` as it begins and finds a strict build wanting only as it ends, so it is given
    a folder beside; the finished site is swapped in by us.
    """

    def __init__(self) -> None:
        self.command = "build"
        self.workers = Workers()
        self.thread = ThreadPoolExecutor(1)
        self.others: Future[list[Report]] | None = None
        self.said: list[str] = []
        self.afterwards = ExitStack()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        self.command = command

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Compile, write out, and put the first language's settings in the place of the root's."""
        root = Path(config.config_file_path).resolve().parent
        self.outcome = _sound(writing.compiled(root, strict=config.strict))
        self.written, self.target = _laid_out(self.outcome, root), Path(config.site_dir)
        tree.recover(self.target)
        self.parts = building.fresh_parts(self.target)
        self.said = self.afterwards.enter_context(listening())
        self.afterwards.callback(shutil.rmtree, self.parts, ignore_errors=True)
        self.afterwards.callback(_date(self.outcome.epoch))
        first = self.outcome.languages[0]
        _adopt(config, self.written / first, serving=self.command == "serve")
        config.site_dir = str(self.parts / first)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Start the other languages: they are built while MkDocs builds the first."""
        address = config.site_url if self.command == "serve" else None
        others = building.jobs(self.outcome, self.written, self.parts, address)[1:]
        self.others = self.thread.submit(self.workers.reports, others)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the languages together, unless something failed or a strict build heard a warning."""
        assert self.others is not None
        reports = self.others.result()
        made = building.judged(reports, building.clashes(self.parts, self.outcome.languages), strict=config.strict)
        for warning in made.warnings:
            log.warning(warning)
        if made.faults:
            raise PluginError("\n".join(made.faults))
        if config.strict and (self.said or made.warnings):
            raise Abort(f"Aborted with {len(self.said or made.warnings)} warnings in strict mode!")
        building.land(self.parts, self.outcome.languages, self.target)
        config.site_dir = str(self.target)  # where `gh-deploy` looks for it
        self._end()

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        self._end()

    @event_priority(-100)
    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
        """Watch what the author writes instead of what we write, and never leave a request waiting."""
        server.unwatch(config.docs_dir)
        for path in writing.sources(Path(config.config_file_path).resolve().parent):
            server.watch(str(path))
        server.builder = _forgiving(server.builder)
        return server

    def on_shutdown(self) -> None:
        self._end()
        self.thread.shutdown()
        self.workers.close()

    def _end(self) -> None:
        """Leave nothing of this build but what has landed."""
        if self.others is not None and not self.others.done():
            self.workers.kill()
            self.others.exception()
        self.others = None
        self.afterwards.close()


def _sound(outcome: Outcome) -> Outcome:
    """The outcome, its problems printed; a course that is stopped stops MkDocs."""
    for problem in outcome.problems:
        click.echo(problems.text(problem), err=True)  # the log would fold it and put words before it
    if outcome.stopped:
        errors = len(problems.errors(outcome.problems))
        warnings = len(outcome.problems) - errors
        raise Abort(f"The course has {errors} error(s) and {warnings} warning(s), listed above: nothing was built.")
    return outcome


def _laid_out(outcome: Outcome, root: Path) -> Path:
    try:
        writing.write(outcome, root / writing.FOLDER)
    except ValueError as error:
        raise Abort(str(error)) from error
    return root / writing.FOLDER


def _adopt(config: MkDocsConfig, folder: Path, *, serving: bool) -> None:
    path = str(folder / "mkdocs.yml")
    written = load_config(config_file=path, config_file_path=path)
    kept = (*OF_THE_ROOT, "site_url") if serving else OF_THE_ROOT
    config.update({key: value for key, value in written.items() if key not in kept})
    for name in [name for name in written.plugins if name not in config.plugins]:
        config.plugins[name] = written.plugins[name]


def _date(epoch: int) -> Callable[[], None]:
    """Give MkDocs the course's date; gives what takes it back, so that the next compilation finds its own."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch)

    def back() -> None:
        if before is None:
            os.environ.pop("SOURCE_DATE_EPOCH", None)
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before

    return back


def _forgiving(build: Callable[[], None]) -> Callable[[], None]:
    """A builder that fails with words: MkDocs leaves every request waiting after an exception."""

    def built() -> None:
        try:
            build()
        except MkDocsException as error:
            log.error(f"{error.format_message()} The pages before are still served.")
        except Exception:
            traceback.print_exc()

    return built
