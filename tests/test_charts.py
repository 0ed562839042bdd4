"""Charts: small static SVG that reads in every language, with every value in a table beside it."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from itertools import combinations
from math import hypot
from pathlib import Path
from xml.etree import ElementTree

import pytest

from builder import charts, pages
from builder.charts import WIDTH, Row, bars, flows, line, shares, world_map
from builder.charts.drawing import drawn, layer, picture
from builder.charts.world import Circle, _middles, _projected, _projection, apart
from builder.course import Course
from builder.loading import load
from builder.pages import parts
from builder.pages.sheet import Sheet, Site
from builder.records import Chart
from builder.slots import Slot
from tests.samples import SAMPLE

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text></svg><script>alert(1)</script> & \"x\" 'y' w0 w1"


def row(name: str, value: float, **more: object) -> Row:
    return Row(name=name, shown=f"{value:g}", value=value, **more)  # type: ignore[arg-type]


HOSTS = [row("Pakistan", 17, place="PK"), row("Iran", 10, place="IR"), row("Syria", 10, place="SY")]
SERIES = [
    row("2000", 150, year=2000, same="a"),
    row("2010", 214, year=2010, same="a"),
    row("2020", 281, year=2020, same="b"),
]
KINDS = {
    "bar": (bars, HOSTS),
    "share": (shares, [row("Women", 48), row("Of working age", 73)]),
    "line": (line, SERIES),
    "map": (world_map, HOSTS),
    "flow": (flows, [row("Citizens", 15, origin="Burundi"), row("Home", 3, origin="Burundi and Congo")]),
}


@pytest.fixture(scope="module")
def sample() -> dict[str, Course]:
    return load(SAMPLE).courses


def svg(kind: str) -> str:
    draw, rows = KINDS[kind]
    return draw(rows).finished("Title", "What it tells", "one")


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_xml_with_a_name_and_a_description(kind: str) -> None:
    root = ElementTree.fromstring(svg(kind).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))
    assert root.get("role") == "img"
    names = [root.find(f"{SVG}*[@id='{name}']") for name in str(root.get("aria-labelledby")).split()]
    assert [name.text for name in names if name is not None] == ["Title", "What it tells"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_has_no_style_colour_or_address_of_its_own(kind: str) -> None:
    made = svg(kind)
    assert set(re.findall(r"<(\w+)", made)) <= {"svg", "title", "desc", "g", "path", "line", "text"}
    assert set(re.findall(r' ([\w-]+)="', made)) <= {
        *("viewBox", "role", "aria-labelledby", "id", "class", "d", "transform", "x2", "y2", "text-anchor")
    }
    assert "http" not in made
    assert "url(" not in made


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_figures_give_the_same_bytes(kind: str) -> None:
    first = svg(kind)
    drawn.cache_clear()
    assert svg(kind) == first


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_light(kind: str) -> None:
    assert len(gzip.compress(svg(kind).encode())) < (10_000 if kind == "map" else 2_000)


@pytest.mark.parametrize("kind", KINDS)
def test_words_are_laid_in_as_text_and_never_drawn(kind: str) -> None:
    draw, rows = KINDS[kind]
    hurt = [replace(one, name=HOSTILE, shown=HOSTILE, origin=HOSTILE) for one in rows]
    made = draw(hurt).finished(HOSTILE, HOSTILE, "one")
    assert "<script" not in made
    ElementTree.fromstring(made)


def test_the_drawing_does_not_know_the_language() -> None:
    bars(HOSTS)
    before = drawn.cache_info().misses
    bars([replace(one, name=one.name.upper(), shown="veel") for one in HOSTS])
    assert drawn.cache_info().misses == before


def test_bars_are_as_long_as_their_figures() -> None:
    lengths = [float(length) for length in re.findall(r'd="M0,\d+h([\d.]+)', bars(HOSTS).shapes)]
    assert lengths == pytest.approx([WIDTH, WIDTH * 10 / 17, WIDTH * 10 / 17], abs=0.1)


def test_a_bar_below_nought_lies_on_the_other_side() -> None:
    made = bars([row("In", 10), row("Out", -10)]).shapes
    assert re.findall(r'd="M(\d+),\d+h(-?\d+)', made) == [("180", "180"), ("0", "180")]


def test_a_join_between_sources_is_dashed() -> None:
    made = line(SERIES).shapes
    assert (made.count('"gce-c-line"'), made.count('"gce-c-dashed"')) == (1, 1)
    assert charts.broken(SERIES)
    assert not charts.broken(SERIES[:2])


def test_of_many_points_the_ends_and_the_extremes_are_told() -> None:
    rows = [row(str(year), 1000 + abs(2015 - year), year=year, same="a") for year in range(2000, 2025)]
    told = re.findall(r">(\d{4})</text>", line(rows).shapes.partition("gce-c-year")[0])
    assert told == ["1015", "1000", "1009"]


def test_names_are_cut_into_lines_that_leave_the_value_room() -> None:
    long = bars([row("International migrants who are of an age at which people work", 48), row("Short", 1)])
    names = long.shapes.partition("gce-c-name")[2].partition("</g>")[0]
    assert names.count("<text") == 3


def test_circles_on_the_map_do_not_lie_on_each_other() -> None:
    found = apart([Circle(10.0, 10.0, 9.0), Circle(10.0, 10.0, 5.0), Circle(14.0, 12.0, 1.0), Circle(90.0, 90.0, 3.0)])
    for one, other in combinations(found, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= one.room + other.room + 0.5
    assert found[3] == Circle(90.0, 90.0, 3.0)


def test_our_projection_is_the_one_the_land_is_drawn_with() -> None:
    point = {"type": "Feature", "geometry": {"type": "Point", "coordinates": list(_middles()["BE"])}, "properties": {}}
    land = {**layer("spot", {"type": "geoshape"}, [point]), "projection": _projection()}
    there = re.search(r'd="M([\d.]+),([\d.]+)', picture([land], 100, []).shapes)
    assert there
    x, y = _projected(*_middles()["BE"])
    assert float(there[1]) == pytest.approx(x, abs=5)  # a point is drawn as a circle around its place
    assert float(there[2]) == pytest.approx(y, abs=5)


def test_the_map_knows_countries_and_no_areas() -> None:
    assert all(map(charts.located, ("BE", "SG", "PS", "CD", "US", "MT")))
    assert not any(map(charts.located, ("001", "150", "XX", "land")))


def test_every_value_of_a_chart_is_in_its_table_in_every_language(sample: dict[str, Course]) -> None:
    for course in sample.values():
        sheet = Sheet(Site.of(course), "x.md", "X", "x.md")
        made = str(parts.made(sheet, Slot("chart", ("abroad",), 0, 1), course.charts["abroad"]))
        table = made.partition("<table")[2].partition("</table>")[0]
        for name in course.charts["abroad"].facts:
            assert sheet.hedged(course.facts[name]) in table
            assert f'figures/#{name}"' in table
        assert course.charts["abroad"].title in made
        assert "style=" not in made


def test_a_chart_stands_in_its_lesson_and_on_the_page_of_charts_and_as_a_sheet(sample: dict[str, Course]) -> None:
    tree = pages.written(sample, {})
    for language in ("en", "nl", "fr"):
        lesson = tree[f"{language}/docs/modules/moving/index.md"].decode()
        assert lesson.count('class="gce-chart ') == 1
        assert "assets/chart.css" in lesson
        gallery = tree[f"{language}/docs/charts.md"].decode()
        assert "{ #abroad }" in gallery
        assert tree[f"{language}/docs/charts/abroad.csv"].decode().count("\n") == 3
    assert b'"charts.md"' in tree["en/mkdocs.yml"]


def test_a_course_without_charts_has_no_charts_in_its_menu(sample: dict[str, Course]) -> None:
    course = sample["en"]
    kept = {name: one for name, one in course.entries.items() if one.kind != "chart"}
    bare = replace(course, entries=kept, lessons={})
    assert b'"charts.md"' not in pages.language_tree(bare, {})["mkdocs.yml"]


def test_figures_of_one_measure_and_date_stand_from_largest_to_smallest(sample: dict[str, Course]) -> None:
    course = sample["en"]
    entry = course.entries["fact/migrants-2020"]
    small = entry.record.model_copy(update={"value": course.facts["parties-2015"].value, "place": "BE"})
    more = {"fact/small": replace(entry, id="small", record=small)}
    both = replace(course, entries={**course.entries, **more})
    found = Chart(title="T", kind="bar", facts=("small", "migrants-2020"), look="L", alt="A")
    assert [name for name, _ in pages.charts.drawn_facts(found, both)] == ["migrants-2020", "small"]


def test_the_outlines_come_with_the_package() -> None:
    world = Path(charts.__file__).parent / "world.json"
    assert world.stat().st_size < 60_000
