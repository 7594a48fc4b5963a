"""The answer library as data: what the page, and other programs, fill in and evaluate."""

from datetime import date
from pathlib import Path
from typing import Any

from decision.export.schemas import DRAFT
from decision.library.limits import limits
from decision.library.model import FIELD_KINDS
from publish.content import library
from publish.content.catalogue import EDITION

FORMAT = 1
TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
ID = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
CONDITION = {"$ref": "#/$defs/condition"}
SAY = {"type": "array", "items": {"$ref": "#/$defs/say"}}

type Json = dict[str, Any]


def answers(docs: Path) -> Json:
    """The tables of the library, with days in ISO form, and what limits each answer, in English."""
    return {"format": FORMAT, "edition": EDITION, **_plain(library.tables(docs)), "limits": _limits(docs)}


def _limits(docs: Path) -> list[Json]:
    """When an answer must not be used, and what it must not say unless something is so."""
    return [
        {
            "id": id,
            "barred": list(found.barred),
            "unsaid": list(found.unsaid),
            "never": [{"say": list(each.say), "unless": each.unless} for each in found.never],
        }
        for id, found in limits(library.read(docs)).items()
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def answers_schema() -> Json:
    """What `answers.json` looks like, as JSON Schema."""
    option = _object({"id": ID, "label": TEXT}, short=TEXT, exclusive={"type": "boolean"}, **{"from": _whole(), "to": _whole()})
    question = _object(
        {"id": ID, "kind": {"enum": ["one", "many", "when"]}, "short": TEXT, "ask": TEXT, "option": _list(option)},
        hint=TEXT,
        when=CONDITION,
    )
    bar = _object({"when": CONDITION, "because": TEXT}, instead=ID)
    answer = _object(
        {
            **dict.fromkeys(("title", "topic", "wants", "tells", "contains"), TEXT),
            **dict.fromkeys(("reviewed", "review_by"), {"type": "string", "format": "date"}),
            "id": ID,
            "see": TEXTS,
        },
        **dict.fromkeys(("asked", "avoid", "cautions", "attach", "sources"), TEXTS),
        bars=_list(bar),
        say=SAY,
        dropped=TEXT,
    )
    never = _list(_object({"say": TEXTS, "unless": TEXT}))
    limit = _object({"id": ID, "barred": TEXTS, "unsaid": TEXTS, "never": never})
    field = _object({"id": ID, "kind": {"enum": [*FIELD_KINDS]}, "label": TEXT}, hint=TEXT, before=ID, when=CONDITION)
    whole = _object(
        {
            "format": {"const": FORMAT},
            "edition": TEXT,
            "question": _list(question),
            "fact": _list(_object({"id": ID, "says": TEXT, "when": CONDITION})),
            "claim": _list(_object({"id": ID, "says": TEXT}, when=CONDITION)),
            "field": _list(field),
            "group": _list(_object({"id": ID, "say": SAY})),
            "answer": _list(answer),
            "limits": _list(limit),
        }
    )
    return {"$schema": DRAFT, "$defs": _definitions(), **whole}


def _definitions() -> Json:
    """A condition, which is a table with one key, and a sentence, which may stand for a group."""
    options = {"anyOf": [TEXT, TEXTS]}
    parts = _list(CONDITION)
    condition = {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "properties": {"all": parts, "any": parts, "not": CONDITION, "fact": ID},
        "additionalProperties": options,
    }
    at = {"type": "integer", "minimum": 1, "maximum": 3}
    sentence = _object({"at": at, "text": TEXT}, when=CONDITION, asserts=TEXTS, must={"type": "boolean"})
    return {"condition": condition, "say": {"anyOf": [sentence, _object({"group": ID}, at=at)]}}


def _whole() -> Json:
    return {"type": "integer"}


def _list(item: Json) -> Json:
    return {"type": "array", "items": item}


def _object(needed: Json, **optional: Any) -> Json:
    return {
        "type": "object",
        "properties": {**needed, **optional},
        "required": sorted(needed),
        "additionalProperties": False,
    }
