"""The site is built whole or not at all, in all its languages, and always the same."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from builder.site.building import Built, build
from builder.site.jobs import Job
from builder.site.workers import Workers, engine, report
from builder.site.writing import Outcome, write
from tests import small
from tests.running import until

ROOT = Path(__file__).parent.parent
INDEX = ("search/search_index.json",)


def built(folder: Path, outcome: Outcome, *, strict: bool = False) -> Built:
    return build(outcome, folder / ".course", folder / "site", strict=strict)


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a site in it that no failing build may touch."""
    folder = tmp_path_factory.mktemp("good")
    assert built(folder, small.outcome(lesson="The last good one")).landed
    return folder


def test_the_first_language_lives_at_the_root_and_the_others_below(good: Path) -> None:
    for path, language in (("", "en"), ("nl/", "nl"), ("fr/", "fr")):
        assert f'<html lang="{language}"' in (good / "site" / f"{path}modules/one/index.html").read_text()
        assert (good / "site" / f"{path}search/search_index.json").is_file()
    assert (good / "site" / "course.json").is_file()
    assert not (good / "site" / "en").exists()
    assert sorted(path.name for path in good.iterdir()) == [".course", "site"]


def test_the_same_course_gives_the_same_bytes(good: Path, tmp_path: Path) -> None:
    time.sleep(1.1)  # a date taken from the clock would differ by now
    assert built(tmp_path, small.outcome(lesson="The last good one")).landed
    assert held(tmp_path / "site") == held(good / "site")


def test_no_date_in_the_site_is_the_day_it_was_built(good: Path) -> None:
    sitemap = gzip.decompress((good / "site" / "sitemap.xml.gz").read_bytes()).decode()
    assert "<lastmod>2023-11-14</lastmod>" in sitemap


def test_progress_is_told_for_each_language(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build(small.outcome(), tmp_path / "w", tmp_path / "site", progress=lambda *said: told.append(said))
    for language in small.LANGUAGES:
        steps = [(done, pages) for name, done, pages in told if name == language]
        assert steps == sorted(steps)
        assert steps[-1] == (3, 3)


def test_what_the_engine_warns_of_is_told(tmp_path: Path) -> None:
    made = built(tmp_path, small.outcome(lesson="[nowhere](nowhere.md)"))
    assert made.landed
    assert len(made.warnings) == 1
    assert made.warnings[0].startswith("en, nl, fr: ")
    assert "nowhere.md" in made.warnings[0]


def test_a_strict_build_with_a_warning_leaves_the_site_before(good: Path) -> None:
    before = held(good / "site")
    made = built(good, small.outcome(lesson="[nowhere](nowhere.md)"), strict=True)
    assert (made.landed, made.faults) == (False, ())
    assert held(good / "site") == before
    assert not (good / "site.new").exists()


def test_a_failing_build_leaves_the_site_before_and_says_why(good: Path) -> None:
    before = held(good / "site")
    outcome = small.outcome(lesson="Another")
    outcome.tree["nl/overrides/main.html"] = b"{% extends 'no-such-template.html' %}"
    made = built(good, outcome)
    assert not made.landed
    assert len(made.faults) == 1
    assert made.faults[0].startswith("nl: ")
    assert "no-such-template.html" in made.faults[0]
    assert held(good / "site") == before


def test_a_language_may_not_stand_where_a_page_stands(good: Path) -> None:
    before = held(good / "site")
    made = built(good, small.outcome(nl="# A page called nl"))
    assert not made.landed
    assert "nl" in made.faults[0]
    assert held(good / "site") == before


@pytest.mark.parametrize("moment", [0.0, 0.7, 1.4])
def test_a_killed_build_leaves_the_site_before_and_nobody_behind(moment: float, good: Path) -> None:
    before = held(good / "site")
    code = "from tests import small, test_site; from pathlib import Path; import sys\n"
    code += "if __name__ == '__main__': test_site.built(Path(sys.argv[1]), small.outcome(lesson='Killed'))"
    script = good.parent / "killed.py"
    script.write_text(code)
    process = subprocess.Popen(
        [sys.executable, script, good], env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True
    )
    until(lambda: (good / "site.new").exists())
    time.sleep(moment)
    process.kill()
    process.wait()
    until(lambda: not _alive(process.pid))
    if moment == 0.0:
        assert held(good / "site") == before
    assert b"Home nl" in (good / "site" / "nl" / "index.html").read_bytes()
    assert built(good, small.outcome(lesson="The last good one")).landed
    assert held(good / "site") == before
    assert sorted(path.name for path in good.iterdir()) == [".course", "site"]


def test_a_worker_that_dies_is_a_fault_not_a_hang(tmp_path: Path) -> None:
    write(small.outcome(), tmp_path / "w")
    worker = engine()
    worker.kill()
    made = report(worker, _job(tmp_path))
    assert "ended with -9" in made.fault


def test_more_languages_than_workers_are_all_built(tmp_path: Path) -> None:
    write(small.outcome(), tmp_path / "w")
    with closing(Workers(1)) as workers:
        reports = workers.reports([_job(tmp_path, language) for language in small.LANGUAGES])
    assert [(report.language, report.pages) for report in reports] == [(name, 3) for name in small.LANGUAGES]


def test_a_part_holds_what_changed_and_a_search_index_of_all(tmp_path: Path) -> None:
    write(small.outcome(three="# Three"), tmp_path / "w")
    changed = frozenset({"modules/one.md", "three.md", "four.md"})
    with closing(Workers(1)) as workers:
        workers.reports([_job(tmp_path)])
        write(small.outcome(lesson="A new question", four="# Four"), tmp_path / "w")
        (made,) = workers.reports([_job(tmp_path, site="part", changed=changed, before=tmp_path / "site/en")])
        workers.reports([_job(tmp_path, site="pages", changed=changed, indexed=False)])
        workers.reports([_job(tmp_path, site="whole")])
    assert (made.pages, made.warnings, made.fault, made.gone) == (2, (), "", ("three/index.html",))
    part = held(tmp_path / "part/en")
    assert sorted(part) == sorted(
        ["404.html", "four/index.html", "modules/one/index.html", *INDEX, "sitemap.xml", "sitemap.xml.gz"]
    )
    whole = held(tmp_path / "whole/en")
    assert part == {path: whole[path] for path in part}
    assert held(tmp_path / "pages/en") == {path: part[path] for path in ("four/index.html", "modules/one/index.html")}


def _job(folder: Path, language: str = "en", *, site: str = "site", **more: Any) -> Job:
    return Job(
        language=language, folder=folder / "w" / language, site=folder / site / language, epoch=small.EPOCH, **more
    )


def _alive(session: int) -> bool:
    """Whether any process of a session still runs."""
    try:
        os.killpg(session, 0)
    except ProcessLookupError:
        return False
    return True
