"""The grammar of numbers: what needs a source, what is no number, and where it stands."""

from __future__ import annotations

import dataclasses
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.checks.desk import Desk, Finding
from builder.checks.numbers import untraced_number
from builder.course import Loaded
from builder.loading import load
from builder.questions import Cloze, Quiz
from builder.texts import Page
from tests.samples import SAMPLE

GENEVA = '{{ event("geneva-1951") }}'  # adopted 28 July 1951, in force 22 April 1954
FACT = '{{ fact("migrants-2020") }}'  # as of 2020
CITE = '{{ cite("leaflet") }}'  # of 2024


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(SAMPLE)


def found(text: str, loaded: Loaded, language: str = "en") -> list[Finding]:
    """What the rule finds in a lesson."""
    course = dataclasses.replace(loaded.courses[language], lessons={"moving": Page("lesson.md", text)}, pages={})
    return [one for one in untraced_number(Desk(course, date(2024, 9, 1))) if one.place.path == "lesson.md"]


def words(text: str, loaded: Loaded, language: str = "en") -> list[str]:
    """The numbers and quantities it finds, as they stand in the text."""
    lines = text.splitlines()
    told = [(one, one.message.partition(" ")[0].strip("“”")) for one in found(text, loaded, language)]
    assert all(lines[one.place.line - 1][one.place.column - 1 :].startswith(word) for one, word in told)
    return [word for _, word in told]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("There were 281 million.", ["281"]),
        ("A share of 3.6 % or 3,6 %.", ["3.6", "3,6"]),
        ("15 500 or 15,500 or 15.500 people", ["15", "15,500", "15.500"]),
        ("$5, €5, 5€, -5, +5, ~5", ["5"] * 6),
        ("½ of them, ¾ of them", ["½", "¾"]),
        ("٢٨١ million", ["٢٨١"]),
        ("In 1951 it was adopted.", ["1951"]),
        ("2011-2015", ["2011", "2015"]),
        ("USD500, EUR5, people5", ["500", "5", "5"]),
        ("**12** and *13* and ~~14~~", ["12", "13", "14"]),
        ("[the 12](https://example.org/99)", ["12"]),
        ("![12 boats](assets/99.svg)", ["12"]),
        ("## The 10 rules", ["10"]),
        ('!!! case "Two of 7"\n\n    She was 1 of 9.', ["7", "1", "9"]),
        ('??? deeper "The 7"\n\n    There were 8.', ["7", "8"]),
        ("She is 16 years old.", ["16"]),
        ("5 minutes", ["5"]),
        ("article in 14 papers", ["14"]),
        ("articles 12 and 13, 14 states", ["14"]),
        ("article 14, 12 states", ["12"]),
        ("1. First\n2. Second of 3", ["3"]),
        ("> 1. First of 3", ["3"]),
        ("A 5) B", ["5"]),
        ("| 1 | 2 |\n| --- | --- |\n| 3 | 4 |", ["1", "2", "3", "4"]),
        ("the 1990s and 1951-1967", ["1990", "1951", "1967"]),
        ("G2000 and A1234", ["2000", "1234"]),
        ("CC BY 4 and WCAG 2", ["4", "2"]),
        ("&#8364; 5", ["5"]),
        ("²³ people, ① people, Ⅷ people, m³⁴ and 5²", ["²³", "①", "Ⅷ", "³⁴", "5", "²"]),
        ("2. people moved\n3. more", ["2", "3"]),
        ("281. people moved.\n282. more", ["281", "282"]),
        ("1. one\n3. two", ["3"]),
        ("1. one\n2) two\n   10. ten", ["10"]),
        ("1. one\n\n    more\n\n2. two\n\nA text.\n\n3. people", ["3"]),
        ("1. one\n    1. in\n2. two\n    2. people", ["2"]),
        (f"1. one\n{FACT} 2. people", ["2"]),
        ("[[281]] people and [[gap-7]]", ["281", "7"]),
        ("article 281 million people", ["281"]),
        ("articles 12 and 281 thousand, article 14, 281 million", ["12", "281", "281"]),
        ("§ 281 **million**, objective 300&nbsp;million, Z26 million, art. 28&#37;", ["281", "300", "26", "28"]),
        ("lid 5 miljoen, bijlage 3 procent, alinéa 2 milliards, ODD 10 mille, G20 %", ["5", "3", "2", "10", "20"]),
        ('{{ cite("leaflet", "281 million people drowned, 3.6 %") }}', ["281", "3.6"]),
    ],
)
def test_digits_without_a_source_are_found(text: str, numbers: list[str], loaded: Loaded) -> None:
    digits = [one for one in words(text, loaded) if any(char.isnumeric() for char in one)]
    assert digits == numbers


