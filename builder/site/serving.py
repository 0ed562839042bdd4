"""`course serve`: the course in the browser, and each save in it within about a second."""

from __future__ import annotations

import os
import signal
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from builder import problems, tree
from builder.problems import Problem
from builder.site import writing
from builder.site.audience import Audience
from builder.site.jobs import Progress, Report, Told, quiet, silent
from builder.site.lanes import Lane, Wish
from builder.site.watching import saves
from builder.site.web import Server
from builder.site.workers import Died, Worker
from builder.site.writing import Draft, Outcome
from builder.tree import Tree

Announce = Callable[[str], None]
"""Called with each line for the terminal, from any thread."""


class PortTaken(Exception):
    """The address cannot be listened at."""


def serve(
    root: Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    announce: Announce = print,
    *,
    progress: Progress = silent,
) -> None:
    """Build all languages, serve them, and keep them up to date until Ctrl-C or SIGTERM.

    `port` 0 takes any free one. Once everything can be looked at, announces `Serving on http://…/`; a
    course with errors is served too, as the list of its errors. Raises `PortTaken`.
    """
    audience = Audience()
    with (
        tempfile.TemporaryDirectory(prefix="course-") as folder,
        _ended_by_signals(),
        _listening(host, port, Path(folder, "site"), audience) as server,
        closing(_Desk(root, Path(folder), server.address, audience, announce)) as desk,
        suppress(KeyboardInterrupt),
    ):
        desk.refresh(progress)
        announce(f"Serving on {server.address}")
        for _ in saves(lambda: writing.sources(root), threading.Event()):
            desk.refresh()


class _Desk:
    """After each save: the language looked at first, held back until the course is found sound; then all."""

    def __init__(self, root: Path, folder: Path, address: str, audience: Audience, announce: Announce) -> None:
        self._root, self._folder, self._address = root, folder, address
        self._audience, self._announce = audience, announce
        self._turns = threading.Semaphore(os.cpu_count() or 1)
        self._lanes: dict[str, Lane] = {}
        self._trees: dict[str, Tree] = {}
        self._epoch = 0
        self._known: tuple[Problem, ...] = ()
        self._judge: Worker[Path, tuple[Problem, ...]] = Worker(_judged)

    def refresh(self, progress: Progress = silent) -> None:
        """Show what the author wrote; a fault, hers or ours, is told and the pages of before stay."""
        sound: Future[bool] = Future()
        try:
            self._refresh(sound, progress)
        except Exception as error:  # our own mistake: serving goes on
            self._announce(traceback.format_exc())
            self._audience.say([f"The builder itself failed ({error!r}); the terminal says more."])
            self._judge.close()  # its answer was not waited for
            self._judge = Worker(_judged)
        finally:
            if not sound.done():
                sound.set_result(False)

    def close(self) -> None:
        """End every process."""
        self._judge.close()
        while self._lanes:
            self._lanes.popitem()[1].close()

    def _refresh(self, sound: Future[bool], progress: Progress) -> None:
        self._judge.begin(self._root)  # in its own process, while the language looked at is laid out here
        draft = writing.draft(self._root)
        seen = self._ahead(draft, sound)
        found = self._found(draft)
        self._tell(found)
        sound.set_result(not problems.errors(found))
        wait(seen)
        if sound.result():
            self._show_all(writing.outcome(draft, found), progress)

    def _ahead(self, draft: Draft, sound: Future[bool]) -> list[Future[None]]:
        """The language looked at, begun before the course is judged; nothing where that cannot be."""
        language, _ = self._audience.viewed
        if language not in self._lanes or language not in draft.loaded.courses or not draft.readable:
            return []
        try:
            made = self._trees[language] | writing.in_language(draft, language)
        except Exception:  # what is wrong with the course will be found in a moment
            return []
        return [self._show(language, made, sound.result)]

    def _found(self, draft: Draft) -> tuple[Problem, ...]:
        try:
            while (found := self._judge.heard(quiet)) is None:
                pass
        except Died:
            self._judge = Worker(_judged)
            return writing.judged(draft)
        return found

    def _tell(self, found: tuple[Problem, ...]) -> None:
        """On the terminal what is new; in the browser what keeps the save from being shown."""
        if found != self._known:
            self._known = found
            for problem in found:
                self._announce(problems.text(problem))
        self._audience.say([problems.text(problem) for problem in problems.errors(found)])

    def _show_all(self, outcome: Outcome, progress: Progress) -> None:
        """Every language, the one looked at first; the first time, wait for them."""
        first_time = not self._lanes
        self._open(outcome)
        viewed, _ = self._audience.viewed
        order = sorted(self._lanes, key=lambda language: language != viewed)
        shown = [self._show(language, self._trees[language], lambda: True, progress) for language in order]
        wait(shown if first_time else [])

    def _open(self, outcome: Outcome) -> None:
        """A lane for each language, and none for one that has gone."""
        for language in [language for language in self._lanes if language not in outcome.languages]:
            self._lanes.pop(language).close()
        for language in outcome.languages:
            if language not in self._lanes:
                self._lanes[language] = Lane(language, self._folder, self._turns, self._told)
        self._epoch = outcome.epoch
        self._trees = {language: tree.below(outcome.tree, language) for language in outcome.languages}
        self._audience.speak(outcome.languages)

    def _show(self, language: str, made: Tree, sound: Callable[[], bool], progress: Progress = silent) -> Future[None]:
        first = next(iter(self._trees))
        return self._lanes[language].show(
            Wish(
                tree=made,
                epoch=self._epoch,
                address=self._address if language == first else f"{self._address}{language}/",
                page=self._audience.viewed[1],
                sound=sound,
                progress=progress,
            )
        )

    def _told(self, report: Report, new: bool) -> None:
        """From a lane's thread: what came of a run, and whether open pages must be loaded anew."""
        for warning in report.warnings:
            self._announce(f"{report.language}: {warning}")
        if report.fault:
            self._announce(f"{report.language}: {report.fault}")
            self._audience.say([f"{report.language}: {report.fault.strip().splitlines()[-1]}"])
        elif new:
            self._announce(f"{report.language}: {report.pages} page{'' if report.pages == 1 else 's'} built")
            self._audience.show(report.language)


def _judged(root: Path, _: Told) -> tuple[Problem, ...]:
    return writing.judged(writing.draft(root))


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
