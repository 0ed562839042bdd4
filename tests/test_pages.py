"""Pages: links that lead somewhere, figures as each language writes them, text that stays text."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
from babel.messages.extract import extract_from_dir

from builder import pages
from builder.course import Course
from builder.loading import load
from builder.pages import asking, data, foot, lessons, presenting, routes
from builder.pages.config import engine_config, nav
from builder.pages.figure import counted, hedged, valued
from builder.pages.lessons import labelled
from builder.pages.sheet import Sheet, Site
from builder.pages.words import catalogue
from builder.questions import Quiz
from builder.records import Fact
from tests.samples import SAMPLE

ROOT = Path(__file__).parent.parent
BASE = {"site_url": "https://example.org/", "plugins": ["evil"], "hooks": ["evil.py"], "extra_javascript": ["evil.js"]}
HOSTILE = "</details></form><script>alert(1)</script> \"quotes\" 'single' & 🙂 [x](javascript:1) " + "long " * 2000


@pytest.fixture(scope="module")
def courses() -> dict[str, Course]:
    return load(ROOT).courses


@pytest.fixture(scope="module")
def tree(courses: dict[str, Course]) -> dict[str, bytes]:
    return pages.written(courses, BASE)


@pytest.mark.parametrize(
    ("start", "target", "found"),
    [
        ("index.md", "glossary.md", "glossary/"),
        ("glossary.md", "index.md", "../"),
        ("glossary.md", "glossary.md", "./"),
        ("modules/one/index.md", "modules/one/quiz.md", "quiz/"),
        ("modules/one/quiz.md", "modules/one/index.md", "../"),
        ("modules/one/quiz.md", "figures.csv", "../../../figures.csv"),
    ],
)
def test_a_link_is_relative_to_the_address_a_browser_sees(start: str, target: str, found: str) -> None:
    assert routes.between(start, target) == found


@pytest.mark.parametrize(
    ("page", "here", "there", "found"),
    [
        ("glossary.md", "en", "nl", "../nl/glossary/"),
        ("glossary.md", "nl", "en", "../../glossary/"),
        ("glossary.md", "nl", "fr", "../../fr/glossary/"),
        ("index.md", "en", "fr", "fr/"),
        ("index.md", "fr", "en", "../"),
    ],
)
def test_the_switcher_stays_on_the_same_page(page: str, here: str, there: str, found: str) -> None:
    assert routes.across(page, here, there, "en") == found


@pytest.mark.parametrize(
    ("value", "unit", "english", "dutch", "french"),
    [
        ("281 million", "people", "281 million", "281 miljoen", "281 millions"),
        ("1.8 million", "people", "1.8 million", "1,8 miljoen", "1,8 million"),
        ("15500", "people", "15,500", "15.500", "15 500"),
        ("3.6", "percent", "3.6%", "3,6%", "3,6 %"),
        ("414 billion", "USD", "US$414 billion", "414 miljard dollar", "414 milliards USD"),
    ],
)
def test_a_figure_reads_as_its_language_writes_it(
    courses: dict[str, Course], value: str, unit: str, english: str, dutch: str, french: str
) -> None:
    shown = [valued(*made(course, value, unit)) for course in courses.values()]
    assert [re.sub(r"[\u00a0\u202f]", " ", text) for text in shown] == [english, dutch, french]


def test_a_hedge_is_said_in_words(courses: dict[str, Course]) -> None:
    fact, course = made(courses["en"], "214 million", "people")
    assert (
        hedged(fact.model_copy(update={"qualifier": "over"}), course).replace("\u00a0", " ") == "more than 214 million"
    )


def test_every_word_of_the_site_is_in_every_catalogue() -> None:
    methods = [("**.py", "python"), ("**.html", "jinja2")]
    rooms = (ROOT / "builder" / "pages", ROOT / "builder" / "papers")
    found = [one for room in rooms for one in extract_from_dir(room, methods, keywords={"_": None, "say": None})]
    keys = {message for _, _, message, _, _ in found if isinstance(message, str)}
    assert len(keys) > 100
    for language in ("nl", "fr"):
        catalog = catalogue(language)
        assert catalog is not None
        assert sorted(key for key in keys if key not in catalog or not catalog[key].string) == []
        assert sorted(str(message.id) for message in catalog if message.id and message.id not in keys) == []


def test_a_translated_word_keeps_its_placeholders() -> None:
    for language in ("nl", "fr"):
        for message in catalogue(language) or ():
            marks = re.compile(r"%\(\w+\)s|\{\w+\}")
            assert sorted(marks.findall(str(message.id))) == sorted(marks.findall(str(message.string)))


def test_the_same_course_gives_the_same_bytes(tree: dict[str, bytes]) -> None:
    again = pages.written(load(ROOT).courses, BASE)
    assert [path for path in tree if again.get(path) != tree[path]] == []


def test_a_strangers_configuration_brings_no_code(tree: dict[str, bytes]) -> None:
    config = json.loads(tree["en/mkdocs.yml"])
    assert config["plugins"] == {"search": {}}
    assert "hooks" not in config
    assert config["extra_javascript"] == ["assets/course.js"]


def test_every_page_is_there_in_every_language(tree: dict[str, bytes]) -> None:
    paths = {
        language: {path[3:] for path in tree if path.startswith(f"{language}/docs/")} for language in ("en", "nl", "fr")
    }
    assert {path for path in paths["en"] - paths["nl"] if not path.startswith("docs/builders/")} == {"docs/course.json"}
    assert paths["nl"] == paths["fr"]


def test_every_link_and_anchor_of_every_page_leads_somewhere(tree: dict[str, bytes]) -> None:
    for language in ("en", "nl", "fr"):
        assert (
            list(dead_links({path[8:]: text for path, text in tree.items() if path.startswith(f"{language}/docs/")}))
            == []
        )


def test_a_block_has_no_blank_line_that_a_markdown_engine_would_cut_at(tree: dict[str, bytes]) -> None:
    quiz = tree["en/docs/modules/who-is-who/quiz.md"].decode()
    forms = [line for line in quiz.splitlines() if "<form" in line]
    assert forms
    assert all(line.count("<form") == line.count("</form>") for line in forms)


def test_hostile_text_is_shown_as_text_and_breaks_nothing_around_it(courses: dict[str, Course]) -> None:
    course = courses["en"]
    for reference, asked, _ in course.questions():
        sheet = Sheet(Site.of(course), routes.quiz("who-is-who"), "x", "x")
        hurt = asked.model_copy(update={"prompt": HOSTILE})
        page = str(asking.question(sheet, reference, hurt))
        assert "<script" not in page
        assert balanced(page)


def test_hostile_names_open_no_tag_in_what_the_theme_shows_as_it_is() -> None:
    course, name, hostile = load(SAMPLE).courses["en"], "moving", HOSTILE[:90]
    module = course.modules[name].model_copy(update={"title": hostile})
    about = course.about.model_copy(update={"title": hostile, "tagline": hostile, "editors": hostile})
    entry = replace(course.entries[f"module/{name}"], record=module)
    hurt = Site.of(replace(course, about=about, entries={**course.entries, entry.reference: entry}))
    assert b"<" not in engine_config({}, hurt)
    for page in (lessons.lesson(hurt, name, module), presenting.present(hurt, name, module)):
        matter, body = page.decode().removeprefix("---\n").split("---\n", 1)
        assert "<script>alert" not in body and 'href="javascript' not in body
        assert not [line for line in matter.splitlines() if line.startswith("title: ") and "<" in line]


def test_a_case_says_that_it_is_made_up() -> None:
    made_up = labelled('text\n\n!!! case "Noor"\n\n    Noor is 16.\n', "Invented.")
    assert (
        markdown.markdown(made_up, extensions=["admonition", "attr_list"]).count('<p class="gce-label">Invented.</p>')
        == 1
    )


def test_options_are_shuffled_once_and_for_all() -> None:
    items = dict.fromkeys("abcdef", "")
    assert list(asking.shuffled("quiz/one", items)) == list(asking.shuffled("quiz/one", items))
    orders = {tuple(asking.shuffled(f"quiz/{number}", items, moved=True)) for number in range(50)}
    assert len(orders) > 20
    assert tuple(items) not in orders


def test_the_csv_opens_in_a_spreadsheet_and_runs_nothing(courses: dict[str, Course]) -> None:
    course = courses["en"]
    name, entry = next((entry.id, entry) for entry in course.entries.values() if entry.kind == "fact")
    record = entry.record.model_copy(update={"label": "=HYPERLINK(1)"})
    hurt = replace(course, entries={**course.entries, f"fact/{name}": replace(entry, record=record)})
    rows = list(csv.DictReader(io.StringIO(data.figures_csv(hurt).decode("utf-8-sig"))))
    assert len(rows) == len(course.facts)
    assert next(row["label"] for row in rows if row["id"] == name) == "'=HYPERLINK(1)"


def test_course_json_holds_every_record_in_every_language(courses: dict[str, Course], tree: dict[str, bytes]) -> None:
    whole = json.loads(tree["en/docs/course.json"])
    assert list(whole["records"]) == ["en", "fr", "nl"]
    for language, course in courses.items():
        assert set(whole["records"][language]["facts"]) == set(course.facts)
        assert whole["records"][language]["terms"]["refugee"]["name"] == course.terms["refugee"].name


def test_every_question_of_the_course_can_be_read_without_a_script(
    courses: dict[str, Course], tree: dict[str, bytes]
) -> None:
    for module in courses["en"].modules.values():
        quiz = courses["en"].of("quiz")[str(module.quiz)]
        assert isinstance(quiz, Quiz)
        page = tree[f"en/docs/modules/{module.quiz}/quiz.md"].decode()
        assert page.count('class="gce-task"') == len(quiz.questions)
        assert page.count('class="gce-answer"') == sum(asked.kind != "poll" for asked in quiz.questions.values())


def made(course: Course, value: str, unit: str) -> tuple[Fact, Course]:
    """A fact of the course with another value, and the course with its measure in another unit."""
    entry = next(entry for entry in course.entries.values() if entry.kind == "fact")
    fact = Fact.model_validate({**entry.record.model_dump(), "value": value})
    measured = course.entries[f"measure/{fact.measure}"]
    record = measured.record.model_copy(update={"unit": unit})
    return fact, replace(course, entries={**course.entries, measured.reference: replace(measured, record=record)})


class _Tags(HTMLParser):
    """Opened and closed tags, ids and addresses of a page."""

    VOID = ("input", "br", "img", "path", "circle", "rect", "hr")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.sound = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(tag)
        for key, value in attrs:
            if key == "id" and value:
                self.sound = self.sound and value not in self.ids
                self.ids.add(value)
            if key == "href" and value:
                self.links.append(value)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            self.sound = self.sound and bool(self.open) and self.open.pop() == tag


def balanced(page: str) -> bool:
    tags = _Tags()
    tags.feed(page)
    return tags.sound and not tags.open


def dead_links(docs: dict[str, bytes]) -> list[tuple[str, str]]:
    """(page, address) of every relative link that no page, file or anchor answers."""
    made = {path: tags_of(text.decode()) for path, text in docs.items() if path.endswith(".md")}
    ids = {routes.address(path): tags.ids for path, tags in made.items()}
    return [
        (path, link)
        for path, tags in made.items()
        for link in tags.links
        if ":" not in link and not link.partition("#")[0].endswith(".md") and dead(path, link, ids, docs)
    ]


def dead(path: str, link: str, ids: dict[str, set[str]], docs: dict[str, bytes]) -> bool:
    goal, _, anchor = link.partition("#")
    there = resolved(path, goal)
    if there in ids:
        return bool(anchor) and anchor not in ids[there]
    return there not in docs and not there.startswith("../")


def resolved(path: str, goal: str) -> str:
    """The address a link leads to, below the language's root."""
    import posixpath

    base = routes.address(path)
    whole = posixpath.normpath(posixpath.join("/" + base, goal)).lstrip("/") if goal else base.rstrip("/")
    return whole if "." in whole.rsplit("/", 1)[-1] else (whole + "/" if whole not in ("", ".") else "")


