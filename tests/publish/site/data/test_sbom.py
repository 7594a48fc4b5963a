"""The bill of materials: valid, whole, and the same as THIRD-PARTY.md says."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from publish.runtime import ship
from publish.site.data import sbom

ROW = re.compile(r"^\| \[([^\]]+)\]\(\S+\)(?: ([\da-f.]*\d[\da-f.]*))?[ ,|].*\| ([\w.-]+(?: WITH [\w.-]+)?) \|$", re.MULTILINE)
# Sets of icons, by what they are drawn on.
ICONS = {"24 24": "@mdi/svg", "16 16": "@primer/octicons", "320 512": "@fortawesome/fontawesome-free"}
PACKAGE = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")


@pytest.fixture(scope="module")
def runtime(tmp_path_factory: pytest.TempPathFactory):
    """A site with nothing but the runtime, and what it is told of it."""
    site = tmp_path_factory.mktemp("shipped")
    return site, ship.ship(site)


@pytest.fixture(scope="module")
def text(runtime) -> str:
    """The bill."""
    return sbom.bill(runtime[1])


def every(components):
    """All components, those within others included."""
    for each in components:
        yield each
        yield from every(each.get("components", []))


def test_it_is_valid_and_the_same_every_time(runtime, text: str):
    """The schema of CycloneDX finds nothing, and a second bill is the same to the byte."""
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert sbom.bill(runtime[1]) == text


def test_every_file_of_the_runtime_has_its_hash(runtime, text: str):
    """Each file that the worker fetches is listed, with the hash that it has on disk."""
    site, info = runtime
    listed = {each["name"]: each["hashes"][0]["content"] for each in json.loads(text)["components"] if each["type"] == "file"}
    there = [path for path in (site / info.folder).glob("*.*") if path.suffix not in {".txt", ".json"}]
    assert listed == {f"{info.folder}/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest() for path in there}


def test_third_party_says_the_same(root: Path, text: str):
    """The same parts under the same licenses; a version there is how the exact one begins."""
    said = {name: (number, license) for name, number, license in ROW.findall((root / "THIRD-PARTY.md").read_text())}
    parts = {each["bom-ref"]: each for each in every(json.loads(text)["components"]) if each["type"] == "library"}
    assert said.keys() == parts.keys()
    for name, (number, license) in said.items():
        assert parts[name]["licenses"] == [{"expression": license} if " " in license else {"license": {"id": license}}], name
        assert bool(number) == ("version" in parts[name]), name
        assert parts[name].get("version", "").startswith(number), name


def without_text(site: Path, parts: tuple[sbom.Part, ...]) -> list[str]:
    """The parts whose license is not in the site word for word."""
    return [part.name for part in sbom.every(parts) if not any(file.stat().st_size > 500 for file in site.glob(part.place))]


def test_every_part_comes_with_the_text_of_its_license(site: Path):
    """Beside the runtime or the vendored scripts; a part whose text was forgotten is noticed, within another too."""
    assert without_text(site, sbom.PARTS) == []
    forgotten = sbom.Part("outer", "MIT", sbom.NPM, (sbom.Part("inner", "MIT", sbom.OTHER, text="inner.txt"),))
    assert without_text(site, (*sbom.PARTS, forgotten)) == ["outer", "inner"]
    named = {Path(part.place).name for part in sbom.every(sbom.PARTS)}
    shipped = [*site.glob("runtime/*/*.txt"), *site.glob("assets/vendor/*.LICENSE.txt")]
    assert {file.name for file in shipped} - {"NOTICE.txt"} == named


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bzip2", rb"\0([\d.]+), 6-Sept-2010\0"),
        ("expat", rb"\0expat_([\d.]+)\0"),
        ("libmpdec", rb"\0(2\.[\d.]+)\0"),
        ("zlib", rb" inflate ([\d.]+) Copyright"),
        ("llvm", rb"_ZNSt3__2\w+B8ne(\d\d)(\d\d)(\d\d)"),
    ],
)
def test_the_binary_says_the_same_versions(root: Path, name: str, said: bytes):
    """What is compiled into Python's binary and names its version there is the one that is listed."""
    (listed,) = (part.version for part in sbom.every(sbom.PARTS) if part.name == name)
    found = re.finditer(said, (root / "node_modules/pyodide/pyodide.asm.wasm").read_bytes())
    assert listed in {re.sub(r"\b0(?=\d)", "", ".".join(map(bytes.decode, each.groups()))) for each in found}


def test_every_part_has_a_version_where_anybody_names_one(text: str):
    """Without one stand what Pyodide rewrote, and what Material was made of, whose package does not say."""
    parts = (each for each in every(json.loads(text)["components"]) if each["type"] == "library")
    missing = {each["bom-ref"] for each in parts if "version" not in each}
    (theme,) = (part for part in sbom.PARTS if part.name == "mkdocs-material")
    assert missing - {part.name for part in theme.within} == {"error-stack-parser", "stackframe"}


def test_nothing_that_ships_is_left_out(root: Path, site: Path):
    """What the theme's and Pyodide's scripts were made of, each set of icons, vendored script and file of the runtime is in the
    published bill.
    """
    text = (site / "data" / sbom.FILE).read_text("utf-8")
    names = {each["bom-ref"] for each in every(json.loads(text)["components"])}
    ran = (path for path in (site / "runtime").glob("*/*") if path.suffix in {".whl", ".zip", ".wasm", ".js", ".mjs"})
    runtime = {path.relative_to(site).as_posix() for path in ran}
    maps = [path for folder in ("javascripts", "stylesheets") for path in (site / "assets" / folder).rglob("*.min.*.map")]
    assert maps
    made_of = {name for path in maps for source in json.loads(path.read_text())["sources"] for name in PACKAGE.findall(source)}
    licenses = (site / "assets" / "vendor").glob("*.LICENSE.txt")
    vendored = {path.name.removesuffix(".LICENSE.txt").replace("+", "/") for path in licenses}
    sheets = "".join(path.read_text("utf-8") for path in (site / "assets").glob("stylesheets*/*.css"))
    icons = {ICONS[size] for size in re.findall(r"viewBox='0 0 ([\d ]+)'", sheets)}
    assert icons >= {"@mdi/svg"}
    wrapped = json.loads((root / "node_modules/pyodide/pyodide.mjs.map").read_text())["sources"]
    rewritten = {Path(source).stem for source in wrapped if "/vendor/" in source}
    assert rewritten
    assert made_of | vendored | runtime | icons | rewritten <= names
