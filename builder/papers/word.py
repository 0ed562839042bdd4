"""A sheet as a Word document (ECMA-376): pandoc's, in our styles, on A4, with a foot, and no question torn apart."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from functools import cache
from html import escape
from importlib.resources import files

from builder.pages import qr
from builder.papers import pandoc
from builder.papers.paper import Handout
from builder.tree import Tree, zipped

_STYLE = re.compile(r"[ \t]*<w:style .*?</w:style>\s*", re.DOTALL)
_STYLE_ID = re.compile(r'w:styleId="([^"]+)"')
_DEFAULTS = re.compile(r"<w:docDefaults>.*?</w:docDefaults>", re.DOTALL)
_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="964" w:right="1134" w:bottom="1134" w:left="1134" '
    'w:header="567" w:footer="567" w:gutter="0"/>'
)
_SECTION = re.compile(r"<w:sectPr>.*?</w:sectPr>", re.DOTALL)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_DEFAULT_LOOK = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri"/>'
    '<w:color w:val="1C1C1C"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{language}"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
)

# A question's region: pandoc marks where a box with an id begins and ends.
_BEGIN = re.compile(r'<w:bookmarkStart w:id="(\d+)" w:name="(?:q|a)-[^"]*" ?/>')
_PARAGRAPH = re.compile(r"<w:p>(?:<w:pPr>(?:<w:pStyle [^>]*/>)?)?")
_ADDRESS = re.compile(r' descr="data:[^"]*"')
_KEEP = "<w:keepNext/><w:keepLines/>"


def word(handout: Handout, epoch: int) -> bytes:
    """The document: same sheet, same bytes."""
    made = pandoc.converted(page(handout), "docx", epoch=epoch, reference=reference(handout))
    parts = unzipped(made)
    body = _ADDRESS.sub("", parts["word/document.xml"].decode())  # pandoc names a picture by its address, here its data
    parts["word/document.xml"] = whole_rows(whole_questions(body)).encode()
    return zipped(parts)


def page(handout: Handout) -> str:
    """The sheet as a page of HTML: its title and language, its body, and the way back to the live page."""
    live = f"<p>{escape(handout.labels['live'])} {escape(handout.page)}</p>"
    if handout.address:
        code = base64.b64encode(qr.png(handout.address)).decode()
        alt = escape(handout.labels["code"], quote=True)
        live += f'<p><img src="data:image/png;base64,{code}" alt="{alt}" width="90" height="90"></p>'
    title = escape(f"{handout.kind}: {handout.title}")
    head = f'<html lang="{escape(handout.language, quote=True)}"><head><title>{title}</title></head>'
    return f'{head}<body>{handout.body}<div class="meta">{live}</div></body></html>'


def reference(handout: Handout) -> bytes:
    """A document whose styles, page and foot pandoc's takes over."""
    parts = unzipped(pandoc.default("reference.docx"))
    text = {name: parts[name].decode() for name in _CHANGED}
    text["word/styles.xml"] = _styles(text["word/styles.xml"], handout.language)
    foot = f'<w:footerReference w:type="default" r:id="rIdFoot"/>{_PAGE}'
    text["word/document.xml"] = _SECTION.sub(
        f'<w:sectPr xmlns:r="{_R}">{foot}</w:sectPr>', text["word/document.xml"], count=1
    )
    link = f'<Relationship Type="{_R}/footer" Id="rIdFoot" Target="footer1.xml"/></Relationships>'
    text["word/_rels/document.xml.rels"] = text["word/_rels/document.xml.rels"].replace("</Relationships>", link)
    kind = f'<Override PartName="/word/footer1.xml" ContentType="{_FOOTER_TYPE}"/></Types>'
    text["[Content_Types].xml"] = text["[Content_Types].xml"].replace("</Types>", kind)
    text["word/footer1.xml"] = _footer(handout)
    return zipped(parts | {name: one.encode() for name, one in text.items()})


_CHANGED = ("word/styles.xml", "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml")


def whole_questions(body: str) -> str:
    """Every paragraph of a question but its last stays with the next one, so that no page break comes between."""
    made, last = [], 0
    for begun in _BEGIN.finditer(body):
        end = body.index(f'<w:bookmarkEnd w:id="{begun[1]}"', begun.end())
        inside = body[begun.end() : end]
        total = len(_PARAGRAPH.findall(inside))
        made += [body[last : begun.end()], _PARAGRAPH.sub(_kept, inside, count=max(0, total - 1))]
        last = end
    return "".join([*made, body[last:]])


def whole_rows(body: str) -> str:
    """No row of a table is broken over two pages."""
    body = body.replace("<w:tr><w:trPr>", "<w:tr><w:trPr><w:cantSplit/>")
    return body.replace("<w:tr><w:tc>", "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>")


def unzipped(document: bytes) -> Tree:
    """The parts of an Office document."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _kept(found: re.Match[str]) -> str:
    """The paragraph's beginning with its style first, as the schema has it (ECMA-376, 17.3.1.26)."""
    return f"{found[0]}{_KEEP}" if "<w:pPr>" in found[0] else f"<w:p><w:pPr>{_KEEP}</w:pPr>"


@cache
def _styles(given: str, language: str) -> str:
    """Pandoc's style sheet with ours in the place of those of the same id."""
    own = [line for line in (files("builder.papers") / "word-styles.xml").read_text().splitlines() if line]
    named = {_id(line): line for line in own}
    kept = _STYLE.sub(lambda found: "" if _id(found[0]) in named else found[0], given)
    kept = _DEFAULTS.sub(_DEFAULT_LOOK.format(language=language), kept)
    return kept.replace("</w:styles>", "".join(own) + "</w:styles>")


def _id(style: str) -> str:
    found = _STYLE_ID.search(style)
    return found[1] if found else ""


def _footer(handout: Handout) -> str:
    def run(text: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    def field(name: str) -> str:
        return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    inside = run(handout.foot) + "<w:r><w:tab/></w:r>" + run(handout.labels["page"] + " ")
    inside += field("PAGE") + run(" / ") + field("NUMPAGES")
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{inside}</w:p>'
    return f'<?xml version="1.0" encoding="UTF-8"?><w:ftr xmlns:w="{_W}" xmlns:r="{_R}">{paragraph}</w:ftr>'
