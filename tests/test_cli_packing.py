"""`course pack` and `course build --packs`: what lands where, what is refused, and that nothing is lost."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from builder import papers, tree
from builder.cli import packing
from builder.papers import bundling, pandoc, press, typesetting
from builder.papers.sheets import SHEETS
from builder.site import writing
from tests.command import Run, change
from tests.small import project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path / "course")


def held(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def test_a_pack_lands_in_a_zip_or_in_a_folder(run: Run, tmp_path: Path) -> None:
    words = ("pack", "first-steps", "--language", "nl", "--only", "glossary")
    code, _, said = run(*words, "--out", str(tmp_path / "made/pack.zip"))
    assert (code, "2 files, 2 of them printed anew" in said) == (0, True)
    assert held(tmp_path / "made/pack.zip") == ["first-steps-nl-glossary.docx", "first-steps-nl-glossary.pdf"]
    code, _, said = run(*words, "--out", str(tmp_path / "folder"))
    assert (code, "0 of them printed anew" in said) == (0, True)
    names = sorted(path.name for path in (tmp_path / "folder").iterdir())
    assert names == [tree.MARK, "first-steps-nl-glossary.docx", "first-steps-nl-glossary.pdf"]


def test_the_first_language_and_a_plain_name_are_what_nobody_has_to_say(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("pack", "first-steps", "--only", "glossary")[0] == 0
    assert held(tmp_path / "first-steps-en.zip") == ["first-steps-en-glossary.docx", "first-steps-en-glossary.pdf"]


def test_the_seed_draws_the_worksheets(run: Run, tmp_path: Path) -> None:
    words = ("pack", "first-steps", "--only", "worksheet-a")
    for name, seed in {"one": "1", "other": "5b", "again": "5b"}.items():
        assert run(*words, "--seed", seed, "--out", str(tmp_path / f"{name}.zip"))[0] == 0
    one, other, again = ((tmp_path / f"{name}.zip").read_bytes() for name in ("one", "other", "again"))
    assert one != other
    assert other == again


def test_an_unknown_module_language_or_sheet_is_said(run: Run) -> None:
    code, _, said = run("pack", "first-step")
    assert (code, "there is no module “first-step”; did you mean first-steps?" in said) == (1, True)
    code, _, said = run("pack", "first-steps", "--language", "de")
    assert (code, "the course is not in “de”; it is in en, nl and fr" in said) == (1, True)
    code, _, said = run("pack", "first-steps", "--only", "poster")
    assert (code, "poster" in said) == (2, True)


def test_something_else_is_never_written_over(run: Run, root: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.zip").write_text("my own notes")
    code, _, said = run("pack", "first-steps", "--out", str(tmp_path / "mine.zip"))
    assert (code, "no zip" in said, (tmp_path / "mine.zip").read_text()) == (1, True, "my own notes")
    code, _, said = run("pack", "first-steps", "--out", str(root / "modules"))
    assert (code, "holds something else" in said, (root / "modules/first-steps").is_dir()) == (1, True, True)


def test_a_course_with_an_error_prints_nothing(run: Run, root: Path, tmp_path: Path) -> None:
    change(root / "modules/first-steps/module.yml", "quiz: first-steps", "quiz: first-stepz")
    code, _, said = run("pack", "first-steps", "--out", str(tmp_path / "pack.zip"))
    assert (code, "unknown-id" in said, (tmp_path / "pack.zip").exists()) == (1, True, False)


def test_a_failure_half_way_leaves_the_pack_of_before(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("pack", "first-steps", "--only", "glossary", "--out", str(tmp_path / "folder"))
    assert run(*words)[0] == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "folder").iterdir()}

    def failing(*_words: object, **_more: object) -> bytes:
        raise papers.PandocFailed("out of paper")

    monkeypatch.setattr(pandoc, "converted", failing)
    code, _, said = run("pack", "first-steps", "--out", str(tmp_path / "folder"))
    assert (code, "nothing was printed: out of paper" in said) == (1, True)
    assert {path.name: path.read_bytes() for path in (tmp_path / "folder").iterdir()} == before


@pytest.mark.parametrize("moment", ["written", "moved away"])
def test_a_kill_half_way_leaves_the_pack_of_before(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    words = ("pack", "first-steps", "--out", str(tmp_path / "folder"))
    assert run(*words, "--only", "glossary")[0] == 0
    real = Path.rename

    def killed(self: Path, target: Path) -> Path:
        if moment == "written" or self.name.endswith(".new"):
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "rename", killed)
    assert run(*words, "--only", "cards")[0] == 130
    monkeypatch.undo()
    tree.recover(tmp_path / "folder")
    assert sorted(path.name for path in (tmp_path / "folder").glob("*.*")) == [
        tree.MARK, "first-steps-en-glossary.docx", "first-steps-en-glossary.pdf",
    ]  # fmt: skip
    assert run(*words, "--only", "cards")[0] == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["course", "folder"]


@pytest.mark.parametrize("package", ["typst", "pypandoc"])
@pytest.mark.parametrize("words", [("pack", "first-steps"), ("build", "--packs")])
def test_without_the_packages_it_says_what_to_install(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch, package: str, words: tuple[str, ...]
) -> None:
    for kept in (press.tools, pandoc.binary, pandoc.version, typesetting.version):
        kept.cache_clear()
    monkeypatch.setitem(sys.modules, package, None)
    (root / "course.yml").write_text("languages: [")  # so broken that nothing but the packages can have been looked at
    code, _, said = run(*words)
    assert (code, packing.INSTALL in said) == (1, True)


def test_the_command_names_every_sheet() -> None:
    assert tuple(SHEETS) == packing.SHEETS


def test_a_site_offers_its_packs_to_teachers_alone(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COURSE_ADDRESS", "https://example.org/")
    jobs = bundling.jobs_of
    # one sheet a module is enough to see where it lands
    monkeypatch.setattr(bundling, "jobs_of", lambda site, module, epoch: jobs(site, module, epoch, only=["plan"]))
    first = papers.Press(tmp_path / "store")
    made = writing.compiled(root, press=first).tree
    assert (first.struck, first.lacking) == (2 * 3, [])  # formats, languages
    packed = {path for path in made if "/packs/" in path}
    assert "nl/docs/packs/first-steps-nl.zip" in packed
    assert "fr/docs/packs/first-steps-fr-plan.docx" in packed
    assert len(packed) == 3 * 3
    page = made["nl/docs/modules/first-steps/teach.md"].decode()
    assert 'href="../../../packs/first-steps-nl.zip"' in page
    assert 'href="../../../packs/first-steps-nl-plan.pdf"' in page
    assert "first-steps-nl-cards" not in page
    again = papers.Press(tmp_path / "store")
    (root / "modules/first-steps/module.nl.yml").write_text("title: Eerste stappen\n")
    writing.compiled(root, press=again)
    assert again.struck == 2  # the Dutch plan
    student = writing.compiled(root, audience="student", press=papers.Press(tmp_path / "store")).tree
    assert not [path for path in student if "/packs/" in path]


def test_a_site_without_packs_has_no_word_of_them(root: Path) -> None:
    made = writing.compiled(root).tree
    assert not [path for path in made if "/packs/" in path]
    assert "packs/" not in made["en/docs/modules/first-steps/teach.md"].decode()


def test_what_was_printed_stays_when_the_course_is_laid_out(root: Path) -> None:
    outcome = writing.compiled(root)
    store = root / writing.FOLDER / writing.STORE
    store.mkdir(parents=True)  # a pack was printed before the course was ever built
    (store / "kept").write_bytes(b"x")
    for _time in range(2):
        writing.write(outcome, root / writing.FOLDER)
        assert (store / "kept").is_file()
    (root / writing.FOLDER / "stray").write_bytes(b"x")
    writing.write(outcome, root / writing.FOLDER)
    assert not (root / writing.FOLDER / "stray").exists()
