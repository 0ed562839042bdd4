"""The strictest Content-Security-Policy a built site works under, for hosts that send headers of one's own."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path

FILE = "_headers"
"""Where it stands in a site: a file of headers as Netlify and Cloudflare Pages read them; others ignore it."""

_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


def header(pages: Iterable[bytes]) -> str:
    """The policy (CSP, Level 3): nothing of strangers, no style and no script but files and these few.

    Inline scripts are the theme's, one a folder's depth and two more; the inline style is the stylesheet itself, on
    pages that are painted at once. They are named by their SHA-256.
    """
    found = [(_SCRIPT.findall(page), _STYLE.findall(page)) for page in pages]
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *_hashes(script for scripts, _ in found for script in scripts)],
        "style-src": ["'self'", *_hashes(style for _, styles in found for style in styles)],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
    }
    return "; ".join(" ".join([name, *sources]) for name, sources in rules.items())


def _hashes(texts: Iterable[bytes]) -> list[str]:
    return sorted({f"'sha256-{b64encode(hashlib.sha256(text).digest()).decode()}'" for text in texts})


def write(site: Path) -> None:
    """Put the site's policy into its file of headers."""
    pages = (path.read_bytes() for path in sorted(site.rglob("*.html")))
    (site / FILE).write_text(f"/*\n  Content-Security-Policy: {header(pages)}\n", encoding="utf-8")
