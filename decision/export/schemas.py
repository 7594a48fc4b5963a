"""JSON Schemas (draft 2020-12) of what the program gives out: the catalogue, and the api's requests and responses."""

from typing import Any

from decision.api import ACTIONS, BLOCKS
from decision.batch import serve as batch
from decision.catalogue.model import KINDS, STRENGTHS, TOPICS
from decision.engine import presume
from decision.engine.presume import PRESUMED, SURE
from decision.engine.truth import Truth
from decision.library import model as library
from decision.library.fill import BARRED, OPEN, READY
from decision.library.take import FORMAT, TAKEN
from decision.links import serve as links
from decision.links.judge import STATES
from decision.report.document import RENDERERS
from decision.report.report import LENGTHS

type Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TEXT: Schema = {"type": "string"}
TEXTS: Schema = {"type": "array", "items": TEXT}
FLAG: Schema = {"type": "boolean"}
COUNT: Schema = {"type": "integer", "minimum": 0}
DAY: Schema = {"type": "string", "format": "date"}
DAYS: Schema = {"type": "array", "items": DAY, "minItems": 2, "maxItems": 2}
PAIRS: Schema = {"type": "array", "items": {"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2}}
LAYER: Schema = {"enum": [SURE, PRESUMED, presume.OPEN]}
TRUTH: Schema = {"enum": [truth.value for truth in Truth]}


def catalogue_schema() -> Schema:
    """The schema of `export.catalogue_json`."""
    condition = {"when": {"$ref": "#/$defs/condition"}, "english": TEXT}
    days = _list({"type": ["integer", "null"]})
    option = _object({"id": TEXT, "label": TEXT, "short": TEXT}, {"exclusive": FLAG, "days": days})
    words = dict.fromkeys(("id", "short", "ask", "hint", "why"), TEXT)
    question = _object(
        {
            **words,
            "roles": TEXTS,
            "kind": {"enum": [*KINDS]},
            "see": TEXTS,
            "sources": TEXTS,
            "options": _list(option),
        },
        condition,
    )
    finding = _object(
        {
            **dict.fromkeys(("id", "subject", "headline", "detail"), TEXT),
            **{
                "topic": {"enum": [*TOPICS]},
                "strength": {"enum": [*STRENGTHS]},
                "see": TEXTS,
                "sources": TEXTS,
            },
            "rules": _list(_object({"id": TEXT, "because": TEXT, **condition})),
        },
        {"ask_whom": TEXT, "message": TEXT},
    )
    body = _object(
        {
            "format": {"const": 1},
            "edition": TEXT,
            "questions": _list(question),
            "facts": _list(_object({"id": TEXT, "says": TEXT, **condition}, {"denies": TEXT})),
            "findings": _list(finding),
            "fixed": {"type": "object", "additionalProperties": TEXTS},
        }
    )
    return {"$schema": DRAFT, "title": "Catalogue", **body, "$defs": {"condition": _condition()}}


def api_schema() -> Schema:
    """The schema of what `api.handle` takes and gives: an object for each under `request` and `response`."""
    return {
        "$schema": DRAFT,
        "title": "Requests and responses",
        **_object({"request": {"$ref": "#/$defs/request"}, "response": {"$ref": "#/$defs/response"}}),
        "$defs": {
            "request": _request(),
            "response": {"anyOf": [{"$ref": f"#/$defs/{name}"} for name in _responses()]},
            **_responses(),
        },
    }


def _condition() -> Schema:
    """One key: `all`, `any`, `not`, `fact`, or a question with an option or several."""
    parts = _list({"$ref": "#/$defs/condition"})
    return {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "properties": {"all": parts, "any": parts, "not": {"$ref": "#/$defs/condition"}, "fact": TEXT},
        "additionalProperties": {"anyOf": [TEXT, TEXTS]},
    }


def _request() -> Schema:
    return _object(
        {"action": {"enum": [*ACTIONS]}},
        {
            "answers": {"type": "object", "additionalProperties": {"anyOf": [TEXT, TEXTS]}},
            "today": DAY,
            "finding": TEXT,
            "format": {"enum": [*RENDERERS, BLOCKS]},
            "root": TEXT,
            "library": {"type": "object"},
            "take": _object({"form": {"enum": [*TAKEN]}, "length": {"enum": [*library.LENGTHS]}, "root": TEXT}),
            "do": {"enum": [*batch.DOES, *links.DOES]},
            "document": _document(),
            **{"known": {"type": "object"}, "edition": TEXT, "then": TEXT, "now": TEXT},
            **{"content": TEXT, "limits": _object({"pages": COUNT, "characters": COUNT})},
            "csv": TEXT,
            "delimiter": TEXT,
            "last": FLAG,
            "line": COUNT,
            "first": COUNT,
            "names": TEXTS,
            "rows": _list(TEXTS),
            "mapping": {"type": "object"},
        },
    )


def _responses() -> dict[str, Schema]:
    reason = _object({"code": TEXT, "where": TEXT, "message": TEXT})
    rfp = _object({str(length): TEXT for length in LENGTHS})
    return {
        "step": _step(reason),
        "explain": _explain(),
        "verdict": _object({"flips": _list(_flip()), "not-asked": TEXTS}),
        "report": _object({"text": TEXT, "rfp": rfp}),
        "document": _object({"blocks": _list(_block()), "rfp": rfp}),
        "schedule": _schedule(),
        "library": _library(),
        "table": _object({"rows": _list(TEXTS), "csv": TEXT}),
        "markdown": _object({"text": TEXT}),
        "taken": _object({"blocks": _list(_block())}),
        "answers": _object({"json": taken_schema()}),
        "piece": _object({"rows": _list(TEXTS), "used": COUNT, "delimiter": TEXT}),
        "columns": _columns(),
        "judged": _object({"added": TEXTS, "rows": _list(TEXTS)}),
        "csv": _object({"csv": TEXT}),
        "links": _links(),
        "pages": _object({}, {"refused": TEXT, "pages": _list(TEXTS)}),
        "difference": _object({"pieces": PAIRS}),
        "error": _object({"error": reason}),
    }


def taken_schema() -> Schema:
    """The schema of answers taken along as JSON, which is published as `answers-taken.schema.json`."""
    answer = _object(
        {
            **dict.fromkeys(("id", "question", "category"), TEXT),
            "answer": _object(dict.fromkeys(library.LENGTHS, TEXT)),
            **dict.fromkeys(("attach", "references"), TEXTS),
            "review_by": DAY,
        }
    )
    return _object({"format": {"const": FORMAT}, "edition": TEXT, "made": DAY, "answers": _list(answer)})


def _library() -> Schema:
    """Every answer with its state, what bars it, what it waits for, and its words where it can be sent."""
    because = _list(_object({"says": TEXT, "instead": TEXT}))
    answer = _object(
        {"id": TEXT, "state": {"enum": [READY, BARRED, OPEN]}, "because": because, "ask": TEXTS, "later": TEXTS},
        dict.fromkeys(library.LENGTHS, TEXT),
    )
    return _object({"answers": _list(answer), "asked": TEXTS, "refused": _list(_object({"id": TEXT, "says": TEXT}))})


def _document() -> Schema:
    """A document taken out of its file: one of these."""
    return _object(
        {}, {"refused": TEXT, "parts": {"type": "object", "additionalProperties": TEXT}, "pages": _list(TEXTS), "text": TEXT}
    )


def _links() -> Schema:
    """Every mention of ours in a document, judged."""
    words = ("place", "link", "id", "title", "now", "says", "corrected", "frozen", "edition", "by", "near")
    row = _object({**dict.fromkeys(words, TEXT), "state": {"enum": [*STATES]}, "nearest": TEXTS, "differs": FLAG})
    return _object({"edition": TEXT, "counts": _object(dict.fromkeys(STATES, COUNT)), "links": _list(row)})


def _block() -> Schema:
    part = _object({"text": TEXT}, {"strong": FLAG, "href": TEXT})
    return _object({"kind": {"enum": ["heading", "paragraph", "item"]}, "parts": _list(part)}, {"level": COUNT})


def _columns() -> Schema:
    column = {**dict.fromkeys(("heading", "target", "how", "order"), TEXT), "unknown": PAIRS, "filled": COUNT}
    question = _object({**dict.fromkeys(("id", "short", "kind"), TEXT), "options": PAIRS})
    shape = {"header": COUNT, "names": TEXTS, "role": TEXT, "dates": TEXT}
    return _object({**shape, "score": {"type": "integer"}, "columns": _list(_object(column)), "questions": _list(question)})


def _step(ignored: Schema) -> Schema:
    finding = _object(
        {
            **dict.fromkeys(("id", "subject"), TEXT),
            **{"topic": {"enum": [*TOPICS]}, "strength": {"enum": [*STRENGTHS]}},
            **{"truth": {"enum": [Truth.TRUE.value, Truth.UNKNOWN.value]}, "rules": TEXTS, "because": PAIRS, "needs": TEXTS},
            **{"layer": LAYER, "presumes": TEXTS, "least": _or_null({"enum": [*STRENGTHS]})},
        }
    )
    return _object(
        {
            "next": _or_null(TEXT),
            "path": TEXTS,
            "remaining": {"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2},
            "dropped": TEXTS,
            "ignored": _list(ignored),
            "renamed": {"type": "object", "additionalProperties": _or_null(TEXTS)},
            "lead": _lead(),
            "card": _card(),
            "findings": _list(finding),
            "open": _list(_object({"question": TEXT, "unsure": FLAG, "settles": TEXTS})),
        }
    )


def _lead() -> Schema:
    presumed = _object({"question": TEXT, "options": TEXTS, "says": TEXT, "because": TEXT})
    some = _or_null(TEXT)
    return _object(
        {
            **{"ids": TEXTS, "headline": TEXT, "certainty": LAYER, "sentence": TEXT, "presumed": _list(presumed)},
            **{"type": some, "period": some, "categories": TEXTS, "next": TEXTS},
        }
    )


def _card() -> Schema:
    return _object(
        {"headline": TEXT, "more": TEXT, "facts": PAIRS, "next": _list(_object(dict.fromkeys(("id", "words", "when"), TEXT)))}
    )


def _explain() -> Schema:
    rule = _object({"id": TEXT, "truth": TRUTH, "english": TEXT})
    held = {"finding": TEXT, "truth": TRUTH, "layer": _or_null(LAYER), "presumes": TEXTS}
    return _object({**held, "because": PAIRS, "rules": _list(rule), "flips": _list(_flip())})


def _flip() -> Schema:
    some = _or_null(TEXT)
    changed = {"question": TEXT, "from": some, "to": some, "answer": TEXTS, "presumed": FLAG}
    return _object({**changed, "gained": TEXTS, "lost": TEXTS})


def _schedule() -> Schema:
    stage = _object({"id": TEXT, "label": TEXT, "start": DAYS, "end": DAYS, "note": TEXT, "sources": TEXTS}, more=True)
    way = _object(
        {"id": TEXT, "label": TEXT, "finish": DAYS, "feasible": _or_null(TEXT), "stages": _list(stage)},
        more=True,
    )
    parts = {"today": DAY, "needed-by": _or_null(DAY), "ways": _list(way), "summary": TEXT, "ics": TEXT}
    parts |= {"fits": _or_null(FLAG), "ask-by": _or_null(DAY)}
    return _object(parts, more=True)


def _object(needed: Schema, optional: Schema | None = None, more: bool = False) -> Schema:
    """An object with these keys and, unless `more`, no others."""
    return {
        "type": "object",
        "properties": {**needed, **(optional or {})},
        "required": [*needed],
        "additionalProperties": more,
    }


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _or_null(of: Schema) -> Schema:
    return {"anyOf": [of, {"type": "null"}]}
