"""Processes that keep MkDocs warm: each takes a job, tells how far it is, and answers with a report."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterable
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from types import TracebackType

from builder.site.jobs import Job, Progress, Report, Stopped, silent

_STARTING = multiprocessing.get_context("spawn")  # fork is unsafe beside threads, and `serve` has them


class Worker:
    """One process. It ends with us, however we end: its pipe is closed then.

    Our own, not a ProcessPoolExecutor: that one's processes outlive a parent that is killed, and which
    of them is warm for which language cannot be said.
    """

    def __init__(self) -> None:
        self.pipe, theirs = _STARTING.Pipe()
        self._process = _STARTING.Process(target=_work, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self.job: Job | None = None

    def begin(self, job: Job) -> None:
        """Hand it a job; `heard` brings what it says."""
        self.job = job
        with suppress(BrokenPipeError):  # it died meanwhile: `heard` says so
            self.pipe.send(job)

    def heard(self, progress: Progress) -> Report | None:
        """The next thing it says: None for progress, and at last the report."""
        assert self.job is not None
        try:
            said = self.pipe.recv()
        except (EOFError, ConnectionError):
            return self._dead(self.job)
        if not isinstance(said, tuple):
            self.job = None
            report: Report = said
            return report
        progress(self.job.language, *said)
        return None

    def done(self, job: Job, progress: Progress = silent) -> Report:
        """Do one job and wait for it."""
        self.begin(job)
        while (report := self.heard(progress)) is None:
            pass
        return report

    def stop(self) -> None:
        """Interrupt its job, if it still has one: it reports `stopped` at the next page."""
        with suppress(OSError):
            self.pipe.send(None)

    def close(self) -> None:
        """End it, whatever it is doing."""
        self.kill()
        self._process.join()
        self.pipe.close()

    def kill(self) -> None:
        """End it without waiting; `heard` then says so."""
        self._process.kill()

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def _dead(self, job: Job) -> Report:
        self.job = None
        self._process.join()
        fault = f"the engine's process ended with {self._process.exitcode}; if that is -9, memory may have run out"
        return Report(language=job.language, fault=fault)


class Workers:
    """As many workers as there are processors, for a build of all languages."""

    def __init__(self, number: int | None = None) -> None:
        self._number = number or os.cpu_count() or 1
        self._workers: list[Worker] = []

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def reports(self, jobs: Iterable[Job], progress: Progress = silent) -> list[Report]:
        """Do all the jobs, as many at a time as there are workers; the reports in the jobs' order."""
        waiting = list(jobs)
        order = [job.language for job in waiting]
        reports: dict[str, Report] = {}
        busy: list[Worker] = []
        while waiting or busy:
            while waiting and len(busy) < self._number:
                busy.append(self._begun(waiting.pop(0)))
            for worker in _talking(busy):
                if report := worker.heard(progress):
                    reports[report.language] = report
                    busy.remove(worker)
        return [reports[language] for language in order]

    def kill(self) -> None:
        """End all work; `reports`, waiting for it in another thread, then says so."""
        for worker in self._workers:
            worker.kill()

    def close(self) -> None:
        while self._workers:
            self._workers.pop().close()

    def _begun(self, job: Job) -> Worker:
        """An idle worker, or a new one, with this job."""
        self._workers = [worker for worker in self._workers if worker.alive]
        idle = [worker for worker in self._workers if worker.job is None] or [Worker()]
        if idle[0] not in self._workers:
            self._workers.append(idle[0])
        idle[0].begin(job)
        return idle[0]


def _talking(busy: list[Worker]) -> list[Worker]:
    heard = wait([worker.pipe for worker in busy])
    return [worker for worker in busy if worker.pipe in heard]


def _work(pipe: Connection) -> None:
    """The process: one job after the other until there is nobody left to work for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches us too; our parent ends us
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material announces its end of life at every import
    from builder.site.engine import report

    def told(done: int, pages: int) -> None:
        pipe.send((done, pages))
        if pipe.poll():  # only `stop` speaks during a job
            raise Stopped

    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            job = pipe.recv()
            if job is not None:
                pipe.send(report(job, told))
