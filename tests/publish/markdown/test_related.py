"""Related pages: those that link to each other most."""

from publish.content.index import build
from publish.markdown.related import nearest

PAGE = "---\ntitle: {title}\n---\n\n# {title} {{ #{title} }}\n\n{links}\n"


def test_pages_that_link_to_each_other_are_near(docs, write):
    """Links count in both directions, and other folders are left out."""
    links = {"a": "b c far", "b": "a", "c": "", "far": "a a a"}
    for name, to in links.items():
        folder = "about" if name == "far" else "guides"
        words = " ".join(f"[x](go:{other})" for other in to.split())
        write(f"{folder}/{name}.md", PAGE.format(title=name, links=words))
    assert nearest(build(docs), "guides/a.md") == ["guides/b.md", "guides/c.md"]
    assert nearest(build(docs), "guides/c.md") == ["guides/a.md"]
