"""Finds permanent links, addresses of pages and ids in the words of a document. Linear in their length."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from decision.links.model import Known, Mention, Unit
from decision.links.nearest import Names
from decision.links.refusals import LINK_LIMIT, refusal

STOP = r"\s\"'<>()\[\]{}|\\^`,;“”‘’"  # what ends an address
GO = re.compile(rf"/go/(?P<id>[A-Za-z0-9_-]{{0,200}})(?P<tail>[/?#][^{STOP}]{{0,300}})?")
BEFORE = re.compile(rf"[^{STOP}=]*")
REACH = 300  # characters looked at before and after a link
NAMED = re.compile(r"(?<![\w:/.-])go:(?P<id>[a-z0-9]+(?:-[a-z0-9]+){0,15})")
BARE = re.compile(r"(?<![\w/.#:@%&=-])[a-z0-9]{1,40}(?:-[a-z0-9]{1,40}){1,15}(?![\w/@%&=-])")
KINDS = ("rule-", "term-", "source-", "criterion-", "rfp-")
EDITION = r"(20\d\d\.(?:0[1-9]|1[0-2])(?:\.\d+)?)"
SAID = re.compile(rf"\bedition\s{{1,3}}{EDITION}(?![\d])", re.IGNORECASE)
BESIDE = re.compile(rf"(?<![\d.]){EDITION}(?![\d.])")
IN_LINK = re.compile(rf"^/{EDITION}(?:/|$)|[?&]edition={EDITION}")
UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF))
TOKEN = re.compile(rf"[^{STOP}]+")
TOGETHER = 150  # characters between an address and the words of its own link
APART = re.compile(r"\n\s*\n")


class Hit(NamedTuple):
    """A link in a text, from where to where."""

    start: int
    end: int
    kind: str
    id: str
    edition: str = ""


def mentions(units: Iterable[Unit], known: Known, edition: str = "") -> list[Mention]:
    """Every mention in order, once a place; `edition` is taken where none is said.

    Raises RequestError when there are far too many.
    """
    found: dict[tuple[str, ...], Mention] = {}
    finder, places = Finder(known), set[tuple[str, ...]]()
    for unit in units:
        for mention in finder.of(unit, edition):
            here = (mention.place, mention.kind, mention.id)
            if mention.by in {"link", "words"} or here not in places:
                found.setdefault((*here, mention.edition), mention)
            places.add(here)
        if len(found) > LINK_LIMIT:
            raise refusal("crowded")
    return list(found.values())


class Finder:
    """Finds the links of one site."""

    def __init__(self, known: Known) -> None:
        self.known, self.names = known, Names(known)
        self.own = known.site.partition("://")[2].removeprefix("www.").rstrip("/").lower()
        own = re.escape(self.own)
        self.page = re.compile(rf"(?<![\w.@-])(?:https?://)?(?:www\.)?{own}(?P<path>/[^{STOP}]{{0,400}})", re.IGNORECASE)

    def of(self, unit: Unit, given: str) -> Iterator[Mention]:
        """The mentions in one unit."""
        text = decoded(unit.text.translate(UNSEEN))
        hits = _merged(text, sorted(self._hits(text, unit)))
        breaks = [match.start() for match in re.finditer("\n", text)] if unit.lined and hits else []
        for place, hit in enumerate(hits):
            before = hits[place - 1].end if place else 0
            after = hits[place + 1].start if place + 1 < len(hits) else len(text)
            edition, by = hit.edition, "link" if hit.edition else ""
            if not edition:
                edition, by = _cited(text, before, hit, after, unit.around) or (given, "given" if given else "")
            line = bisect_right(breaks, hit.start)
            where = f"line {line + 1}" if unit.lined else unit.place
            yield Mention(where, text[hit.start : hit.end].strip(), hit.kind, hit.id, edition, by, _near(text, hit))

    def _hits(self, text: str, unit: Unit) -> Iterator[Hit]:
        if "/go/" in text:
            yield from self._go(text)
        if self.own and self.own in text.lower():
            yield from self._pages(text)
        for match in NAMED.finditer(text):
            if self._like(match["id"]):
                yield Hit(match.start(), match.end(), "id", match["id"])
        for match in BARE.finditer(text):
            id = match[0]
            if self.known.has(id) and (id.count("-") > 2 or id.startswith(KINDS) or _alone(text, match, unit)):
                yield Hit(match.start(), match.end(), "id", id)

    def _go(self, text: str) -> Iterator[Hit]:
        """Permanent links: under our address whatever they name; elsewhere only what is or resembles an id of ours."""
        for match in GO.finditer(text):
            run = BEFORE.match(text[max(0, match.start() - REACH) : match.start()][::-1])
            prefix = run[0][::-1] if run else ""
            ours = self._ours(prefix)
            if not ours and not self._elsewhere(prefix, match["id"]):
                continue
            tail = match["tail"] or ""
            edition = IN_LINK.search(tail)
            end = match.end() - (len(tail) - len(tail.rstrip(".:!?*_…")))
            start = match.start() - len(ours or prefix)
            yield Hit(start, end, "go", match["id"], (edition[1] or edition[2]) if edition else "")

    def _ours(self, prefix: str) -> str:
        """The part of the words before a link that is the address of our site; empty if it is not."""
        scheme = max(prefix.lower().rfind("https://"), prefix.lower().rfind("http://"))
        address = prefix[scheme:] if scheme >= 0 else prefix
        host = address.rpartition("://")[2].lower().removeprefix("www.")
        if not self.own or not host.endswith(self.own):
            return ""
        rest = host.removesuffix(self.own)
        if scheme >= 0:
            return "" if rest else address
        return "" if rest and (rest[-1].isalnum() or rest[-1] in ".-@/") else address[len(address) - len(self.own) :]

    def _elsewhere(self, prefix: str, id: str) -> bool:
        """Whether a link that is not under our address may be meant for us: no address at all, or a copy of the site."""
        return (not prefix.strip("./") or "://" in prefix) and "-" in id and self._like(id)

    def _like(self, id: str) -> bool:
        return self.known.has(id) or bool(self.names.nearest(id, least=0.7))

    def _pages(self, text: str) -> Iterator[Hit]:
        """Addresses of pages of ours, other than those of files and of the wizard's answers."""
        for match in self.page.finditer(text):
            path = match["path"].rstrip(".:!?*_…")
            first, _, fragment = path.partition("#")
            plain = first.partition("?")[0].strip("/")
            if not plain or plain.split("/")[0] in {"go", "data", "assets", "runtime"} or "=" in fragment:
                continue
            yield Hit(match.start(), match.start("path") + len(path), "page", path[1:])


