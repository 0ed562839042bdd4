"""Room for words in a picture: how wide they are, about, and where they are cut into lines."""

from __future__ import annotations

LETTER = 7.5
"""Units one letter takes on average at the size of a picture's text, on the safe side."""
LINE = 20
"""Units from one line of text to the next."""


def wide(text: str) -> float:
    """About how wide a text is."""
    return LETTER * len(text)


def wrapped(text: str, width: float, *, beside: str = "") -> list[str]:
    """The text in lines that fit; the first leaves room for the words beside it."""
    lines = [""]
    for word in text.split():
        room = width - (wide(beside) + 2 * LETTER if beside and len(lines) == 1 else 0)
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and wide(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
