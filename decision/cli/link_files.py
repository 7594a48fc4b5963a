"""Checks our links in files against a site, which is a folder or an address, and words the result for a terminal."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.request import urlopen

from decision.catalogue.errors import RequestError
from decision.cli.documents import opened
from decision.links.judge import FINE
from decision.links.known import FILE
from decision.links.serve import serve

WEB = ("https://", "http://")
PATIENCE = 30  # seconds for an answer of the site

type Json = dict[str, Any]


class Task(NamedTuple):
    """The files, the site, and the edition cited where a document names none."""

    files: Sequence[str]
    site: str
    edition: str = ""


class Site:
    """The published data of a site; raises RequestError where it cannot be had."""

    def __init__(self, address: str) -> None:
        if not address:
            raise RequestError("no-site", "--site", "Name the site by its address or its folder, or set WHICH_SOC_SITE.")
        self.address = address.rstrip("/")
        self.texts: dict[str, dict[str, str]] = {}

    def read(self, name: str) -> Any:
        """A file of the site as data."""
        place = f"{self.address}/{name}"
        try:
            if place.startswith(WEB):
                with urlopen(place, timeout=PATIENCE) as response:
                    return json.load(response)
            return json.loads(Path(place).read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise RequestError("no-site", place, f"The site's data cannot be read: {error}") from None

    def known(self) -> object:
        """What the site publishes of its links; where it does not say its own address, with the one it was asked at."""
        data = self.read(FILE)
        if isinstance(data, dict) and not data.get("site") and self.address.startswith(WEB):
            return {**data, "site": f"{self.address}/"}
        return data

    def words(self, edition: str, id: str) -> str:
        """The words of a section in an edition; without an edition, as they are now."""
        if edition not in self.texts:
            data = self.read(f"data/editions/{edition}.json" if edition else "data/sections.json")
            self.texts[edition] = {row["id"]: row["text"] for row in data["sections"]}
        return self.texts[edition].get(id, "")


def check(task: Task) -> list[Json]:
    """For each file its counts and links, or the error that says why it was not checked; what differs where words changed.

    Raises RequestError where the site's data cannot be had.
    """
    site = Site(task.site)
    known = site.known()
    return [_checked(name, site, known, task.edition) for name in task.files]


def _checked(name: str, site: Site, known: object, edition: str) -> Json:
    try:
        found = serve({"do": "check", "known": known, "document": opened(name), "edition": edition})
    except OSError as error:
        return {"file": name, "error": {"code": "no-file", "message": f"This file cannot be read: {error.strerror}."}}
    except RequestError as error:
        if error.code == "bad-links":
            raise
        return {"file": name, "error": {"code": error.code, "message": error.message}}
    for link in found["links"]:
        if link["frozen"] and link["differs"]:
            then, now = site.words(link["edition"], link["id"]), site.words("", link["now"])
            link["difference"] = serve({"do": "compare", "then": then, "now": now})["pieces"]
    return {"file": name, **found}


def shown(files: Sequence[Json], everything: bool = False) -> str:
    """The result for people: a line for each file, then each link that is not fine, or every link."""
    return "".join(f"{line}\n" for file in files if "links" in file for line in _file(file, everything))


def _file(file: Json, everything: bool) -> Iterator[str]:
    counts = ", ".join(f"{count} {state}" for state, count in file["counts"].items() if count)
    total = len(file["links"])
    yield f"{file['file']}: {total} link{'' if total == 1 else 's'}{f': {counts}' if counts else ''} (edition {file['edition']})"
    for link in file["links"]:
        if everything or link["state"] != FINE:
            yield from _link(link)


def _link(link: Json) -> Iterator[str]:
    yield f"  {link['state']:8} {link['place']}: {link['link']}"
    rows = {
        "": link["says"],
        "use: ": link["corrected"],
        "words cited: ": link["frozen"],
        "nearest: ": ", ".join(link["nearest"]),
    }
    yield from (f"           {name}{words}" for name, words in rows.items() if words)
    if "difference" in link:
        yield from (f"           | {line}" for line in marked(link["difference"]))


def marked(pieces: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a difference that have one, with [-what is gone-] and {+what came+}."""
    signs = {"same": "{}", "gone": "[-{}-]", "come": "{{+{}+}}"}
    text = "".join(signs[kind].format(words.strip() if kind != "same" else words) + _space(kind, words) for kind, words in pieces)
    return [line for line in text.splitlines() if "[-" in line or "{+" in line]


def _space(kind: str, words: str) -> str:
    return words[len(words.rstrip()) :] if kind != "same" else ""
