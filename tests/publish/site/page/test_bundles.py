"""Scripts bundled and named by their content: a page and its scripts belong together."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from publish.content.faults import PublishError
from publish.site.page import bundles, esbuild

PAGE = """<html><head><script type="module" src="../assets/javascripts/wizard/main.js"></script>
<script src="../assets/javascripts/bundle.abc.js"></script></head><body></body></html>"""
SCRIPTS = {
    "wizard/main.js": """/*! whose it is */
import { place } from "../shared/place.js";
import { zip } from "../../vendor/zip.js";
export const words = `“${place}”`;
export const later = () => import("./later.js");
zip();""",
    "wizard/later.js": 'export const late = new URL("../../../rfp/", import.meta.url).href;',
    "batch/main.js": 'import { place } from "../shared/place.js";\nconsole.log(place);',
    "shared/place.js": 'export const place = new URL("../../../decide/", import.meta.url).href;',
}


def made(folder: Path, **more: str) -> Path:
    """A built site with scripts of ours and the theme's bundle."""
    scripts = folder / "assets/javascripts"
    for name, text in {**SCRIPTS, "bundle.abc.js": "theme", **more}.items():
        (scripts / name).parent.mkdir(parents=True, exist_ok=True)
        (scripts / name).write_text(text)
    return folder


def files(folder: Path) -> dict[str, str]:
    """Every file of a folder with its text."""
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.js")}


@pytest.fixture(autouse=True)
def nothing_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """No bundle of an earlier run."""
    monkeypatch.setattr(esbuild, "ROOT", tmp_path / "kept")


def test_the_folder_changes_with_what_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The same scripts give the same files under the same name in another place, too; others give another name."""
    first = bundles.make(made(tmp_path / "one"))
    monkeypatch.setattr(esbuild, "ROOT", tmp_path / "kept elsewhere")
    second = bundles.make(made(tmp_path / "two"))
    assert first == second
    assert files(tmp_path / "one" / first.folder) == files(tmp_path / "two" / second.folder)
    other = bundles.make(made(tmp_path / "one", **{"shared/place.js": "export const place = 1;"}))
    assert other.folder != first.folder
    assert [path.name for path in (tmp_path / "one/assets").iterdir() if "-" in path.name] == [Path(other.folder).name]


def test_bundles_are_kept_until_a_script_changes_or_moves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Without esbuild the same come again; a script in another room is another, and where one is broken none is kept."""
    first = bundles.make(made(tmp_path / "one"))
    run = esbuild.run
    monkeypatch.setattr(esbuild, "run", None)
    assert bundles.make(made(tmp_path / "two")) == first
    assert files(tmp_path / "one" / first.folder) == files(tmp_path / "two" / first.folder)
    monkeypatch.setattr(esbuild, "run", run)
    moved = made(tmp_path / "three")
    (moved / "assets/javascripts/batch").rename(moved / "assets/javascripts/rfp")
    assert {"rfp/main.js"} == bundles.make(moved).imports.keys() - first.imports.keys()
    for _ in range(2):
        with pytest.raises(PublishError):
            bundles.make(made(tmp_path / "four", **{"wizard/main.js": "import {"}))


def test_what_is_shared_stands_in_a_room(tmp_path: Path):
    """Every file lies one folder deep, where addresses mean what they mean in the module; licenses and vendors stay."""
    result = bundles.make(made(tmp_path))
    texts = files(tmp_path / result.folder)
    [shared] = result.imports["wizard/main.js"]
    assert result.imports["batch/main.js"] == (shared,)
    assert {name.count("/") for name in texts} == {1}
    assert "../../../decide/" in texts[shared] and "import.meta.url" in texts[shared]
    main = texts["wizard/main.js"]
    assert "whose it is" in main and '"../../vendor/zip.js"' in main and "“" in main
    [later] = [name for name in texts if "/later-" in name]
    assert f"../{later}" in main and later not in result.imports["wizard/main.js"]


def test_modules_come_from_the_folder():
    """Our modules point there and what they import is named once; the theme's own scripts stay; once more changes nothing."""
    page = LexborHTMLParser(PAGE)
    for folder in ("assets/javascripts-1a", "assets/javascripts-2b", "assets/javascripts-2b"):
        told = bundles.Bundles(folder, {"wizard/main.js": ("shared/a.js", "shared/b.js")})
        bundles.point(page, Path("decide/index.html"), told)
    sources = [script.attributes["src"] for script in page.css("script")]
    assert sources == ["../assets/javascripts-2b/wizard/main.js", "../assets/javascripts/bundle.abc.js"]
    links = [link.attributes["href"] for link in page.css('link[rel="modulepreload"]')]
    assert links == [f"../assets/javascripts-2b/shared/{name}.js" for name in "ab"]


def test_a_page_with_another_script_fails_the_build():
    """It is named, with where its script is to be added."""
    with pytest.raises(PublishError, match=r"decide/index.html: no bundle starts with .*wizard/main.js: see PAGES"):
        bundles.point(LexborHTMLParser(PAGE), Path("decide/index.html"), bundles.Bundles("x", {}))


def test_what_esbuild_says_fails_the_build(tmp_path: Path):
    """A script that cannot be read is named; without esbuild the message says how to get it."""
    with pytest.raises(PublishError, match="wizard/main.js"):
        bundles.make(made(tmp_path, **{"wizard/main.js": "import {"}))
    with pytest.raises(PublishError, match="run `npm ci`"):
        esbuild.run(program=tmp_path / "esbuild")


def test_every_module_of_the_site_is_there_under_its_name(site: Path):
    """The modules named in every page's head lie in the one folder of this build, and so do the workers."""
    [folder] = site.glob("assets/javascripts-*")
    found = 0
    for path in site.rglob("*.html"):
        if path.relative_to(site).parts[0] == "go":
            continue
        page = LexborHTMLParser(path.read_text("utf-8"))
        for node in page.css('script[type="module"][src], link[rel="modulepreload"]'):
            address = node.attributes.get("src") or node.attributes["href"] or ""
            file = site / address[1:] if address.startswith("/") else path.parent / address
            assert file.resolve().is_file() and file.resolve().is_relative_to(folder.resolve()), (path, address)
            found += 1
    assert found > 500
    assert all((folder / worker).is_file() for worker in bundles.WORKERS)
