"""Class packs opened again by others' hands: what the sheets say, how they are tagged, broken into pages and coded."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pptx
import pypdfium2
import pytest
import zxingcpp

from builder import papers
from builder.course import Course
from builder.loading import load
from builder.pages.sheet import Site
from builder.papers import pandoc, press, variants
from builder.papers.paper import Handout, Paper
from builder.papers.press import Job
from builder.papers.sheets import SHEETS, handouts
from builder.questions import Poll
from builder.tasks import Order
from builder.tree import Tree
from tests.samples import course as sample

EPOCH = 1_700_000_000
LIVE = "https://example.org/course/"
A4 = (595, 842)  # points
FONTS = re.compile(r"(Libertinus|DejaVu|NewCM)")


@pytest.fixture(scope="module")
def courses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Course]:
    return load(sample(tmp_path_factory.mktemp("papers") / "course")).courses


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("store") / "packs"


@pytest.fixture(scope="module")
def pack(courses: dict[str, Course], store: Path) -> Tree:
    """The Dutch pack of the sample's first module, by sheet: `plan.pdf`."""
    made = papers.pack(site(courses, "nl"), "moving", papers.Press(store), EPOCH)
    assert made.left_out == ()
    return {name.removeprefix("moving-nl-"): content for name, content in made.tree.items()}


def site(courses: dict[str, Course], language: str, address: str = LIVE) -> Site:
    return Site.of(courses[language], address=f"{address}{language}/" if address else "")


def sheets(courses: dict[str, Course], language: str, seed: str = "1") -> dict[str, Handout]:
    return {one.name: one for one in handouts(site(courses, language), "moving", seed)}


def pages(content: bytes) -> list[str]:
    """The text of each page, its lines joined."""
    found = pypdfium2.PdfDocument(content)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in found]


def paragraphs(content: bytes) -> list[Any]:
    return list(docx.Document(io.BytesIO(content)).paragraphs)


def in_word(content: bytes) -> str:
    """Everything a Word document says, its tables too."""
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return squeezed(" ".join([one.text for one in document.paragraphs] + cells))


def squeezed(text: str) -> str:
    """Words alone: hyphens at line ends, spaces and marks differ between a page and its source."""
    return re.sub(r"\W+", " ", text).strip()


def asked(courses: dict[str, Course], language: str, letter: str, seed: str = "1") -> list[variants.Item]:
    paper = Paper.of(site(courses, language), "moving", "index.md")
    return variants.items(paper, "kinds", letter, seed)


def test_a_pack_holds_every_sheet_to_print_and_to_change(pack: Tree) -> None:
    wanted = {f"{name}.{form}" for name in SHEETS for form in ("pdf", "pptx" if name == "slides" else "docx")}
    assert set(pack) == wanted


@pytest.mark.parametrize("name", SHEETS)
def test_a_pdf_is_tagged_named_and_in_its_own_fonts(pack: Tree, name: str) -> None:
    with pikepdf.open(io.BytesIO(pack[f"{name}.pdf"])) as pdf:
        assert str(pdf.Root.Lang) == "nl"
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        with pdf.open_metadata() as said:
            assert said["pdfuaid:part"] == "1"
            assert str(said["dc:title"]).strip()
        for page in pdf.pages:
            size = tuple(round(float(side)) for side in page.mediabox[2:])
            assert size == (A4 if name != "slides" else (842, 474))
            for font in page.resources.get("/Font", {}).values():
                inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
                assert FONTS.search(str(inner.BaseFont)), inner.BaseFont
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys())


@pytest.mark.parametrize("letter", ["a", "b"])
@pytest.mark.parametrize("language", ["nl", "fr"])
def test_a_worksheet_asks_its_questions_and_answers_none(
    courses: dict[str, Course], language: str, letter: str
) -> None:
    made = sheets(courses, language)[f"worksheet-{letter}"]
    paper = Paper.of(site(courses, language), "moving", "index.md")
    words = squeezed(re.sub(r"<[^>]+>", " ", made.body))
    for one in asked(courses, language, letter):
        assert squeezed(paper.words(one.asked.prompt)) in words
        if one.asked.explanation:
            assert squeezed(paper.words(one.asked.explanation)) not in words
    assert "right" not in re.findall(r'class="([^"]+)"', made.body)


