"""What has become of a mention since it was written: fine, moved, retired, changed since cited, or unknown."""

from typing import Any

from decision.links.model import Known, Mention
from decision.links.nearest import Names

FINE, MOVED, RETIRED, CHANGED, UNKNOWN = STATES = ("fine", "moved", "retired", "changed", "unknown")

type Json = dict[str, Any]


class Judge:
    """Judges the mentions of a document by what the site publishes."""

    def __init__(self, known: Known) -> None:
        self.known, self.names = known, Names(known)
        self.starts: dict[str, str] = {}
        for id, section in known.ids.items():
            self.starts.setdefault(section.path.partition("#")[0].strip("/"), id)

    def of(self, mention: Mention) -> Json:
        """The mention with its state, a sentence on it, the link to use now, and the one that keeps the words cited."""
        judged = self._page(mention) if mention.kind == "page" else self._id(mention, mention.id)
        row = {
            **{"state": UNKNOWN, "title": "", "now": "", "corrected": "", "frozen": "", "nearest": [], "differs": False},
            **judged,
            **{"place": mention.place, "link": mention.link, "id": judged.get("id", mention.id)},
            **{"edition": mention.edition, "by": mention.by, "near": mention.near},
        }
        if row["corrected"] == mention.link:
            row["corrected"] = ""
        return row

    def _id(self, mention: Mention, id: str) -> Json:
        """A permanent link or an id alone."""
        known = self.known
        if not known.has(id):
            return self._unknown(id)
        now = known.retired.get(id, id)
        if now not in known.ids:
            return self._unknown(id)
        found: Json = {"now": now, "title": known.ids[now].title}
        frozen, told = self._then(mention, id)
        if told and mention.by == "link":
            return {**found, "says": told, "nearest": [now], "corrected": self._link(now)}
        changed = mention.edition in known.editions and id in known.editions[mention.edition].changed
        found |= {"corrected": self._link(now), "frozen": frozen, "differs": changed}
        if id == now:
            return found | self._living(mention, id, changed, told)
        also = " Its words are not those cited." if changed else ""
        says = f"The section was retired; “{found['title']}” took its place.{also}{_after(told)}"
        return {**found, "state": RETIRED, "says": says}

    def _living(self, mention: Mention, id: str, changed: bool, told: str) -> Json:
        """The state of an id that is in use, and the sentence on it."""
        title, moved = self.known.ids[id].title, self._moved(mention, id)
        if changed:
            return {"state": CHANGED, "says": f"The words of “{title}” have changed since edition {mention.edition}.{moved}"}
        if moved:
            return {"state": MOVED, "says": f"“{title}” has moved.{moved}"}
        return {"state": FINE, "says": f"Leads to “{title}”.{_after(told)}"}

    def _then(self, mention: Mention, id: str) -> tuple[str, str]:
        """The frozen link for the edition cited, and what is to be said where it cannot be compared."""
        edition, known = mention.edition, self.known
        if not edition:
            return "", "No edition is named, so it cannot be said whether the words have changed."
        if edition not in known.editions:
            same = edition == known.edition and mention.by != "link"
            return "", "" if same else f"Edition {edition} is not frozen here, so the words cannot be compared."
        if id in known.editions[edition].lacks:
            return "", f"Edition {edition} did not have this section."
        return f"{self._link(id)}{edition}/", ""

    def _moved(self, mention: Mention, id: str) -> str:
        """In words where a section was in the edition cited, if it is elsewhere now."""
        past = self.known.editions.get(mention.edition)
        page = self.known.ids[id].path.partition("#")[0]
        return (
            f" It was on “{past.moved[id]}” and is now on /{page}; the permanent link follows it."
            if past and id in past.moved
            else ""
        )

    def _page(self, mention: Mention) -> Json:
        """The address of a page, with or without a section of it: none of them is permanent."""
        address, _, fragment = mention.id.partition("#")
        path = address.partition("?")[0].removesuffix("index.html").strip("/")
        now = self.known.pages.get(f"{path}/", f"{path}/").strip("/")
        id = fragment if self.known.has(fragment) else "" if fragment else self.starts.get(now, "")
        if not id:
            return self._unknown(fragment or path.rpartition("/")[2]) | {"id": fragment}
        judged = self._id(mention, id) | {"id": id}
        section = self.known.ids.get(judged.get("now", ""))
        if judged.get("state") not in {FINE, MOVED} or not section:
            return judged
        there = section.path.partition("#")[0].strip("/")
        if path != there:
            says = f"“{section.title}” is no longer on /{path}/ but on /{there}/. The permanent link follows it."
            return {**judged, "state": MOVED, "says": says, "corrected": self._link(id)}
        return {**judged, "says": f"{judged['says']} This is the address of a page, which may change; the permanent link stays."}

    def _unknown(self, id: str) -> Json:
        nearest = self.names.nearest(id) if id else []
        right = id.lower().replace("_", "-")
        if self.known.has(right):
            return {"says": f"There is no “{id}”; ids have no capitals.", "nearest": [right], "corrected": self._link(right)}
        if not id:
            return {"says": "No section is named here; a formula may put the address together, which cannot be followed."}
        return {"says": f"There never was a section “{id}”.", "nearest": nearest}

    def _link(self, id: str) -> str:
        return f"{self.known.site}go/{id}/"


def _after(sentence: str) -> str:
    return f" {sentence}" if sentence else ""
