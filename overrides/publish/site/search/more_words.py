"""What search knows beyond the words of a page: the words people type for a section, and each criterion by its number."""

import json
from pathlib import Path

from publish.content.index import Index
from publish.content.minted import criterion_id
from publish.content.pages import url
from publish.site.search.documents import INDEX, Doc

WEIGHT = 3000  # of a typed word against 1 for one in the text; the builder gives titles 1000
SECTION = 2  # evens out what the theme gives a page above its sections


def add(site: Path, index: Index) -> None:
    """Complete the index of a built site; one that is complete stays as it is, and a site without one has none."""
    path = site / INDEX
    if not path.is_file():
        return
    data = json.loads(path.read_text("utf-8"))
    fields = data["config"].get("fields", {})
    fields.setdefault("tags", {})["boost"] = WEIGHT
    docs: dict[str, Doc] = {doc["location"]: doc for doc in data["docs"]}
    for doc in _criteria(index):
        docs.setdefault(doc["location"], doc)
    for id, words in index.searched.items():
        if found := _doc(docs, index, id):
            found["tags"] = list(dict.fromkeys([*found.get("tags", []), *words]))
            if "#" in found["location"]:
                found["boost"] = SECTION
    data["docs"] = list(docs.values())
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _criteria(index: Index) -> list[Doc]:
    """An entry for each criterion, which is a row of a table and no heading."""
    found = []
    for row in index.criteria.values():
        place = index.places.get(criterion_id(row.id))
        if place:
            words = f"<p>{row.about}</p>" if row.about else ""
            location = f"{url(place.page)}/#{criterion_id(row.id)}"
            found.append({"location": location, "title": f"{row.id} {row.title}", "text": words, "tags": [row.id]})
    return found


def _doc(docs: dict[str, Doc], index: Index, id: str) -> Doc | None:
    """The entry of a section: its own, or its page's when it is the page's title."""
    place = index.places.get(id)
    if not place:
        return None
    folder = url(place.page)
    page = f"{folder}/" if folder else ""
    first = index.pages[place.page].headings[:1]
    return docs.get(page if first and first[0].id == id else f"{page}#{id}")