def tags_of(text: str) -> _Tags:
    body = text.split("---\n", 2)[2]
    made = markdown.markdown(
        body, extensions=["attr_list", "tables", "admonition", "pymdownx.details", "toc", "md_in_html"]
    )
    tags = _Tags()
    tags.feed(made)
    return tags


def test_what_was_renamed_still_answers_to_its_former_id(courses: dict[str, Course]) -> None:
    course = courses["en"]
    renamed = {
        reference: replace(entry, record=entry.record.model_copy(update={"aliases": (f"old-{entry.id}",)}))
        for reference, entry in course.entries.items()
    }
    site = pages.language_tree(replace(course, entries=renamed), BASE)
    for page, name in [("glossary", "refugee"), ("timeline", "geneva-1951"), ("figures", "migrants-2020")]:
        assert f'id="old-{name}"' in site[f"docs/{page}.md"].decode()
    assert b"url=../who-is-who/" in site["docs/modules/old-who-is-who/index.html"]


def test_what_a_slot_shows_in_a_lesson_is_not_escaped_twice(tree: dict[str, bytes]) -> None:
    twice = re.compile(r"&amp;#|&#35;\d|&amp;(quot|amp|lt)")
    assert [path for path, text in tree.items() if path.endswith(".md") and twice.search(text.decode())] == []


