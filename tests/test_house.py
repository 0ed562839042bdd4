"""What is claimed of the house holds: imports go down, each third party has one door, rooms and functions are small."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "builder"
FILES = sorted(path for path in HOUSE.rglob("*.py") if "skeleton" not in path.parts)

# A room uses those on lower lines only, and none on its own line.
LAYERS = (
    ("__main__",),
    ("cli",),
    ("site",),
    ("papers",),
    ("pages", "reporting", "reference", "starting"),
    ("checks",),
    ("loading", "uses", "locking", "schemas", "charts"),
    ("course", "shelf", "validating"),
    ("entries",),
    ("translation", "texts", "remembered", "faults"),
    ("wording",),
    ("questions",),
    ("records", "tasks"),
    ("slots", "prose", "reading"),
    ("problems", "tree", "scalars", "bounds"),
)
RANK = {room: rank for rank, layer in enumerate(LAYERS) for room in layer}

# A third party comes in by the rooms named here, and no other.
DOORS = {
    "yaml": {"reading"},
    "jinja2": {"slots", "pages"},
    "markupsafe": {"pages", "papers"},  # Jinja2's own type for finished HTML
    "markdown": {"prose", "pages"},  # pages: an extension the engine loads
    "tinycss2": {"pages"},
    "segno": {"pages"},
    "babel": {"prose", "pages"},  # pages: the catalogues of interface words
    "mkdocs": {"site"},
    "click": {"cli", "site"},  # site: the plugin speaks on MkDocs' command line
    "rich": {"cli"},
    "pypandoc": {"papers"},  # papers/pandoc.py
    "typst": {"papers"},  # papers/typesetting.py
    "vl_convert": {"charts"},
    "pydantic": {"records", "questions", "wording", "translation", "validating", "schemas", "reference"},
}

LONGEST_FILE, LONGEST_FUNCTION, USUAL_FUNCTION = 249, 40, 15
NAMELESS = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "process", "processing", "base", "core"}


def room(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno} imports by dots; write builder.…"
            whole = node.module == "builder"
            yield from ((node.lineno, f"builder.{alias.name}" if whole else str(node.module)) for alias in node.names)


def functions() -> Iterator[tuple[str, int]]:
    """Every function of the house and its lines, its docstring apart (a rule's is its manual)."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                said = ast.get_docstring(node, clean=False)
                lines = (node.end_lineno or 0) - node.lineno + 1 - (said.count("\n") + 1 if said else 0)
                yield f"{path.relative_to(HOUSE)}:{node.lineno} {node.name}", lines


def test_every_room_has_its_place_in_the_layers() -> None:
    assert {room(path) for path in FILES} - {"__init__"} == set(RANK)


def test_imports_go_down_only() -> None:
    upward = [
        f"{path.relative_to(HOUSE)}:{line} {name}"
        for path in FILES
        for line, name in imports(path)
        if name.startswith("builder.") and not _may(room(path), name.split(".")[1])
    ]
    assert upward == []


def test_each_third_party_enters_by_its_doors() -> None:
    strangers = [
        f"{path.relative_to(HOUSE)}:{line} {name}"
        for path in FILES
        for line, name in imports(path)
        if (party := name.split(".")[0]) not in {*sys.stdlib_module_names, "builder"}
        and room(path) not in DOORS.get(party, set())
    ]
    assert strangers == []


@pytest.mark.parametrize("party", DOORS)
def test_every_door_is_used(party: str) -> None:
    used = {room(path) for path in FILES for _, name in imports(path) if name.split(".")[0] == party}
    assert used == DOORS[party]


def test_files_are_short() -> None:
    lengths = {path.relative_to(HOUSE).as_posix(): len(path.read_text().splitlines()) for path in FILES}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    lengths = dict(functions())
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}
    usual = sum(length <= USUAL_FUNCTION for length in lengths.values())
    assert usual >= 0.9 * len(lengths), f"{usual} of {len(lengths)} have {USUAL_FUNCTION} lines or fewer"


def test_rooms_are_named_for_what_they_give() -> None:
    names = {part for path in HOUSE.rglob("*") for part in (path.stem, *path.relative_to(HOUSE).parts)}
    assert names & NAMELESS == set()


def test_every_file_says_in_its_first_line_what_it_is_for() -> None:
    silent = [path.name for path in FILES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


def _may(user: str, used: str) -> bool:
    return user == used or RANK[used] > RANK[user]