def test_no_poll_stands_on_a_sheet_with_a_name(courses: dict[str, Course]) -> None:
    assert not [one for letter in "ab" for one in asked(courses, "en", letter) if isinstance(one.asked, Poll)]
    assert [one for one in courses["en"].quizzes["kinds"].questions.values() if isinstance(one, Poll)]


def test_the_slips_of_a_poll_are_with_the_plan_without_network(courses: dict[str, Course], pack: Tree) -> None:
    prompt = courses["nl"].quizzes["kinds"].questions["your-view"].prompt
    said = squeezed(" ".join(pages(pack["offline.pdf"])))
    assert squeezed(prompt) in said
    assert said.count("Schrijf geen naam") == 12


def test_variants_differ_in_draw_and_order_and_the_seed_decides(courses: dict[str, Course]) -> None:
    a, b = asked(courses, "en", "a"), asked(courses, "en", "b")
    assert {one.reference for one in a} != {one.reference for one in b}
    shared = {one.reference: list(one.choices) for one in a}
    compared = [one for one in b if one.reference in shared and one.kind in ("choose", "order", "match")]
    mixed = [one for one in compared if getattr(one.asked, "kind", "") != "true-false"]
    assert mixed
    assert all(list(one.choices) != shared[one.reference] for one in mixed)
    assert [one.reference for one in asked(courses, "en", "a")] == [one.reference for one in a]
    others = {tuple(one.reference for one in asked(courses, "en", "a", seed)) for seed in "2345"}
    assert len(others) > 1


def test_an_ordering_is_never_asked_in_the_right_order(courses: dict[str, Course]) -> None:
    for seed in map(str, range(20)):
        for letter in "ab":
            for one in asked(courses, "en", letter, seed):
                if isinstance(one.task, Order):
                    assert list(one.choices) != list(one.task.items)


@pytest.mark.parametrize("letter", ["a", "b"])
def test_the_key_gives_the_letters_of_its_own_worksheet(courses: dict[str, Course], pack: Tree, letter: str) -> None:
    key = " ".join(pages(pack[f"answers-{letter}.pdf"]))
    paper = Paper.of(site(courses, "nl"), "moving", "index.md")
    sheet = " ".join(pages(pack[f"worksheet-{letter}.pdf"]))
    for one in asked(courses, "nl", letter):
        if one.kind == "choose":
            for option in one.task.right or ():  # type: ignore[union-attr]
                line = f"{one.letter(option)}. {paper.words(one.choices[option])}"
                assert line in key
                assert line in sheet


def test_the_key_says_what_an_answer_rests_on(courses: dict[str, Course], pack: Tree) -> None:
    key = squeezed(" ".join(pages(pack["answers-a.pdf"])))
    paper = Paper.of(site(courses, "nl"), "moving", "index.md")
    rested = [reference for one in asked(courses, "nl", "a") for reference in one.asked.rests_on]
    assert rested
    assert [one for one in rested if squeezed(paper.rested(one)) not in key] == []


@pytest.mark.parametrize("name", ["worksheet-a", "worksheet-b"])
def test_no_page_break_splits_a_question(courses: dict[str, Course], pack: Tree, name: str) -> None:
    found = [squeezed(page) for page in pages(pack[f"{name}.pdf"])]
    assert len(found) > 1
    paper = Paper.of(site(courses, "nl"), "moving", "index.md")
    for one in asked(courses, "nl", name[-1]):
        parts = [one.asked.prompt, *one.choices.values(), *one.targets.values()]
        words = [squeezed(paper.words(part)) for part in parts]
        assert [at for at, page in enumerate(found) if all(part in page for part in words)], one.reference


