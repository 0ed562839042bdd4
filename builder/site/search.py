"""The search index after a run that built only a few pages: the other pages' entries are kept."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

INDEX = Path("search", "search_index.json")
"""Where Material keeps it, in a site."""

Entry = dict[str, Any]


def carry_over(before: Path, part: Path, built: Iterable[str], urls: Iterable[str]) -> None:
    """Complete the index in `part`, of the pages `built`, with that in `before`, in the order of all `urls`.

    MkDocs alone would leave the few pages it built and nothing else (findings.md, Engines).
    """
    if not ((before / INDEX).is_file() and (part / INDEX).is_file()):
        return
    old, index = (json.loads((site / INDEX).read_bytes()) for site in (before, part))
    entries = _by_page(old["docs"]) | {url: [] for url in built} | _by_page(index["docs"])
    index["docs"] = [entry for url in urls for entry in entries.get(url, [])]
    (part / INDEX).write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")


def _by_page(entries: list[Entry]) -> dict[str, list[Entry]]:
    pages = groupby(entries, lambda entry: str(entry["location"]).partition("#")[0])
    return {url: list(found) for url, found in pages}
