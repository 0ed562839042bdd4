"""Who looks at which page while a course is served, and what they are to be told."""

from __future__ import annotations

import itertools
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from threading import Condition


@dataclass(frozen=True, kw_only=True)
class News:
    """What a page in a browser has to know; it compares the two tokens with those it has."""

    pages: str
    """Changes with the page."""
    said: str
    """Changes with the problems."""
    problems: tuple[str, ...]
    """What keeps the last save from being built; empty if nothing does."""


class Audience:
    """The open pages. Its methods may be called from any thread."""

    def __init__(self) -> None:
        self._languages: tuple[str, ...] = ()
        self._tokens = map(str, itertools.count(time.time_ns()))  # never one that another run gave
        self._pages: dict[str, str] = {}
        self._said = next(self._tokens)
        self._problems: tuple[str, ...] = ()
        self._viewed = "/"
        self._changed = Condition()

    def speak(self, languages: Sequence[str]) -> None:
        """The course's languages, the first being the one at the root."""
        with self._changed:
            self._languages = tuple(languages)
            self._pages |= {language: next(self._tokens) for language in languages if language not in self._pages}

    def place(self, path: str) -> tuple[str, str]:
        """The language of an address and what follows within it: `/nl/about/` is ("nl", "about/")."""
        head, _, rest = path.removeprefix("/").partition("/")
        first, *others = self._languages or ("",)
        return (head, rest) if head in others else (first, path.removeprefix("/"))

    def looks_at(self, path: str) -> None:
        """Somebody asked for this page."""
        self._viewed = path

    @property
    def viewed(self) -> tuple[str, str]:
        """The language and the page looked at last."""
        return self.place(self._viewed)

    def show(self, language: str, pages: Collection[str] | None = None) -> None:
        """Pages of a language are new, those at these addresses within it; all of them, if none are named."""
        with self._changed:
            names = [language] if pages is None else [f"{language} {page}" for page in pages]
            self._pages |= {name: next(self._tokens) for name in names}
            self._changed.notify_all()

    def say(self, problems: Sequence[str]) -> None:
        """What is wrong with the last save; nothing takes back what was."""
        with self._changed:
            if self._problems != tuple(problems):
                self._problems, self._said = tuple(problems), next(self._tokens)
                self._changed.notify_all()

    def token(self, path: str) -> str:
        """What `News.pages` is now, for a page just sent."""
        language, page = self.place(path)
        name = page.removesuffix("index.html")
        return self._pages.get(language, "") + self._pages.get(f"{language} {name}", "")

    def news(self, path: str, pages: str, said: str, seconds: float) -> News:
        """What is new for a page since its tokens; waits until there is something, or as long as it may."""
        with self._changed:
            self._changed.wait_for(lambda: (self.token(path), self._said) != (pages, said), timeout=seconds)
            return News(pages=self.token(path), said=self._said, problems=self._problems)
