"""What hosts send: the models as shipped, and one rule for every file where a host joins what several say."""

import gzip
import json
import re
import subprocess
from fnmatch import translate
from pathlib import Path

import brotli
import pytest

from publish.hosts import compress, objects, servers
from publish.hosts.headers import ROOMS, WHY, sent

CLOUDFLARES_MOST = 100


@pytest.mark.parametrize(("name", "made"), [("nginx.conf", servers.nginx), ("Caddyfile", servers.caddy)])
def test_the_shipped_models_are_current(name, made):
    """What stands in overrides/deploy/ is what `python -m publish.hosts.servers` writes."""
    assert (servers.DEPLOY / name).read_text() == made()


def test_every_header_is_explained():
    """Each header that is sent has its reason on the page about security, and no reason is left over."""
    assert {name for room in ROOMS for name in sent(room)} == set(WHY)


@pytest.fixture(scope="module")
def matching(site_folder: Path) -> dict[str, list[str]]:
    """The rules that match each file, as its page is asked for, by the file's path."""
    rules = re.findall(r"^(/\S*)$", (site_folder / "_headers").read_text(), re.MULTILINE)
    assert len(rules) <= CLOUDFLARES_MOST
    matches = {rule: re.compile(translate(rule)).match for rule in rules}
    files = (path.relative_to(site_folder).as_posix() for path in site_folder.rglob("*") if path.is_file())
    return {path: [rule for rule, match in matches.items() if match(f"/{path}".removesuffix("index.html"))] for path in files}


def test_one_rule_matches_each_file(matching: dict[str, list[str]]):
    """Netlify and Cloudflare join the values of all rules that match: so one does, for each file."""
    assert {path for path, rules in matching.items() if len(rules) != 1} == {"_headers", "headers.json"}


def test_what_is_named_by_its_content_is_kept_for_ever(site: Path):
    """The runtime and the bundled scripts and styles, and nothing else: modules and sheets as written are asked for anew."""
    table = json.loads((site / "headers.json").read_text())
    kept = {re.sub("-[0-9a-f]{8,}/", "-HASH/", path) for path, sent in table.items() if "immutable" in sent["Cache-Control"]}
    assert kept == {"/runtime/*", "/assets/javascripts-HASH/*", "/assets/stylesheets-HASH/*"}
    assert table["/assets/javascripts/*"]["Cache-Control"] == table["/assets/stylesheets/*"]["Cache-Control"] == "no-cache"


def test_the_table_says_the_same(site: Path):
    """The JSON for an object store has the rules of `_headers`."""
    table = json.loads((site / "headers.json").read_text())
    text = (site / "_headers").read_text()
    assert [*table] == re.findall(r"^(/\S*)$", text, re.MULTILINE)
    assert all(f"  {name}: {value}\n" in text for headers in table.values() for name, value in headers.items())


def test_an_object_store_is_told_of_every_file(site: Path, matching: dict[str, list[str]]):
    """Each file once, kept as long as the one rule of `_headers` for it says, under a type that is known."""
    table = json.loads((site / "headers.json").read_text())
    kept = {each.path: each for each in objects.objects(site)}
    said = {path: table[rule]["Cache-Control"] for path, rules in matching.items() for rule in rules}
    assert {path: each.caching for path, each in kept.items()} == said
    assert [path for path, each in kept.items() if each.type == objects.UNKNOWN] == []
    assert kept["index.html"].type == "text/html; charset=utf-8"


def test_a_store_is_told_of_no_compressed_copy(tmp_path: Path):
    """It has the file itself, and the map of the site that is compressed for search engines."""
    for name in ("page.html", "page.html.gz", "page.html.br", "sitemap.xml", "sitemap.xml.gz"):
        (tmp_path / name).touch()
    assert [each.path for each in objects.objects(tmp_path)] == ["page.html", "sitemap.xml", "sitemap.xml.gz"]


def test_netlify_reads_the_same(site: Path):
    """Netlify's own parser finds every rule with its headers in `_headers`, and nothing wrong."""
    command = ["node", str(Path(__file__).with_name("netlify.mjs")), str(site / "_headers")]
    read = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert read == {"rules": json.loads((site / "headers.json").read_text()), "errors": []}


def test_rules_name_the_folder_that_a_site_stands_in(site: Path, tmp_path: Path):
    """Under a folder of its host every rule begins with it, and there are as many as at the root."""
    for entry in site.iterdir():
        (tmp_path / entry.name).symlink_to(entry)
    for name in ("_headers", "headers.json"):
        (tmp_path / name).unlink()
    servers.write(tmp_path, "/soc/")
    rules, below = (json.loads((folder / "headers.json").read_text()) for folder in (site, tmp_path))
    assert list(below.items()) == [(f"/soc{path}", headers) for path, headers in rules.items()]
    assert re.findall(r"^(/\S*)$", (tmp_path / "_headers").read_text(), re.MULTILINE) == [*below]


def test_only_the_wizard_may_be_framed(site: Path):
    """Framing is open for the page that is made to be embedded, and for no other."""
    table = json.loads((site / "headers.json").read_text())
    framed = [path for path, headers in table.items() if "frame-ancestors *" in headers["Content-Security-Policy"]]
    assert framed == ["/decide/", "/decide/index.html"]


def test_compressed_copies_hold_the_file(tmp_path: Path):
    """Both copies unpack to the file, come out the same each time, and go with it; what gets no smaller has none."""
    page, tiny = tmp_path / "page.html", tmp_path / "tiny.html"
    page.write_text("<p>words</p>" * 1_000)
    tiny.write_text("x")
    assert compress.compress(tmp_path) == 1
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert gzip.decompress(first["page.html.gz"]) == brotli.decompress(first["page.html.br"]) == page.read_bytes()
    assert set(first) == {"page.html", "page.html.gz", "page.html.br", "tiny.html"}
    compress.compress(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first
    page.unlink()
    compress.compress(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["tiny.html"]
