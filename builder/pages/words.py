"""The site's own words in a reader's language, from gettext catalogues (GNU gettext PO format)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

Say = Callable[..., str]


@cache
def catalogue(language: str) -> Catalog | None:
    """The catalogue of a language; None for English, whose words are the keys, and for languages without one."""
    path = files("builder.pages") / "locales" / f"{language}.po"
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return read_po(file, locale=language)


def say(language: str) -> Say:
    """`_("Key points")`, `_("%(count)s minutes", count=50)`: the words in `language`, English where there are none."""
    found = catalogue(language)

    def words(key: str, **values: object) -> str:
        message = found.get(key) if found else None
        text = message.string if message and isinstance(message.string, str) and message.string else key
        return text % values if values else text

    return words
