"""A tiny docs folder to try the renderer's additions on, and a way to render its pages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import Markdown

FRONT = """\
---
title: A page
description: What the page says.
reviewed: 2026-01-01
review_by: 2026-07-01
standards: []
---

"""
SOURCES = """\
[[source]]
id = "std"
short = "STD 1"
title = "The Standard"
author = "Board"
grade = "standard"
url = "https://standards.example/std"

[[source]]
id = "book"
short = "The Book"
title = "A Book on the Standard"
grade = "firm"
"""

type Write = Callable[..., Path]
type Render = Callable[..., str]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A docs folder with two sources and nothing else."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "sources.toml").write_text(SOURCES)
    return folder


@pytest.fixture
def write(docs: Path) -> Write:
    """Writes a page or a table: `write("a/b.md", text)`; a page gets front matter unless it brings its own."""

    def _write(name: str, text: str) -> Path:
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text if text.startswith("---") or not name.endswith(".md") else FRONT + text)
        return path

    return _write


@pytest.fixture
def render(docs: Path) -> Render:
    """Renders a page of the folder as the builders would, up to their own treatment of links."""

    def _render(name: str) -> str:
        options = {"publish.extension": {"docs": str(docs), "page": name}}
        extensions = ["attr_list", "md_in_html", "tables", "toc", "publish.extension"]
        text = (docs / name).read_text().split("\n---\n", 1)[1]
        return Markdown(extensions=extensions, extension_configs=options).convert(text)

    return _render
