"""Scripts named by their content: a page and its scripts belong together."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from publish.site.page import named_scripts

PAGE = """<html><head><script type="module" src="../assets/javascripts/wizard/main.js"></script>
<script src="../assets/javascripts/bundle.abc.js"></script></head><body></body></html>"""


def made(folder: Path, words: str = "export const a = 1;") -> Path:
    """A built site with a script of ours and the theme's bundle."""
    scripts = folder / "assets/javascripts"
    (scripts / "wizard").mkdir(parents=True, exist_ok=True)
    (scripts / "wizard" / "main.js").write_text(words)
    (scripts / "bundle.abc.js").write_text("theme")
    return folder


def test_the_folder_changes_with_what_is_in_it(tmp_path: Path):
    """The same scripts give the same name, others another, and the folder of an earlier build is gone."""
    first = named_scripts.name(made(tmp_path))
    assert named_scripts.name(made(tmp_path)) == first
    assert (tmp_path / first / "wizard/main.js").read_text() == "export const a = 1;"
    assert not (tmp_path / first / "bundle.abc.js").exists()
    second = named_scripts.name(made(tmp_path, "export const b = 1;"))
    assert second != first
    assert not (tmp_path / first).exists()


def test_modules_come_from_the_named_folder(tmp_path: Path):
    """Our modules point there, the theme's own scripts stay; once more changes nothing."""
    page = LexborHTMLParser(PAGE)
    for folder in ("assets/javascripts-1a", "assets/javascripts-2b", "assets/javascripts-2b"):
        named_scripts.point(page, folder)
    sources = [script.attributes["src"] for script in page.css("script")]
    assert sources == ["../assets/javascripts-2b/wizard/main.js", "../assets/javascripts/bundle.abc.js"]


def test_every_module_of_the_site_is_there_under_its_name(site: Path):
    """On each page of the wizard and around it, the modules named in the head lie in the one folder of this build."""
    [folder] = site.glob("assets/javascripts-*")
    for path in ("index.html", "decide/index.html", "decide/batch/index.html", "glossary/index.html"):
        page = LexborHTMLParser((site / path).read_text("utf-8"))
        for node in page.css('script[type="module"][src], link[rel="modulepreload"]'):
            file = (site / path).parent / (node.attributes.get("src") or node.attributes["href"] or "")
            assert file.resolve().is_file()
            assert file.resolve().is_relative_to(folder.resolve()) or "vendor" in file.parts
