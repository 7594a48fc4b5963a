"""A static server for the tests that can misbehave: files missing, stalled, cut off, or not what they should be."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

type Fault = Literal["missing", "empty", "silent", "stalled", "cut", "page", "altered", "mistyped"]

TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".whl": "application/zip"}
BLOCK = 1 << 16
INSTEAD = {"page": b"<!doctype html><title>Sign in to this network</title>", "empty": b""}


class Served:
    """A folder on its own port: `faults` maps the end of a path to what goes wrong, `requests` lists the paths."""

    def __init__(self, folder: Path) -> None:
        """Start serving at once."""
        self.folder = folder
        self.faults: dict[str, Fault] = {}
        self.headers: dict[str, dict[str, str]] = {}
        self.requests: list[str] = []
        self.closing = threading.Event()
        self.server = QuietServer(("127.0.0.1", 0), partial(_Handler, self))
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def fault(self, path: str) -> Fault | None:
        """What goes wrong with a path, if anything."""
        return next((fault for end, fault in self.faults.items() if path.endswith(end)), None)

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
        elif fault:
            self._misbehave(fault)
        else:
            super().do_GET()

    def do_HEAD(self) -> None:
        if self.served.fault(self.path.split("?")[0]) == "missing":
            self.send_error(404)
        else:
            super().do_HEAD()

    def end_headers(self) -> None:
        for name, value in self.served.extra(self.path.split("?")[0]).items():
            self.send_header(name, value)
        super().end_headers()

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
        self.send_header("Content-Type", "application/octet-stream" if fault == "mistyped" else self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(sent)
        if fault == "stalled":
            self.served.closing.wait()
        self.close_connection = fault in {"stalled", "cut"}

    def log_message(self, *_) -> None:
        """Stay silent."""
