"""What `course new` begins is sound as it is, and nothing is ever written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder import schemas, starting
from builder.checks import check
from builder.loading import load
from builder.problems import text


def begun(root: Path, *more: tuple[str, str]) -> Path:
    for kind, name in (("course", "our-course"), *more):
        starting.begin(starting.skeleton(kind, name), root)
    return root


def said(root: Path) -> list[str]:
    loaded = load(root)
    return [text(problem) for problem in check(loaded)]


def test_a_new_course_has_nothing_wrong_with_it(tmp_path: Path) -> None:
    assert said(begun(tmp_path)) == []


def test_a_new_module_and_its_quiz_have_nothing_wrong_with_them(tmp_path: Path) -> None:
    begun(tmp_path, ("module", "who-decides"), ("quiz", "who-decides"))
    course = tmp_path / "course.yml"
    course.write_text(course.read_text().replace("[first-steps]", "[first-steps, who-decides]"))
    module = tmp_path / "modules/who-decides/module.yml"
    module.write_text(module.read_text().replace("# quiz:", "quiz:"))
    assert said(tmp_path) == []
    assert load(tmp_path).main.modules["who-decides"].quiz == "who-decides"


def test_every_file_begun_names_its_schema(tmp_path: Path) -> None:
    begun(tmp_path, ("module", "two"), ("quiz", "two"))
    assert schemas.unnamed(load(tmp_path)) == {}


def test_the_skeletons_show_every_kind_of_thing_a_lesson_leans_on(tmp_path: Path) -> None:
    kinds = {entry.kind for entry in load(begun(tmp_path)).main.entries.values()}
    assert kinds == {"course", "module", "quiz", "source", "measure", "fact", "term", "event"}


@pytest.mark.parametrize("name", ["Who", "who is who", "../who", "who/is", "", "-who", "who--is", "who\n", "été"])
def test_a_bad_id_begins_nothing(name: str) -> None:
    with pytest.raises(starting.BadId, match="is not an id"):
        starting.skeleton("module", name)


def test_nothing_is_written_over_and_nothing_half(tmp_path: Path) -> None:
    begun(tmp_path)
    lesson = tmp_path / "modules/mine/module.yml"
    lesson.parent.mkdir()
    lesson.write_text("mine")
    with pytest.raises(starting.Refused, match="is there already"):
        starting.begin(starting.skeleton("module", "mine"), tmp_path)
    assert lesson.read_text() == "mine"
    assert [path.name for path in lesson.parent.iterdir()] == ["module.yml"]


def test_a_link_out_of_the_course_is_not_followed(tmp_path: Path) -> None:
    root, outside = begun(tmp_path / "course"), tmp_path / "outside"
    outside.mkdir()
    (root / "quizzes/first-steps.yml").unlink()
    (root / "quizzes").rmdir()
    (root / "quizzes").symlink_to(outside)
    with pytest.raises(starting.Refused, match="outside"):
        starting.begin(starting.skeleton("quiz", "mine"), root)
    assert list(outside.iterdir()) == []


def test_a_dangling_link_is_not_written_through(tmp_path: Path) -> None:
    root = begun(tmp_path / "course")
    (root / "quizzes/mine.yml").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(starting.Refused, match="is there already"):
        starting.begin(starting.skeleton("quiz", "mine"), root)
    assert not (tmp_path / "elsewhere").exists()
