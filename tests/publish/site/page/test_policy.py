"""The policy written into built pages: hashes of what is on the page, nothing more, the same when written twice."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from publish.runtime.ship import RuntimeInfo
from publish.site.page import every_page

PAGE = """<!doctype html><html><head>
<meta charset="utf-8">
<script>one()</script><script type="application/json">{}</script>
</head><body><script src="../assets/javascripts/bundle.abc.min.js"></script></body></html>"""


def complete(folder: Path, protect: bool = True) -> None:
    """The step, over a folder that runs no Python."""
    every_page.complete(folder, RuntimeInfo("runtime/none", {}, {}, {}, {}), protect)


def written(folder: Path, html: str = PAGE) -> str:
    """The page after the policy was written."""
    (folder / "index.html").write_text(html)
    complete(folder)
    return (folder / "index.html").read_text()


def test_each_inline_script_is_allowed_by_its_hash(tmp_path: Path):
    """A script that runs has its hash in the policy; a block of data has none; nothing inline is allowed at large."""
    html = written(tmp_path)
    assert f"'sha256-{b64encode(sha256(b'one()').digest()).decode()}'" in html
    assert html.count("sha256-") == 1
    assert "unsafe" not in html


def test_the_policy_comes_before_every_script(tmp_path: Path):
    """After the charset, before all that runs."""
    html = written(tmp_path)
    order = [html.index(part) for part in ("charset", "Content-Security", "one()", "bundle.abc.min.js")]
    assert order == sorted(order)


def test_a_page_without_scripts_gets_the_policy(tmp_path: Path):
    """A permanent link's page, which loads none."""
    html = written(tmp_path, '<html><head><meta charset="utf-8"><title>A page</title></head></html>')
    assert html.index("charset") < html.index("Content-Security-Policy") < html.index("<title>")


def test_writing_it_again_changes_nothing(tmp_path: Path):
    """The step can run over a finished site."""
    once = written(tmp_path)
    complete(tmp_path)
    assert (tmp_path / "index.html").read_text() == once


def test_while_pages_are_being_written_there_is_none(tmp_path: Path):
    """`mkdocs serve` adds a script of its own, so pages have no policy."""
    (tmp_path / "index.html").write_text(PAGE)
    complete(tmp_path, protect=False)
    assert "Content-Security-Policy" not in (tmp_path / "index.html").read_text()
