"""One stylesheet a site: the theme's rules for what its pages can show, then the course's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from itertools import pairwise
from pathlib import Path
from typing import Any

import tinycss2

from builder.tree import Tree

STYLESHEET = "docs/assets/look.css"
"""Where it lies in a language's folder; overrides/course.html links it."""

PARTIAL = "overrides/partials/look.html"
"""The same as a template, for pages that are to be painted before a second file can come."""

STILL = {
    "navigation.expand", "navigation.footer", "navigation.indexes", "navigation.path", "navigation.prune",
    "navigation.sections", "navigation.tabs", "navigation.tabs.sticky", "toc.integrate",
}  # fmt: skip
"""Features that are HTML and CSS alone. With any other the theme's script comes at once and its CSS stays whole."""

_USED = ("base", "partials/content", "partials/path", "partials/tabs")  # of the theme's templates; ours replace others
# Classes of the Markdown extensions, and of the theme's script where no template names what it belongs to.
_MADE = {
    "admonition", "admonition-title", "footnote", "footnote-backref", "footnote-ref", "headerlink", "inline", "js",
    "left", "no-js", "right", "focus-visible",
}  # fmt: skip
_WORD = re.compile(r"[A-Za-z][\w-]*")
_CLASSES = re.compile(r'class="([^"]*)"|^\s*(?:!!!|\?\?\?\+?) +([\w -]+)|\{:?([^}\n]*)\}', re.MULTILINE)
_FENCE = re.compile(r"^\s*(```|~~~)", re.MULTILINE)
_COLOURS = ("data-md-color-primary", "data-md-color-accent")
_DEFINED = re.compile(
    r"(?<=[{;])(--[\w-]+):(?:[^;{}\"'(]|\"[^\"]*\"|'[^']*'|\((?:[^()\"']|\"[^\"]*\"|'[^']*'|\([^()]*\))*\))*;?"
)
_ASKED = re.compile(r"var\(\s*(--[\w-]+)")


@dataclass(frozen=True, kw_only=True)
class _Selector:
    """One selector of a rule, and what a page must have to be met by it."""

    text: str
    classes: frozenset[str]
    colours: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class _Rule:
    """A rule of the theme; an at-rule that holds others has them instead of selectors and a body."""

    head: str = ""
    selectors: tuple[_Selector, ...] = ()
    body: str = ""
    rules: tuple[_Rule, ...] | None = None


def features(base: dict[str, Any]) -> list[str]:
    """The theme's features a course asks for in its mkdocs.yml."""
    theme = base.get("theme")
    found = theme.get("features") if isinstance(theme, dict) else None
    return [str(one) for one in found] if isinstance(found, list) else []


def still(features: Iterable[str]) -> bool:
    """Whether they are HTML and CSS alone: then the theme's script may come when it is asked for."""
    return set(features) <= STILL


def files(tree: Tree, features: Iterable[str]) -> Tree:
    """The stylesheet of one language's folder, as a file and as a template that holds it."""
    made = stylesheet(tree, features)
    return {STYLESHEET: made, PARTIAL: b"{% raw %}<style>" + made + b"</style>{% endraw %}"}


def stylesheet(tree: Tree, features: Iterable[str]) -> bytes:
    """The stylesheet of one language's folder; the theme's is left whole if a feature may need any of it."""
    ours = _plain(tree["overrides/assets/stylesheets/theme.css"]) + _plain(tree["docs/assets/course.css"])
    names = _names(tree) if still(features) else None
    text = "".join(_kept(rule, names) for rule in _theme())
    others = b"".join(content for path, content in sorted(tree.items()) if path.endswith(".css")).decode()
    return (_without_unasked(text, others) + ours).encode()


