"""A folder held in memory, path → bytes, and its sinks: a folder on disk, the swap of a finished one, a zip."""

from __future__ import annotations

import io
import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

Tree = dict[str, bytes]

MARK = ".written"
"""Lies in every folder `to_folder` made: without it, what is found in a folder is somebody's own."""

_SAID = b"Written by `course`: whatever lies in this folder is replaced at the next write.\n"
_DRIVE = re.compile(r"[A-Za-z]:")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold


class UnsafePath(ValueError):
    """A path that would leave the folder it is to be written into."""


class NotOurs(ValueError):
    """A folder with things in it that `to_folder` did not put there and would delete."""


def checked(path: str) -> str:
    """The path itself, if it is relative, posix, and stays inside whatever folder it is written into."""
    parts = path.split("/")
    if not path or path.startswith("/") or _DRIVE.match(path) or any(c in path for c in "\\\0"):
        raise UnsafePath(f"not a relative path: {path!r}")
    if any(part in ("", ".", "..") for part in parts):
        raise UnsafePath(f"leads out of its folder or has an empty part: {path!r}")
    return path


def below(tree: Tree, folder: str) -> Tree:
    """What lies under one folder of a tree, by its path from there."""
    start = f"{folder}/"
    return {path.removeprefix(start): data for path, data in tree.items() if path.startswith(start)}


def to_folder(tree: Tree, folder: Path, *, spare: str = "") -> frozenset[str]:
    """Make `folder` hold exactly the tree, touching only what differs; gives the paths written or removed.

    What lies in the folder `spare` at its top is left alone.

    Each file is written beside and moved in, so a reader sees the old one or the new one. Raises
    `UnsafePath` before anything is written, and `NotOurs` for a folder that holds other things.
    """
    wanted = {checked(path): data for path, data in tree.items() if path != MARK}
    _claim(folder, spare)
    _refuse_symlinks(wanted, folder)
    removed = _remove_all_but(wanted, folder, spare)
    changed = [path for path in sorted(wanted) if not _holds(folder / path, wanted[path])]
    for path in changed:
        _write(folder / path, wanted[path])
    return frozenset((*removed, *changed))


def updated(before: Tree, after: Tree, folder: Path) -> frozenset[str]:
    """Make `folder`, where `before` lies as `to_folder` left it, hold `after`; gives the paths written or removed.

    Looks at nothing that has not changed: for a folder of our own that nobody else writes in.
    """
    if not before:
        return to_folder(after, folder)
    differing = (path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    changed = frozenset(checked(path) for path in differing)
    for path in sorted(changed):
        if path in after:
            _write(folder / path, after[path])
        else:
            (folder / path).unlink(missing_ok=True)
    return changed


def swap(new: Path, target: Path) -> None:
    """Put the finished folder `new` in the place of `target`; killed at any moment, `recover` finds one of them whole.

    Hidden entries at the top of `target` stay, as they do when MkDocs cleans a site: `.git` may be a
    worktree's.
    """
    recover(target)
    _keep_hidden(target, new)
    old = _old(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        target.rename(old)
    new.rename(target)
    if old.exists():
        shutil.rmtree(old)


def recover(target: Path) -> None:
    """After a kill in the middle of `swap`: put the old folder back, or finish removing it."""
    old = _old(target)
    if not old.exists():
        return
    if target.exists():
        shutil.rmtree(old)
    else:
        old.rename(target)


def to_zip(tree: Tree, path: Path) -> None:
    """Write the tree as a zip: sorted names, one date, so the same tree gives the same bytes."""
    _write(path, zipped(tree))


def zipped(tree: Tree) -> bytes:
    """The tree as the bytes of a zip; raises `UnsafePath`."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in sorted(tree):
            archive.writestr(_entry(checked(name)), tree[name], compresslevel=9)
    return made.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=_EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # Unix, whatever system writes it
    entry.external_attr = 0o644 << 16
    return entry


def _claim(folder: Path, spare: str) -> None:
    """Mark a new or empty folder as ours; refuse one that holds other things than `spare`."""
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / MARK).is_file():
        return
    if any(path.name != spare for path in folder.iterdir()):
        raise NotOurs(f"{folder} is not empty and was not written by `course`; name a new or an empty folder")
    (folder / MARK).write_bytes(_SAID)


def _refuse_symlinks(paths: Iterable[str], folder: Path) -> None:
    parents = {parent for path in paths for parent in Path(path).parents}
    for parent in sorted(parents):
        if parent != Path() and (folder / parent).is_symlink():
            raise UnsafePath(f"{folder / parent} is a symbolic link; remove it")


def _remove_all_but(wanted: Tree, folder: Path, spare: str) -> list[str]:
    """Remove the files that are not wanted, and the folders that hold none that is; gives the files' paths."""
    keep = {MARK, *wanted}
    folders = {parent.as_posix() for path in keep for parent in Path(path).parents}
    removed: list[str] = []
    for at, names, files in os.walk(folder, topdown=False):
        for name in (*files, *names):
            path = Path(at, name)
            relative = path.relative_to(folder).as_posix()
            if spare and relative.split("/")[0] == spare:
                continue
            if path.is_dir() and not path.is_symlink():
                if relative not in folders:
                    path.rmdir()
            elif relative not in keep:
                path.unlink()
                removed.append(relative)
    return removed


def _holds(path: Path, data: bytes) -> bool:
    if path.is_symlink() or not path.is_file() or path.stat().st_size != len(data):
        return False
    return path.read_bytes() == data


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    finally:
        Path(beside).unlink(missing_ok=True)


def _old(target: Path) -> Path:
    return target.with_name(f"{target.name}.old")


def _keep_hidden(target: Path, new: Path) -> None:
    """Copy what is hidden at the top of `target` and not in `new`: copied, so that a kill leaves `target` whole."""
    for entry in target.iterdir() if target.is_dir() else ():
        if not entry.name.startswith(".") or (new / entry.name).exists():
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, new / entry.name, symlinks=True)
        else:
            shutil.copy2(entry, new / entry.name, follow_symlinks=False)
