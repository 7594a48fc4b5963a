"""The same mkdocs.yml built with Zensical has the same sections, words and links on its content pages."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.publish import built

PARTS = ("docs", "overrides", "tests/cases")


@pytest.fixture(scope="module")
def twin(root, tmp_path_factory):
    """The site as Zensical and the functions after the build make it."""
    copy = tmp_path_factory.mktemp("zensical")
    for part in PARTS:
        shutil.copytree(root / part, copy / part)
    for file in ("mkdocs.yml", "CHANGELOG.md"):
        shutil.copy(root / file, copy)
    _run(copy, str(Path(sys.executable).parent / "zensical"), "build", "--clean")
    _run(copy, sys.executable, "-m", "publish.site.finish", "site")
    return copy / "site"


def _run(folder, *command):
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr


def content(site):
    """The pages that authors write: all but the permanent links and the page for addresses that do not exist."""
    return {address: page for address, page in built.pages(site).items() if not address.startswith(("go/", "404"))}


def test_same_pages_and_sections(site, twin):
    """The same pages have the same sections in the same order."""
    theirs = {address: page.sections for address, page in content(twin).items()}
    assert theirs == {address: page.sections for address, page in content(site).items()}


def test_same_words(site, twin):
    """Every section has the same text, summary and sources."""
    ours, theirs = (json.loads((each / "data" / "sections.json").read_text())["sections"] for each in (site, twin))
    assert {row["id"]: row for row in theirs} == {row["id"]: row for row in ours}


def test_same_permanent_links(site, twin):
    """The permanent links lead to the same places."""
    ours, theirs = (
        {address: page.links for address, page in built.pages(each).items() if address.startswith("go/")} for each in (site, twin)
    )
    assert theirs == ours


def test_links_resolve(twin):
    """Links between pages lead to pages and ids that exist there too."""
    pages = content(twin)
    lost = []
    for page in pages.values():
        for link in page.links:
            path, fragment = built.resolve(page.address, link) or ("", "")
            if path in pages and path != "decide/" and fragment and fragment not in pages[path].ids:
                lost.append(f"{page.address}: {link}")
    assert lost == []


def test_faults_stop_it(root, tmp_path):
    """A fault in a page stops Zensical too."""
    shutil.copy(root / "mkdocs.yml", tmp_path)
    shutil.copytree(root / "overrides", tmp_path / "overrides")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# A { #a }\n\n[b](go:nowhere)\n")
    with pytest.raises(AssertionError, match="no id “nowhere” on any page"):
        _run(tmp_path, str(Path(sys.executable).parent / "zensical"), "build", "--clean")