def decoded(text: str) -> str:
    """The text with addresses inside other addresses readable, as mail filters hide them."""
    if "%2f" not in text.lower():
        return text
    return TOKEN.sub(lambda token: unquote(token[0]).replace("\n", " ") if "%" in token[0] else token[0], text)


def _alone(text: str, match: re.Match[str], unit: Unit) -> bool:
    """Whether a word is all there is, in its unit or on its line."""
    if not unit.lined:
        return text.strip() == match[0]
    start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
    return text[start : match.start()].strip() == "" == text[match.end() : end if end >= 0 else None].strip()


def _merged(text: str, hits: list[Hit]) -> list[Hit]:
    """The address of a link and its own words, when they say the same, are one."""
    merged: list[Hit] = []
    for hit in hits:
        last = merged[-1] if merged else None
        if last and hit.start < last.end:
            continue
        near = last and hit.start - last.end <= TOGETHER and "\n" not in text[last.end : hit.start]
        if last and near and last.id == hit.id and (last.edition == hit.edition or not hit.edition):
            continue
        merged.append(hit)
    return merged


def _cited(text: str, before: int, hit: Hit, after: int, around: str) -> tuple[str, str] | None:
    """The edition that the words name: right before the link, else after it and before the next, else beside."""
    ahead = _ahead(text, before, hit.start)
    if ahead:
        return ahead[1], "words"
    for match in SAID.finditer(text, hit.end, min(after, hit.end + 2 * REACH)):
        if APART.search(text, hit.end, match.start()):
            break
        if after < len(text) and (taken := _ahead(text, hit.end, after)) and taken.start() == match.start():
            break
        return match[1], "words"
    beside = set(BESIDE.findall(around))
    return (beside.pop(), "words") if len(beside) == 1 else None


def _ahead(text: str, before: int, start: int) -> re.Match[str] | None:
    """The edition named right before a link, as footnotes have it."""
    matches = list(SAID.finditer(text, max(before, start - REACH), start))
    if not matches:
        return None
    gap = text[matches[-1].end() : start]
    close = len(gap) <= 24 or ("<a " in gap and len(gap) <= TOGETHER)
    return matches[-1] if close and ")" not in gap and not APART.search(gap) else None


def _near(text: str, hit: Hit) -> str:
    """The words around a link, on one line."""
    start, end = max(0, hit.start - 60), min(len(text), hit.end + 60)
    words = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{words}{'…' if end < len(text) else ''}"
