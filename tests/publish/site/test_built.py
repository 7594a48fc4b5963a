"""The built site as a whole: every link leads somewhere, every id is one, nothing is loaded from elsewhere."""

import json
import re
import subprocess
from collections import Counter
from operator import attrgetter

import html5lib
import jsonschema
import pytest

from publish.content import library
from publish.content.index import build
from tests.publish import built, html

SENTENCE = re.compile(r"[A-Z][^.]+\.")
TO_WRITERS = re.compile(r"\b(you|your|yours|good answer|do not|avoid|first;)\b", re.IGNORECASE)
OPEN_WIZARD = "decide/"  # its fragment holds answers, not an id


@pytest.fixture(scope="session")
def samples(site):
    """Every page, and of the permanent links, which are all alike, the first three."""
    files = sorted(site.rglob("*.html"))
    alike = [path for path in files if path.is_relative_to(site / "go")]
    return [path for path in files if path not in alike] + alike[:3]


@pytest.fixture(scope="session")
def index(root):
    """The index of the real docs."""
    return build(root / "docs")


def test_links(site):
    """Every internal link leads to a file that exists, and its fragment to an id on that page."""
    pages = built.pages(site)
    broken = []
    for page in pages.values():
        for link in page.links:
            target = built.resolve(page.address, link)
            if target and (fault := _fault(site, pages, *target)):
                broken.append(f"{page.address}: {link}: {fault}")
    assert broken == []


def _fault(site, pages, path, fragment):
    if path in pages:
        known = not fragment or path == OPEN_WIZARD or fragment in pages[path].ids
        return "" if known else "no such id"
    return "" if (site / path).is_file() else "no such page"


def test_ids_on_a_page(site):
    """No page has an id twice."""
    doubled = {page.address: [id for id, count in Counter(page.ids).items() if count > 1] for page in built.pages(site).values()}
    assert {address: ids for address, ids in doubled.items() if ids} == {}


def test_sections_across_the_site(site, index):
    """Every id of docs/ is a section on exactly one page, and there are no others."""
    found = Counter(id for page in built.pages(site).values() for id in page.sections)
    assert found == Counter(index.places.keys())


def test_permanent_links(site, index):
    """Every live and every retired id has a permanent link, and it leads to the section."""
    pages = built.pages(site)
    for id in [*index.ledger.live, *index.ledger.retired]:
        page = pages[f"go/{id}/"]
        path, fragment = built.resolve(page.address, page.links[0])
        assert fragment == index.ledger.retired.get(id, id)
        assert fragment in pages[path].sections


def test_nothing_from_elsewhere(site):
    """No page, style sheet or drawing loads anything from another host."""
    loads = [(page.address, load) for page in built.pages(site).values() for load in page.loads]
    for sheet in site.rglob("*.css"):
        address = sheet.relative_to(site).as_posix()
        loads += [(address, load) for load in built.CSS_URL.findall(sheet.read_text("utf-8"))]
    foreign = [each for each in loads if not each[1].startswith("data:") and built.resolve(*each) is None]
    assert foreign == []


def test_no_script_knows_of_cookies(site):
    """Neither ours nor anybody's whose script is published; a page has none but these, as its policy says."""
    scripts = [path for ending in ("js", "mjs") for path in site.rglob(f"*.{ending}")]
    assert scripts
    assert [path for path in scripts if re.search(r"document\s*\.\s*cookie|cookieStore", path.read_text("utf-8"))] == []


def test_what_is_loaded_exists(site):
    """Every script, style sheet and image that a page names is there."""
    loads = {built.resolve(page.address, load) for page in built.pages(site).values() for load in page.loads}
    assert [target for target in loads if target and not (site / target[0]).is_file()] == []


def test_sections_data(site, index):
    """The published sections are those of docs/, each with a summary and a title, and fit their schema."""
    data, schema = (json.loads((site / "data" / f"sections.{kind}").read_text("utf-8")) for kind in ("json", "schema.json"))
    jsonschema.validate(data, schema)
    assert {row["id"] for row in data["sections"]} == set(index.places)
    assert [row["id"] for row in data["sections"] if not row["summary"] or not row["title"]] == []


def test_no_citation_of_an_answer_advises_its_writer(site, root):
    """A citation goes to the buyer: it says what the answer tells, in a sentence, and nothing that speaks to the sender."""
    summaries = {row["id"]: row["summary"] for row in json.loads((site / "data/sections.json").read_text("utf-8"))["sections"]}
    answers = library.answers(root / "docs")
    assert {answer.id: summaries[answer.id] for answer in answers} == {answer.id: answer.tells for answer in answers}
    assert [each for each in map(attrgetter("tells"), answers) if not SENTENCE.fullmatch(each) or TO_WRITERS.search(each)] == []
    advice = {part.lower() for answer in answers for part in (answer.contains, *answer.avoid, *answer.cautions)}
    assert [id for id, words in summaries.items() if any(part in words.lower() for part in advice)] == []


def test_catalogue_data(site):
    """The published catalogue fits its schema."""
    data, schema = (json.loads((site / "data" / f"catalogue.{kind}").read_text("utf-8")) for kind in ("json", "schema.json"))
    jsonschema.validate(data, schema)


def test_search_has_no_notes(site):
    """Notes, their markers and the buttons are not in the search index."""
    entries = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    assert [entry["location"] for entry in entries if "↩" in entry["text"] or "¶" in entry["title"] + entry["text"]] == []


def test_nothing_of_the_build_is_published(site):
    """Markdown stands beside permanent links alone, scripts beside the changed Python alone; nothing else of a build is there."""
    left = {path for pattern in ("*.py", "*.md", "*.toml") for path in site.rglob(pattern)}
    beside = [path for name in ("*.py", "*.toml") for path in site.glob(f"runtime/*/source/{name}")]
    assert left - {*site.glob("go/*/index.md"), *beside} == set()
    assert not (site / "publish").exists()


def test_no_file_field_remembers_a_name(site):
    """A browser that brings a file's name back after a reload would show a file that nobody has read."""
    fields = [field for path in ("decide/batch", "rfp/check") for field in html.tree(site / path / "index.html").iter("input")]
    files = [field for field in fields if field.get("type") == "file"]
    assert len(files) > 1
    assert {field.get("autocomplete") for field in files} == {"off"}


def test_html_is_well_formed(site, samples):
    """The HTML standard's own parser finds no error in any page."""
    faults = []
    for path in samples:
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(path.read_text("utf-8"))
        faults += [f"{path.relative_to(site)}:{line}: {code}" for (line, _), code, _ in parser.errors]
    assert faults == []


def test_html_is_valid(samples, root):
    """html-validate finds nothing to say; what it may not judge is listed in .htmlvalidate.json."""
    tool = root / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    command = ["node", str(tool), "--config", str(root / ".htmlvalidate.json"), "--formatter", "text"]
    checked = subprocess.run([*command, *map(str, samples)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout[-4000:] + checked.stderr
