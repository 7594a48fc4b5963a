"""The shipped configuration of nginx, with the real nginx: right types, caching and policy, and Python runs."""

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.engine import call, start
from tests.machine import nginx

NGINX = nginx() or ""
MAIN = """
daemon off; pid {here}/pid; error_log {here}/error.log; {user}
events {{}}
http {{
    access_log off; client_body_temp_path {here}/body; proxy_temp_path {here}/proxy;
    fastcgi_temp_path {here}/fastcgi; uwsgi_temp_path {here}/uwsgi; scgi_temp_path {here}/scgi;
    {server}
}}
"""

pytestmark = pytest.mark.skipif(not NGINX, reason="nginx")


@pytest.fixture(scope="module")
def port(root: Path, bare_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The smallest site behind nginx with the shipped configuration; only address and root are changed."""
    here = tmp_path_factory.mktemp("nginx")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = (root / "overrides/deploy/nginx.conf").read_text()
    server = server.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/srv/which-soc", str(bare_folder))
    server = server.replace("include mime.types;", "include /etc/nginx/mime.types;")
    user = "user root;" if os.geteuid() == 0 else ""
    (here / "nginx.conf").write_text(MAIN.format(here=here, server=server, user=user))
    process = subprocess.Popen([NGINX, "-p", str(here), "-e", str(here / "error.log"), "-c", str(here / "nginx.conf")])
    _wait(port)
    yield port
    process.terminate()
    process.wait()


def _wait(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail("nginx did not start")


def headers(port: int, path: str) -> dict[str, str]:
    """The headers of an answer that may be compressed."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    response = connection.getresponse()
    response.read()
    connection.close()
    return {name.lower(): value for name, value in response.getheaders()}


def test_the_runtime_is_kept_for_ever_and_pages_are_asked_for_anew(port: int, bare_folder: Path):
    """Files of the runtime are immutable, compressed and of the right type; pages are checked on each visit."""
    (folder,) = (bare_folder / "runtime").iterdir()
    script, archive = "text/javascript; charset=utf-8", "application/zip"
    types = {".wasm": "application/wasm", ".mjs": script, ".js": script, ".whl": archive, ".zip": archive}
    for path in folder.iterdir():
        found = headers(port, f"/runtime/{folder.name}/{path.name}")
        assert "immutable" in found["cache-control"]
        assert found["content-type"] == types.get(path.suffix, found["content-type"])
        assert found.get("content-encoding") == "gzip" or path.stat().st_size < 1_000
    assert headers(port, "/index.html")["cache-control"] == "no-cache"


def test_only_the_worker_may_run_webassembly(port: int):
    """The worker's answer carries its own policy; a page's answer carries none, its policy is inside."""
    assert "'wasm-unsafe-eval'" in headers(port, "/assets/javascripts/python/worker.js")["content-security-policy"]
    assert "content-security-policy" not in headers(port, "/index.html")


def test_python_runs_behind_it(port: int, page: Page):
    """With these headers the worker starts and answers."""
    assert start(page, f"http://127.0.0.1:{port}/")["fault"] is None
    assert call(page, "step", today="2026-11-23")["next"] == "role"
