"""One language while a course is served: its warm worker, its written-out folder, its pages."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Semaphore

from builder import tree
from builder.site.jobs import Job, Progress, Report, silent
from builder.site.workers import Worker
from builder.site.writing import Outcome

Told = Callable[[Report, bool], None]
"""Called with what came of a run, and whether open pages are old now; from the lane's own thread."""


class Lane:
    """Shows the newest outcome it was given: what changed at once, the whole again where that is not enough.

    A page that changed is built and moved in. A changed menu or template concerns every page, so then all
    are built anew beside and swapped in, which a newer outcome interrupts.
    """

    def __init__(self, language: str, folder: Path, turns: Semaphore, told: Told) -> None:
        self.language = language
        self.written, self.site = folder / "written" / language, folder / "site" / language
        self._turns, self._told = turns, told
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=language)
        self._worker = Worker()
        self._newest: Outcome | None = None
        self._pending: set[str] = set()
        self._whole = True
        self._interruptible = False

    def show(self, outcome: Outcome, address: str, page: str = "", progress: Progress = silent) -> Future[None]:
        """Bring the pages up to the outcome, `page` (a path below the language's root) among the first."""
        self._newest = outcome
        if self._interruptible:
            self._worker.stop()
        return self._thread.submit(self._safely, self._catch_up, outcome, address, page, progress)

    def close(self) -> None:
        """End everything now."""
        self._newest = None
        self._worker.kill()
        self._thread.shutdown()
        self._worker.close()

    def _safely(self, task: Callable[..., None], *given: object) -> None:
        """Do a task; what it raises is a fault, not a thread that ends unseen."""
        try:
            task(*given)
        except Exception:
            self._told(Report(language=self.language, fault=traceback.format_exc()), False)

    def _catch_up(self, outcome: Outcome, address: str, page: str, progress: Progress) -> None:
        if outcome is not self._newest:
            return  # a newer one waits behind this
        self._write(outcome)
        if not self.site.exists():
            self._build_whole(outcome, address, progress)
            return
        if self._whole:
            self._pending |= {path for path in _sources(page) if f"{self.language}/docs/{path}" in outcome.tree}
        if self._pending:
            self._build_part(outcome, address)
        if self._whole:
            self._thread.submit(self._safely, self._build_whole, outcome, address)

    def _write(self, outcome: Outcome) -> None:
        changed = tree.to_folder(tree.below(outcome.tree, self.language), self.written)
        pages = {path.removeprefix("docs/") for path in changed if path.startswith("docs/")}
        self._pending |= pages
        self._whole |= len(pages) < len(changed)

    def _build_part(self, outcome: Outcome, address: str) -> None:
        report = self._report(self._job(outcome, address, self.site, frozenset(self._pending)))
        if report.stopped:
            return
        if not report.fault:
            self._pending.clear()
        self._told(report, True)

    def _build_whole(self, outcome: Outcome, address: str, progress: Progress = silent) -> None:
        beside = self.site.with_name(f"{self.language}.new")
        first_time = not self.site.exists()
        with self._turns:
            if outcome is not self._newest:
                return
            self._interruptible = not first_time
            report = self._report(self._job(outcome, address, beside), progress)
            self._interruptible = False
        if report.stopped:
            return
        if not report.fault:
            tree.swap(beside, self.site)
            self._whole = False
            self._pending.clear()
        self._told(report, first_time)

    def _report(self, job: Job, progress: Progress = silent) -> Report:
        if not self._worker.alive:
            self._worker = Worker()
        return self._worker.done(job, progress)

    def _job(self, outcome: Outcome, address: str, site: Path, changed: frozenset[str] | None = None) -> Job:
        return Job(
            language=self.language,
            folder=self.written,
            site=site,
            epoch=outcome.epoch,
            address=address,
            changed=changed,
        )


def _sources(page: str) -> set[str]:
    """The files an address may come from: `about/` from `about.md` or `about/index.md`."""
    name = page.removesuffix("index.html").strip("/")
    return {f"{name}.md", f"{name}/index.md"} if name else {"index.md"}
