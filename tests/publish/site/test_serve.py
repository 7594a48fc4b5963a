"""`mkdocs serve`, as `make serve` runs it."""

import socket
import subprocess
import sys
import time
import urllib.request

PATIENCE = 120  # seconds


def test_it_serves_the_site_with_links_and_runtime(root):
    """The wizard, a permanent link and the sections are there, and no warning stops it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "--dev-addr", address]
    serving = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        assert b"data-question" in _read(f"http://{address}/decide/", serving)
        assert b"refresh" in _read(f"http://{address}/go/soc-1/", serving)
        assert b'"sections"' in _read(f"http://{address}/data/sections.json", serving)
    finally:
        serving.terminate()
        serving.wait()


def _read(address, serving):
    """What the address gives, as soon as the server is up; it must not have ended."""
    end = time.monotonic() + PATIENCE
    while True:
        assert serving.poll() is None, "mkdocs serve ended"
        try:
            with urllib.request.urlopen(address) as answer:
                return answer.read()
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.2)
