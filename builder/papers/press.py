"""Sheets printed as PDF, Word and PowerPoint, side by side, and kept, so that only what changed is printed again."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, NamedTuple, assert_never

from builder.papers import pandoc, slides, typesetting, word
from builder.papers.paper import Handout

Form = Literal["pdf", "docx", "pptx"]
Told = Callable[[int, int], None]
"""Called with how many files are done, and of how many."""

AT_ONCE = 4
"""Most files printed at the same time: each takes a process of pandoc's, of some 100 MB."""


class Job(NamedTuple):
    """One file to be printed: a sheet in a format, with the date it carries (seconds since 1970)."""

    handout: Handout
    form: Form
    epoch: int

    @property
    def key(self) -> str:
        """The same for the same bytes: what the sheet says, and with what it is printed."""
        said = json.dumps([asdict(self.handout), self.form, self.epoch], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(f"{tools()}\n{said}".encode()).hexdigest()[:40]


class Printed(NamedTuple):
    """A file, and what it could not show."""

    content: bytes
    lacks: str = ""


@dataclass
class Press:
    """Prints; what is in the folder `store` already is taken from there. One press a run."""

    store: Path | None = None
    told: Told = lambda _done, _total: None
    struck: int = 0
    """How many files were printed anew."""
    used: set[str] = field(default_factory=set)
    lacking: list[str] = field(default_factory=list)
    """What files could not show, a line each."""

    def printed(self, jobs: Sequence[Job]) -> list[Printed]:
        """A file each, in order. Raises `PandocFailed` or `TypstFailed`; nothing is printed after that."""
        done = 0
        self.told(done, len(jobs))
        made = []
        with ThreadPoolExecutor(min(AT_ONCE, os.cpu_count() or 1)) as pool:
            waiting = [pool.submit(self._one, job) for job in jobs]
            try:
                for one in waiting:
                    made.append(one.result())
                    done += 1
                    self.told(done, len(jobs))
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
        return made

    def tidy(self) -> None:
        """Forget what this press was not asked for."""
        for path in sorted(self.store.iterdir()) if self.store and self.store.is_dir() else ():
            if path.name.partition(".")[0] not in self.used:
                path.unlink()

    def _one(self, job: Job) -> Printed:
        key = job.key
        self.used.add(key)
        kept = self._kept(key)
        if kept is None:
            kept = struck(job)
            self.struck += 1
            self._keep(key, kept)
        return kept

    def _kept(self, key: str) -> Printed | None:
        """What was kept: the file and, before it, its digest and what it lacks, on a line of its own."""
        path = self.store / key if self.store else None
        if path is None or not path.is_file():
            return None
        head, _, content = path.read_bytes().partition(b"\n")
        digest, _, lacks = head.decode(errors="replace").partition(" ")
        return Printed(content, lacks) if digest == hashlib.sha256(content).hexdigest() else None

    def _keep(self, key: str, made: Printed) -> None:
        if self.store is None:
            return
        self.store.mkdir(parents=True, exist_ok=True)
        head = f"{hashlib.sha256(made.content).hexdigest()} {' '.join(made.lacks.split())}\n"
        handle, beside = tempfile.mkstemp(dir=self.store, prefix=".new-")
        with os.fdopen(handle, "wb") as file:
            file.write(head.encode() + made.content)
        Path(beside).replace(self.store / key)


def struck(job: Job) -> Printed:
    """One file printed."""
    match job.form:
        case "pdf":
            body = pandoc.converted(job.handout.body, "typst", epoch=job.epoch)
            return Printed(*typesetting.typeset(body, job.handout, job.epoch))
        case "docx":
            return Printed(word.word(job.handout, job.epoch))
        case "pptx":
            return Printed(slides.powerpoint(job.handout, job.epoch))
    assert_never(job.form)


@cache
def tools() -> str:
    """What prints, by version and by content. Raises `ImportError` where pandoc or Typst is not installed."""
    own = sorted((item for item in files("builder.papers").iterdir() if item.is_file()), key=lambda item: item.name)
    digest = hashlib.sha256(b"".join(item.read_bytes() for item in own)).hexdigest()
    return f"{pandoc.version()} {typesetting.version()} {digest}"
