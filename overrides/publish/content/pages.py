"""Reading a Markdown page without rendering it: front matter, headings with ids, links, citations, directives."""

import functools
import posixpath
import re
from pathlib import Path
from typing import Any, NamedTuple

import yaml  # type: ignore[import-untyped]

from publish.content.faults import Fault, PublishError
from publish.content.scan import FRONT_MATTER, scan
from publish.content.states import files_state

CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
HEADING = re.compile(r"^\s*(#{1,6})\s+(.*?)\s*(?:\{:?\s*([^{}]*)\}\s*)?$")
HEADING_ID = re.compile(r"(?:^|\s)#([^\s}]+)")
LINK = re.compile(r"\]\(\s*<?go:([^\s)>]*)")
CITATION = re.compile(r"\[@([^\]\n]+)\]")
CITATION_SPLIT = re.compile(r";\s*@")
DIRECTIVE = re.compile(r"^\s*:::[ \t]+(\S+)[ \t]*(.*?)\s*$")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]")


class Heading(NamedTuple):
    """A heading with an explicit id."""

    id: str
    title: str
    level: int
    line: int


class Use(NamedTuple):
    """A use of something by id: what, its place or arguments, the line, and the citable section it stands in."""

    id: str
    rest: str
    line: int
    section: str


class Page(NamedTuple):
    """One page of docs/ as its author wrote it; `lines` are numbered from 1, with code and comments blanked."""

    path: str
    meta: dict[str, Any]
    lines: list[tuple[int, str]]
    text: str
    headings: list[Heading]
    links: list[Use]
    citations: list[Use]
    directives: list[Use]


def plain(markdown: str) -> str:
    """The words of a line of Markdown, without its markup."""
    return MARKUP.sub(lambda match: match.group(1) or "", markdown).strip()


def split_citation(inner: str) -> list[tuple[str, str]]:
    """`so-info p.20; @at-c-320 .01` as pairs of source id and place."""
    parts = (part.strip().partition(" ") for part in CITATION_SPLIT.split(inner))
    return [(source.strip(), place.strip()) for source, _, place in parts]


def url(page: str) -> str:
    """The address of a page from the site's root: `a/b.md` is at `a/b/`, an index at its folder."""
    folder, name = posixpath.split(page.removesuffix(".md"))
    return posixpath.join(folder, "" if name == "index" else name).rstrip("/")


def front_matter(text: str) -> dict[str, Any]:
    """The front matter; raises `yaml.YAMLError` when it is not YAML."""
    match = FRONT_MATTER.match(text)
    loaded = yaml.load(match.group(1), LOADER) if match else {}
    return loaded if isinstance(loaded, dict) else {}


def read_page(docs: Path, path: Path) -> Page:
    """One page, scanned; raises PublishError where its front matter is not YAML."""
    text = path.read_text("utf-8")
    try:
        meta = front_matter(text)
    except yaml.YAMLError as error:
        raise PublishError([Fault(path.relative_to(docs).as_posix(), 1, f"the front matter is not YAML: {error}")]) from None
    lines = [(line.number, CODE.sub("``", line.text)) for line in scan(text)]
    page = Page(path.relative_to(docs).as_posix(), meta, lines, text, [], [], [], [])
    _scan(page)
    return page


def read_pages(docs: Path) -> list[Page]:
    """Every page under docs/, in the order of their paths."""
    return [_kept(docs, Path(path), when, size) for path, when, size in files_state(docs, ".md")]


@functools.lru_cache(maxsize=4096)
def _kept(docs: Path, path: Path, _when: int, _size: int) -> Page:
    """A page in one state of its file, read once."""
    return read_page(docs, path)


def _scan(page: Page) -> None:
    """Fill in the page's headings and marks."""
    section = ""
    for number, line in page.lines:
        if heading := HEADING.match(line):
            found = HEADING_ID.search(heading.group(3) or "")
            if found:
                section = found.group(1)
                page.headings.append(Heading(section, plain(heading.group(2)), len(heading.group(1)), number))
        if directive := DIRECTIVE.match(line):
            page.directives.append(Use(directive.group(1), directive.group(2), number, section))
        page.links.extend(Use(match.group(1), "", number, section) for match in LINK.finditer(line))
        for match in CITATION.finditer(line):
            page.citations.extend(Use(source, place, number, section) for source, place in split_citation(match.group(1)))