@pytest.mark.parametrize("name", ["worksheet-a", "worksheet-b"])
def test_word_keeps_a_question_together_too(courses: dict[str, Course], pack: Tree, name: str) -> None:
    found = paragraphs(pack[f"{name}.docx"])
    texts = [squeezed(one.text) for one in found]
    paper = Paper.of(site(courses, "nl"), "moving", "index.md")
    for one in asked(courses, "nl", name[-1]):
        if one.kind == "choose":
            begin = next(at for at, text in enumerate(texts) if squeezed(paper.words(one.asked.prompt)) in text)
            within = found[begin : begin + len(one.choices)]
            assert all(paragraph.paragraph_format.keep_with_next for paragraph in within)
            assert not found[begin + len(one.choices)].paragraph_format.keep_with_next


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "slides"])
def test_word_has_what_the_pdf_has_on_a4_with_the_same_foot(courses: dict[str, Course], pack: Tree, name: str) -> None:
    document = docx.Document(io.BytesIO(pack[f"{name}.docx"]))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
    made = sheets(courses, "nl")[name]
    assert made.foot in section.footer.paragraphs[0].text
    assert document.core_properties.title == f"{made.kind}: {made.title}"
    assert all("cantSplit" in row._tr.xml for table in document.tables for row in table.rows)
    headings = [one.text for one in document.paragraphs if str(one.style.name).startswith("Heading")]  # type: ignore[union-attr]
    said = squeezed(" ".join(pages(pack[f"{name}.pdf"])))
    assert [one for one in headings if squeezed(one) not in said] == []


def test_every_sheet_says_its_edition_its_figures_date_and_its_licence(courses: dict[str, Course], pack: Tree) -> None:
    about = courses["nl"].about
    for name, made in sheets(courses, "nl").items():
        assert about.edition in made.foot
        assert about.licence in made.foot
        assert all(squeezed(made.foot) in squeezed(page) for page in pages(pack[f"{name}.pdf"]))
    assert "nieuwste cijfer van 31 december 2020" in sheets(courses, "nl")["lesson"].foot


@pytest.mark.parametrize("name", SHEETS)
def test_the_code_on_a_sheet_leads_to_its_page(courses: dict[str, Course], pack: Tree, name: str) -> None:
    found = pypdfium2.PdfDocument(pack[f"{name}.pdf"])
    page = found[len(found) - 1 if name == "slides" else 0]
    codes = zxingcpp.read_barcodes(page.render(scale=2).to_pil())
    assert [code.text for code in codes] == [sheets(courses, "nl")[name].address]


def test_the_code_in_word_leads_there_too(pack: Tree) -> None:
    from PIL import Image

    document = docx.Document(io.BytesIO(pack["plan.docx"]))
    pictures = [part.blob for part in document.part.package.iter_parts() if part.partname.endswith(".png")]
    codes = zxingcpp.read_barcodes(Image.open(io.BytesIO(pictures[0])))
    assert [code.text for code in codes] == [f"{LIVE}nl/modules/moving/teach/"]


def test_without_an_address_a_sheet_names_its_path_and_has_no_code(courses: dict[str, Course]) -> None:
    made = handouts(site(courses, "nl", ""), "moving", only=["glossary"])[0]
    assert (made.page, made.address) == ("/glossary/", None)
    printed = papers.Press().printed([Job(made, "pdf", EPOCH)])[0]
    assert "/glossary/" in pages(printed.content)[0]
    picture = pypdfium2.PdfDocument(printed.content)[0].render(scale=2).to_pil()
    assert zxingcpp.read_barcodes(picture) == []


