"""A learner at the sample's twelve questions: by mouse, keyboard, touch or without a script; right, wrong or partly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
}

# question → its answer when right, wrong and partly (where the kind has that)
ANSWERS: dict[str, dict[str, Any]] = {
    "amina": {"right": ["displaced"], "wrong": ["refugee"]},
    "grounds": {"right": ["race", "religion", "opinion"], "wrong": ["poverty"], "partly": ["race", "religion"]},
    "binding": {"right": ["false"], "wrong": ["true"]},
    "convention-year": {"right": "1,951", "wrong": "1960"},
    "how-many": {"right": "281 000 000", "wrong": "1500", "partly": "350"},
    "agency": {"right": "unhcr", "wrong": "the IOM"},
    "definition": {
        "right": {"country": "Own country", "persecution": "persecution"},
        "wrong": {"country": "town", "persecution": "rain"},
        "partly": {"country": "country", "persecution": ""},
    },
    "who": {
        "right": {"fled-abroad": "fled-abroad", "fled-inside": "fled-inside"},
        "wrong": {"fled-abroad": "fled-inside", "fled-inside": "fled-abroad"},
        "partly": {"fled-abroad": "fled-abroad", "fled-inside": "tourist"},
    },
    "treaty-or-promise": {
        "right": {"convention": "treaty", "protocol": "treaty", "compact": "promise"},
        "wrong": {"convention": "promise", "protocol": "promise", "compact": "treaty"},
        "partly": {"convention": "treaty", "protocol": "promise", "compact": "promise"},
    },
    "first-things-first": {
        "right": {"convention": 1, "protocol": 2, "compact": 3},
        "wrong": {"compact": 1, "protocol": 2, "convention": 3},
        "partly": {"protocol": 1, "compact": 2, "convention": 3},
    },
    "a-letter": {"done": "Two numbers, because they count two things."},
    "your-view": {"poll": ["depends"]},
}


def outcomes(question: str) -> list[str]:
    return list(ANSWERS[question])


@dataclass
class Learner:
    """Somebody who answers on a page; `way` is mouse, keyboard, touch or bare (no script)."""

    page: Page
    way: str

    def question(self, name: str) -> Locator:
        return self.page.locator(f"[id='q-kinds-{name}']")

    def press(self, control: Locator, key: str = "Space") -> None:
        """Presses a button, ticks a box, opens what is folded."""
        if self.way == "keyboard":
            control.focus()
            self.page.keyboard.press(key)
        elif self.way == "touch":
            control.tap()
        else:
            control.click()

    def type(self, field: Locator, text: str) -> None:
        if self.way != "keyboard":
            self.press(field)
        field.focus()
        self.page.keyboard.type(text)

    def choose(self, select: Locator, value: str) -> None:
        if self.way != "keyboard":
            select.select_option(value)
            return
        select.focus()
        for _ in range(10):
            if select.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no key leads to {value}")

    def answer(self, name: str, outcome: str) -> None:
        """Gives the answer that leads to an outcome; does not check it yet."""
        given, question = ANSWERS[name][outcome], self.question(name)
        match given:
            case str():
                self.type(question.locator("[type=text], textarea"), given)
            case list():
                for value in given:
                    self.press(question.locator(f".gce-body input[value='{value}']"))
            case _:
                self.rows(name, given)

    def rows(self, name: str, given: dict[str, Any]) -> None:
        if name == "first-things-first" and self.way != "bare":
            return self.sort(name, sorted(given, key=lambda key: int(given[key])))
        for row, value in given.items():
            place = self.question(name).locator(f".gce-body [data-row='{row}']")
            if name == "definition":
                self.type(place, value)
            elif name == "treaty-or-promise":
                self.press(place.locator(f"input[value='{value}']"))
            else:
                self.choose(place.locator("select"), str(value))
        return None

    def sort(self, name: str, order: list[str]) -> None:
        """Moves lines up until they stand in order."""
        lines = self.question(name).locator(".gce-rows > li")
        for goal, key in enumerate(order):
            for _ in range(len(order)):
                keys = [lines.nth(at).get_attribute("data-row") for at in range(len(order))]
                if keys.index(key) <= goal:
                    break
                self.press(self.question(name).locator(f"[data-row='{key}'] [data-by='-1']"))

    def check(self, name: str) -> None:
        if name == "your-view":
            self.press(self.question(name).locator(".gce-check-view"))
        else:
            self.press(self.question(name).locator(".gce-answer > summary"))

    def seen(self, name: str) -> str:
        """The verdict the page shows."""
        question = self.question(name)
        if name == "your-view":
            return "poll" if question.locator(".gce-shift").inner_text() else "none"
        if self.way != "bare":
            question.locator("[data-state]").wait_for()  # the script judges a moment after the panel opens
        if name == "a-letter":
            question.get_by_text("Says that refugees fled.").wait_for()
        shown = [kind for kind in ("right", "partly", "wrong", "none") if self.visible(question, kind)]
        return " ".join(shown) or "done"

    @staticmethod
    def visible(question: Locator, kind: str) -> bool:
        return any(part.is_visible() for part in question.locator(f".gce-is-{kind}").all())


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=AXE).response["violations"]
    return [f"{fault['id']}: {node['html'][:200]}" for fault in found for node in fault["nodes"]]
