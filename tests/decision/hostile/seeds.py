"""What a door usually gets: the fuzzer begins with it, and the property tests damage it."""

import json
from base64 import b64encode
from functools import cache

from tests.decision.hostile.doors import DOORS, TABLE, TINY
from tests.decision.links import papers

LINK = b"role=provider&offering=process&asked-for=soc-1&needed-by=2027-03-31&edition=2026.11"
PROFILE = b'role = "provider"\noffering = ["process"]\nneeded-by = 2027-03-31\n'
MAP = b'role = "provider"\ndates = "dmy"\n[columns]\noffering = "offering"\n[values.offering]\nsaas = "saas"\n[fixed]\na = "b"\n'
ANSWERS = {"role": "provider", "offering": ["saas"], "asked-for": ["soc-2"], "needed-by": "2027-03-31"}
ROWS = [["vendor", "role", "offering"], ["Acme", "provider", "saas"]]
LIBRARY = {
    "edition": "2026.11",
    "question": [{"id": "held", "kind": "one", "short": "Held", "ask": "Held?", "option": [{"id": "yes", "label": "Yes"}]}],
    "fact": [{"id": "has", "says": "it is held", "when": {"held": "yes"}}],
    "claim": [{"id": "checked", "says": "it is checked"}],
    "field": [{"id": "last", "kind": "past", "label": "Last day"}],
    "group": [],
    "answer": [
        {
            **dict.fromkeys(("id", "topic", "title", "wants", "contains"), "x"),
            **{"see": ["soc-1"], "reviewed": "2026-11-23", "review_by": "2027-05-23"},
            "say": [{"at": 1, "text": "It is held, {last}.", "when": {"fact": "has"}}],
        }
    ],
}
REQUESTS = [
    {"action": "step", "answers": ANSWERS, "today": "2026-11-23"},
    {"action": "explain", "answers": ANSWERS, "finding": "soc-2-must"},
    {"action": "explain", "answers": ANSWERS},
    {"action": "report", "answers": ANSWERS, "format": "html", "root": "https://a.example/"},
    {"action": "report", "answers": ANSWERS, "format": "blocks"},
    {"action": "schedule", "answers": ANSWERS},
    {"action": "batch", "do": "read", "csv": TABLE.decode(), "delimiter": ",", "last": True, "line": 1},
    {"action": "batch", "do": "look", "rows": ROWS},
    {
        **{"action": "batch", "do": "judge", "names": ROWS[0], "rows": ROWS[1:], "first": 2},
        "mapping": {"columns": {"offering": "offering"}, "values": {"offering": {"saas": "saas"}}, "fixed": {}, "dates": "dmy"},
    },
    {"action": "batch", "do": "write", "rows": ROWS},
    {"action": "library", "library": LIBRARY, "answers": {"held": "yes", "last": "2026-09-30"}},
    {
        **{"action": "library", "library": LIBRARY, "answers": {"held": "yes", "last": "2026-09-30"}},
        "take": {"form": "full", "length": "short", "root": ""},
    },
    {
        **{"action": "links", "do": "check", "known": papers.published(), "edition": "2026.11"},
        "document": {"text": f"{papers.ROOT}bridge-letters/2026.11/ {papers.ROOT}nothing-at-all/"},
    },
    {
        **{"action": "links", "do": "check", "known": papers.published()},
        "document": {
            "parts": {
                "word/document.xml": f"<w><p><t>{papers.ROOT}bridge-letters/</t><hyperlink/></p></w>",
                "word/_rels/document.xml.rels": '<Relationships><Relationship Id="a" Target="b"/></Relationships>',
                "docProps/core.xml": "<a>b</a>",
            }
        },
    },
    {"action": "links", "do": "check", "known": papers.published(), "document": {"pages": [[papers.ROOT, "soc-3"], []]}},
    {"action": "links", "do": "compare", "then": "a b", "now": "a c"},
    {"action": "pdf", "content": b64encode(papers.pdf("words")).decode(), "limits": {"pages": 9, "characters": 999}},
]


@cache
def seeds(door: str) -> tuple[bytes, ...]:
    """Inputs of a door that are as they should be."""
    links = json.dumps(papers.published()).encode()
    files = sorted(TINY.rglob("*.toml"), key=lambda path: path.relative_to(TINY).as_posix())
    found = {
        "request": tuple(json.dumps(each).encode() for each in REQUESTS),
        "fragment": (LINK, b"#" + LINK, b"?" + LINK),
        "toml": tuple(bytes([place]) + path.read_bytes() for place, path in enumerate(files)),
        "answers_file": (PROFILE, json.dumps({"answers": ANSWERS}).encode()),
        "table": (TABLE, TABLE.decode().encode("utf-16"), b"sep=;\n" + TABLE.replace(b",", b";"), papers.sheets()),
        "mapping": (MAP,),
        "document": (papers.ROOT.encode() + b"bridge-letters/2026.11/", papers.word(), papers.sheets()),
        "published": (links,),
        "words": (b"check answers --json", b"report role=provider --form html --rfp 60", b"batch table --today 2026-11-23"),
    }
    assert found.keys() == DOORS.keys()
    return found[door]