def _names(tree: Tree) -> frozenset[str]:
    """Every name a page may carry as a class, or a palette as a colour."""
    pages = [content.decode() for path, content in tree.items() if path.endswith(".md")]
    shown = " ".join(" ".join(found) for page in pages for found in _CLASSES.findall(page))
    sources = {path: content for path, content in tree.items() if path != PARTIAL}
    templates = [content.decode() for path, content in sources.items() if path.endswith((".html", "mkdocs.yml", ".js"))]
    stock = [_file(f"{name}.html") for name in _USED]
    found = {*_MADE, *_WORD.findall(" ".join([shown, *templates, *stock]))}
    found |= {word for word in _scripted() if re.split("__|--", word)[0] in found}
    return frozenset(found | ({"highlight"} if any(_FENCE.search(page) for page in pages) else set()))


def _kept(rule: _Rule, names: frozenset[str] | None) -> str:
    """What of a rule some page can show; all of it where the names are not known."""
    if rule.rules is not None:
        inner = "".join(_kept(each, names) for each in rule.rules)
        return f"{rule.head}{{{inner}}}" if inner else ""
    if not rule.selectors:
        return rule.head
    met = [one.text for one in rule.selectors if names is None or _met(one, names)]
    return f"{','.join(met)}{{{rule.body}}}" if met else ""


def _met(selector: _Selector, names: frozenset[str]) -> bool:
    """Code has its own small classes, `.highlight .nb`: they come with it."""
    classes = {"highlight"} if "highlight" in selector.classes else selector.classes
    return classes <= names and selector.colours <= names


def _without_unasked(text: str, others: str) -> str:
    """Custom properties nobody asks for are left out: most hold an icon."""
    asked = set(_ASKED.findall(text + others))
    fewer = _DEFINED.sub(lambda found: found[0] if found[1] in asked else "", text)
    return text if fewer == text else _without_unasked(fewer, others)


@cache
def _theme() -> tuple[_Rule, ...]:
    """The rules of Material's two stylesheets."""
    texts = [_file(f"assets/stylesheets/{name}.*.min.css") for name in ("main", "palette")]
    return tuple(_rule(node) for text in texts for node in tinycss2.parse_stylesheet(text, True, True))


@cache
def _scripted() -> frozenset[str]:
    """Every word of Material's script: among them the classes it sets."""
    return frozenset(_WORD.findall(_file("assets/javascripts/bundle.*.min.js")))


@cache
def _file(pattern: str) -> str:
    """A file of Material's, found without importing it: its assets carry a digest in their names."""
    folder = Path(str(distribution("mkdocs-material").locate_file("material/templates")))
    (found,) = folder.glob(pattern)
    return found.read_text(encoding="utf-8")


def _rule(node: Any) -> _Rule:
    """A rule, as tinycss2 read it, into what we ask of it."""
    if node.type == "qualified-rule":
        return _Rule(selectors=tuple(_selectors(node.prelude)), body=tinycss2.serialize(node.content))
    if node.type != "at-rule" or node.lower_at_keyword not in ("media", "supports"):
        return _Rule(head=node.serialize())
    inner = tinycss2.parse_rule_list(node.content, True, True)
    return _Rule(head=f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}", rules=tuple(map(_rule, inner)))


def _selectors(prelude: list[Any]) -> Iterator[_Selector]:
    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    for part in parts:
        classes = {after.value for dot, after in pairwise(part) if dot == "." and after.type == "ident"}
        blocks = [_words(token) for token in part if token.type == "[] block"]
        colours = {words[-1] for words in blocks if words[0] in _COLOURS}
        text = tinycss2.serialize(part).strip()
        yield _Selector(text=text, classes=frozenset(classes), colours=frozenset(colours))


def _words(block: Any) -> list[str]:
    return [token.value for token in block.content if token.type in ("ident", "string")]


def _plain(sheet: bytes) -> str:
    """A stylesheet of ours without its comments and line ends."""
    return re.sub(r"\s*\n\s*", "", re.sub(r"/\*.*?\*/", "", sheet.decode(), flags=re.DOTALL))
