"""Trees reach the disk whole, in their own folder, and change no more than they must."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.tree import MARK, NotOurs, UnsafePath, below, recover, swap, to_folder, to_zip, updated

TREE = {"a.txt": b"a", "deep/er/b.txt": b"b", "deep/c.txt": b"c"}


def held(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != MARK]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_folder_holds_exactly_the_tree(tmp_path: Path) -> None:
    assert to_folder(TREE, tmp_path / "out") == set(TREE)
    assert held(tmp_path / "out") == TREE


def test_only_what_differs_is_touched(tmp_path: Path) -> None:
    to_folder(TREE, tmp_path)
    for name in TREE:
        os.utime(tmp_path / name, (1, 1))
    assert to_folder(TREE | {"a.txt": b"A"}, tmp_path) == {"a.txt"}
    assert (tmp_path / "deep/c.txt").stat().st_mtime == 1
    assert (tmp_path / "a.txt").stat().st_mtime > 1


def test_what_left_the_tree_leaves_the_folder(tmp_path: Path) -> None:
    to_folder(TREE, tmp_path)
    (tmp_path / "deep" / "stray.txt").write_bytes(b"stray")
    assert to_folder({"a.txt": b"a"}, tmp_path) == {"deep/er/b.txt", "deep/c.txt", "deep/stray.txt"}
    assert sorted(path.name for path in tmp_path.iterdir()) == [MARK, "a.txt"]


def test_a_file_may_become_a_folder_and_a_folder_a_file(tmp_path: Path) -> None:
    for tree in ({"a": b"file"}, {"a/b/c": b"deep"}, {"a": b"file again"}):
        to_folder(tree, tmp_path)
        assert held(tmp_path) == tree


def test_a_folder_of_somebody_elses_things_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_bytes(b"years of work")
    with pytest.raises(NotOurs, match="not empty"):
        to_folder(TREE, tmp_path)
    assert held(tmp_path) == {"thesis.doc": b"years of work"}


@pytest.mark.parametrize(
    "path",
    ["", "/etc/passwd", "../out", "a/../../b", "a//b", "./a", "a/.", "C:/x", "c:x", "a\\..\\b", "a\0b", "..", "dir/"],
)
def test_no_path_leaves_its_folder(path: str, tmp_path: Path) -> None:
    for sink in (lambda tree: to_folder(tree, tmp_path / "out"), lambda tree: to_zip(tree, tmp_path / "out.zip")):
        with pytest.raises(UnsafePath):
            sink({path: b"", "sound.txt": b""})
    assert not (tmp_path / "out" / "sound.txt").exists()
    assert not (tmp_path / "out.zip").exists()


def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    elsewhere.mkdir()
    to_folder({"a.txt": b"a"}, out)
    (out / "deep").symlink_to(elsewhere)
    with pytest.raises(UnsafePath, match="symbolic link"):
        to_folder(TREE, out)
    assert not list(elsewhere.iterdir())


def test_a_link_in_the_place_of_a_file_is_replaced_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    to_folder({"b.txt": b"b"}, tmp_path / "out")
    (tmp_path / "out" / "a.txt").symlink_to(secret)
    to_folder({"a.txt": b"new"}, tmp_path / "out")
    assert secret.read_bytes() == b"secret"
    assert not (tmp_path / "out" / "a.txt").is_symlink()


def test_a_swap_puts_the_new_folder_in_place(tmp_path: Path) -> None:
    new, target = _two_sites(tmp_path)
    swap(new, target)
    assert held(target) == {"index.html": b"new"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_swap_needs_no_old_folder(tmp_path: Path) -> None:
    new, _ = _two_sites(tmp_path)
    swap(new, tmp_path / "far" / "site")
    assert held(tmp_path / "far" / "site") == {"index.html": b"new"}


def test_a_worktrees_git_survives_a_swap(tmp_path: Path) -> None:
    new, target = _two_sites(tmp_path)
    (target / ".git").write_bytes(b"gitdir: elsewhere")
    swap(new, target)
    assert held(target) == {"index.html": b"new", ".git": b"gitdir: elsewhere"}


@pytest.mark.parametrize("step", ["rename", "rename the new", "remove"])
def test_killed_at_any_step_a_swap_leaves_one_site_whole(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(*_: object, **__: object) -> None:
        raise Killed

    renames: list[Callable[..., object]] = [Path.rename, killed] if step == "rename the new" else [killed]
    new, target = _two_sites(tmp_path)
    with monkeypatch.context() as patch:
        if step == "remove":
            patch.setattr("shutil.rmtree", killed)
        else:
            patch.setattr(Path, "rename", lambda *given: renames.pop(0)(*given))
        with pytest.raises(Killed):
            swap(new, target)
    recover(target)
    assert held(target) == {"index.html": b"new" if step == "remove" else b"old"}
    assert not (tmp_path / "site.old").exists()


def test_the_same_tree_gives_the_same_zip(tmp_path: Path) -> None:
    to_zip(TREE, tmp_path / "one.zip")
    to_zip(dict(reversed(TREE.items())), tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == TREE
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.zip", "two.zip"]


def test_a_folder_of_our_own_is_brought_from_tree_to_tree_by_what_differs(tmp_path: Path) -> None:
    first, second = {"docs/a": b"1", "docs/b": b"2", "c": b"3"}, {"docs/a": b"1", "docs/b": b"new", "d/e": b"4"}
    assert updated({}, first, tmp_path / "made") == first.keys()
    (tmp_path / "made/docs/a").write_bytes(b"not looked at")
    assert updated(first, second, tmp_path / "made") == {"docs/b", "c", "d/e"}
    assert held(tmp_path / "made") == second | {"docs/a": b"not looked at"}
    with pytest.raises(UnsafePath):
        updated(second, {"../outside": b""}, tmp_path / "made")
    assert not (tmp_path / "outside").exists()


def test_a_folder_of_a_tree_is_a_tree() -> None:
    assert below({"nl/docs/a": b"1", "nlx/b": b"2", "en/c": b"3"}, "nl") == {"docs/a": b"1"}


def _two_sites(folder: Path) -> tuple[Path, Path]:
    for name in ("new", "old"):
        (folder / name).mkdir()
        (folder / name / "index.html").write_bytes(name.encode())
    (folder / "old").rename(folder / "site")
    return folder / "new", folder / "site"