def test_the_glossary_leaves_a_column_free(pack: Tree) -> None:
    table = docx.Document(io.BytesIO(pack["glossary.docx"])).tables[0]
    names = [row.cells[0].text for row in table.rows[1:]]
    assert names == sorted(names, key=str.casefold)
    assert {"migrant", "vluchteling"} <= {name.casefold() for name in names}
    assert all(row.cells[2].text and not row.cells[3].text for row in table.rows[1:])


def test_cards_are_cut_from_two_columns_and_votes_have_slips(courses: dict[str, Course], pack: Tree) -> None:
    document = docx.Document(io.BytesIO(pack["cards.docx"]))
    cut = [table for table in document.tables if table.style and table.style.name == "Cut"]
    assert len(cut) == 4
    assert {len(table.columns) for table in cut} == {2}
    said = in_word(pack["cards.docx"])
    assert squeezed(courses["nl"].debates["near"].motion) in said
    assert said.count("geen naam") == 16


def test_a_module_without_debate_or_quiz_has_a_note_and_no_worksheet(courses: dict[str, Course]) -> None:
    found = {one.name: one for one in handouts(site(courses, "en"), "rules")}
    assert "worksheet-a" not in found
    assert "No debate goes with this module" in found["cards"].body


def test_an_authors_picture_is_told_and_stands_in_words(courses: dict[str, Course]) -> None:
    lesson = courses["en"].lessons["moving"]
    text = f"![A road between hills](../../assets/road.svg)\n\n{lesson.text}"
    pictured = replace(courses["en"], lessons={**courses["en"].lessons, "moving": replace(lesson, text=text)})
    made = papers.pack(Site.of(pictured), "moving", papers.Press(), EPOCH, only=["lesson"])
    assert made.left_out == ("lesson: words stand for 1 of the lesson's pictures",)
    assert "A road between hills" in pages(made.tree["moving-en-lesson.pdf"])[0]
    assert "A road between hills" in in_word(made.tree["moving-en-lesson.docx"])


def test_slides_are_wide_titled_and_have_notes(pack: Tree) -> None:
    shown = pptx.Presentation(io.BytesIO(pack["slides.pptx"]))
    assert shown.slide_width and shown.slide_height
    assert round(shown.slide_width / shown.slide_height, 2) == 1.78
    assert all(slide.shapes.title is not None and slide.shapes.title.text for slide in shown.slides)
    assert any(slide.has_notes_slide for slide in shown.slides)
    assert len(shown.slides) > 5


def test_a_chart_is_a_picture_in_pdf_and_a_table_in_word(courses: dict[str, Course], pack: Tree) -> None:
    with pikepdf.open(io.BytesIO(pack["lesson.pdf"])) as pdf:
        figures = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        assert any(str(one.get("/Alt", "")).strip() for one in figures)
    made = sheets(courses, "nl")["lesson"]
    drawings = {name: svg for name, svg in made.pictures.items() if name.startswith("chart-")}
    assert drawings
    assert all("gce-" not in svg and 'fill="#' in svg for svg in drawings.values())
    assert docx.Document(io.BytesIO(pack["lesson.docx"])).tables


def test_the_same_course_gives_the_same_bytes(courses: dict[str, Course], pack: Tree) -> None:
    only = ["worksheet-a", "slides"]
    again = papers.pack(site(courses, "nl"), "moving", papers.Press(), EPOCH, only=only).tree
    assert {name.removeprefix("moving-nl-") for name in again} == {
        "worksheet-a.pdf", "worksheet-a.docx", "slides.pdf", "slides.pptx",
    }  # fmt: skip
    assert [name for name, content in again.items() if pack[name.removeprefix("moving-nl-")] != content] == []


def test_only_what_changed_is_printed_again(courses: dict[str, Course], pack: Tree, store: Path) -> None:
    again = papers.Press(store)
    papers.pack(site(courses, "nl"), "moving", again, EPOCH)
    assert (len(again.used), again.struck) == (len(pack), 0)
    term = courses["nl"].terms["migrant"]
    entries = dict(courses["nl"].entries)
    record = term.model_copy(update={"meaning": "Iemand die verhuisde."})
    entries["term/migrant"] = replace(entries["term/migrant"], record=record)
    changed = replace(courses["nl"], entries=entries)
    after = papers.Press(store)
    papers.pack(Site.of(changed, address=f"{LIVE}nl/"), "moving", after, EPOCH, only=["glossary", "worksheet-a"])
    assert after.struck == 2  # the glossary, twice


