"""A later edition of the built site, made by the project's own code: sections have moved, retired and changed since today's."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from publish.content import editions
from publish.content.index import index_of
from publish.site.data import exports, links_json
from publish.site.frozen_pages import Now

NEXT = "2031.05"


class Since(NamedTuple):
    """What happens after today: ids with the page they are on then, with their successors, with their words."""

    moved: Mapping[str, str]
    retired: Mapping[str, str]
    changed: Mapping[str, str]


def publish(site: Path, root: Path, folder: Path, address: str, since: Since) -> None:
    """Freeze what a built site says today, and write into the folder what the next edition publishes at an address."""
    docs, data = root / "docs", folder / "data"
    today = json.loads((site / "data" / "sections.json").read_text("utf-8"))
    shutil.copytree(docs / editions.FOLDER, folder / editions.FOLDER)
    (folder / editions.FOLDER / f"{today['edition']}.json").unlink(missing_ok=True)
    editions.freeze(folder, today["edition"], today["sections"])
    index = index_of(docs)
    ledger = index.ledger._replace(retired={**index.ledger.retired, **since.retired})
    present = {row["id"]: _now(row, today["site"], since) for row in today["sections"] if row["id"] not in since.retired}
    data.mkdir()
    with patch.object(links_json, "EDITION", NEXT):
        links_json.write(data, links_json.Site(address, index._replace(ledger=ledger), present, editions.read(folder)))
    exports.write_json(data / "sections.json", {"sections": [{"id": now.id, "text": now.text} for now in present.values()]})


def _now(row: Mapping[str, str], site: str, since: Since) -> Now:
    """A section of today as the next edition has it."""
    id = row["id"]
    path = exports.section_path(since.moved[id], id) if id in since.moved else row["url"].removeprefix(site)
    return Now(id, row["title"], since.changed.get(id, row["text"]), path)
