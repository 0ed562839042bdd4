"""Processes that stay warm: each does one thing when asked, tells how far it is, and answers."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from builder.site.jobs import Job, Progress, Report, Stopped, Told, quiet, silent

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")

_STARTING = multiprocessing.get_context("spawn")  # fork is unsafe beside threads, and `serve` has them


class Died(Exception):
    """A worker's process ended before it answered."""


class Worker(Generic[Asked, Answer]):
    """One process that does `do`, a function found by its name in its module.

    It ends with us, however we end: its pipe is closed then. Our own, not a ProcessPoolExecutor: that
    one's processes outlive a parent that is killed, and which of them is warm for what cannot be said.
    """

    def __init__(self, do: Callable[[Asked, Told], Answer]) -> None:
        self.pipe, theirs = _STARTING.Pipe()
        self._process = _STARTING.Process(target=_work, args=(theirs, do), daemon=True)
        self._process.start()
        theirs.close()

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.is_alive()

    def begin(self, asked: Asked) -> None:
        """Ask; `heard` brings what it says."""
        with suppress(BrokenPipeError):  # it died meanwhile: `heard` says so
            self.pipe.send(asked)

    def heard(self, told: Told) -> Answer | None:
        """The next thing it says: None for a step, which `told` is called with, and at last the answer."""
        try:
            said: tuple[str, Any] = self.pipe.recv()
        except (EOFError, ConnectionError):
            self._process.join()
            hint = "; memory may have run out" if self._process.exitcode == -9 else ""
            raise Died(f"its process ended with {self._process.exitcode}{hint}") from None
        if said[0] == "told":
            told(*said[1])
            return None
        answer: Answer = said[1]
        return answer

    def done(self, asked: Asked, told: Told = quiet) -> Answer:
        """Ask and wait for the answer; raises `Died`."""
        self.begin(asked)
        while (answer := self.heard(told)) is None:
            pass
        return answer

    def stop(self) -> None:
        """Interrupt what it does, if it still does: it stops at the next step."""
        with suppress(OSError):
            self.pipe.send(None)

    def kill(self) -> None:
        """End it without waiting; `heard` then says so."""
        self._process.kill()

    def close(self) -> None:
        """End it, whatever it is doing."""
        self.kill()
        self._process.join()
        self.pipe.close()


Engine = Worker[Job, Report]


def engine() -> Engine:
    """A worker that runs MkDocs."""
    return Worker(_report)


def report(worker: Engine, job: Job, progress: Progress = silent) -> Report:
    """One job done; a worker that dies over it is a fault in the report."""
    try:
        return worker.done(job, _telling(job, progress))
    except Died as error:
        return Report(language=job.language, fault=str(error))


class Workers:
    """As many engines as there are processors, for a build of all languages."""

    def __init__(self, number: int | None = None) -> None:
        self._number = number or os.cpu_count() or 1
        self._idle: list[Engine] = []
        self._busy: dict[Engine, Job] = {}

    def reports(self, jobs: Iterable[Job], progress: Progress = silent) -> list[Report]:
        """Do all the jobs, as many at a time as there are workers; the reports in the jobs' order."""
        waiting = list(jobs)
        order = [job.language for job in waiting]
        found: dict[str, Report] = {}
        while waiting or self._busy:
            while waiting and len(self._busy) < self._number:
                self._begin(waiting.pop(0))
            for one in self._heard(progress):
                found[one.language] = one
        return [found[language] for language in order]

    def kill(self) -> None:
        """End all work; `reports`, waiting for it in another thread, then says so."""
        for worker in (*self._idle, *self._busy):
            worker.kill()

    def close(self) -> None:
        """End every process."""
        for worker in (*self._idle, *self._busy):
            worker.close()
        self._idle, self._busy = [], {}

    def _begin(self, job: Job) -> None:
        self._idle = [worker for worker in self._idle if worker.alive]
        worker = self._idle.pop() if self._idle else engine()
        self._busy[worker] = job
        worker.begin(job)

    def _heard(self, progress: Progress) -> list[Report]:
        """What those that have something to say have finished."""
        talking = wait([worker.pipe for worker in self._busy])
        found: list[Report] = []
        for worker, job in [(worker, job) for worker, job in self._busy.items() if worker.pipe in talking]:
            try:
                one = worker.heard(_telling(job, progress))
            except Died as error:
                one = Report(language=job.language, fault=str(error))
            if one is not None:
                found.append(one)
                self._idle.append(worker)
                del self._busy[worker]
        return found


def _telling(job: Job, progress: Progress) -> Told:
    return lambda done, pages: progress(job.language, done, pages)


def _report(job: Job, told: Told) -> Report:
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material announces its end of life at every import
    from builder.site import engine

    made = engine.report(job, told)
    if job.address and job.changed is None:  # served: what the whole run left is not looked through at every save
        gc.unfreeze()
        gc.collect()
        gc.freeze()
    return made


def _work(pipe: Connection, do: Callable[[Any, Told], Any]) -> None:
    """The process: one thing after the other until there is nobody left to do it for."""
    for one in (signal.SIGINT, signal.SIGTERM):  # a terminal or shell sends them to all of us; our parent ends us
        signal.signal(one, signal.SIG_IGN)

    def told(done: int, pages: int) -> None:
        pipe.send(("told", (done, pages)))
        if pipe.poll():  # only `stop` speaks meanwhile
            raise Stopped

    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            asked = pipe.recv()
            if asked is not None:
                pipe.send(("answer", do(asked, told)))
