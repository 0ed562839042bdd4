"""The web server of `course serve`: each language's pages from their own folder, with a script that reloads them."""

from __future__ import annotations

import html
import io
import json
import socket
import sys
import time
from dataclasses import asdict
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import parse_qs, urlsplit

from builder.site.audience import Audience

NEWS, SCRIPT = "/-/news", "/-/reload.js"
PATIENCE = 25.0  # seconds a page waits for news before it asks again; less than any proxy's limit
_NOT_YET = (
    "<!doctype html><html lang=en><title>Not built yet</title><body><h1>The course is not built yet</h1></body></html>"
)


class Server(ThreadingHTTPServer):
    """Serves `<folder>/<language>/` at the root for the first language, at `/<language>/` for the others."""

    daemon_threads = True

    def __init__(self, host: str, port: int, folder: Path, audience: Audience) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.folder, self.audience = folder, audience
        super().__init__((host, port), _Handler)
        name = f"[{host}]" if ":" in host else host
        self.address = f"http://{name}:{self.server_port}/"

    def server_bind(self) -> None:
        """Bind without looking our own name up, which can take seconds."""
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # a browser went away
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    _settled = False  # whether what is sent may be kept, to be asked for again by its date

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == NEWS:
            self._answer("application/json", self._news())
        elif path == SCRIPT:
            self._answer("text/javascript", (files("builder.site") / "reload.js").read_bytes())
        else:
            super().do_GET()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """A page with our script in it; anything else as it lies there."""
        asked, path = urlsplit(self.path).path, Path(self.translate_path(self.path))
        page = path / "index.html" if asked.endswith("/") else path
        if path.exists() and page.suffix != ".html":
            self._settled = time.time() - path.stat().st_mtime > 2  # dates of files are compared by the second
            return super().send_head()
        self._settled = False
        if page.is_file():
            self.server.audience.looks_at(asked)
            return self._page(HTTPStatus.OK, page.read_bytes(), asked)
        missing = self.server.folder / self.server.audience.place(asked)[0] / "404.html"
        if missing.is_file():
            return self._page(HTTPStatus.NOT_FOUND, missing.read_bytes(), asked)
        return self._page(HTTPStatus.SERVICE_UNAVAILABLE, _NOT_YET.encode(), asked)

    def translate_path(self, path: str) -> str:
        language, rest = self.server.audience.place(urlsplit(path).path)
        self.directory = str(self.server.folder / (language or "-"))
        return super().translate_path(f"/{rest}")

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache" if self._settled else "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal belongs to the author's problems."""

    def _news(self) -> bytes:
        asked = {key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()}
        path = asked.get("at", "/")
        self.server.audience.looks_at(path)
        news = self.server.audience.news(path, asked.get("pages", ""), asked.get("said", ""), PATIENCE)
        return json.dumps(asdict(news)).encode()

    def _page(self, status: HTTPStatus, content: bytes, asked: str) -> io.BytesIO:
        pages = html.escape(self.server.audience.token(asked))
        script = f'<script src="{SCRIPT}" data-pages="{pages}"></script>'.encode()
        before, end, after = content.rpartition(b"</body>")
        body = before + script + end + after if end else content + script
        self._head(status, "text/html; charset=utf-8", len(body))
        return io.BytesIO(body)

    def _answer(self, kind: str, body: bytes) -> None:
        self._head(HTTPStatus.OK, kind, len(body))
        self.wfile.write(body)

    def _head(self, status: HTTPStatus, kind: str, length: int) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        self.end_headers()
