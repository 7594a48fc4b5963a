"""A static server for the tests that can misbehave: files missing, stalled, cut off, or not what they should be."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

type Fault = Literal["missing", "empty", "silent", "stalled", "cut", "page", "altered", "mistyped", "gone"]

TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".whl": "application/zip"}
TYPED = {"page": "text/html", "mistyped": "application/octet-stream"}
INSTEAD = {"page": b"<!doctype html><title>Sign in to this network</title>", "empty": b""}


class Served:
    """A folder on its own port: `faults` maps the end of a path to what goes wrong, `later` to what does from its second
    request on; `requests` lists the paths.

    `first` maps the end of a path to a script that runs there before the page's or the script's own, in any engine; `away`
    maps a path to the address that it is redirected to.
    """

    def __init__(self, folder: Path) -> None:
        """Start serving at once."""
        self.folder = folder
        self.faults: dict[str, Fault] = {}
        self.later: dict[str, Fault] = {}
        self.first: dict[str, str] = {}
        self.headers: dict[str, dict[str, str]] = {}
        self.away: dict[str, str] = {}
        self.requests: list[str] = []
        self.closing = threading.Event()
        self.server = QuietServer(("127.0.0.1", 0), partial(_Handler, self))
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def fault(self, path: str) -> Fault | None:
        """What goes wrong with a path, if anything."""
        faults = {**self.faults, **(self.later if self.requests.count(path) > 1 else {})}
        return next((fault for end, fault in faults.items() if path.endswith(end)), None)

    def extra(self, path: str) -> dict[str, str]:
        """Headers set by a test for the paths that end so."""
        return {name: value for end, set_ in self.headers.items() if path.endswith(end) for name, value in set_.items()}

    def close(self) -> None:
        """Let stalled downloads go and stop."""
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Serve a folder for as long as the block lasts."""
    served = Served(folder)
    try:
        yield served
    finally:
        served.close()


class QuietServer(ThreadingHTTPServer):
    """Says nothing of a browser that goes away in the middle of a download: that is part of the tests."""

    def handle_error(self, *_) -> None:
        """Stay silent."""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **TYPES}

    def __init__(self, served: Served, *given) -> None:
        self.served = served
        super().__init__(*given, directory=str(served.folder))

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        self.served.requests.append(path)
        fault = self.served.fault(path)
        if fault == "missing":
            self.send_error(404)
        elif fault == "gone":
            self.close_connection = True
        elif path in self.served.away:
            self.send_response(302)
            self.send_header("Location", self.served.away[path])
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif fault:
            self._misbehave(fault)
        elif script := next((script for end, script in self.served.first.items() if path.endswith(end)), None):
            self._begin_with(script)
        else:
            super().do_GET()

    def do_HEAD(self) -> None:
        fault = self.served.fault(self.path.split("?")[0])
        if fault == "missing":
            self.send_error(404)
        elif fault == "gone":
            self.close_connection = True
        else:
            super().do_HEAD()

    def send_error(self, code: int, *given, **named) -> None:
        """As hosts do: where the site has a page for what is not there, that page."""
        page = self.served.folder / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, *given, **named)
            return
        self._send(page.read_bytes(), "text/html", HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        for name, value in self.served.extra(self.path.split("?")[0]).items():
            self.send_header(name, value)
        super().end_headers()

    def _begin_with(self, script: str) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        content = path.read_text("utf-8")
        if path.suffix == ".html":
            content = re.sub(r"<head[^>]*>", lambda head: f"{head[0]}<script>{script}</script>", content, count=1)
        else:
            content = f"{script}\n{content}"
        self._send(content.encode(), self.guess_type(str(path)))

    def _send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _misbehave(self, fault: Fault) -> None:
        path = Path(self.translate_path(self.path))
        content = INSTEAD[fault] if fault in INSTEAD else path.read_bytes()
        sent = content if fault in {*INSTEAD, "mistyped"} else content[: len(content) // 2]
        if fault == "altered":
            sent += bytes(byte ^ 1 for byte in content[len(sent) :])
        if fault == "silent":
            self.served.closing.wait()
            return
        self.send_response(200)
        self.send_header("Content-Type", TYPED.get(fault) or self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(sent)
        if fault == "stalled":
            self.served.closing.wait()
        self.close_connection = fault in {"stalled", "cut"}

    def log_message(self, *_) -> None:
        """Stay silent."""
