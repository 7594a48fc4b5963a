"""`mkdocs serve --dirty`: what is built after a page is saved, and what is kept."""

import hashlib
import os
import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from publish.content import index
from publish.site import finish, preview
from publish.site.search import documents

PAGE = "guides/cost.md"
SAID = "Quite another sentence. [@so-info p.3]"
EVERY_BUILD = {"404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json"}  # MkDocs writes them whatever has changed


class Serving:
    """A copy of docs/, and the builds that `mkdocs serve --dirty` makes of it."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.docs, self.site, self.root = folder / "docs", folder / "site", root
        shutil.copytree(root / "docs", self.docs)
        self._config().plugins.on_startup(command="serve", dirty=True)
        self.build()
        self.first = self.hashes()

    def _config(self):
        return load_config(str(self.root / "mkdocs.yml"), docs_dir=str(self.docs), site_dir=str(self.site))

    def build(self) -> None:
        """One build, as a saved file starts it."""
        build(self._config(), serve_url="http://127.0.0.1:8000/", dirty=True)

    def save(self, text: str) -> set[str]:
        """Save the page and build; the files that were written, by their paths in the site."""
        (self.docs / PAGE).write_text(text)
        before = self.files(lambda path: path.stat().st_mtime_ns)
        self.build()
        after = self.files(lambda path: path.stat().st_mtime_ns)
        assert before.keys() == after.keys()
        return {name for name, when in after.items() if before[name] != when}

    def files(self, told) -> dict[str, object]:
        """Something of every file of the site."""
        return {path.relative_to(self.site).as_posix(): told(path) for path in self.site.rglob("*") if path.is_file()}

    def hashes(self) -> dict[str, object]:
        """What is in every file of the site."""
        return self.files(lambda path: hashlib.sha256(path.read_bytes()).hexdigest())

    @property
    def html(self) -> str:
        """The page as it is served."""
        return finish.built_file(self.site, PAGE).read_text()


@pytest.fixture(scope="module")
def serving(root: Path, tmp_path_factory: pytest.TempPathFactory):
    """The first build is there. MkDocs keeps its hook for a process: the next test's first build starts with nothing."""
    here = Path.cwd()
    os.chdir(root)
    yield Serving(root, tmp_path_factory.mktemp("serving"))
    os.chdir(here)


def test_a_saved_page_is_built_alone_and_as_a_whole_build_builds_it(serving: Serving):
    """New words come with their note and nothing else is written; old words give the site of the whole build to the byte."""
    text = (serving.docs / PAGE).read_text()
    written = serving.save(f"{text}\n{SAID}\n")
    assert written == {"guides/cost/index.html", *EVERY_BUILD}
    assert SAID.partition(" [")[0] in serving.html
    now = serving.hashes()
    assert {name for name in now if now[name] != serving.first[name]} == {"guides/cost/index.html"}
    serving.save(text)
    assert serving.hashes() == serving.first


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("A claim. [@no-such-source p.3]", "no source “no-such-source”"),
        ("See [this](go:no-such-id).", "no-such-id"),
        ("## Twice { #cost }", "the id “cost” is taken"),
        ("See [this](no-such-page.md).", "no-such-page.md"),
    ],
)
def test_a_fault_on_the_saved_page_is_said_until_it_is_mended(serving: Serving, caplog, words: str, says: str):
    """The build fails with its words, and once more when it is built again; mended, the page is as it was."""
    text = (serving.docs / PAGE).read_text()
    for _ in range(2):
        caplog.clear()
        with pytest.raises(Abort):
            serving.save(f"{text}\n{words}\n")
        assert says in caplog.text
    serving.save(text)
    assert serving.hashes() == serving.first


@pytest.fixture
def began(docs: Path, write, tmp_path: Path, monkeypatch):
    """A small folder that has been built whole; gives what has changed in it since."""
    write("a.md", "# A { #a }\n\nWords.\n")
    write("b.md", "# B { #b }\n\nWords.\n")
    (tmp_path / documents.INDEX).parent.mkdir()
    (tmp_path / documents.INDEX).write_text("{}")
    monkeypatch.setattr(finish, "finish", lambda *_, **__: finish.Finished("", None, None))
    built = preview.Preview()

    def begin() -> list[str] | None:
        return built.begin(index.build(docs), [docs])

    assert begin() is None
    built.finish(tmp_path, docs, ["a.md", "b.md"], True)
    assert begin() == []
    return begin


def test_words_alone_are_built_alone(began, write):
    """Another sentence, another place on the page."""
    write("a.md", "More words.\n\n# A { #a }\n\nOther words.\n")
    assert began() == ["a.md"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "# Another title { #a }\n\nWords.\n"),
        ("a.md", "# A { #another-id }\n\nWords.\n"),
        ("a.md", "---\ntitle: Other front matter\n---\n\n# A { #a }\n\nWords.\n"),
        ("a.md", "# A { #a }\n\nWords.\n\n::: sources\n"),
        ("c.md", "# C { #c }\n\nA page more.\n"),
        ("sources.toml", ""),
        ("assets/drawing.svg", "<svg/>"),
    ],
)
def test_all_is_built_for_what_others_rest_on(began, write, name: str, text: str):
    """A heading, an id, front matter, a directive, a page, a table, a drawing."""
    write(name, text)
    assert began() is None


def test_what_editors_leave_beside_is_nothing(began, docs: Path):
    """Swap files, locks and copies."""
    for name in (".a.md.swp", ".#a.md", "#a.md#", "a.md~"):
        (docs / name).write_text("")
    assert began() == []