@pytest.mark.parametrize(
    "text",
    [
        f"{FACT} people",
        "1. one\n2) two\n   1. in\n   2. in\n3. three\n\n> 1. one\n> 2. two",
        "\n".join(f"{number}. one" for number in range(1, 12)),
        "1. one\n\n    A paragraph.\n\n2. two\nand on\n3. three",
        "CO₂, H₂O, km², m³",
        "Under article 14, hundred-year-olds; by objective 23 the people of A4 and B1.",
        '{{ cite("leaflet", "article 14, p. 281, paragraphs 3 and 4, 28 July 1951") }}',
        "## Grounds {#grounds-1951}",
        "[here](https://example.org/2011/95?x=1#y2) and <https://example.org/7> and https://example.org/7.",
        "article 14; articles 12 and 13; art. 1A(2); Articles 2 to 34; article 1(A)(2), and section 3.",
        "artikel 33, artikelen 3 en 5, lid 2, bijlage 1, hoofdstuk 8, richtlijn 2004/38/EG, verordening (EU) 604/2013",
        "articles 2 à 34, alinéa 3, § 2, annexe 1, règlement (UE) n° 604/2013, résolution 319, objectif 23, ODD 10",
        "directive 2011/95/EU, resolution 73/195, objective 23, SDG 10, target 10.7, Protocol No. 4",
        "the 20th, 21st, 2nd and 3rd; de 20e, 1ste en 2de; le 1er, la 2e, la 3ème",
        "COVID-19, G20, A4, B1, H5P, UTF-8, ISO 639-1, EN 301 549, WCAG 2.2, CC BY 4.0, CC BY-SA 3.0, UN M49",
        f"In 1951, on 28 July 1951, on 28 July, in July 1951: {GENEVA}; in force on 22 April 1954.",
        f"The {GENEVA} in the 1950s.",
        f"{FACT} in 2020",
        f"{CITE} of 2024",
        f"- {GENEVA} of 1951\n- {FACT} of 2020",
        "## Geneva, 1951",
        '!!! case "Noor, 17, asks"\n\n    Noor, 17, and Esi (12). Ali is 16.',
        '!!! case "Noor"\n\n    A 3-year-old; 3 years old, aged 3, 2 months.',
        "`7` and ``7 ` 7`` are code",
        "&#169; &#xA9;",
        "Seven and forty-two.",
    ],
)
def test_what_is_no_number_is_let_pass(text: str, loaded: Loaded) -> None:
    assert words(text, loaded) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (f"{GENEVA}.\n\nIn 1951 it was.", ["1951"]),
        (f"- {GENEVA}\n- in 1951", ["1951"]),
        (f"| {GENEVA} | 1951 |\n| --- | --- |\n| other | 1951 |", ["1951"]),
        (f"{GENEVA} of 29 July 1951", ["29"]),
        (f"{GENEVA} of 28 June 1951", ["28"]),
        (f"{GENEVA} in 1967", ["1967"]),
        (f"{GENEVA}: 1951 people", []),
        (f"{GENEVA} in the 1960s", ["1960"]),
        (f"{GENEVA}: 19511", ["19511"]),
        (f"{GENEVA}: 1951.5", ["1951.5"]),
    ],
)
def test_a_date_needs_what_it_is_the_date_of_in_the_same_paragraph_item_or_row(
    text: str, numbers: list[str], loaded: Loaded
) -> None:
    assert words(text, loaded) == numbers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"{GENEVA}, 28 July 1951, July 1951"),
        ("nl", f"{GENEVA}, 28 juli 1951, juli 1951"),
        ("fr", f"{GENEVA}, 28 juillet 1951, le 28 juillet, les années 1950"),
    ],
)
def test_dates_are_known_as_each_language_writes_them(language: str, text: str, loaded: Loaded) -> None:
    assert words(text, loaded, language) == []


@pytest.mark.parametrize("text", ["July 1951, 28 July 1951, 2 July 1951", "2 July 1951, 28 July 1951, July 1951"])
def test_dates_of_one_month_do_not_hide_each_other(text: str, loaded: Loaded) -> None:
    other = loaded.main.entries["event/new-york-1967"]
    record = other.record.model_copy(update={"adopted": "1951-07-02", "year": "1951"})
    entries = loaded.main.entries | {other.reference: dataclasses.replace(other, record=record)}
    near = Loaded({"en": dataclasses.replace(loaded.main, entries=entries)}, [])
    assert words(f'{GENEVA} and {{{{ event("new-york-1967") }}}}: {text}', near) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "28 juillet 1951"),
        ("nl", "28 July 1951"),
        ("fr", "July 28, 1951"),
    ],
)
def test_dates_are_not_known_as_other_languages_write_them(language: str, text: str, loaded: Loaded) -> None:
    assert "28" in words(f"{GENEVA}, {text}", loaded, language)


