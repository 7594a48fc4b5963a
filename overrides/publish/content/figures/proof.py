"""The figures of the proof and of the test cases’ interviews, computed once for every state of rules, engine and cases."""

import hashlib
import json
import tomllib
from typing import Any

from publish.content import catalogue

ENGINE = catalogue.DATA.parent
CACHE = ENGINE.parent / ".cache"
CASES = ENGINE.parent / "tests/cases"
PARTS = ("__init__.py", "answers", "catalogue", "data", "engine", "proof", "schedule")  # what the proof imports and reads

type Figures = dict[str, Any]


def figures(wait: bool = True) -> Figures | None:
    """The figures of the present rules; None when they are not there yet and nobody waits for them."""
    kept = CACHE / f"proof-{_state()}.json"
    if kept.is_file():
        found: Figures = json.loads(kept.read_text("utf-8"))
        return found
    if not wait:
        return None
    from decision.export.walks import walks
    from decision.proof.prove import prove

    read = catalogue.read()
    computed: Figures = {**prove(read), "walks": walks(read, cases())}
    CACHE.mkdir(exist_ok=True)
    kept.write_text(json.dumps(computed), "utf-8")
    return computed


def cases() -> list[dict[str, object]]:
    """The answers of every test case: of readers of many kinds, each with what it would say."""
    tables = (tomllib.loads(path.read_text("utf-8")) for path in sorted(CASES.glob("*.toml")))
    return [case["answers"] for table in tables for case in table["case"]]


def _state() -> str:
    """A hash of everything the figures depend on."""
    files = [*CASES.glob("*.toml")]
    files += [path for kind in ("*.py", "*.toml") for path in ENGINE.rglob(kind) if path.relative_to(ENGINE).parts[0] in PARTS]
    content = b"\0".join(path.name.encode() + b"\0" + path.read_bytes() for path in sorted(files))
    return hashlib.sha256(content).hexdigest()[:16]
