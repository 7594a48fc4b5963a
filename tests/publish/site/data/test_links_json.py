"""What the site publishes of its links keeps its schema and agrees with the frozen editions; editions are published whole."""

import json
from pathlib import Path

import jsonschema

from decision.links.known import read_known
from decision.links.serve import serve
from publish.content import editions


def published(site: Path, name: str) -> dict:
    """A file of the site's data."""
    return json.loads((site / "data" / name).read_text("utf-8"))


def test_the_list_of_links_is_right(site: Path, root: Path):
    """Every id with its place, retired ones with successors, and of each edition what differs from now."""
    links = published(site, "links.json")
    jsonschema.validate(links, published(site, "links.schema.json"))
    known = read_known(links)
    now = {row["id"]: row["text"] for row in published(site, "sections.json")["sections"]}
    assert set(known.ids) == set(now)
    assert set(known.retired.values()) <= set(known.ids)
    for name, edition in editions.read(root / "docs").items():
        same = {id for id, then in edition.items() if now.get(known.retired.get(id, id)) == then.text}
        past = known.editions[name]
        assert set(past.changed) == set(edition) - same
        assert past.lacks == set(now) - set(edition)
        assert set(past.moved) <= set(edition) & set(now)
        assert {row["id"] for row in published(site, f"editions/{name}.json")["sections"]} == set(edition)


def test_every_frozen_link_is_known(site: Path):
    """The checker says of each frozen link of the site that it leads somewhere."""
    links = published(site, "links.json")
    cited = [path.relative_to(site).as_posix() for path in sorted((site / "go").glob("*/20*")) if path.is_dir()]
    for start in range(0, len(cited), 5_000):
        text = "\n".join(f"{links['site']}{path}/" for path in cited[start : start + 5_000])
        found = serve({"do": "check", "known": links, "document": {"text": text}})
        assert sum(found["counts"].values()) == len(cited[start : start + 5_000])
        assert found["counts"]["unknown"] == 0
