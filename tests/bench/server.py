"""A server that compresses with brotli or gzip, counts what it sends, and can be as slow as a line of 1.6 Mbit/s and 150 ms."""

import gzip
import hashlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import brotli

from publish.hosts.headers import room_of
from tests.browser.server import TYPES, QuietServer

CACHE = Path(".cache")
SQUEEZE = {"br": partial(brotli.compress, quality=11), "gzip": partial(gzip.compress, mtime=0)}
PART = 1 << 14


class Line:
    """A line that all downloads share: `bits` a second, `delay` seconds to each answer; no bits means no limit."""

    def __init__(self, bits: float = 0, delay: float = 0, coding: str = "br") -> None:
        """Start with an idle line; `coding` is how the files are compressed, `br` or `gzip`."""
        self.bits = bits
        self.delay = delay
        self.coding = coding
        self.sent: dict[str, int] = {}
        self.free = 0.0
        self.lock = threading.Lock()

    def wait(self, path: str, size: int) -> None:
        """Count a part and hold it back until the line has carried it."""
        with self.lock:
            self.sent[path] = self.sent.get(path, 0) + size
            now = time.monotonic()
            self.free = max(self.free, now) + (size * 8 / self.bits if self.bits else 0)
            pause = self.free - now
        if pause > 0:
            time.sleep(pause)


@contextmanager
def serve(folder: Path, line: Line) -> Iterator[str]:
    """Serve a folder over a line for as long as the block lasts; the address."""
    server = QuietServer(("127.0.0.1", 0), partial(_Handler, folder, line))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def warm(*sites: Path) -> None:
    """Compress what takes long before anything is measured."""
    for site in sites:
        for path in (site / "runtime").rglob("*.*"):
            compressed(path)


def compressed(path: Path, coding: str = "br") -> bytes:
    """The file as a good host would send it; compressed once for each content."""
    content = path.read_bytes()
    kept = CACHE / {"br": "brotli"}.get(coding, coding) / hashlib.sha256(content).hexdigest()
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(SQUEEZE[coding](content))
    return kept.read_bytes()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **TYPES}

    def __init__(self, folder: Path, line: Line, *given) -> None:
        self.line = line
        super().__init__(*given, directory=str(folder))

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        time.sleep(self.line.delay)
        if not path.is_file():
            self.send_error(404)
            return
        tag = f'"{path.stat().st_mtime_ns}"'
        unchanged = self.headers.get("If-None-Match") == tag
        body = b"" if unchanged else compressed(path, self.line.coding)
        self.send_response(304 if unchanged else 200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", self.line.coding)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", room_of(self.path.split("?")[0]).headers["Cache-Control"])
        self.send_header("ETag", tag)
        self.end_headers()
        for start in range(0, len(body), PART):
            part = body[start : start + PART]
            self.line.wait(self.path.split("?")[0], len(part))
            self.wfile.write(part)

    def log_message(self, *_) -> None:
        """Stay silent."""
