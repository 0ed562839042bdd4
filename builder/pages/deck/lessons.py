"""A module as a deck: its question, its lesson an idea at a time, what its plan shows, and the way to its pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder import prose
from builder.pages import qr, routes
from builder.pages.deck import records
from builder.pages.deck.cutting import Piece, pieces
from builder.pages.deck.plans import following, noted
from builder.pages.deck.questions import question
from builder.pages.deck.slides import Block, Deck, Kind, Slide
from builder.pages.deck.wording import credited, placed, worded
from builder.pages.sheet import Sheet
from builder.questions import Poll
from builder.records import Module
from builder.slots import Slot, slots
from builder.texts import Page

POINTS = 520  # letters of key points on a screen, the space between them included


def lesson_deck(sheet: Sheet, name: str) -> Deck:
    """A module's slides; the first poll of its quiz stands before the lesson and after it."""
    module = sheet.course.modules[name]
    home = routes.lesson(name)
    lesson = sheet.course.lessons.get(name)
    told = list(_told(sheet, module, lesson, home)) if lesson else []
    slides = [
        _first(sheet, module.title, home),
        Slide(id="question", kind="lead", title=module.question),
        *_poll(sheet, module, "before"),
        *told,
        *_points(sheet, module),
        *following(sheet, module, lesson, {shown for slide in told for shown in slide.shows}),
        *_poll(sheet, module, "after"),
        _last(sheet, home),
    ]
    return Deck(module.title, tuple(noted(sheet, module, _numbered(slides))))


def quiz_deck(sheet: Sheet, name: str) -> Deck:
    """Every question of a module's quiz in the author's order."""
    module = sheet.course.modules[name]
    quiz = sheet.course.quizzes[str(module.quiz)]
    questions = enumerate(quiz.questions.items(), 1)
    found = [
        one for number, (key, asked) in questions for one in question(sheet, f"{module.quiz}/{key}", asked, number)
    ]
    home = routes.quiz(name)
    slides = [_first(sheet, quiz.title, home), *found, _last(sheet, home)]
    return Deck(quiz.title, tuple(_numbered(slides)))


def _first(sheet: Sheet, title: str, home: str) -> Slide:
    about = sheet.course.about
    return Slide(
        id="title",
        kind="title",
        title=title,
        label=about.title,
        address=qr.page_address(sheet.site, home),
        shows=(home,),
    )


def _last(sheet: Sheet, home: str) -> Slide:
    """The way to the page, and whose work it is."""
    about = sheet.course.about
    whose = f"{about.title}, {about.edition} · {about.editors} · {about.licence}"
    return Slide(
        id="end",
        kind="end",
        title=sheet.say("Read on, and check yourself"),
        blocks=(Block(markdown=prose.literal(whose)),),
        address=qr.page_address(sheet.site, home),
    )


def _told(sheet: Sheet, module: Module, lesson: Page, home: str) -> Iterator[Slide]:
    """The core of the lesson."""
    for piece in pieces(lesson.core, module.title):
        found = slots(piece.texts[0])
        yield from _alone(sheet, found[0], piece) if piece.forms[0] == "slot" else [_piece(sheet, piece, home)]


def _piece(sheet: Sheet, piece: Piece, home: str) -> Slide:
    """Running text, with a list, a table or claims."""
    blocks = []
    for form, text in zip(piece.forms, piece.texts, strict=True):
        if form == "claims":
            blocks.append(Block(rows=tuple(records.claim(sheet, slot.id) for slot in slots(text))))
        else:
            words = worded(sheet, text)
            moved = placed(sheet, words, home)
            blocks.append(Block(markdown=words, html=prose.to_html(moved) if moved != words else ""))
    kinds: dict[str, Kind] = {"table": "table", "claims": "claims"}
    kind = next((kinds[form] for form in piece.forms if form in kinds), "case" if piece.case else "words")
    return Slide(
        id=piece.part,
        kind=kind,
        title=prose.plain(worded(sheet, piece.title)),
        label=sheet.say("A composite case, invented for this lesson.") if piece.case else "",
        blocks=tuple(blocks),
        sources=credited(sheet, "\n\n".join(piece.texts)),
        shows=(f"part/{piece.part}",),
    )


def _alone(sheet: Sheet, slot: Slot, piece: Piece) -> list[Slide]:
    """A block slot: a question, a chart, a stretch of the timeline, figures or definitions side by side."""
    part = f"part/{piece.part}"
    match slot.name:
        case "question":
            made = question(sheet, slot.id, sheet.course.find(slot.id))
        case "chart":
            made = [records.chart(sheet, slot.id)]
        case "timeline":
            made = records.timeline(sheet, int(slot.arguments[0]), int(slot.arguments[1]))
        case _:
            made = records.rivals(sheet, slot.id)
    title = prose.plain(worded(sheet, piece.title))
    return [
        replace(slide, id=slide.id or piece.part, title=slide.title or title, shows=(*slide.shows, part))
        for slide in made
    ]


def _points(sheet: Sheet, module: Module) -> list[Slide]:
    """What to remember."""
    lines = [f"- {worded(sheet, text)}" for text in module.key_points.values()]
    count = max(1, -(-sum(len(line) + 40 for line in lines) // POINTS))
    size = -(-len(lines) // count)
    made = Slide(id="key-points", kind="points", title=sheet.say("Key points"), shows=("part/key-points",))
    return [
        replace(made, blocks=(Block(markdown="\n".join(lines[at : at + size])),)) for at in range(0, len(lines), size)
    ]


def _poll(sheet: Sheet, module: Module, moment: str) -> list[Slide]:
    """The quiz's first poll, for folded slips before the lesson or after it."""
    quiz = sheet.course.quizzes.get(str(module.quiz))
    for key, asked in quiz.questions.items() if quiz else ():
        if isinstance(asked, Poll):
            (made,) = question(sheet, f"{module.quiz}/{key}", asked)
            when = sheet.say("Before the lesson") if moment == "before" else sheet.say("After the lesson")
            shows = made.shows if moment == "after" else ()
            return [
                replace(
                    made,
                    id=moment,
                    label=f"{when} · {made.label[:1].lower()}{made.label[1:]}",
                    shows=(f"poll/{moment}", *shows),
                )
            ]
    return []


def _numbered(slides: list[Slide]) -> list[Slide]:
    """Ids told apart: the second slide of a part gets -2."""
    seen: dict[str, int] = {}
    found = []
    for slide in slides:
        seen[slide.id] = seen.get(slide.id, 0) + 1
        found.append(replace(slide, id=slide.id + (f"-{seen[slide.id]}" if seen[slide.id] > 1 else "")))
    return found
