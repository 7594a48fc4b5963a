"""The shipped models with the real nginx and the real Caddy, serving the whole site: headers, types, pages, Python, load."""

import gzip
import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from publish.hosts.compress import compress
from publish.hosts.headers import ROOM, sent
from tests.browser.deploy.covering import Features, covering, features
from tests.browser.python.test_runtime import FORCING
from tests.browser.server import serve
from tests.browser.walk import PAYROLL, findings, link
from tests.machine import brotli, nginx

NGINX_MAIN = """
{modules} daemon off; pid {here}/pid; error_log {here}/error.log; {user}
worker_processes 2;
events {{}}
http {{
    access_log off; client_body_temp_path {here}/body; proxy_temp_path {here}/proxy;
    fastcgi_temp_path {here}/fastcgi; uwsgi_temp_path {here}/uwsgi; scgi_temp_path {here}/scgi;
    {server}
}}
"""
REACHED: list[str] = []  # what the other host was asked for
CADDY_MAIN = "{\n\tadmin off\n\tauto_https off\n}\n"
PROBE = """
const tries = [fetch("{elsewhere}/"), import("{elsewhere}/imported.js"), import("blob:{elsewhere}/1")];
tries.push(caches.open("x").then((cache) => cache.add("{elsewhere}/cached")));
tries.push(new FontFace("x", "url({elsewhere}/font)").load());
self.postMessage((await Promise.allSettled(tries)).map((each) => each.status));
"""


def _nginx(here: Path, model: str, folder: Path, port: int) -> list[str]:
    server = model.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/srv/which-soc", str(folder))
    user = "user root;" if os.geteuid() == 0 else ""
    modules = f"load_module {brotli()};" if brotli() else ""
    if modules:
        server = server.replace("gzip_static on;", "gzip_static on; brotli_static on;")
    (here / "nginx.conf").write_text(NGINX_MAIN.format(here=here, server=server, user=user, modules=modules))
    return [nginx() or "", "-p", str(here), "-e", str(here / "error.log"), "-c", str(here / "nginx.conf")]


def _caddy(here: Path, model: str, folder: Path, port: int) -> list[str]:
    server = model.replace("whichsoc.example {", f"http://127.0.0.1:{port} {{").replace("/srv/which-soc", str(folder))
    (here / "Caddyfile").write_text(CADDY_MAIN + server)
    return ["caddy", "run", "--config", str(here / "Caddyfile"), "--adapter", "caddyfile"]


SERVERS = {"nginx": (nginx(), "nginx.conf", _nginx), "caddy": (shutil.which("caddy"), "Caddyfile", _caddy)}


@pytest.fixture(scope="module", params=SERVERS)
def process(
    request: pytest.FixtureRequest, root: Path, published: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, int]]:
    """The whole site behind a server with the shipped model; only address and root are changed. Its address and process."""
    program, model, command = SERVERS[request.param]
    if not program:
        pytest.skip(request.param)
    here = tmp_path_factory.mktemp(request.param)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    text = (root / "overrides/deploy" / model).read_text()
    with (here / "output").open("w") as output:
        started = subprocess.Popen(command(here, text, published, port), stdout=output, stderr=output)
    _wait(port)
    assert "[warn]" not in "".join(file.read_text() for file in (here / "output", *here.glob("error.log")))
    yield f"http://127.0.0.1:{port}", started.pid
    started.terminate()
    started.wait()


@pytest.fixture
def address(process: tuple[str, int]) -> str:
    """The server's address."""
    return process[0]


@pytest.fixture(scope="module")
def published(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the built site with what only these tests need: compressed scripts, and a worker that calls out."""
    folder = tmp_path_factory.mktemp("published") / "site"
    shutil.copytree(site_folder, folder)
    compress(folder / "assets/javascripts")
    (folder / "404.html.gz").write_bytes(gzip.compress((folder / "404.html").read_bytes()))
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir()
    (folder / "soc").symlink_to(".")
    with serve(elsewhere) as other:
        REACHED.clear()
        other.requests = REACHED
        (folder / "assets/javascripts/probe.js").write_text(PROBE.replace("{elsewhere}", other.url))
        yield folder


def _wait(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server did not start")


def answer(address: str, path: str, taken: str = "gzip") -> tuple[int, dict[str, str]]:
    """Status and headers of an answer that may be compressed; its size as it travelled is added as "bytes"."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"))
    connection.request("GET", path, headers={"Accept-Encoding": taken})
    response = connection.getresponse()
    size = len(response.read())
    connection.close()
    return response.status, {**{name.lower(): value for name, value in response.getheaders()}, "bytes": str(size)}


