"""Markdown, blocks and sentences, and numbers and dates as each language writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder import prose


@pytest.mark.parametrize(
    ("digits", "scale", "shown"),
    [
        ("281", "million", {"en": "281 million", "nl": "281 miljoen", "fr": "281 millions"}),
        ("26.3", "million", {"en": "26.3 million", "nl": "26,3 miljoen", "fr": "26,3 millions"}),
        ("1", "billion", {"en": "1 billion", "nl": "1 miljard", "fr": "1 milliard"}),
        ("3.6", "", {"en": "3.6", "nl": "3,6", "fr": "3,6"}),
        ("3.60", "", {"en": "3.60", "nl": "3,60", "fr": "3,60"}),
        ("15500", "", {"en": "15,500", "nl": "15.500", "fr": "15\u202f500"}),
        ("147", "", {"en": "147", "nl": "147", "fr": "147"}),
    ],
)
def test_a_number_keeps_its_precision_and_takes_the_languages_signs(
    digits: str, scale: str, shown: dict[str, str]
) -> None:
    found = {language: prose.number(Decimal(digits), scale, language) for language in shown}
    assert {key: value.replace("\xa0", " ") for key, value in found.items()} == shown


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("1951", ("1951", "1951", "1951")),
        ("1951-07", ("July 1951", "juli 1951", "juillet 1951")),
        ("1951-07-28", ("28 July 1951", "28 juli 1951", "28 juillet 1951")),
        ("1951-07-01", ("1 July 1951", "1 juli 1951", "1er juillet 1951")),
        ("2016-09-11", ("11 September 2016", "11 september 2016", "11 septembre 2016")),
    ],
)
def test_a_date_is_written_as_the_language_does(date: str, shown: tuple[str, str, str]) -> None:
    assert tuple(prose.when(date, language) for language in ("en", "nl", "fr")) == shown


@given(st.text())
def test_blocks_stand_where_they_say(text: str) -> None:
    for block in prose.blocks(text):
        assert text[block.start : block.start + len(block.text)] == block.text
        assert block.text.strip()
    assert "".join("".join(block.text for block in prose.blocks(text)).split()) == "".join(text.split())


@given(st.text())
def test_sentences_stand_where_they_say(text: str) -> None:
    for sentence in prose.sentences(text):
        assert text[sentence.start : sentence.start + len(sentence.text)] == sentence.text


def test_a_sentence_ends_at_its_mark_and_not_at_a_decimal_point() -> None:
    text = "It was 3.6 percent. Then “why?” she asked. And so on. L'État décida… Oui!"
    assert [sentence.text for sentence in prose.sentences(text)] == [
        "It was 3.6 percent.",
        "Then “why?” she asked.",
        "And so on.",
        "L'État décida…",
        "Oui!",
    ]


def test_html_has_no_blank_line_so_that_no_engine_parses_it_again() -> None:
    made = prose.to_html('One.\n\n- a\n- b\n\n??? deeper "Fold"\n\n    Two.\n\n    Three.\n')
    assert "\n\n" not in made
    assert "<details" in made


@pytest.mark.parametrize(
    ("text", "made"),
    [("A *b* c", "A <em>b</em> c"), ("a < b & c", "a &lt; b &amp; c"), ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>")],
)
def test_one_paragraph_is_shown_without_its_p(text: str, made: str) -> None:
    assert prose.inline(text) == made


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A *b* [c](x.md)", "A b c"),
        ("# T\n\n- a\n- b", "T a b"),
        ("a &lt; b", "a < b"),
        ("`x`  y", "x y"),
        ("*a*: b", "a: b"),
    ],
)
def test_plain_words_are_left_of_markdown(text: str, words: str) -> None:
    assert prose.plain(text) == words


def test_a_label_keeps_its_stresses_and_nothing_else() -> None:
    assert (
        prose.phrase("It is *not* [here](x.md) & **there**.") == "It is <em>not</em> here &amp; <strong>there</strong>."
    )
    assert prose.phrase("One.\n\nTwo `x`.") == "One. Two x."


def test_html_laid_into_markdown_is_not_read_as_markdown() -> None:
    made = prose.shielded('<a href="x_y_z" title="*b*">[c] _d_ 1. `e`</a>\n\n<b>#</b>')
    assert prose.plain(made) == "[c] _d_ 1. `e` #"
    assert 'href="x_y_z"' in made


@pytest.mark.parametrize(
    ("code", "names"),
    [("BE", ("Belgium", "België", "Belgique")), ("001", ("world", "wereld", "Monde")), ("ZZZ", ("ZZZ", "ZZZ", "ZZZ"))],
)
def test_a_place_has_its_name_in_each_language(code: str, names: tuple[str, str, str]) -> None:
    assert tuple(prose.place(code, language) for language in ("en", "nl", "fr")) == names


def test_words_for_a_template_that_escapes_nothing_can_neither_open_a_tag_nor_end_an_attribute() -> None:
    assert prose.harmless('A "b" <c> & d') == "A &quot;b&quot; &lt;c&gt; & d"


def test_words_as_markdown_show_themselves() -> None:
    for text in ("A *b* _c_ `d`", "[x](javascript:alert(1))", "{#id} <img src=x>", "a \\ b"):
        assert prose.plain(f"# {prose.literal(text)}") == text
