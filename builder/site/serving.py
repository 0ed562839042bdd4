"""`course serve`: the course in the browser, and each save in it within about a second."""

from __future__ import annotations

import os
import signal
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, wait
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Protocol

from builder import problems
from builder.problems import Problem
from builder.site import writing
from builder.site.audience import Audience
from builder.site.jobs import Progress, Report, silent
from builder.site.lanes import Lane
from builder.site.watching import saves
from builder.site.web import Server
from builder.site.writing import Outcome

Announce = Callable[[str], None]
"""Called with each line for the terminal, from any thread."""


class PortTaken(Exception):
    """Somebody else listens there."""


class Compile(Protocol):
    """`writing.compiled`, or what stands in for it."""

    def __call__(self, root: Path, /) -> Outcome: ...


def serve(
    root: Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    announce: Announce = print,
    *,
    progress: Progress = silent,
    compiled: Compile = writing.compiled,
) -> None:
    """Build all languages, serve them, and keep them up to date until Ctrl-C or SIGTERM.

    `port` 0 takes any free one. Once everything can be looked at, announces `Serving on http://…/`.
    Raises `PortTaken`.
    """
    audience = Audience()
    with (
        tempfile.TemporaryDirectory(prefix="course-") as folder,
        _ended_by_signals(),
        _listening(host, port, Path(folder, "site"), audience) as server,
        closing(_Desk(root, Path(folder), server.address, audience, announce, compiled)) as desk,
        suppress(KeyboardInterrupt),
    ):
        desk.refresh(progress)
        announce(f"Serving on {server.address}")
        for _ in saves(lambda: writing.sources(root), threading.Event()):
            desk.refresh()


class _Desk:
    """Compiles after each save and hands the outcome to the lanes, that of the language looked at first."""

    def __init__(
        self, root: Path, folder: Path, address: str, audience: Audience, announce: Announce, compiled: Compile
    ) -> None:
        self._root, self._folder, self._address = root, folder, address
        self._audience, self._announce, self._compiled = audience, announce, compiled
        self._turns = threading.Semaphore(os.cpu_count() or 1)
        self._lanes: dict[str, Lane] = {}
        self._known: tuple[Problem, ...] = ()

    def refresh(self, progress: Progress = silent) -> None:
        """Show what the author wrote: returns once the language looked at is there, or at first all are."""
        outcome = self._outcome()
        if outcome is None:
            return
        first_time = not self._lanes
        self._open(outcome.languages)
        viewed, page = self._audience.viewed
        lanes = sorted(self._lanes.values(), key=lambda lane: lane.language != viewed)
        if first_time:
            wait([self._show(lane, outcome, page, progress) for lane in lanes])
            return
        wait([self._show(lanes[0], outcome, page, silent)])
        for lane in lanes[1:]:
            self._show(lane, outcome, page, silent)

    def close(self) -> None:
        """End every worker."""
        while self._lanes:
            self._lanes.popitem()[1].close()

    def _outcome(self) -> Outcome | None:
        """The course compiled; where it cannot be shown, what is wrong is told instead, in the browser too."""
        try:
            outcome = self._compiled(self._root)
        except Exception as error:  # our own mistake: serving goes on
            self._announce(traceback.format_exc())
            self._audience.say([f"The builder itself failed ({error!r}); the terminal says more."])
            return None
        if outcome.problems != self._known:
            self._known = outcome.problems
            for problem in outcome.problems:
                self._announce(problems.text(problem))
        errors = [problems.text(problem) for problem in problems.errors(outcome.problems)]
        self._audience.say(errors)
        return None if outcome.stopped else outcome

    def _open(self, languages: Sequence[str]) -> None:
        """A lane for each language, and none for one that has gone."""
        for language in [language for language in self._lanes if language not in languages]:
            self._lanes.pop(language).close()
        for language in languages:
            if language not in self._lanes:
                self._lanes[language] = Lane(language, self._folder, self._turns, self._told)
        self._audience.speak(languages)

    def _show(self, lane: Lane, outcome: Outcome, page: str, progress: Progress) -> Future[None]:
        address = self._address if lane.language == outcome.languages[0] else f"{self._address}{lane.language}/"
        return lane.show(outcome, address, page, progress)

    def _told(self, report: Report, new: bool) -> None:
        """From a lane's thread: what came of a run, and whether open pages must be loaded anew."""
        for warning in report.warnings:
            self._announce(f"{report.language}: {warning}")
        if report.fault:
            self._announce(f"{report.language}: {report.fault}")
            self._audience.say([f"{report.language}: {report.fault.strip().splitlines()[-1]}"])
        elif new:
            self._announce(f"{report.language}: {report.pages} pages built")
            self._audience.show(report.language)


@contextmanager
def _listening(host: str, port: int, folder: Path, audience: Audience) -> Iterator[Server]:
    try:
        server = Server(host, port, folder, audience)
    except OSError as error:
        hint = "name another with --port, or 0 for any free one"
        raise PortTaken(f"cannot serve at {host}, port {port}: {error.strerror}; {hint}") from error
    threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """SIGTERM ends us as Ctrl-C does, so that everything is put away."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
