"""The manuals of what is found while reading, before any rule runs (builder/reading.py, builder/loading.py)."""

from __future__ import annotations

READING = {
    "yaml": """A file cannot be read as YAML, or holds what a course may not.

Mostly a colon, quote or indentation is wrong, on the line named or the one above. Anchors (`&`),
aliases (`*`), tags (`!`), second documents (`---`) and more than 40 levels are refused, so that no
file can run code or grow without end.

Put text with a colon or a quote into a block: `text: >`.""",
    "duplicate-key": """A key stands twice in one mapping.

YAML would silently keep one of the two. Where it happens inside braces, look for a comma in the
text: `{a: one, two}` is two keys.

Remove one, rename one, or put the text in quotes.""",
    "unreadable": """A file cannot be read: not UTF-8, larger than 2 MB, or a link that leads outside the course.

Nor is a text read that nobody would write: longer than 200,000 characters, a line longer than 10,000, lists
nested more than 20 levels deep, hundreds of brackets, backticks or slots in one paragraph.

Save it as UTF-8, split it, make it flatter, or copy the file into the course.""",
    "unknown-file": """A file is none that a course has, or translates nothing.

`course.yml`, `modules/<id>/module.yml`, `lesson.md` and `easy.md`, `quizzes/<id>.yml`,
`library/<kind>.yml`, `library/debates/<id>.yml`, `docs/`; and `<name>.<lang>.yml` or `.md` beside what it translates.

Rename or remove it.""",
    "bad-id": """An id is not made of small letters, digits and single hyphens.

Ids stand in addresses and in the files of other tools. Write `migrants-2020`, not `Migrants_2020`.
Ids are for life: choose one that will still be true.""",
    "unknown-key": """A key is not one that this record has.

The message names the nearest one; `course schema` writes the whole list for your editor. In a
translation only the strings of what it translates may stand, under the same keys.""",
    "missing-key": """A key that the record needs is not there.

Add it; `course schema` says what belongs in it.""",
    "bad-value": """A value is not of the form its key wants: number, date (2020, 2020-07, 2020-07-28), a listed word.

The message says which. A day must be in the calendar.""",
}
