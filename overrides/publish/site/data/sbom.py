"""All that ships with the site as a CycloneDX bill of materials, `/data/sbom.cdx.json`: same site, same bytes."""

import base64
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple
from uuid import NAMESPACE_OID, uuid5

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from publish.content.catalogue import EDITION
from publish.runtime.ship import ROOT, RuntimeInfo

FILE = "sbom.cdx.json"
NPM, PYPI, OTHER = "npm", "pypi", "generic"


class Part(NamedTuple):
    """What others have made: its name, license, where it is from, what it has within it, and its license's text.

    Of what lies within another part, without a version of its own on this machine, the version is that part's to say, or
    stands here. The text is a file of the runtime's; without one it is beside the vendored scripts.
    """

    name: str
    license: str
    origin: str
    within: tuple["Part", ...] = ()
    text: str = ""
    version: str = ""

    @property
    def place(self) -> str:
        """Where the text of its license is in the site, as a pattern."""
        return f"runtime/*/{self.text}" if self.text else f"assets/vendor/{self.name.replace('/', '+')}.LICENSE.txt"


def _compiled(name: str, license: str, version: str = "", within: tuple[Part, ...] = (), text: str = "") -> Part:
    return Part(name, license, OTHER, within, f"{text or name}.txt", version)


LLVM = "Apache-2.0 WITH LLVM-exception"
# What is compiled into Python's binary has the versions that are named by CPython's bill (mimalloc: by its header), by
# Emscripten's ports and the readmes of its system libraries, and by Pyodide's cpython/Makefile (libffi and hiwire: a commit,
# that of libffi 24 after 3.4.4). Those that the binary says of itself are compared with it by the tests.
PARTS = (
    Part(
        "pyodide",
        "MPL-2.0",
        NPM,
        (
            _compiled(
                "emscripten",
                "MIT",
                within=(
                    _compiled("musl", "MIT", "1.2.5"),
                    _compiled("llvm", LLVM, "19.1.6"),
                    _compiled("libunwind", LLVM, "20.1.4", text="llvm"),
                ),
            ),
            _compiled("bzip2", "bzip2-1.0.6", "1.0.6"),
            _compiled("zlib", "Zlib", "1.3.1"),
            _compiled("libffi", "MIT", "f08493d249d2067c8b3207ba46693dd858f95db3"),
            _compiled("hiwire", "MPL-2.0", "6a1e67280a15d929ebeceee54a6358c9c8d5f697", text="MPL-2.0"),
            _compiled("error-stack-parser", "MIT", text="stackframe"),
            _compiled("stackframe", "MIT"),
        ),
        "MPL-2.0.txt",
    ),
    Part(
        "cpython",
        "Python-2.0",
        OTHER,
        (
            _compiled("expat", "MIT", "2.6.4"),
            _compiled("hacl-star", "MIT", "bb3d0dc8d9d15a5cd51094d5b69e70aa09005ff0"),
            _compiled("libb2", "CC0-1.0", "0.98.1"),
            _compiled("libmpdec", "BSD-2-Clause", "2.5.1"),
            _compiled("mimalloc", "MIT", "2.1.2"),
        ),
        "Python-3.13.txt",
    ),
    Part(
        "mkdocs-material",
        "MIT",
        PYPI,
        (
            Part("@fortawesome/fontawesome-free", "CC-BY-4.0", NPM, version="7.1.0"),
            Part("@mdi/svg", "Apache-2.0", NPM),
            Part("@primer/octicons", "MIT", NPM),
            Part("clipboard", "MIT", NPM),
            Part("escape-html", "MIT", NPM),
            Part("focus-visible", "W3C", NPM),
            Part("lunr", "MIT", NPM),
            Part("material-design-color", "MIT", NPM),
            Part("rxjs", "Apache-2.0", NPM),
            Part("tslib", "0BSD", NPM),
        ),
    ),
    Part("pypdf", "BSD-3-Clause", PYPI, text="pypdf.txt"),
    Part("@noble/hashes", "MIT", NPM),
    Part("docx", "MIT", NPM, (Part("nanoid", "MIT", NPM),)),
    Part("fflate", "MIT", NPM),
    Part("read-excel-file", "MIT", NPM, (Part("saxen", "MIT", NPM),)),
    Part("text-fragments-polyfill", "Apache-2.0", NPM),
    Part("write-excel-file", "MIT", NPM),
)


def write(data: Path, runtime: RuntimeInfo) -> None:
    """Write the bill of a site that runs this runtime."""
    (data / FILE).write_text(bill(runtime) + "\n", "utf-8")


def bill(runtime: RuntimeInfo, root: Path = ROOT) -> str:
    """The bill as JSON. It is dated by the edition and numbered by its content."""
    year, month = map(int, EDITION.split(".")[:2])
    site = Component(
        name="which-soc", version=EDITION, type=ComponentType.APPLICATION, bom_ref="which-soc", licenses=_license("MIT")
    )
    known = _versions(runtime, root)
    parts = [_component(part, known) for part in PARTS]
    metadata = BomMetaData(component=site, timestamp=datetime(year, month, 1, tzinfo=UTC))
    bom = Bom(components=[*parts, *_files(runtime)], metadata=metadata, serial_number=uuid5(NAMESPACE_OID, EDITION))
    bom.register_dependency(site, parts)
    bom.serial_number = uuid5(NAMESPACE_OID, _json(bom))
    return _json(bom)


def _json(bom: Bom) -> str:
    return JsonV1Dot6(bom).output_as_string(indent=1)


def _versions(runtime: RuntimeInfo, root: Path) -> dict[str, str]:
    """The exact version of each part that is installed here."""
    info = runtime.lock["info"]
    assert isinstance(info, Mapping)
    found = {"cpython": str(info["python"]), "emscripten": str(info["platform"]).removeprefix("emscripten_").replace("_", ".")}
    for part in every(PARTS):
        package = root / "node_modules" / part.name / "package.json"
        if part.origin == NPM and package.is_file():
            found[part.name] = str(json.loads(package.read_text("utf-8"))["version"])
        elif part.origin == PYPI:
            found[part.name] = version(part.name)
        elif part.version:
            found[part.name] = part.version
    return found


def every(parts: tuple[Part, ...]) -> Iterator[Part]:
    """All of them, those within others included."""
    for part in parts:
        yield part
        yield from every(part.within)


def _component(part: Part, versions: Mapping[str, str]) -> Component:
    group, _, name = part.name.rpartition("/")
    number = versions.get(part.name)
    return Component(
        name=name,
        group=group or None,
        version=number,
        type=ComponentType.LIBRARY,
        bom_ref=part.name,
        licenses=_license(part.license),
        purl=PackageURL(part.origin, group or None, name, number),
        components=[_component(each, versions) for each in part.within],
    )


def _files(runtime: RuntimeInfo) -> Iterator[Component]:
    """Each file of the runtime with the hash that pages hold it to."""
    for name, facts in runtime.every().items():
        content = base64.b64decode(str(facts["integrity"]).partition("-")[2]).hex()
        hashes = [HashType(alg=HashAlgorithm.SHA_256, content=content)]
        place = f"{runtime.folder}/{name}"
        yield Component(name=place, type=ComponentType.FILE, bom_ref=place, hashes=hashes)


def _license(id: str) -> list[DisjunctiveLicense | LicenseExpression]:
    return [LicenseExpression(id) if " " in id else DisjunctiveLicense(id=id)]
