"""`course serve`: the course in the browser, and each save in it within about a second."""

from __future__ import annotations

import signal
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import wait
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from builder import problems
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
    with tempfile.TemporaryDirectory(prefix="course-") as folder, _until_ended() as ended:
        with _listening(host, port, Path(folder) / "site", audience) as server:
            desk = _Desk(root, Path(folder), server.address, audience, announce, compiled)
            try:
                desk.refresh(progress)
                threading.Thread(target=server.serve_forever, daemon=True).start()
                announce(f"Serving on {server.address}")
                for _ in saves(lambda: writing.sources(root), ended):
                    desk.refresh()
            except KeyboardInterrupt:
                return
            finally:
                desk.close()
