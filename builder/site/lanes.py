"""One language while a course is served: its warm worker, its written-out folder, its pages."""

from __future__ import annotations

import shutil
import traceback
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from threading import Semaphore

from builder import tree
from builder.site import workers
from builder.site.jobs import Job, Progress, Report, silent
from builder.tree import Tree

Told = Callable[[Report, Collection[str] | None], None]
"""Called with what came of a run, and the addresses of pages that are new (None: all); from the lane's own thread."""

_PATIENCE = 0.05  # seconds between looks at whether something newer waits


@dataclass(frozen=True, kw_only=True, eq=False)
class Wish:
    """What a lane is to show."""

    tree: Tree
    """The language's folder: `mkdocs.yml`, `docs/…`, `overrides/…`."""
    epoch: int
    address: str
    page: str = ""
    """The page looked at, below the language's root: the first to be built."""
    hurried: bool = False
    """Nothing but that page, and searching may find its old words: the whole follows."""
    progress: Progress = silent


class Lane:
    """Shows the newest wish: what changed at once, the whole again where that is not enough.

    The page looked at is built first, beside, and moved in; then the others that changed. A changed menu or
    template concerns every page, so then all are built anew and swapped in. A newer wish interrupts what is
    done for pages nobody looks at.
    """

    def __init__(self, language: str, folder: Path, turns: Semaphore, told: Told) -> None:
        self.language = language
        self.written, self.site = folder / "written" / language, folder / "site" / language
        self._turns, self._told = turns, told
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=language)
        self._worker = workers.engine()
        self._newest: Wish | None = None
        self._laid: Tree = {}  # what `written` holds
        self._pending: set[str] = set()  # below docs/, written or removed since they were last built
        self._unindexed: set[str] = set()  # of those, what can be seen and is not yet found by searching
        self._whole = True  # whether all pages must be built anew
        self._interruptible = False

    def show(self, wish: Wish) -> Future[None]:
        """Bring the page looked at up to the wish, then the others; done when that page can be seen, or cannot."""
        self._newest = wish
        if self._interruptible:
            self._worker.stop()
        return self._thread.submit(self._safely, self._catch_up, wish)

    def close(self) -> None:
        """End everything now."""
        self._newest = None
        self._worker.kill()
        self._thread.shutdown()
        self._worker.close()

    def _safely(self, task: Callable[[Wish], None], wish: Wish) -> None:
        """Do a task, unless a newer wish waits behind it; what it raises is a fault, not a thread that ends unseen."""
        try:
            if wish is self._newest:
                task(wish)
        except Exception:
            self._told(Report(language=self.language, fault=traceback.format_exc()), ())

    def _catch_up(self, wish: Wish) -> None:
        looked_at = sources(wish.page)
        if self._write(wish):
            self._whole = True
            self._pending |= {path for path in looked_at if f"docs/{path}" in wish.tree}
        if not self.site.exists():
            self._build_whole(wish)
            return
        if awaited := (self._pending - self._unindexed) & looked_at:
            self._build_part(wish, awaited)
        if not wish.hurried:
            self._thread.submit(self._safely, self._build_whole if self._whole else self._build_rest, wish)

    def _write(self, wish: Wish) -> bool:
        """Write the folder out; gives whether what every page shows has changed, the menu or a template."""
        changed = tree.updated(self._laid, wish.tree, self.written)
        self._laid = wish.tree
        pages = {path.removeprefix("docs/") for path in changed if path.startswith("docs/")}
        self._pending |= pages
        self._unindexed -= pages
        return len(pages) < len(changed)

    def _build_rest(self, wish: Wish) -> None:
        if self._pending and self._my_turn(wish):
            try:
                with self._interruption():
                    self._build_part(wish, self._pending)
            finally:
                self._turns.release()

    def _my_turn(self, wish: Wish) -> bool:
        """Wait for a processor; give up for a newer wish."""
        while not self._turns.acquire(timeout=_PATIENCE):
            if wish is not self._newest:
                return False
        return True

    def _build_part(self, wish: Wish, paths: set[str]) -> None:
        part = self.site.with_name(f"{self.language}.part")
        shutil.rmtree(part, ignore_errors=True)
        report = self._report(wish, part, frozenset(paths))
        if report.stopped:
            return
        new = paths - self._unindexed
        if not report.fault:
            _move_in(part, self.site)
            for path in report.gone:
                (self.site / path).unlink(missing_ok=True)
            self._unindexed = self._unindexed | paths if wish.hurried else self._unindexed - paths
            self._pending = self._pending if wish.hurried else self._pending - paths
        self._told(report, sorted(_address(path) for path in new if path.endswith(".md")))

    def _build_whole(self, wish: Wish) -> None:
        beside, first_time = self.site.with_name(f"{self.language}.new"), not self.site.exists()
        if not self._my_turn(wish):
            return
        try:
            with nullcontext() if first_time else self._interruption():
                report = self._report(wish, beside)
        finally:
            self._turns.release()
        if report.stopped:
            return
        if not report.fault:
            tree.swap(beside, self.site)
            self._whole = False
            self._pending.clear()
            self._unindexed.clear()
        self._told(report, None if first_time else ())

    @contextmanager
    def _interruption(self) -> Iterator[None]:
        """Meanwhile a newer wish ends the run."""
        self._interruptible = True
        try:
            yield
        finally:
            self._interruptible = False

    def _report(self, wish: Wish, site: Path, changed: frozenset[str] | None = None) -> Report:
        if not self._worker.alive:
            self._worker = workers.engine()
        job = Job(
            language=self.language,
            folder=self.written,
            site=site,
            epoch=wish.epoch,
            address=wish.address,
            changed=changed,
            before=None if changed is None else self.site,
            indexed=changed is None or not wish.hurried,
        )
        return workers.report(self._worker, job, wish.progress)


def _address(path: str) -> str:
    """The address of a page below its language's root."""
    return path.removesuffix(".md").removesuffix("index").rstrip("/") + "/" if path != "index.md" else ""


def sources(page: str) -> set[str]:
    """The files an address may come from: `about/` from `about.md` or `about/index.md`."""
    name = page.removesuffix("index.html").strip("/")
    return {f"{name}.md", f"{name}/index.md"} if name else {"index.md"}


def _move_in(part: Path, site: Path) -> None:
    """File by file: a reader sees the old page or the new one."""
    for path in [path for path in part.rglob("*") if path.is_file()]:
        target = site / path.relative_to(part)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
    shutil.rmtree(part)
