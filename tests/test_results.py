"""Hand in and Class results: what a pupil sees is handed in, and what is handed in is what the teacher counts."""

from __future__ import annotations

import csv
import io
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from builder import pages
from builder.loading import load
from tests import plainsite, resultsite
from tests.answering import ANSWERS, Learner, violations
from tests.plainsite import BLOCKED, FULL, QUIZ, ROOT, Visit, visit
from tests.resultsite import CLASS, HAND_IN, code, kept, log, paste, pupil, refused, seated

KINDS = resultsite.sample()["quizzes"][0]
MARK = resultsite.sample()["mark"]
EDITION = resultsite.sample()["edition"]
browser_test = pytest.mark.browser


@pytest.fixture
def someone(browser: Browser, site: Path) -> Iterator[Visit]:
    """A visitor under the strict policy; nothing may go wrong, and nobody else is asked for anything."""
    with visit(browser, site, {"Content-Security-Policy": plainsite.policy(site)}) as found:
        yield found


def page(someone: Visit, address: str, *, functions: bool = False) -> Page:
    found = someone.page(address.removeprefix(plainsite.ADDRESS))
    if functions:  # past the policy, which lets no page run what a test brings
        found.evaluate(resultsite.scripts())
    return found


def hand(**fields: Any) -> dict[str, Any]:
    """A hand-in as the scripts have it; with nothing said, of the sample's quiz by a pupil without a name."""
    whole = {"course": MARK, "quiz": KINDS["mark"], "edition": EDITION, "at": 1_795_000_000, "device": 7, "name": ""}
    return whole | {"answers": [answer(KINDS["questions"][0])]} | fields


def answer(question: dict[str, Any], **fields: Any) -> dict[str, Any]:
    whole = {
        "mark": question["mark"],
        "key": question["key8"],
        "first": 2,
        "sure": 1,
        "tries": 1,
        "last": 2,
        "given": [],
    }
    return whole | fields


def encoded(tab: Page, *hands: dict[str, Any]) -> list[str]:
    found: list[str] = tab.evaluate("(all) => all.map(encoded)", list(hands))
    return found


def thirty(tab: Page) -> list[str]:
    """The codes of thirty pupils, every third without a name."""
    return [pupil(tab, log(KINDS, number), f"Pupil {number}" if number % 3 else "") for number in range(30)]


# What the pages know


def test_a_quiz_page_leads_there_and_loads_nothing_more() -> None:
    made = pages.language_tree(load(ROOT / "tests/sample").courses["en"], {})
    quiz = made["docs/modules/moving/quiz.md"].decode()
    assert 'href="../../../hand-in/#kinds"' in quiz
    assert quiz.count("<script") == 1 and "assets/quiz.js" in quiz


def test_polls_and_free_answers_are_not_among_what_can_be_handed_in() -> None:
    for known in resultsite.real():
        kinds = {question["kind"] for quiz in known["quizzes"] for question in quiz["questions"]}
        assert len(kinds) == 10 and not kinds & {"poll", "essay"}


def test_marks_are_the_same_in_every_language_and_tell_questions_apart() -> None:
    marks = [
        [(quiz["mark"], [(one["mark"], one["key8"]) for one in quiz["questions"]]) for quiz in known["quizzes"]]
        for known in resultsite.real()
    ]
    assert len(marks) == 3 and all(found == marks[0] for found in marks)
    assert len({mark for mark, _ in marks[0]}) == len(marks[0])
    assert all(len({mark for mark, _ in questions}) == len(questions) for _, questions in marks[0])


def test_the_pupils_page_does_not_say_what_is_right() -> None:
    made = pages.language_tree(load(ROOT / "tests/sample").courses["en"], {})
    assert "right&#34;: [" not in made["docs/hand-in.md"].decode()
    assert '"right": [' not in made["docs/hand-in.md"].decode()


# Handing in