def test_a_damaged_file_of_the_store_is_printed_again(courses: dict[str, Course], tmp_path: Path) -> None:
    job = Job(sheets(courses, "nl")["glossary"], "docx", EPOCH)
    first = papers.Press(tmp_path).printed([job])
    kept = tmp_path / job.key
    kept.write_bytes(kept.read_bytes()[:-20])
    again = papers.Press(tmp_path)
    assert (again.printed([job]), again.struck) == (first, 1)


def test_what_nobody_asks_for_is_forgotten(courses: dict[str, Course], tmp_path: Path) -> None:
    job = Job(sheets(courses, "nl")["glossary"], "docx", EPOCH)
    tidied = papers.Press(tmp_path)
    tidied.printed([job])
    (tmp_path / "old").write_bytes(b"x")
    tidied.tidy()
    assert [path.name for path in tmp_path.iterdir()] == [job.key]


HOSTILE = (
    '#read("/etc/passwd") #include "x" \\include{/etc/passwd} \\input{x} $#panic()$ #[=x] `#panic()` ]#panic()[ '
    '{=typst}`#panic()` <script>alert(1)</script> <iframe src="/etc/passwd"></iframe> '
    '<img src="/etc/passwd" alt="stolen"> <img src="picture:../../x" alt="odd"> <w:p/> "); #panic("'
)


def test_an_authors_text_is_never_code(courses: dict[str, Course]) -> None:
    made = sheets(courses, "nl")["glossary"]
    from html import escape

    body = f"<p>{HOSTILE}</p><pre><code class='typst'>{escape(HOSTILE)}</code></pre><p>{escape(HOSTILE)}</p>"
    body += f"<div class='question' data-number='{escape(HOSTILE, quote=True).replace(chr(39), '')}'><p>q</p></div>"
    body += "<div class='lines' data-count='99999999'></div><span class='blank' data-length='#panic()'></span>"
    hostile = replace(made, body=body, title=HOSTILE, kind="]#panic()[", foot=HOSTILE, page=HOSTILE)
    pdf, word = (papers.Press().printed([Job(hostile, form, EPOCH)])[0] for form in ("pdf", "docx"))
    assert pdf.lacks == ""
    said = " ".join(pages(pdf.content))
    assert "root:" not in said
    assert '#read("/etc/passwd")' in said
    assert "root:" not in in_word(word.content)
    with pikepdf.open(io.BytesIO(pdf.content)) as opened:
        assert "/EmbeddedFiles" not in opened.Root.get("/Names", {})
    assert len(pages(pdf.content)) < 6


def test_letters_no_font_has_are_told_and_the_sheet_is_still_tagged(courses: dict[str, Course]) -> None:
    made = replace(sheets(courses, "nl")["glossary"], body="<p>\U0001f600 and \u0645\u0631\u062d\u0628\u0627</p>")
    printed = papers.Press().printed([Job(made, "pdf", EPOCH)])[0]
    assert "could not be displayed" in printed.lacks
    with pikepdf.open(io.BytesIO(printed.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked


def test_a_pandoc_that_hangs_is_stopped(
    courses: dict[str, Course], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    slow = tmp_path / "pandoc"
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o755)
    job = Job(sheets(courses, "nl")["glossary"], "docx", EPOCH)
    press.tools()
    monkeypatch.setattr(pandoc, "binary", lambda: str(slow))
    monkeypatch.setattr(pandoc, "SECONDS", 0.2)
    with pytest.raises(papers.PandocFailed, match="longer than"):
        papers.Press().printed([job])
