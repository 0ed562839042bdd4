"""Processes tests start, and waiting for them: patient with busy machines, and never for ever."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from typing import Any

PATIENCE = 240.0  # seconds; machines that test are busy


def until(true: Callable[[], object], else_: str = "waited in vain") -> None:
    """Wait for something to become true."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, else_
        time.sleep(0.03)


def ended(process: subprocess.Popen[Any], by: int = signal.SIGINT, *, group: bool = False) -> int:
    """The exit code of a process after a signal, sent to its whole group if asked; what goes on in spite is killed."""
    send = os.killpg if group else os.kill
    if process.poll() is None:
        send(process.pid, by)
    try:
        return process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        send(process.pid, signal.SIGKILL)
        raise