@browser_test
def test_what_is_answered_is_shown_and_handed_in_and_polls_and_free_answers_are_not(someone: Visit) -> None:
    tab = page(someone, QUIZ)
    learner = Learner(tab, "mouse")
    for question in ANSWERS:
        outcome = "wrong" if question in ("amina", "treaty-or-promise") else next(iter(ANSWERS[question]))
        learner.answer(question, outcome)
        if question == "amina":
            tab.locator("#q-kinds-amina").get_by_text("Sure", exact=True).click()
        learner.check(question)
        learner.seen(question)
    tab.locator("#q-kinds-amina").get_by_role("button", name="Try again").click()
    learner.answer("amina", "right")
    learner.check("amina")
    learner.seen("amina")

    tab.get_by_role("link", name="Hand in to your teacher").click()
    expect(tab.locator(".gce-count-line")).to_have_text("Questions handed in: 10 of 10.")
    rows = [row.inner_text() for row in tab.locator(".gce-out tbody tr").all()]
    assert "A refugee" in rows[0] and "not right" in rows[0] and "2, the last one: right" in rows[0]
    assert "1951 year" in rows[3] and "281,000,000" not in rows[4] and "281 million people" in rows[4]
    assert "only whether it was right" in rows[5] and "UNHCR" not in rows[5]

    tab.evaluate(resultsite.scripts())
    (found,) = tab.evaluate("(text) => [...codes(text)]", tab.locator("textarea").input_value())
    told = {one["mark"]: one for one in found["hand"]["answers"]}
    first = told[KINDS["questions"][0]["mark"]]
    assert (first["first"], first["sure"], first["tries"], first["last"]) == (0, 1, 2, 2)
    assert len(told) == 10 == len(KINDS["questions"])
    whole = tab.evaluate("JSON.stringify([localStorage, document.querySelector('.gce-out').textContent])")
    for never in ("It depends", "depends", "Two numbers, because", "unhcr", "your-view", "a-letter"):
        assert never not in whole.lower(), never


@browser_test
def test_a_name_goes_into_the_code_and_is_kept_nowhere(someone: Visit) -> None:
    tab = page(someone, HAND_IN, functions=True)
    assert tab.locator(".gce-name input").input_value() == ""
    text = pupil(tab, log(KINDS, 1), "Zoë <b>")
    assert tab.evaluate("(text) => [...codes(text)][0].hand.name", text) == "Zoë <b>"
    assert "Zoë" not in tab.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href])")


@browser_test
def test_without_an_answer_there_is_nothing_to_hand_in(someone: Visit) -> None:
    tab = page(someone, HAND_IN)
    expect(tab.locator(".gce-count-line")).to_contain_text("kept no answers")
    assert not tab.locator(".gce-ways").is_visible()
    seated(tab, {"kinds/amina": [[1_790_000_000, 1, None, "former"]]})
    expect(tab.locator(".gce-out tbody tr").first).to_contain_text("has changed since you did it")
    assert not tab.locator(".gce-ways").is_visible()


@browser_test
def test_a_code_is_short_enough_for_every_quiz_of_the_course(someone: Visit) -> None:
    tab = page(someone, HAND_IN, functions=True)
    known = next(resultsite.real())
    for quiz in known["quizzes"]:
        answers = log(quiz, 3)
        told = tab.evaluate(
            "([asked, logs]) => asked.map((one) => told(one, logs[one.id]))", [quiz["questions"], answers]
        )
        (text,) = encoded(tab, hand(course=known["mark"], quiz=quiz["mark"], name="Marie-Antoinette", answers=told))
        assert len(text) <= 20 * len(quiz["questions"]), (quiz["id"], len(text))
        assert tab.evaluate("(text) => qr(text)?.length", text) <= 4 * 12 + 17, quiz["id"]


# QR codes


