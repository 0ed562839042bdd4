"""Notices that an author has saved something, on any disk and any system."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Event

Stamps = dict[str, tuple[int, int]]
"""A file's path → when it was written and how long it is."""

PAUSE = 0.05  # seconds between looks
REST = 0.02  # an editor writes several files, or one in several steps: wait until nothing changes any more
SHARE = 10  # looking takes at most one part in this many of a processor


def saves(sources: Callable[[], Iterable[Path]], ended: Event) -> Iterator[None]:
    """One item for each save, until the event is set; a save during the work on an item gives another item.

    Looks at the files instead of asking the system to tell: that works on shared folders and in containers too.
    """
    before, pause = stamps(sources()), PAUSE
    while not ended.wait(pause):
        begun = time.monotonic()
        now = stamps(sources())
        pause = max(PAUSE, SHARE * (time.monotonic() - begun))
        if now == before:
            continue
        while not ended.wait(REST) and (later := stamps(sources())) != now:
            now = later
        before = now
        yield


def stamps(sources: Iterable[Path]) -> Stamps:
    """What can be seen of the files from outside, and of those below the folders."""
    found: Stamps = {}
    for source in sources:
        if source.is_dir():
            for folder, _, names in os.walk(source):
                found |= _stamps(os.path.join(folder, name) for name in names if not _passing(name))  # noqa: PTH118 (speed)
        else:
            found |= _stamps([str(source)])
    return found


def _stamps(paths: Iterable[str]) -> Stamps:
    found: Stamps = {}
    for path in paths:
        try:
            status = os.stat(path)  # noqa: PTH116 (speed)
        except OSError:  # gone since it was listed
            continue
        found[path] = (status.st_mtime_ns, status.st_size)
    return found


def _passing(name: str) -> bool:
    """What editors put beside a file while they save it."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp"))
