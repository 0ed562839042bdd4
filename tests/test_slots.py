"""The slot language: literals only, found where they stand, and never run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.slots import LONGEST, SLOTS, Slot, blanked, faults, filled, slots

PIECES = (
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    '"',
    "'",
    "(",
    ")",
    ",",
    "fact",
    "term",
    "refugee",
    " ",
    "\n",
    "`",
    "```",
    "|",
    "7",
)
NEAR_SLOTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=30).map("".join)
WORDS = st.text(st.characters(codec="utf-8", exclude_characters='"\\\n\r{}%`#'), max_size=20)


@pytest.mark.parametrize(
    ("text", "name", "arguments"),
    [
        ('{{ fact("migrants-2020") }}', "fact", ("migrants-2020",)),
        ("{{ fact('migrants-2020') }}", "fact", ("migrants-2020",)),
        ('{{fact("migrants-2020")}}', "fact", ("migrants-2020",)),
        ('{{ term("refugee", "refugees") }}', "term", ("refugee", "refugees")),
        ('{{ event("geneva-1951",\n "1951 Convention") }}', "event", ("geneva-1951", "1951 Convention")),
        ('{{ cite("a", "p. 3, “x”") }}', "cite", ("a", "p. 3, “x”")),
        ("{{ timeline(1951, 2018) }}", "timeline", (1951, 2018)),
        ('{{ question("who-is-who/grounds") }}', "question", ("who-is-who/grounds",)),
    ],
)
def test_a_slot_is_a_name_and_its_literals(text: str, name: str, arguments: tuple[str | int, ...]) -> None:
    assert slots(f"See {text}.") == [Slot(name, arguments, 4, 4 + len(text))]
    assert faults(f"See {text}.") == []


@pytest.mark.parametrize(
    "text",
    [
        "{{ }}",
        "{{ fact }}",
        "{{ fact() }}",
        "{{ fact(migrants) }}",
        '{{ fact("a", "b") }}',
        '{{ fact(id="a") }}',
        '{{ fact(*["a"]) }}',
        '{{ fact("a" ~ "b") }}',
        '{{ fact("a" * 1000000000) }}',
        '{{ fact("a") | upper }}',
        '{{ fact("a").value }}',
        '{{ fact("a")() }}',
        '{{ fact("a") }',
        '{{ "a" }}',
        '{{ fact("a") if true }}',
        "{{ [fact] }}",
        "{{ timeline(1951) }}",
        "{{ timeline(1951, 2018, 2020) }}",
        '{{ timeline("1951", "2018") }}',
        "{{ timeline(true, false) }}",
        "{{ timeline(1951.5, 2018) }}",
        "{{ timeline(-1, 2018) }}",
        '{{ nothing("a") }}',
        "{{ self._TemplateReference__context }}",
        '{{ "".__class__.__mro__ }}',
        "{% for x in range(10**9) %}",
        '{% include "/etc/passwd" %}',
        '{{ fact("' + "a" * LONGEST + '") }}',
        '{{ fact("a") }} {{ open',
        "{{ " + "(" * 300 + " }}",
    ],
)
def test_anything_else_is_a_fault_at_its_place(text: str) -> None:
    found = faults(f"See {text}")
    assert len(found) == 1
    start = text.rindex("{{") if text.count("{{") == 2 else 0
    assert found[0].offset == 4 + start
    assert found[0].message


@pytest.mark.parametrize(
    "text",
    ["## Grounds {#grounds}", "`{{ fact }}`", "```\n{{ fact }}\n```\n", "~~~~\n{% x %}\n~~~~", "``a ` {{ x``", "}} %}"],
)
def test_code_and_ids_of_headings_hold_no_slots(text: str) -> None:
    assert (slots(text), faults(text)) == ([], [])


def test_a_fence_ends_and_slots_begin_again() -> None:
    text = '```\n{{ x }}\n```\n\n{{ fact("a") }}'
    assert [text[slot.start : slot.end] for slot in slots(text)] == ['{{ fact("a") }}']


@given(st.text() | NEAR_SLOTS)
def test_no_text_raises_and_every_span_is_right(text: str) -> None:
    last = 0
    for slot in slots(text):
        assert last <= slot.start < slot.end <= len(text)
        assert text[slot.start : slot.start + 2] == "{{"
        assert text[slot.end - 2 : slot.end] == "}}"
        assert slot.name in text[slot.start : slot.end]
        assert slots(text[slot.start : slot.end])[0].arguments == slot.arguments
        last = slot.end
    for fault in faults(text):
        assert text[fault.offset : fault.offset + 2] in ("{{", "{%")


@given(st.text() | NEAR_SLOTS)
def test_blanking_keeps_every_offset(text: str) -> None:
    blank = blanked(text)
    assert len(blank) == len(text)
    assert all(kept in (char, " ") for char, kept in zip(text, blank, strict=True))


@given(st.sampled_from(sorted(SLOTS)), st.data())
def test_what_is_written_is_what_is_read(name: str, data: st.DataObject) -> None:
    types, optional = SLOTS[name]
    count = data.draw(st.integers(len(types) - optional, len(types)))
    arguments = tuple(data.draw(WORDS if kind is str else st.integers(0, 9999)) for kind in types[:count])
    written = ", ".join(f'"{one}"' if isinstance(one, str) else str(one) for one in arguments)
    assert [slot.arguments for slot in slots(f"{{{{ {name}({written}) }}}}")] == [arguments]


@given(st.text() | NEAR_SLOTS)
def test_filling_replaces_the_slots_and_nothing_else(text: str) -> None:
    assert filled(text, lambda slot: text[slot.start : slot.end]) == text
    assert len(filled(text, lambda _: "")) == len(text) - sum(slot.end - slot.start for slot in slots(text))