@browser_test
def test_an_independent_reader_reads_qr_codes_of_many_lengths(someone: Visit) -> None:
    tab = page(someone, HAND_IN, functions=True)
    draw = random.Random(2015)
    most = {"L": 1249, "M": 970}  # ISO/IEC 18004:2015, table 7, version 20
    ends = [25, 20, 47, 38, 335, 262, 395, 311]  # where a version ends and the next begins
    for level, last in most.items():
        lengths = {1, 2, 3, last - 1, last, *ends, *(end + 1 for end in ends), *range(5, last, 83)}
        texts = [
            "".join(draw.choices("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", k=one)) for one in sorted(lengths)
        ]
        grids = tab.evaluate("([texts, level]) => texts.map((text) => qr(text, level))", [texts, level])
        for text, grid in zip(texts, grids, strict=True):
            assert resultsite.seen(grid) == [text]
        assert tab.evaluate("([text, level]) => qr(text, level)", ["A" * (last + 1), level]) is None
    assert tab.evaluate("qr('small letters')") is None


@browser_test
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_code_on_the_screen_is_read_from_a_screenshot(browser: Browser, site: Path, scheme: Any) -> None:
    with visit(browser, site, {"Content-Security-Policy": plainsite.policy(site)}, color_scheme=scheme) as someone:
        tab = page(someone, HAND_IN)
        text = pupil(tab, log(KINDS, 4), "Ines")
        (found,) = resultsite.seen_in(tab.locator(".gce-qr").screenshot())
        assert found.replace("-", "") == text.replace("-", "")
        tab.goto(CLASS)
        assert paste(tab, found).startswith("Taken in: 1.")
        assert kept(tab) == [text]


# Taking in


SEEN = """(detail) => {
  document.querySelector('#gce-class-results').dispatchEvent(new CustomEvent('gce-seen', { detail }));
}"""


@browser_test
def test_thirty_pupils_hand_in_by_three_ways_and_are_counted_right(someone: Visit, tmp_path: Path) -> None:
    tab = page(someone, HAND_IN)
    files, chat, scanned = [], [], []
    for number in range(30):
        text = pupil(tab, log(KINDS, number), f"Name {number}" if number % 4 else "")
        if number % 3 == 0:
            with tab.expect_download() as saved:
                tab.get_by_role("button", name="Save as a file").click()
            files.append(tmp_path / f"{number}.json")
            saved.value.save_as(files[-1])
            assert json.loads(files[-1].read_text())["note"] == "self-reported, not for marks"
        elif number % 3 == 1:
            chat.append(
                f"[22/11/2026, 10:{number}] Name {number}: here it is!\n{tab.locator('textarea').input_value()}"
            )
        else:
            scanned += resultsite.seen_in(tab.locator(".gce-qr").screenshot())
            assert scanned[-1].replace("-", "") == text.replace("-", "")
    tab.goto(CLASS)
    tab.locator("input[type=file]").set_input_files(files)
    expect(tab.locator(".gce-told")).to_have_text("Taken in: 10. Here already: 0. Not taken in: 0.")
    assert paste(tab, "\n".join(chat)) == "Taken in: 10. Here already: 0. Not taken in: 0."
    for one in scanned:
        tab.evaluate(SEEN, one)
    assert len(kept(tab)) == 30
    counted(tab, [log(KINDS, number) for number in range(30)])
    names = tab.locator(".gce-pupils tbody th").all_inner_texts()
    assert sum(one.startswith("Name ") for one in names) == 22 and {f"Pupil {at}" for at in range(1, 9)} <= set(names)
    tab.reload()
    counted(tab, [log(KINDS, number) for number in range(30)])