@pytest.mark.parametrize(
    ("path", "room"),
    [
        ("/", "page"),
        ("/compare/", "page"),
        ("/decide/", "wizard"),
        ("/decide/rules/", "page"),
        ("/data/sections.json", "data"),
        ("/sw.js", "script"),
        ("/assets/javascripts/python/worker.js", "script"),
    ],
)
def test_each_room_has_its_headers(address: str, path: str, room: str):
    """Every header of the page about security is sent as it is written there."""
    status, headers = answer(address, path)
    assert status == 200
    assert {name: headers.get(name.lower()) for name in sent(ROOM[room])} == sent(ROOM[room])


def test_the_runtime_is_kept_for_ever_and_typed_right(address: str, published: Path):
    """Python's files are immutable, of the right type, and compressed."""
    (folder,) = (path for path in (published / "runtime").iterdir() if path.is_dir())
    types = {".wasm": "application/wasm", ".mjs": "text/javascript", ".js": "text/javascript", ".whl": "application/zip"}
    for path in (path for path in folder.iterdir() if path.suffix in types):
        _, headers = answer(address, f"/runtime/{folder.name}/{path.name}")
        assert "immutable" in headers["cache-control"]
        assert headers["content-type"].split(";")[0] == types[path.suffix]


@pytest.mark.parametrize("folder", ["javascripts", "stylesheets"])
def test_folders_named_by_content_are_kept_for_ever(address: str, published: Path, folder: str):
    """What pages load out of them is immutable, in a folder of the host too; the same without a hash is asked for anew."""
    (made,) = (published / "assets").glob(f"{folder}-*")
    name = next(made.rglob("*.*")).relative_to(made).as_posix()
    for place in ("", "/soc"):
        status, headers = answer(address, f"{place}/assets/{made.name}/{name}")
        assert (status, headers["cache-control"]) == (200, ROOM["hashed"].headers["Cache-Control"])
    beside = next((published / "assets" / folder).rglob("*.*")).relative_to(published)
    assert answer(address, f"/{beside.as_posix()}")[1]["cache-control"] == "no-cache"


def test_compressed_copies_are_used(request: pytest.FixtureRequest, address: str, published: Path):
    """A script is sent as the copy made beside it, in Brotli's form to whoever takes that: by nginx where it has the module."""
    script = next((published / "assets/javascripts").glob("bundle.*.min.js"))
    small = "br" if brotli() or "caddy" in request.node.name else "gzip"
    for taken, coding in {"gzip": "gzip", "gzip, deflate, br": small}.items():
        _, headers = answer(address, f"/assets/javascripts/{script.name}", taken)
        told = (headers["content-encoding"], headers["vary"], headers["content-type"].split(";")[0])
        assert told == (coding, "Accept-Encoding", "text/javascript")
        copy = script.with_name(f"{script.name}.{coding.replace('gzip', 'gz')}")
        assert int(headers["bytes"]) == copy.stat().st_size
        assert {name: headers.get(name.lower()) for name in sent(ROOM["script"])} == sent(ROOM["script"])


def test_no_address_needs_a_redirect(address: str, published: Path):
    """A permanent link, the list of all, and an address of old are pages: nothing but a missing slash is redirected."""
    links = sorted(path.name for path in (published / "go").iterdir() if path.is_dir())
    for path in ("/go/", f"/go/{links[0]}/", f"/go/{links[-1]}/", "/rfp/questions/", "/soc/rfp/questions/"):
        assert answer(address, path)[0] == 200, path


def test_a_missing_page_helps(address: str):
    """What is not there is answered 404, with the site's own page, compressed."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"))
    connection.request("GET", "/nowhere/", headers={"Accept-Encoding": "gzip"})
    response = connection.getresponse()
    assert (response.status, response.headers["Content-Encoding"]) == (404, "gzip")
    assert b"<title>" in gzip.decompress(response.read())
    connection.close()


@pytest.mark.parametrize("path", ["/decide", "/soc/decide", "/soc"])
def test_a_folder_without_its_slash_leads_to_it(address: str, path: str):
    """`/decide` is answered with a redirect, so that relative links hold: on the same host and port, query and all."""
    status, headers = answer(address, f"{path}?a=b")
    assert status in {301, 308}
    assert headers["location"].removeprefix(address) == f"{path}/?a=b"
    assert not answer(address, f"/{path}?a=b")[1].get("location", "").startswith("//")


WATCH = "addEventListener('securitypolicyviolation', (e) => console.error(`POLICY ${e.violatedDirective} ${e.blockedURI}`))"

SAID = """
(request) => {
  const said = [];
  const post = self.postMessage;
  self.postMessage = (message) => said.push(message);
  self.dispatchEvent(new MessageEvent("message", { data: { id: 0, request } }));
  self.postMessage = post;
  return said;
}
"""


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page in a profile of its own, and what a policy refused it."""
    context = browser.new_context(service_workers="block")
    context.add_init_script(WATCH)
    page, broken = context.new_page(), []
    page.on("console", lambda message: broken.append(f"{page.url} {message.text}") if "olicy" in message.text else None)
    yield page, broken
    context.close()


