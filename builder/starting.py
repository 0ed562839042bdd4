"""What `course new` begins: the files of a new course, module or quiz, made of the skeletons, and never over others."""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from builder.records import ID
from builder.tree import Tree, checked

KINDS = ("module", "quiz", "course")

_RENAMED = {"gitignore": ".gitignore"}  # a real one would make git blind in our own skeleton


class Refused(ValueError):
    """Files that cannot be written: one is in the way, or a folder leads outside."""


class BadId(ValueError):
    """A name that cannot be an id."""


def skeleton(kind: str, name: str) -> Tree:
    """The files of a new course, module or quiz, `name` being its id; paths are below the course."""
    if not re.fullmatch(ID, name):
        raise BadId(f"“{name}” is not an id; use small letters, digits and single hyphens, like who-is-who")
    found = _files(files("builder") / "skeleton" / kind, "")
    return {_named(path, name): text.replace("ID", name).encode() for path, text in found.items()}


def begin(tree: Tree, root: Path) -> list[Path]:
    """Write the files below `root`, all or none; raises `Refused` where one is there or leads outside."""
    targets = {root / checked(path): data for path, data in sorted(tree.items())}
    for path in targets:
        if not path.parent.resolve().is_relative_to(root.resolve()):
            raise Refused(f"{path} would lead outside {root}; remove the symbolic link")
        if path.exists() or path.is_symlink():
            raise Refused(f"{path} is there already; choose another id, or edit it")
    for path, data in targets.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:  # x: fails where somebody else was quicker
            file.write(data)
    return list(targets)


def _named(path: str, name: str) -> str:
    return _RENAMED.get(path, path.replace("ID", name))


def _files(folder: Traversable, prefix: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        if item.is_dir():
            found |= _files(item, f"{prefix}{item.name}/")
        else:
            found[prefix + item.name] = item.read_text(encoding="utf-8")
    return found