def counted(tab: Page, logs: list[dict[str, Any]]) -> None:
    """The page says what Python counts."""
    for at, question in enumerate(KINDS["questions"], 1):
        rows = [one[question["id"]] for one in logs]
        right = sum(row[0][1] == 1 for row in rows)
        card = tab.locator(".gce-asked", has=tab.locator(f"h3:text-matches('^{at}\\\\. ')"))
        expect(card).to_contain_text(f"Right at first: {right} of {len(logs)} (")
        sure = [row[0] for row in rows if row[0][2] == "sure"]
        expect(card).to_contain_text(f"{sum(row[1] < 1 for row in sure)} of {len(sure)} who said they were sure")
        if "options" in question and "rows" not in question:
            wrong = Counter(key for row in rows for key in row[0][4].split(",") if key not in question["right"])
            most, count = wrong.most_common(1)[0]
            said = [dict(question["options"])[key] for key, many in wrong.items() if many == count]
            assert dict(question["options"])[most] in said
            assert any(f"“{words}”, {count} of {len(logs)}" in card.inner_text() for words in said)
            told = question["told"].get(most)
            assert not told or len(said) > 1 or told in card.inner_text()
        if "figure" in question:
            low = sum(float(row[0][4]) < question["figure"] - question["close"] for row in rows)
            expect(card).to_contain_text(f"too low: {low};")
    shares = [sum(one[question["id"]][0][1] == 1 for one in logs) for question in KINDS["questions"]]
    order = [int(text.split(".")[0]) for text in tab.locator(".gce-asked h3").all_inner_texts()]
    assert [shares[at - 1] for at in order] == sorted(shares)


@browser_test
def test_three_hundred_at_once_with_bad_ones_among_them(someone: Visit, tmp_path: Path) -> None:
    tab = page(someone, CLASS, functions=True)
    whole = [
        hand(device=number, name=f"N{number}", answers=[answer(one, first=number % 3) for one in KINDS["questions"]])
        for number in range(300)
    ]
    texts = encoded(tab, *whole)
    files = []
    for number, text in enumerate(texts):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(text if number % 100 else text[:-9])
    (tmp_path / "holiday.txt").write_text("Nothing of ours.")
    tab.locator("input[type=file]").set_input_files([*files, tmp_path / "holiday.txt"])
    expect(tab.locator(".gce-told")).to_have_text("Taken in: 297. Here already: 0. Not taken in: 4.")
    assert [one.split(",")[0].split(":")[0] for one in refused(tab)] == ["0.txt", "100.txt", "200.txt", "holiday.txt"]
    assert all("damaged" in one for one in refused(tab)[:3]) and "no hand-in in it" in refused(tab)[3]
    expect(tab.locator(".gce-sum")).to_contain_text("Handed in: 297.")
    assert paste(tab, " ".join(texts)) == "Taken in: 3. Here already: 297. Not taken in: 0."


@browser_test
def test_a_code_survives_what_chats_and_mail_do_to_it_and_not_a_changed_letter(someone: Visit) -> None:
    tab = page(someone, HAND_IN, functions=True)
    text = pupil(tab, log(KINDS, 9), "Noor")
    found = "(text) => [...codes(text)].map(({ hand }) => hand && encoded(hand))"
    wrapped = "> " + "\n> ".join(text[at : at + 37] for at in range(0, len(text), 37))
    for same in (
        text.lower(),
        text.replace("-", ""),
        wrapped,
        f"*{text}*",
        f"“{text}”.",
        text.replace("-", "\u2011\u200b"),
    ):
        assert tab.evaluate(found, same) == [text], same
    assert tab.evaluate(found, text.replace("0", "o").replace("1", "l").replace("GCEl", "GCE1")) == [text]
    signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    changed = [
        text[:at] + sign + text[at + 1 :]
        for at in range(len(text))
        for sign in (signs[(signs.find(text[at]) + 7) % 32], signs[(signs.find(text[at]) + 16) % 32], "-", "")
        if text[at] != "-"
    ]
    for one, results in zip(changed, tab.evaluate(f"(texts) => texts.map({found})", changed), strict=True):
        assert results in ([], [None], [text]), one
    assert tab.evaluate(found, text[:40] + " " + text) == [None, text]  # the good one behind a torn one is found