def test_a_lesson_and_its_twin_in_easy_language_lead_to_each_other() -> None:
    made = pages.written(load(ROOT / "tests/sample").courses, BASE)
    lesson, easy = (made[f"nl/docs/modules/moving/{name}.md"].decode() for name in ("index", "easy"))
    assert '<a href="easy/">In eenvoudige taal</a>' in lesson
    assert "Wie verhuist er? (in eenvoudige taal)" in easy and '<a class="gce-btn" href="../">De hele les</a>' in easy
    assert b"modules/moving/easy.md" in made["nl/mkdocs.yml"]
    assert "nl/docs/modules/rules/easy.md" not in made


def test_several_debates_of_a_module_are_numbered_in_the_menu(courses: dict[str, Course]) -> None:
    modules = next(iter(nav(Site.of(courses["nl"]))[1].values()))
    menus = {
        title: [name for page in pages for name in page]
        for entry in modules
        for title, pages in entry.items()
        if isinstance(pages, list)
    }
    titles = {
        module.title: [f"Debat {n + 1}" for n in range(len(module.debates))]
        for module in courses["nl"].modules.values()
        if len(module.debates) > 1
    }
    assert titles
    assert {title: [name for name in menus[title] if name.startswith("Debat")] for title in titles} == titles


def test_what_a_figure_counts_is_said_after_it_unless_its_sign_says_so(courses: dict[str, Course]) -> None:
    people, course = made(courses["en"], "214 million", "people")
    noun = course.measures[people.measure].noun
    assert counted(people, course).replace("\u00a0", " ") == f"214 million {noun}"
    assert counted(*made(courses["en"], "223.7 billion", "USD")).replace("\u00a0", " ") == "US$223.7 billion"


@pytest.mark.parametrize(
    ("shown", "grounds"),
    [
        ("claim/most-stay-near", {"source/leaflet"}),  # and not the claim that balances it
        ("fact/share-2020", {"fact/migrants-2020", "source/leaflet"}),  # what it is worked out of
        ("term/refugee", {"source/convention"}),  # and not the term it is told apart from
        ("debate/near", {"claim/most-stay-near", "claim/some-go-far", "source/leaflet"}),
    ],
)
def test_a_page_rests_on_what_it_shows_and_on_nothing_that_only_stands_near(shown: str, grounds: set[str]) -> None:
    sheet = Sheet(Site.of(load(SAMPLE).main), "modules/moving/index.md", "Moving", "modules/moving/lesson.md")
    sheet.lean(shown)
    found = foot.grounds(sheet)
    assert grounds | {shown} <= found
    assert {one for one in found if one.startswith("source/")} == {one for one in grounds if one.startswith("source/")}
    assert shown.startswith("debate/") or found == grounds | {shown}
