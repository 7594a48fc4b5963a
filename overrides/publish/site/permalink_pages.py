"""The permanent links: `/go/<id>/` is a tiny page that leads to the section, wherever it lives now.

Under a retired id it says so, names what took its place, and waits for the reader: another section was cited.
"""

from html import escape
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from publish.site import cards
from publish.site.bare_page import bare_page
from publish.site.kept_folder import KeptFolder

SCRIPT = """\
// Keeps the query string, such as ?edition=, and a fragment on the way; ?text= becomes the fragment that marks these words.
// On a disk it leads into the folder. Otherwise the page's refresh leads there.
const disk = location.protocol === "file:";
if (location.search || location.hash || disk) {
  const target = new URL(document.querySelector("a").href);
  const [, words] = /[?&]text=([^&]+)/.exec(location.search) ?? [];
  target.search = location.search.replace(/([?&])text=[^&]*&?/, "$1").replace(/[?&]$/, "");
  target.hash = location.hash || target.hash;
  if (words && "fragmentDirective" in document) target.hash += `:~:text=${words}`;
  if (disk && target.pathname.endsWith("/")) target.pathname += "index.html";
  location.replace(target.href);
}
"""


MOVED = {"rfp/questions": "rfp/"}  # pages whose address was given to many, and what they lead to now


class Target(NamedTuple):
    """Where a link leads: the path from the site's root with its fragment, and the words of a link preview.

    Of a retired id also its `old` title, or the id itself, the `successor`, and the editions that have a page of it.
    """

    id: str
    path: str
    title: str
    summary: str
    old: str = ""
    successor: str = ""
    editions: tuple[str, ...] = ()


def write(go: KeptFolder, root: str, targets: list[Target]) -> None:
    """Write one page for every target, the list of all and the script they share."""
    go.write("go.js", SCRIPT)
    for target in targets:
        go.write(f"{target.id}/index.html", retired(root, target) if target.old else page(root, target))
    go.write("index.html", contents(targets))


def write_moved(site: Path, root: str) -> None:
    """Write a page that leads on at each address outside `/go/` that many were given; it is completed with all others."""
    for old, new in MOVED.items():
        if (site / new / "index.html").is_file():
            (site / old).mkdir(parents=True, exist_ok=True)
            target = Target(old, new, "This page has moved", "It is now under another address.")
            (site / old / "index.html").write_text(page(root, target), "utf-8")


def page(root: str, target: Target) -> str:
    """The page of one link; `root` is the site's own address, empty when it has none."""
    title, summary, path = escape(target.title), escape(target.summary), escape(target.path)
    head = f"""
{_previewed(root, target.path, title, summary)}
<meta http-equiv="refresh" content="0; url=../../{path}">"""
    body = f"""
<h1>{title}</h1>
<p>{summary}</p>
<p><a href="../../{path}">Read on</a></p>
<script src="../../go/go.js"></script>"""
    return bare_page(target.title, body, head)


def retired(root: str, target: Target) -> str:
    """The page of a retired id: what took its place, as a link to follow or not, and the editions that have its words."""
    title, old, summary = escape(target.title), escape(target.old), escape(target.summary)
    says = f"“{old}” was retired; “{title}” took its place."
    kept = ", ".join(f'<a href="{each}/">{each}</a>' for each in target.editions)
    words = f"\n<p>Its words are kept as these editions had them: {kept}.</p>" if kept else ""
    head = f"""
{_previewed(root, target.path, f"“{old}” was retired", says)}
<link rel="stylesheet" href="../frozen.css">"""
    body = f"""
<main>
<h1>“{old}” was retired</h1>
<p class="state"><strong><a href="../../{escape(target.path)}">“{title}”</a> took its place.</strong></p>
<p>{summary}</p>
<p>Another section was cited, so look whether this one says the same. Its link is <code>/go/{target.successor}/</code>.</p>{words}
</main>"""
    return bare_page(f"“{target.old}” was retired", body, head)


def _previewed(root: str, path: str, title: str, summary: str) -> str:
    """What link previews and search engines are told of a page that leads to a path; title and summary are escaped."""
    leads, card = escape(path).partition("#")[0], ""
    canonical = f"{escape(root)}{leads}" if root else f"../../{leads}"
    if root:
        card = f"""
<meta property="og:image" content="{escape(root)}{cards.place(leads)}">
<meta property="og:image:width" content="{cards.SIZE[0]}">
<meta property="og:image:height" content="{cards.SIZE[1]}">
<meta name="twitter:card" content="summary_large_image">"""
    return f"""\
<meta name="description" content="{summary}">
<meta property="og:type" content="article">
<meta property="og:title" content="{title}">
<meta property="og:description" content="{summary}">{card}
<link rel="canonical" href="{canonical}">"""


def contents(targets: list[Target]) -> str:
    """The list of all permanent links, page by page: where to look without scripts for one that is not known."""
    living = [target for target in targets if not target.old]
    gone = "\n".join(map(_retired_item, sorted(target for target in targets if target.old)))
    past = f"\n<h2>Retired</h2>\n<ul>\n{gone}\n</ul>" if gone else ""
    pages = "\n".join(_page_of(list(found)) for _, found in groupby(living, key=lambda target: target.path.partition("#")[0]))
    title = "All sections with their permanent links"
    body = f"""
<main>
<h1>{title}</h1>
<p>Page by page; your browser finds words here. <a href="../">To the site and its search</a></p>
{pages}{past}
</main>"""
    return bare_page(title, body, '<link rel="stylesheet" href="frozen.css">')


def _retired_item(target: Target) -> str:
    """A retired id, and what took its place."""
    link = f'<a href="{target.id}/">{escape(target.old)}</a> <code>/go/{target.id}/</code>'
    return f'<li>{link}: <a href="{target.successor}/">{escape(target.title)}</a> took its place</li>'


def _page_of(sections: list[Target]) -> str:
    """A page and its sections; the first of them is the page itself."""
    items = "\n".join(f'<li><a href="{each.id}/">{escape(each.title)}</a> <code>/go/{each.id}/</code></li>' for each in sections)
    return f"<h2>{escape(sections[0].title)}</h2>\n<ul>\n{items}\n</ul>"