@browser_test
def test_what_cannot_be_counted_is_said_and_the_rest_is_kept(someone: Visit) -> None:
    tab = page(someone, CLASS, functions=True)
    first, second = KINDS["questions"][:2]
    (good, foreign, nowhere, other) = encoded(
        tab,
        hand(name="Good"),
        hand(course=MARK ^ 1),
        hand(quiz=KINDS["mark"] ^ 1),
        hand(name="Else", device=8, edition=EDITION ^ 1, answers=[
            answer(first, given=[8]), answer(second),
            answer(second, mark=second["mark"] ^ 1), answer(second, key=second["key8"] ^ 1),
        ]),
    )  # fmt: skip
    former, later = good.replace("GCE1", "GCE0"), good.replace("GCE1", "GCE7")
    assert paste(tab, " ".join([foreign, good, nowhere, former, later, good[:-3], other])) == (
        "Taken in: 2. Here already: 0. Not taken in: 5."
    )
    for words, said in zip(
        refused(tab), ("another course", "quiz this edition", "older", "newer", "damaged"), strict=True
    ):
        assert said in words and words.startswith("Pasted text, GCE")
    notes = tab.locator(".gce-notes li").all_inner_texts()
    assert len(notes) == 4 and all(one.startswith("Else: ") for one in notes)
    for words, said in zip(
        notes, ("another edition", "not have the question: 1", "changed since: 1", first["prompt"]), strict=True
    ):
        assert said in words
    expect(tab.locator(".gce-sum")).to_contain_text("Handed in: 2.")


@browser_test
def test_who_hands_in_again_is_counted_once_and_the_newer_counts(someone: Visit) -> None:
    tab = page(someone, CLASS, functions=True)
    one = KINDS["questions"][0]
    texts = encoded(
        tab,
        hand(name="Ana", device=1, at=1_795_000_900, answers=[answer(one, first=2)]),
        hand(name="", device=1, at=1_795_000_000, answers=[answer(one, first=0)]),  # forgot her name at first
        hand(name="Bo", device=2), hand(name="Cem", device=2),  # one tablet, two pupils
        hand(name="Dee", device=3), hand(name="Dee", device=4),  # one name, two devices
    )  # fmt: skip
    paste(tab, " ".join(texts))
    expect(tab.locator(".gce-sum")).to_contain_text("Handed in: 5.")
    expect(tab.locator(".gce-notes")).to_contain_text("“Dee” came from 2 devices")
    tab.get_by_text("Replaced by a newer hand-in: 1").click()
    expect(tab.locator("details[open]:not(.gce-pupils)")).to_contain_text("replaced by the one of")
    expect(tab.locator(".gce-asked").first).to_contain_text("Right at first: 5 of 5")
    tab.get_by_role("button", name="Leave out the hand-in of Dee").first.click()
    expect(tab.locator(".gce-sum")).to_contain_text("Handed in: 4.")


@browser_test
def test_two_teachers_results_are_merged_and_nobody_is_counted_twice(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    with visit(browser, site) as someone, visit(browser, site) as colleague:
        tab = page(someone, HAND_IN)
        texts = thirty(tab)
        tab.goto(CLASS)
        paste(tab, " ".join(texts[:20]))
        with tab.expect_download() as saved:
            tab.get_by_role("button", name="Save the class as a file").click()
        saved.value.save_as(tmp_path / "class.json")
        other = page(colleague, CLASS)
        paste(other, " ".join(texts[10:]))
        other.locator("input[type=file]").set_input_files(tmp_path / "class.json")
        expect(other.locator(".gce-told")).to_have_text("Taken in: 10. Here already: 10. Not taken in: 0.")
        expect(other.locator(".gce-sum")).to_contain_text("Handed in: 30.")
        counted(other, [log(KINDS, number) for number in range(30)])


# Giving out, keeping, erasing


@browser_test
@pytest.mark.parametrize("mark", [";", ","])
def test_the_sheet_is_read_again_by_another_hand(someone: Visit, mark: str) -> None:
    tab = page(someone, CLASS, functions=True)
    names = ["=1+1", "+32", "-x", "@a", 'Say "hi"; or, so', "Zoë"]
    answers = [answer(one) for one in KINDS["questions"][:2]]
    answers[0] |= {"first": 0, "given": [4], "tries": 2}
    paste(tab, " ".join(encoded(tab, *(hand(name=name, device=at, answers=answers) for at, name in enumerate(names)))))
    tab.get_by_label("divided by").select_option(mark)
    with tab.expect_download() as saved:
        tab.get_by_role("button", name="Save as a sheet").click()
    text = Path(saved.value.path()).read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=mark, strict=True)
    assert head[0] == "Pupil (self-reported, not for marks)" and len(head) == 4 + 4 * len(KINDS["questions"])
    assert [row[0] for row in rows] == ["'=1+1", "'+32", "'-x", "'@a", 'Say "hi"; or, so', "Zoë"]
    assert all(len(row) == len(head) for row in rows)
    assert rows[0][2:8] == ["1", "2", "not right", "A refugee", "sure", "2 (right)"]


