"""The one door to pandoc: HTML of ours into Typst, Word and PowerPoint, shut in and against the clock."""

from __future__ import annotations

import os
import subprocess
import tempfile
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal

Form = Literal["typst", "docx", "pptx"]

SECONDS = 60
"""How long pandoc may take for one sheet; a long one takes half a second."""

_MEMORY = "1024m"  # of pandoc's own heap


class PandocFailed(RuntimeError):
    """Pandoc gave nothing: it stopped with a message, or took too long."""


@cache
def binary() -> str:
    """Where the wheel put pandoc. Raises `ImportError` where it is not installed."""
    import pypandoc

    return str(pypandoc.get_pandoc_path())


@cache
def version() -> str:
    """Pandoc's version: other versions give other bytes."""
    return _run([binary(), "--version"], b"", 0).split(b"\n")[0].decode()


@cache
def default(name: str) -> bytes:
    """A data file of pandoc's own, such as its `reference.docx`."""
    return _run([binary(), "--print-default-data-file", name], b"", 0)


def converted(html: str, form: Form, *, epoch: int, reference: bytes = b"", options: tuple[str, ...] = ()) -> bytes:
    """HTML in another format; `reference` is a document whose styles the result takes.

    Pandoc runs with `--sandbox`: it reads no file but the reference, and no address. HTML carries no raw code of
    other formats; what could become such is taken out by `sheet.lua`. Raises `PandocFailed`.
    """
    with tempfile.TemporaryDirectory() as folder, as_file(files("builder.papers") / "sheet.lua") as rules:
        words = [binary(), "+RTS", f"-M{_MEMORY}", "-RTS", "--sandbox", f"--data-dir={folder}", "--wrap=none"]
        words += ["--from=html-auto_identifiers", f"--to={form}", f"--lua-filter={rules}", "--output=-", *options]
        if reference:
            path = Path(folder, f"reference.{form}")
            path.write_bytes(reference)
            words.append(f"--reference-doc={path}")
        return _run(words, html.encode(), epoch, folder)


def _run(words: list[str], given: bytes, epoch: int, folder: str | None = None) -> bytes:
    settings = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(words, input=given, capture_output=True, timeout=SECONDS, cwd=folder, env=settings)
    except subprocess.TimeoutExpired:
        raise PandocFailed(f"pandoc took longer than {SECONDS} seconds for one sheet") from None
    if done.returncode:
        raise PandocFailed(done.stderr.decode(errors="replace").strip() or f"pandoc ended with {done.returncode}")
    return done.stdout
