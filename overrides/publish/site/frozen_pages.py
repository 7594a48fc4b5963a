"""The frozen links: `/go/<id>/<edition>/` shows a section as that edition had it and as it reads now, without scripts."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import NamedTuple

from decision.links.difference import COME, GONE, difference
from publish.content.editions import Edition, Frozen
from publish.site.bare_page import bare_page
from publish.site.kept_folder import KeptFolder

MARKS = {GONE: "del", COME: "ins"}
STYLE = """\
:root { color-scheme: light dark; background: light-dark(#fff, #14171a); color: light-dark(#1b1f23, #e6e8ea); }
a { color: light-dark(#0b4f8a, #9ecbff); }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.55 system-ui, sans-serif; }
del { color: light-dark(#8a2b06, #ffb38a); text-decoration: line-through; }
ins { background: light-dark(#d7efdc, #1c4a2a); color: inherit; text-decoration: underline; }
.state { padding: .6rem .9rem; border-left: 4px solid currentColor; }
.words { white-space: pre-line; }
:is(p, li, h1, h2, code) { overflow-wrap: anywhere; }
"""


class Now(NamedTuple):
    """A section as it reads now: its id, title, text, and path from the site's root."""

    id: str
    title: str
    text: str
    path: str


class Site(NamedTuple):
    """What the pages need of the site: sections by id, successors of retired ids, short names of sources."""

    present: Mapping[str, Now]
    retired: Mapping[str, str]
    sources: Mapping[str, str]


def write(go: KeptFolder, editions: Mapping[str, Edition], site: Site) -> None:
    """Write a page for every section of every edition that still has a permanent link, and the style they share."""
    go.write("frozen.css", STYLE)
    for edition, sections in editions.items():
        for id, then in sections.items():
            now = site.present.get(site.retired.get(id, id))
            if now and f"{id}/index.html" in go:
                go.write(f"{id}/{edition}/index.html", page(edition, then, now, site.sources))


def page(edition: str, then: Frozen, now: Now, sources: Mapping[str, str]) -> str:
    """The page of one frozen section."""
    title, path = escape(then.title), escape(now.path)
    changed = then.text != now.text
    told = _difference(then.text, now.text) if changed else ""
    cited = "; ".join(_source(each, sources) for each in then.sources)
    rests = f"<p>It rested on: {cited}.</p>" if cited else ""
    reviewed = f"Reviewed {escape(then.reviewed)}. " if then.reviewed else ""
    body = f"""
<main>
<h1>{title}</h1>
<p class="state"><strong>{_state(then, now, changed)}</strong> <a href="../../../{path}">Read it as it is now</a>.</p>
<h2>As edition {edition} had it</h2>
<p class="words">{escape(then.text)}</p>
<p>{reviewed}SHA-256 of these words: <code>{then.sha256}</code></p>
{rests}
{told}
</main>"""
    return bare_page(f"{then.title}, edition {edition}", body, '<link rel="stylesheet" href="../../frozen.css">')


def _source(cited: str, sources: Mapping[str, str]) -> str:
    """A source that was cited, by its short name and with its permanent link where it is still listed."""
    id, _, place = cited.partition(" ")
    name = f'<a href="../../source-{escape(id)}/">{escape(sources[id])}</a>' if id in sources else escape(id)
    return f"{name}, {escape(place)}" if place else name


def _state(then: Frozen, now: Now, changed: bool) -> str:
    if then.id != now.id:
        return f"This section has been retired since; “{escape(now.title)}” took its place."
    return "Its words have changed since this edition." if changed else "It reads the same today."


def _difference(old: str, new: str) -> str:
    """What is gone and what is new, marked in the words as they are now."""
    return f'<h2>What has changed since</h2>\n<p class="words">{"".join(_marked(old, new))}</p>'


def _marked(old: str, new: str) -> Iterator[str]:
    """The pieces of the difference in HTML."""
    for kind, words in difference(old, new):
        yield f"<{MARKS[kind]}>{escape(words)}</{MARKS[kind]}>" if kind in MARKS else escape(words)