@pytest.mark.parametrize(
    ("language", "quantity"),
    [
        *(
            ("en", one)
            for one in ("half", "Most people", "most of", "most refugees", "the majority", "doubled", "millions")
        ),
        *(
            ("en", one)
            for one in ("billion", "thousands", "a third of", "two thirds", "one in ten", "percent", "per cent")
        ),
        *(("en", one) for one in ("twice as", "tenfold", "three quarters", "three times more", "tripled", "dozens")),
        *(("nl", one) for one in ("helft", "de meeste", "De meesten", "het merendeel", "verdubbeld", "verdubbelde")),
        *(("nl", one) for one in ("miljoenen", "miljard", "duizenden", "een derde van", "twee derde", "driekwart")),
        *(
            ("nl", one)
            for one in ("procent", "één op de tien", "de meerderheid", "drie keer zo", "honderden", "tientallen")
        ),
        *(("fr", one) for one in ("moitié", "La plupart", "la majorité", "doublé", "millions", "milliard", "milliers")),
        *(
            ("fr", one)
            for one in ("un tiers des", "deux tiers", "un quart", "pour cent", "un sur dix", "trois fois plus")
        ),
        *(("en", one) for one in ("a dozen", "Triple that number", "Fifty countries", "ten times larger")),
        *(("en", one) for one in ("three people in four", "one person out of ten", "twice the number")),
        *(("nl", one) for one in ("een dozijn", "vijftig landen", "tien keer groter", "drie op de vier")),
        *(("nl", one) for one in ("drie mensen op de vier", "het drievoudige", "verdrievoudigen")),
        *(("fr", one) for one in ("une douzaine", "le triple", "cinquante pays", "dix fois plus", "trois sur quatre")),
        *(("fr", one) for one in ("trois femmes sur quatre", "quatre-vingts États")),
    ],
)
def test_quantities_in_words_are_warned_of(language: str, quantity: str, loaded: Loaded) -> None:
    (one,) = found(f"So {quantity} xs.", loaded, language)
    assert one.severity == "warning"
    assert one.place.column == 4
    assert f"“{quantity}”" in one.message


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the most important, at most, on behalf, a third country, a second half-truth, the double standard"),
        ("en", "half an hour, half the class, half of the class, most famous, most dangerous, minority rights"),
        ("en", f"Half of {FACT} people. Most, by {CITE}, are workers."),
        ("en", 'So {{ claim("most-stay-near") }} and millions know it.'),
        ("en", "Do most people move?"),
        ("en", "Forty years ago, out of a hundred people, ten times, three topics in four, Seventy years of talks."),
        ("nl", "Veertig jaar, op elke honderd, tien keer, de drie landen."),
        ("fr", "Quarante ans, sur cent personnes, dix fois, trois phrases sur quatre pages."),
        ("en", "They are almost there, foremost and utmost."),
        (
            "nl",
            "het meest, een derde land, een kwartier, de helft van de klas of van de groep, dubbele nationaliteit",
        ),
        ("nl", "Verhuizen de meeste mensen?"),
        ("fr", "un pays tiers, la double nationalité, un quart d'heure, la moitié de la classe, la majorité légale"),
        ("fr", "La plupart partent-ils ?"),
    ],
)
def test_what_only_looks_like_a_quantity_or_has_its_source_is_let_pass(
    language: str, text: str, loaded: Loaded
) -> None:
    assert found(text, loaded, language) == []


@pytest.mark.parametrize(("entities", "number"), [("&#50;&#x38;&#49;", "281"), ("&frac12;", "½"), ("2&#56;1", "281")])
def test_entities_are_read_as_the_digits_they_print(entities: str, number: str, loaded: Loaded) -> None:
    (one,) = found(f"So {entities} xs.", loaded)
    assert (one.severity, one.place.column) == (None, 4)
    assert one.message.startswith(f"{number} stands here")


def test_a_gap_of_a_cloze_text_is_no_number(loaded: Loaded) -> None:
    entry = next(one for one in loaded.main.entries.values() if isinstance(one.record, Quiz) and _cloze(one.record))
    assert isinstance(entry.record, Quiz)
    key = _cloze(entry.record)
    question = entry.record.questions[key].model_copy(update={"text": "A [[gap-7]] of 8."})
    record = entry.record.model_copy(update={"questions": {key: question}})
    entries = {**loaded.main.entries, entry.reference: dataclasses.replace(entry, record=record)}
    course = dataclasses.replace(loaded.main, entries=entries)
    told = [one.message for one in untraced_number(Desk(course, date(2024, 9, 1)))]
    assert [message.partition(" ")[0] for message in told] == ["8"]


def _cloze(quiz: Quiz) -> str:
    return next((key for key, question in quiz.questions.items() if isinstance(question, Cloze)), "")


@given(st.text(st.sampled_from("0123456789.,-()[]{}|#>*!? \n\tabeé:/%€½"), max_size=60))
def test_no_text_makes_the_rule_raise_and_every_place_holds_a_digit(text: str) -> None:
    loaded = _loaded()
    lines = text.split("\n")
    for one in found(text, loaded):
        if one.severity is None:
            assert lines[one.place.line - 1][one.place.column - 1].isnumeric()


@cache
def _loaded() -> Loaded:
    return load(SAMPLE)