@browser_test
def test_erasing_asks_first_and_then_leaves_nothing_and_progress_stays(someone: Visit) -> None:
    tab = page(someone, HAND_IN)
    text = pupil(tab, log(KINDS, 5), "Sam")
    tab.goto(CLASS)
    paste(tab, text)
    tab.get_by_role("button", name="Erase everything").click()
    assert tab.evaluate("document.activeElement.textContent") == "No, keep them"
    tab.keyboard.press("Enter")
    assert kept(tab) == [text]
    tab.get_by_role("button", name="Erase everything").click()
    tab.get_by_role("button", name="Yes, erase").click()
    expect(tab.locator(".gce-told")).to_contain_text("Erased.")
    expect(tab.locator(".gce-empty")).to_be_visible()
    left = tab.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('gce')).sort()")
    assert left == ["gce:sample", "gce:sample:hand"]
    paste(tab, text)
    tab.evaluate("window.gce.erase()")  # a learner's progress on the same device
    assert kept(tab) == [text]


@browser_test
@pytest.mark.parametrize(("trouble", "said"), [(FULL, "no room left"), (BLOCKED, "lets no site keep")])
def test_where_nothing_can_be_kept_all_works_and_the_page_says_so(
    browser: Browser, site: Path, trouble: str, said: str
) -> None:
    with visit(browser, site) as someone:
        tab = page(someone, CLASS, functions=True)
        text = encoded(tab, hand())[0]
        someone.context.add_init_script(trouble)
        tab.reload()
        someone.faults.clear()  # the theme itself complains of blocked storage
        assert paste(tab, text) == "Taken in: 1. Here already: 0. Not taken in: 0."
        expect(tab.locator(".gce-warned")).to_contain_text(said)
        expect(tab.locator(".gce-sum")).to_contain_text("Handed in: 1.")
        tab.get_by_role("button", name="Erase everything").click()
        tab.get_by_role("button", name="Yes, erase").click()
        expect(tab.locator(".gce-empty")).to_be_visible()


@browser_test
@pytest.mark.parametrize("text", ["{", "null", '{"version": 9, "codes": []}', '{"version": 1, "codes": [1]}'])
def test_what_cannot_be_read_is_set_aside_and_said(someone: Visit, text: str) -> None:
    tab = page(someone, CLASS)
    tab.evaluate("(text) => localStorage.setItem('gce-class:sample', text)", text)
    tab.reload()
    expect(tab.locator(".gce-warned")).to_contain_text("set aside")
    aside = tab.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.includes(':aside-')).map((pair) => pair[1])"
    )
    assert aside == [text] and kept(tab) == []


@browser_test
def test_two_tabs_show_the_same(someone: Visit) -> None:
    one, other = page(someone, CLASS, functions=True), page(someone, CLASS)
    first, second = encoded(one, hand(name="A", device=1), hand(name="B", device=2))
    paste(one, first)
    expect(other.locator(".gce-sum")).to_contain_text("Handed in: 1.")
    paste(other, second)
    expect(one.locator(".gce-sum")).to_contain_text("Handed in: 2.")


# Hostile input

