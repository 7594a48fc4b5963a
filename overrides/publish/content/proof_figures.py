"""The figures of the proof, computed once for every state of the rules and the engine, and kept in `.cache`."""

import hashlib
import json
from typing import Any

from decision.proof.prove import prove
from publish.content import catalogue

ENGINE = catalogue.DATA.parent
CACHE = ENGINE.parent / ".cache"
PARTS = ("__init__.py", "answers", "catalogue", "data", "engine", "proof")  # what the proof imports and reads

type Figures = dict[str, Any]


def figures(wait: bool = True) -> Figures | None:
    """The figures of the present rules; None when they are not there yet and nobody waits for them."""
    kept = CACHE / f"proof-{_state()}.json"
    if kept.is_file():
        found: Figures = json.loads(kept.read_text("utf-8"))
        return found
    if not wait:
        return None
    computed: Figures = prove(catalogue.read())
    CACHE.mkdir(exist_ok=True)
    kept.write_text(json.dumps(computed), "utf-8")
    return computed


def _state() -> str:
    """A hash of everything the figures depend on."""
    files = [path for kind in ("*.py", "*.toml") for path in ENGINE.rglob(kind) if path.relative_to(ENGINE).parts[0] in PARTS]
    content = b"\0".join(path.name.encode() + b"\0" + path.read_bytes() for path in sorted(files))
    return hashlib.sha256(content).hexdigest()[:16]