@pytest.fixture(scope="module")
def pages(published: Path) -> dict[str, str]:
    """The HTML of every page that is read, by its path."""
    files = {f"/{file.parent.relative_to(published).as_posix()}/": file for file in published.rglob("index.html")}
    kept = {path.replace("/./", "/"): file.read_text("utf-8") for path, file in files.items() if not path.startswith("/go/")}
    return {path: html for path, html in kept.items() if 'http-equiv="refresh"' not in html}


@pytest.fixture(scope="module")
def having(pages: dict[str, str]) -> dict[str, Features]:
    """What a policy could refuse on each page."""
    return {path: features(html) for path, html in pages.items()}


def test_every_page_is_sent_with_its_policy(address: str, pages: dict[str, str]):
    """Each page has the headers of its room, at the root and in a folder of a host."""
    assert len(pages) > 100
    connection = http.client.HTTPConnection(address.removeprefix("http://"))
    for path in (f"{folder}{page}" for page in sorted(pages) for folder in ("", "/soc")):
        connection.request("HEAD", path)
        response = connection.getresponse()
        response.read()
        room = sent(ROOM["wizard" if path.endswith("/decide/") else "page"])
        assert (response.status, {name: response.headers[name] for name in room}) == (200, room), path
        assert "Set-Cookie" not in response.headers, path
    connection.close()


@pytest.mark.parametrize(
    "planted", ['<p style="color: red">', '<p onclick="x()">', "<script>x()</script>", '<img src="https://soc.example/x.png">']
)
def test_a_page_that_could_break_a_policy_is_opened(pages: dict[str, str], having: dict[str, Features], planted: str):
    """Whatever one page has and no other brings that page among those that are opened; most pages repeat what others have."""
    opened = covering(having)
    assert len(opened) < len(pages) / 3
    path = next(path for path in pages if path not in opened)
    html = pages[path].replace("</article>", f"{planted}</article>")
    assert path in covering({**having, path: features(html)})


def test_no_page_breaks_a_policy(
    request: pytest.FixtureRequest, address: str, watched: tuple[Page, list[str]], having: dict[str, Features]
):
    """With the headers in force no page is refused anything, and none sets a cookie; behind Caddy, which sends the same, those
    with most on them.
    """
    page, broken = watched
    opened = covering(having)
    for path in opened if "nginx" in request.node.name else opened[:5]:
        page.goto(f"{address}{path}", wait_until="domcontentloaded")
    assert not broken
    assert page.context.cookies() == []


def test_the_wizard_breaks_no_policy(address: str, watched: tuple[Page, list[str]]):
    """With the headers in force Python runs in the wizard, the rest of its binary too; nothing is refused, no cookie set."""
    page, broken = watched
    page.goto(f"{address}/decide/{link(PAYROLL)}")
    findings(page)
    said = page.workers[0].evaluate(SAID, FORCING)
    assert "result" in said[-1]
    assert not broken
    assert page.context.cookies() == []


def test_a_worker_cannot_reach_another_host(address: str, page: Page):
    """A policy in a page does not reach a worker; the header of its script does, `import()` included."""
    page.goto(f"{address}/compare/")
    told = page.evaluate(
        """() => new Promise((resolve) => {
          const policy = trustedTypes.createPolicy("decide", { createScriptURL: (url) => url });
          const url = policy.createScriptURL("/assets/javascripts/probe.js");
          new Worker(url, { type: "module" }).onmessage = ({ data }) => resolve(data);
        })"""
    )
    assert set(told) == {"rejected"}
    assert not REACHED


def _resident(pid: int) -> int:
    """The memory of a process and its children, in kB."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    status = [Path(f"/proc/{each}/status").read_text() for each in (pid, *children)]
    return sum(int(text.split("VmRSS:")[1].split()[0]) for text in status if "VmRSS:" in text)


def test_it_serves_a_bounded_load_without_an_error(process: tuple[str, int], pages: dict[str, str]):
    """Eight readers ask for sixty pages many times, half of them in a folder of the host: each answer is right, and memory
    does not grow with their number.
    """
    address, pid = process
    paths = sorted(pages)[:60]

    def read(reader: int) -> int:
        connection = http.client.HTTPConnection(address.removeprefix("http://"))
        wrong = 0
        for path in paths:
            connection.request("GET", f"/soc{path}" if reader % 2 else path)
            response = connection.getresponse()
            wrong += response.status != 200 or not response.read()
        connection.close()
        return wrong

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(read, range(8))) == 0
        before = _resident(pid)
        assert sum(pool.map(read, range(40))) == 0
    assert _resident(pid) < before * 1.5 + 10_000
