"""The modules of a page are named in its head."""

from publish.runtime.ship import RuntimeInfo
from publish.site.page import every_page

NO_PYTHON = RuntimeInfo("runtime/none", {}, {}, {}, {})
PAGE = '<html><head></head><body><script type="module" src="../js/main.js"></script></body></html>'


def test_every_module_is_named_once(tmp_path):
    """Modules imported directly and through others are linked relative to the page, the page's own script is not."""
    scripts = tmp_path / "js"
    scripts.mkdir()
    (scripts / "main.js").write_text('import { a } from "./a.js";\nimport "./b.js";\n// import "./no.js"\n')
    (scripts / "a.js").write_text('import {\n  c,\n} from "./c.js";\nexport { b } from "./b.js";\n')
    (scripts / "b.js").write_text(
        'const later = () => import("./late.js");\nexport async function f() {\n  await import("./later.js");\n}\n'
    )
    (scripts / "c.js").write_text('import { a } from "./a.js";\n')
    page = tmp_path / "decide" / "index.html"
    page.parent.mkdir()
    page.write_text(PAGE)
    every_page.complete(tmp_path, NO_PYTHON, protect=False)
    once = page.read_text()
    links = "".join(f'<link rel="modulepreload" href="../js/{name}.js">' for name in "abc")
    assert once == PAGE.replace("</head>", f"{links}</head>")
    every_page.complete(tmp_path, NO_PYTHON, protect=False)
    assert page.read_text() == once


def test_pages_without_modules_are_left_alone(tmp_path):
    """A page without a module script gets no link."""
    page = tmp_path / "index.html"
    page.write_text("<html><head></head><body></body></html>")
    every_page.complete(tmp_path, NO_PYTHON, protect=False)
    assert page.read_text() == "<html><head></head><body></body></html>"