FUZZ = """([seed, rounds, good]) => {
  let state = seed;
  const draw = (most) => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return (state >>> 8) % most; };
  const signs = 'GCE1-0123456789ABCDEFGHJKMNPQRSTVWXYZ \\n=\\u0000\\ud800é🙂<>"';
  const random = () => Array.from({ length: draw(400) }, () => signs[draw(signs.length)]).join('');
  const spoilt = () => {
    const at = draw(good.length);
    return good.slice(0, at) + random().slice(0, draw(9)) + good.slice(at + draw(9));
  };
  const crafted = () => encoded({ course: draw(2 ** 24), quiz: draw(2 ** 24), edition: draw(65536),
    at: state, device: state, name: random(), answers: Array.from({ length: draw(80) }, () => ({
    mark: draw(2 ** 20), key: draw(256), first: draw(3) + (draw(200) ? 0 : 1), sure: draw(3),
    tries: 1 + draw(15), last: draw(3), given: Array.from({ length: draw(40) }, () => draw(16)),
  })) });
  let found = 0;
  for (let round = 0; round < rounds; round++) {
    const text = [random, spoilt, crafted, () => 'GCE1-' + random(), () => crafted() + random() + good][draw(5)]();
    for (const one of codes(text)) {
      if (!one.hand) continue;
      found += 1;
      if (one.hand.answers.length > 63 || [...one.hand.name].length > 60) return `too much: ${text}`;
      for (const told of one.hand.answers) for (const question of window.asked) choice(question, told.given);
    }
  }
  return found;
}"""


@browser_test
@pytest.mark.parametrize("seed", [1, 20, 300])
def test_no_text_makes_the_reader_stumble(someone: Visit, seed: int) -> None:
    tab = page(someone, CLASS, functions=True)
    tab.evaluate("(asked) => (window.asked = asked)", KINDS["questions"])
    (good,) = encoded(tab, hand(name="Good"))
    assert tab.evaluate(FUZZ, [seed, 1500, good]) > 300  # of which so many hold something


@browser_test
def test_a_crowd_of_torn_codes_neither_hangs_the_page_nor_fills_it(someone: Visit) -> None:
    tab = page(someone, CLASS, functions=True)
    assert paste(tab, encoded(tab, hand())[0] + " GCE1-" * 100_000).startswith("Taken in: 1.")
    assert len(refused(tab)) == 101 and refused(tab)[-1] == "and 4899 more"


@browser_test
def test_a_file_that_is_too_large_is_not_read(someone: Visit) -> None:
    tab = page(someone, CLASS)
    give: Any = {"name": "film.json", "mimeType": "application/json", "buffer": b"x" * 4_000_001}
    tab.locator("input[type=file]").set_input_files(give)
    expect(tab.locator(".gce-bad")).to_contain_text("film.json: too large")


@browser_test
def test_a_name_cannot_bring_markup(someone: Visit) -> None:
    tab = page(someone, CLASS, functions=True)
    paste(tab, encoded(tab, hand(name="<img src=x onerror=a()>"))[0])
    assert tab.locator(".gce-out img").count() == 0
    expect(tab.locator(".gce-pupils")).to_contain_text("<img src=x onerror=a()>")


# The camera

CAMERA = """(found) => {
  window.asked = 0;
  window.BarcodeDetector = class { async detect() { return [{ rawValue: found }]; } };
  const canvas = document.createElement('canvas');
  canvas.getContext('2d').fillRect(0, 0, 9, 9);
  Object.defineProperty(navigator, 'mediaDevices', { value: { async getUserMedia() {
    window.asked += 1;
    if (!found) throw new DOMException('no', 'NotAllowedError');
    return (window.stream = canvas.captureStream(5));
  } } });
}"""


