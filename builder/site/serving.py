"""`course serve`: the course in the browser, and each save in it within about a second."""

from __future__ import annotations

import gc
import os
import signal
import tempfile
import threading
import traceback
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future, wait
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from builder import problems, tree
from builder.problems import Problem
from builder.site import writing
from builder.site.audience import Audience
from builder.site.jobs import Progress, Report, Told, silent
from builder.site.lanes import Lane, Wish, sources
from builder.site.watching import saves
from builder.site.web import Server
from builder.site.workers import Died, Worker
from builder.site.writing import Draft, Outcome
from builder.tree import Tree

_GRACE = 0.3  # seconds a browser has to show the page looked at before the rest takes the processors

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
        desk.open(progress)
        announce(f"Serving on {server.address}")
        for _ in saves(lambda: writing.sources(root), threading.Event()):
            desk.refresh()


class _Desk:
    """After each save: the page looked at, at once and as it stands; then what is wrong; then everything else.

    The page looked at is laid out here. All else is done in a process of its own and followed up in a thread,
    so that the next save finds nothing in its way.
    """

    def __init__(self, root: Path, folder: Path, address: str, audience: Audience, announce: Announce) -> None:
        self._root, self._folder, self._address = root, folder, address
        self._audience, self._announce = audience, announce
        self._turns = threading.Semaphore(os.cpu_count() or 1)
        self._lanes: dict[str, Lane] = {}
        self._trees: dict[str, Tree] = {}
        self._epoch = 0
        self._saves = 0
        self._known: tuple[Problem, ...] = ()
        self._compiler: Worker[Path, Outcome] = Worker(_compiled)
        self._lanes_held = threading.Lock()
        self._saved, self._ended = threading.Event(), threading.Event()
        self._follower = threading.Thread(target=self._follow, daemon=True)

    def open(self, progress: Progress = silent) -> None:
        """Compile and show the course for the first time; from then on follow up each save."""
        threading.Thread(target=self._warm, daemon=True).start()
        self._whole(progress)
        self._follower.start()

    def refresh(self) -> None:
        """Something was saved."""
        self._saves += 1
        with self._reported():
            wait([shown] if (shown := self._ahead(writing.draft(self._root))) else [])
        self._saved.set()

    def close(self) -> None:
        """End every process."""
        self._ended.set()
        self._saved.set()
        self._compiler.close()
        if self._follower.is_alive():
            self._follower.join()
        while self._lanes:
            self._lanes.popitem()[1].close()

    def _warm(self) -> None:
        """Read and lay out once here too, while the others build: the first save is then as quick as the next."""
        with self._reported():
            draft = writing.draft(self._root)
            if draft.readable:
                writing.warm(draft)
            gc.collect()
            gc.freeze()  # what is here stays: looking through it for garbage takes a tenth of a second, at any save

    def _follow(self) -> None:
        while self._saved.wait() and not self._ended.wait(_GRACE):
            self._saved.clear()
            self._whole()

    def _whole(self, progress: Progress = silent) -> None:
        """Tell what is wrong and show every page, unless something newer was saved meanwhile."""
        with self._reported():
            saves = self._saves
            outcome = self._outcome()
            with self._lanes_held:
                if saves != self._saves:
                    return
                self._tell(outcome.problems)
                first_time = not self._lanes
                shown = [] if outcome.stopped else self._show_all(outcome, progress)
            wait(shown if first_time else [])

    @contextmanager
    def _reported(self) -> Iterator[None]:
        """Our own mistake is told, and serving goes on."""
        try:
            yield
        except Exception as error:
            if not self._ended.is_set():
                self._announce(traceback.format_exc())
                self._audience.say([f"The builder itself failed ({error!r}); the terminal says more."])

    def _ahead(self, draft: Draft) -> Future[None] | None:
        """The page looked at, judged or not; nothing where that cannot be."""
        language, page = self._audience.viewed
        with self._lanes_held:
            if language not in self._lanes or language not in draft.loaded.courses or not draft.readable:
                return None
            try:
                made = writing.some_pages(draft, language, sources(page))
            except Exception:  # what is wrong with the course will be told in a moment
                return None
            return self._show(language, self._trees[language] | made, hurried=True)

    def _outcome(self) -> Outcome:
        try:
            return self._compiler.done(self._root)
        except Died:
            if self._ended.is_set():
                raise
            self._compiler = Worker(_compiled)
            return writing.compiled(self._root)

    def _tell(self, found: tuple[Problem, ...]) -> None:
        """On the terminal what is new; in the browser what keeps the save from being shown."""
        if found != self._known:
            self._known = found
            for problem in found:
                self._announce(problems.text(problem))
        self._audience.say([problems.text(problem) for problem in problems.errors(found)])

    def _show_all(self, outcome: Outcome, progress: Progress) -> list[Future[None]]:
        """Every language, the one looked at first."""
        self._open(outcome)
        viewed, _ = self._audience.viewed
        order = sorted(self._lanes, key=lambda language: language != viewed)
        return [self._show(language, self._trees[language], progress) for language in order]

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

    def _show(self, language: str, made: Tree, progress: Progress = silent, *, hurried: bool = False) -> Future[None]:
        first = next(iter(self._trees))
        return self._lanes[language].show(
            Wish(
                tree=made,
                epoch=self._epoch,
                address=self._address if language == first else f"{self._address}{language}/",
                page=self._audience.viewed[1],
                progress=progress,
                hurried=hurried,
            )
        )

    def _told(self, report: Report, new: Collection[str] | None) -> None:
        """From a lane's thread: what came of a run, and which open pages must be loaded anew."""
        for warning in report.warnings:
            self._announce(f"{report.language}: {warning}")
        if report.fault:
            self._announce(f"{report.language}: {report.fault}")
            self._audience.say([f"{report.language}: {report.fault.strip().splitlines()[-1]}"])
        elif new is None or new:
            self._announce(f"{report.language}: {report.pages} page{'' if report.pages == 1 else 's'} built")
            self._audience.show(report.language, new)


def _compiled(root: Path, _: Told) -> Outcome:
    if hasattr(os, "setpriority"):  # the page looked at comes first
        os.setpriority(os.PRIO_PROCESS, 0, 10)
    return writing.compiled(root)


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
