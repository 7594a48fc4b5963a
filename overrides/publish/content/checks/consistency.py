"""That pages, tables, the decision and the ledger are whole and agree. Each check yields faults; none stops another."""

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches

from decision.catalogue.model import Finding, Question
from publish.content import catalogue
from publish.content.checks.blocks import examples, uncited
from publish.content.faults import Fault, PublishError
from publish.content.index import Index
from publish.content.minted import term_id
from publish.content.pages import CITATION, Page, split_citation
from publish.content.scan import scan

TITLE_LENGTH = 60
DESCRIPTION_LENGTH = 160
LEDGER = "permalinks.toml"
SHOWN = 60
NEW = "new id"


def front_matter(page: Page) -> Iterator[Fault]:
    """Title, description, review dates and standards, as CONTRIBUTING.md asks for."""
    if not page.meta:
        yield Fault(page.path, 1, "no front matter: add title, description, reviewed, review_by and standards")
        return
    yield from _short(page, "title", TITLE_LENGTH)
    yield from _short(page, "description", DESCRIPTION_LENGTH)
    if "unsourced" in page.meta:
        if not str(page.meta["unsourced"] or "").strip():
            yield Fault(page.path, 1, "`unsourced` in the front matter needs a reason")
        return
    if not isinstance(page.meta.get("standards"), list):
        yield Fault(page.path, 1, "front matter has no list `standards`: name the standards the page rests on, or []")
    yield from _dates(page)


def _short(page: Page, key: str, limit: int) -> Iterator[Fault]:
    value = page.meta.get(key)
    if not isinstance(value, str) or not value.strip():
        yield Fault(page.path, 1, f"front matter has no `{key}`")
    elif len(value) >= limit:
        yield Fault(page.path, 1, f"`{key}` has {len(value)} characters; keep it under {limit}")


def _dates(page: Page) -> Iterator[Fault]:
    reviewed, review_by = page.meta.get("reviewed"), page.meta.get("review_by")
    for key, value in (("reviewed", reviewed), ("review_by", review_by)):
        if not isinstance(value, date):
            yield Fault(page.path, 1, f"front matter has no date `{key}` (YYYY-MM-DD)")
    if isinstance(reviewed, date) and isinstance(review_by, date) and review_by <= reviewed:
        yield Fault(page.path, 1, "`review_by` is not after `reviewed`")


def law_date(page: Page) -> Iterator[Fault]:
    """A page on a rule says as of which day its law is told."""
    if page.path.startswith("regulations/") and not isinstance(page.meta.get("law_as_of"), date):
        yield Fault(page.path, 1, "front matter has no date `law_as_of` (YYYY-MM-DD): the day on which the rule was as told")


def title(page: Page) -> Iterator[Fault]:
    """The page starts with its one h1, and that carries an id. The home page is found by its address."""
    tops = [heading for heading in page.headings if heading.level == 1]
    if len(tops) > 1:
        yield Fault(page.path, tops[1].line, "a second h1: one page is one topic, make it an h2")
    if not tops and page.path != "index.md":
        yield Fault(page.path, 1, "the h1 has no id: write `# Title { #words-in-kebab-case }`")


def links(page: Page, index: Index) -> Iterator[Fault]:
    """Every `go:` link leads to an id that exists, under its present name."""
    for link in page.links:
        if link.id in index.ledger.retired:
            yield Fault(page.path, link.line, f"“{link.id}” is retired; link to “{index.ledger.retired[link.id]}”")
        elif link.id not in index.places:
            yield Fault(page.path, link.line, f"no id “{link.id}” on any page{_like(link.id, index.places)}")


def citations(page: Page, index: Index) -> Iterator[Fault]:
    """Every citation names a source of docs/sources.toml."""
    for mark in page.citations:
        if mark.id not in index.sources:
            hint = _like(mark.id, index.sources) or "; add it to docs/sources.toml"
            yield Fault(page.path, mark.line, f"no source “{mark.id}”{hint}")


def unsourced(page: Page) -> Iterator[Fault]:
    """Every paragraph, list and table cites something or says why not."""
    if "unsourced" in page.meta:
        return
    for block in uncited(page):
        first = " ".join(block.text.split())
        words = first if len(first) <= SHOWN else f"{first[:SHOWN]}…"
        yield Fault(page.path, block.line, f"no source for “{words}”: cite one, or say `<!-- unsourced: reason -->` above it")
    for line in scan(page.text):
        if line.reason == "":
            yield Fault(page.path, line.number, "`unsourced` needs a reason")


def invented(page: Page) -> Iterator[Fault]:
    """An example of ours has a block to stand in, and rests on no source: no standard tells an invented story."""
    for line, block in examples(page):
        if block is None:
            yield Fault(page.path, line, "`::: our-example` marks the block below it, and there is none")
        elif CITATION.search(block.text):
            yield Fault(page.path, block.line, "an invented example rests on no source: cite beside it, or take the marker off")


def glossary(index: Index) -> Iterator[Fault]:
    """Terms refer to terms or sections, and to sources, that exist."""
    for term in index.glossary.values():
        for id in term.see:
            if id not in index.places and term_id(id) not in index.places:
                yield Fault("glossary.toml", 0, f"{term.id}: see: no id “{id}” on any page")
        yield from _references("glossary.toml", term.id, term.sources, index)


def searched(index: Index) -> Iterator[Fault]:
    """The words people search for lead to sections that exist."""
    for id in index.searched:
        if id not in index.places:
            yield Fault("search.toml", 0, f"no id “{id}” on any page{_like(id, index.places)}")


def decision(index: Index) -> Iterator[Fault]:
    """Questions and findings refer to sections and sources that exist."""
    try:
        read = catalogue.read()
    except PublishError as error:
        yield from error.faults
        return
    items: list[Question | Finding] = [*read.questions, *read.findings]
    for item in items:
        for id in item.see:
            if id not in index.places:
                yield Fault("decision/data", 0, f"{item.id}: see: no id “{id}” on any page{_like(id, index.places)}")
        yield from _references("decision/data", item.id, item.sources, index)


def _references(path: str, owner: str, references: tuple[str, ...], index: Index) -> Iterator[Fault]:
    for reference in references:
        for source, _ in split_citation(reference):
            if source not in index.sources:
                yield Fault(path, 0, f"{owner}: sources: no source “{source}” in docs/sources.toml")


def ledger(index: Index) -> Iterator[Fault]:
    """The ledger and the pages agree: nothing lost, nothing unknown, nothing retired into the void."""
    live, retired = index.ledger
    for id in sorted(set(live) - set(index.places)):
        yield Fault(LEDGER, 0, f'“{id}” is published but on no page any more; put it back or add `{id} = "new-id"` to [retired]')
    for id in sorted(set(index.places) - set(live) - set(retired)):
        place = index.places[id]
        yield Fault(place.page, place.line, f"{NEW} “{id}”: add it to `live` in docs/{LEDGER}, or run with --write-ledger")
    for old, new in retired.items():
        if new not in index.places:
            yield Fault(LEDGER, 0, f"[retired] {old}: its successor “{new}” is on no page")
        if old in index.places:
            yield Fault(index.places[old].page, index.places[old].line, f"the id “{old}” is retired; choose another")
    for id in sorted({id for id in live if live.count(id) > 1} | set(live) & set(retired)):
        yield Fault(LEDGER, 0, f"“{id}” is listed twice")


def _like(id: str, known: Iterable[str]) -> str:
    """A suggestion, when something close exists."""
    close = get_close_matches(id, list(known), 1)
    return f"; did you mean “{close[0]}”?" if close else ""