@browser_test
def test_the_camera_is_asked_for_when_the_button_is_pressed_and_stops(browser: Browser, site: Path) -> None:
    with visit(browser, site, {"Content-Security-Policy": plainsite.policy(site)}) as someone:
        tab = page(someone, CLASS, functions=True)
        expect(tab.locator(".gce-unable")).to_be_visible()  # this browser has no such reader
        (text,) = encoded(tab, hand(name="Seen"))
        someone.context.add_init_script(f"({CAMERA})({json.dumps(text)})")
        tab.reload()
        assert tab.evaluate("window.asked") == 0
        tab.get_by_role("button", name="Scan with the camera").click()
        expect(tab.locator(".gce-sum")).to_contain_text("Handed in: 1.")
        tab.get_by_role("button", name="Stop the camera").click()
        assert tab.evaluate("window.stream.getTracks().every((one) => one.readyState === 'ended')")
        assert not tab.locator("video").is_visible()


@browser_test
def test_a_camera_that_is_not_allowed_leads_to_the_other_ways(browser: Browser, site: Path) -> None:
    with visit(browser, site) as someone:
        someone.context.add_init_script(f"({CAMERA})('')")
        tab = page(someone, CLASS)
        tab.get_by_role("button", name="Scan with the camera").click()
        expect(tab.locator(".gce-told")).to_contain_text("The short code and the file do the same.")


# Everywhere, for everybody


@browser_test
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_anybodys_way(browser: Browser, site: Path, width: int, scheme: Any) -> None:
    with visit(browser, site, viewport={"width": width, "height": 800}, color_scheme=scheme) as someone:
        tab = page(someone, HAND_IN)
        assert violations(tab) == []
        texts = [pupil(tab, log(KINDS, number), f"Name {number}") for number in range(5)]
        assert violations(tab) == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        tab.goto(CLASS)
        assert violations(tab) == []
        paste(tab, " ".join([*texts, "GCE1-ABC"]))
        tab.evaluate("document.querySelectorAll('.gce-out details').forEach((one) => (one.open = true))")
        tab.get_by_role("button", name="Erase everything").click()
        assert violations(tab) == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


@browser_test
@pytest.mark.parametrize("language", ["", "nl/", "fr/"])
def test_without_a_script_both_pages_say_what_to_do_instead(browser: Browser, site: Path, language: str) -> None:
    with visit(browser, site, java_script_enabled=False) as someone:
        for path in ("hand-in/", "class-results/"):
            tab = someone.page(language + path)
            assert "JavaScript" in tab.locator("noscript").inner_text()
            assert tab.locator(".gce-study :is(button, select, textarea):visible").count() == 0


@browser_test
def test_both_pages_work_from_a_folder_and_in_another_language(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    tab = context.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.goto((site / "nl/hand-in/index.html").as_uri() + "#kinds")
    text = pupil(tab, log(KINDS, 2), "Jef")
    assert text == code(tab)
    tab.goto((site / "fr/class-results/index.html").as_uri())
    tab.locator(".gce-paste textarea").fill(text)
    tab.locator(".gce-paste button").click()
    expect(tab.locator(".gce-told")).to_contain_text("Reprises\u00a0: 1.")
    assert tab.locator(".gce-mark select").input_value() == ";"
    assert faults == []
    context.close()


@browser_test
def test_the_whole_way_by_keyboard(someone: Visit) -> None:
    tab = page(someone, HAND_IN)
    text = pupil(tab, log(KINDS, 6))
    tab.locator(".gce-name input").focus()
    tab.keyboard.type("Lou")
    for _ in range(2):
        tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(tab.locator(".gce-told")).to_contain_text("The code is copied")
    assert code(tab) != text
    tab.goto(CLASS)
    tab.locator("[data-do=choose]").focus()
    tab.keyboard.press("Tab")
    tab.keyboard.insert_text(text)
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    expect(tab.locator(".gce-sum")).to_contain_text("Handed in: 1.")


@browser_test
def test_on_paper_the_results_stand_alone(someone: Visit) -> None:
    tab = page(someone, HAND_IN)
    text = pupil(tab, log(KINDS, 8), "Fé")
    tab.goto(CLASS)
    paste(tab, text)
    tab.emulate_media(media="print")
    assert tab.locator(".gce-asked").first.is_visible()
    assert (
        not tab.locator(".gce-drop, .gce-keep button, .gce-which, [data-code], .md-header").filter(visible=True).count()
    )
