"""What the worker and the command line ask of the decision: one JSON object in, one out, nothing remembered."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from decision.answers.read import FIRST_YEAR, LAST_YEAR, Answer, Reading, plain, read
from decision.answers.renamed import translated
from decision.catalogue.errors import RequestError
from decision.catalogue.model import Catalogue
from decision.catalogue.standard import catalogue as standard_catalogue
from decision.engine.evaluate import Evaluation, questions
from decision.engine.interview import state
from decision.engine.lead import Lead, lead
from decision.engine.presume import OPEN, Layered, Presumed
from decision.engine.reasons import Reasons
from decision.engine.truth import Truth

if TYPE_CHECKING:
    from decision.engine.explain import Flip
    from decision.report.card import Card

BLOCKS = "blocks"

type Json = dict[str, Any]


class Request(NamedTuple):
    """A request understood: what was sent, the day, and the answers read and evaluated."""

    body: Mapping[str, Any]
    today: date
    reading: Reading
    evaluation: Evaluation

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue that the answers belong to."""
        return self.evaluation.catalogue

    def answers(self) -> dict[str, Answer]:
        """The answers that count, in plain form: understood, and to questions that may apply."""
        every = plain(self.reading, self.catalogue)
        return {id: every[id] for id in every if self.evaluation.applies(id).truth is not Truth.FALSE}


def handle_json(text: str) -> str:
    """Serve a request written as JSON: the response as JSON. Nothing is raised; what is wrong is in the response."""
    try:
        request = json.loads(text)
    except ValueError as error:
        return json.dumps(_error("bad-json", "", f"The request is not JSON: {error}"))
    except RecursionError:
        return json.dumps(_too_deep())
    return json.dumps(handle(request), ensure_ascii=False, check_circular=False, separators=(",", ":"))


def handle(request: object, catalogue: Catalogue | None = None) -> Json:
    """Serve one request, `{"action": …, "answers": …, "today": …}` and what the action takes (`api.schema.json`).

    The response is JSON-able data; what is wrong with the request comes back as `{"error": {code, where, message}}`.
    """
    try:
        body = _object(request, "")
        action = ACTIONS.get(str(body.get("action")))
        if action is None:
            raise RequestError("unknown-action", "action", f"The action must be one of {', '.join(ACTIONS)}.")
        return action(_understood(body, catalogue or standard_catalogue()))
    except RequestError as error:
        return _error(error.code, error.where, error.message)
    except RecursionError:
        return _too_deep()


def _too_deep() -> Json:
    return _error("too-deep", "", "The request is nested too deeply, or refers to itself.")


def _error(code: str, where: str, message: str) -> Json:
    return {"error": {"code": code, "where": where, "message": message}}


def _object(value: object, where: str) -> Mapping[str, Any]:
    if isinstance(value, Mapping):
        return value
    raise RequestError("not-an-object", where, "This must be a JSON object.")


def _understood(body: Mapping[str, Any], catalogue: Catalogue) -> Request:
    today = _today(body.get("today"))
    reading = read(catalogue, _object(body.get("answers", {}), "answers"), today)
    return Request(body, today, reading, Evaluation(catalogue, reading.chosen))


def _today(value: object) -> date:
    if value is None:
        return date.today()
    try:
        day = date.fromisoformat(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise RequestError("bad-date", "today", "This must be a date such as 2026-11-30.") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise RequestError("bad-date", "today", f"This must be a date from {FIRST_YEAR} to {LAST_YEAR}.")
    return day


def _step(request: Request) -> Json:
    from decision.report.card import card
    from decision.schedule.plan import schedule

    evaluation = request.evaluation
    stand, presumed = state(evaluation), Presumed(evaluation)
    reasons, leading = Reasons(evaluation), lead(presumed)
    calendar = schedule(presumed.evaluation, request.reading, request.today)
    waiting = {finding.id: questions(evaluation.catalogue, asks | unsure) for finding, asks, unsure in evaluation.open}
    return {
        "next": stand.next,
        "path": stand.path,
        "remaining": list(stand.remaining),
        "dropped": stand.dropped,
        "ignored": [ignored._asdict() for ignored in request.reading.ignored],
        "renamed": _renamed(request),
        "lead": _lead(leading),
        "card": _card(card(leading, request.catalogue, calendar)),
        "findings": [_finding(reasons, presumed, found, waiting.get(found.finding.id)) for found in presumed.layers],
        "open": _open(evaluation, waiting),
    }


def _renamed(request: Request) -> Json:
    """What an earlier edition's answers are now, by question, where that is not what was sent; null for what went."""
    sent = request.body.get("answers", {})
    now = translated(request.catalogue, sent)
    return {id: now.get(id) for id in (*now, *(id for id in sent if id not in now)) if now.get(id) != sent.get(id)}


def _lead(found: Lead) -> Json:
    return {
        "ids": [each.finding.id for each in found.findings],
        "headline": found.headline,
        "certainty": found.certainty,
        "sentence": found.sentence,
        "presumed": [
            {"question": each.question, "options": each.options, "says": each.says, "because": each.because}
            for each in found.presumed
        ],
        "type": found.type.finding.id if found.type else None,
        "period": found.period.finding.id if found.period else None,
        "categories": [each.finding.id for each in found.categories],
        "next": [each.finding.id for each in found.next],
    }


def _card(made: "Card") -> Json:
    return {**made._asdict(), "next": [step._asdict() for step in made.next]}


def _finding(reasons: Reasons, presumed: Presumed, found: Layered, needs: list[str] | None) -> Json:
    """A finding in its layer; the answers behind it, given and not presumed, and the questions that it waits for, if it does."""
    finding = found.finding
    because = [] if found.layer == OPEN else (reasons if needs is None else presumed).behind(finding)
    return {
        "id": finding.id,
        "topic": finding.topic,
        "subject": finding.subject,
        "strength": finding.strength,
        "truth": "true" if needs is None else "unknown",
        "layer": found.layer,
        "presumes": list(found.presumes),
        "least": found.least,
        "rules": [rule.id for rule in (reasons if found.layer == OPEN else presumed).evaluation.rules(finding)],
        "because": because,
        "needs": needs or [],
    }


def _open(evaluation: Evaluation, waiting: Mapping[str, list[str]]) -> list[Json]:
    """The questions that open findings wait for, each with whether it was answered "not sure"."""
    settles: dict[str, list[str]] = {id: [] for id in evaluation.catalogue.question}
    for finding, needs in waiting.items():
        for id in needs:
            settles[id].append(finding)
    return [{"question": id, "unsure": id in evaluation.chosen, "settles": settled} for id, settled in settles.items() if settled]


def _explain(request: Request) -> Json:
    from decision.engine.explain import explain, flips, not_asked

    id = request.body.get("finding")
    if id is None:
        changes = flips(Presumed(request.evaluation))
        return {"flips": [_flip(change) for change in changes], "not-asked": not_asked(request.evaluation)}
    finding = request.catalogue.finding.get(str(id))
    if finding is None:
        raise RequestError("unknown-finding", "finding", f'There is no finding "{id}".')
    found = explain(Presumed(request.evaluation), finding)
    return {
        "finding": finding.id,
        "truth": found.truth.value,
        "layer": found.layer,
        "presumes": found.presumes,
        "because": found.because,
        "rules": [{"id": reason.rule.id, "truth": reason.truth.value, "english": reason.english} for reason in found.rules],
        "flips": [_flip(change) for change in found.flips],
    }


def _flip(change: "Flip") -> Json:
    return {
        "question": change.question,
        "from": change.start,
        "to": change.end,
        "answer": change.answer,
        "presumed": change.presumed,
        "gained": change.gained,
        "lost": change.lost,
    }


def _report(request: Request) -> Json:
    from decision.report.document import RENDERERS, as_data
    from decision.report.report import Site, document, rfp
    from decision.schedule.plan import schedule

    format = str(request.body.get("format", "markdown"))
    if format != BLOCKS and format not in RENDERERS:
        raise RequestError("unknown-format", "format", f"The format must be one of {', '.join((*RENDERERS, BLOCKS))}.")
    site = Site(str(request.body.get("root", "")).rstrip("/"))
    presumed = Presumed(request.evaluation)
    calendar = schedule(presumed.evaluation, request.reading, request.today)
    blocks = document(presumed, request.answers(), request.today, site, calendar)
    shown = {"blocks": as_data(blocks)} if format == BLOCKS else {"text": RENDERERS[format](blocks)}
    return {**shown, "rfp": rfp(request.evaluation, request.reading.dates, request.today, site)}


def _schedule(request: Request) -> Json:
    from decision.answers.link import write
    from decision.schedule.ics import calendar, events
    from decision.schedule.plan import schedule

    found = schedule(Presumed(request.evaluation).evaluation, request.reading, request.today)
    return {**found, "ics": calendar(events(found, write(request.catalogue, request.answers())), request.today)}


def _batch(request: Request) -> Json:
    from decision.batch.serve import serve

    return serve(request.catalogue, request.body, request.today)


def _library(request: Request) -> Json:
    from decision.catalogue.errors import CatalogueError
    from decision.library.fill import fill
    from decision.library.model import LENGTHS
    from decision.library.read import read_library
    from decision.library.take import TAKEN, Wanted, take

    data = _object(request.body.get("library"), "library")
    try:
        library = read_library(data, str(data.get("edition", "")))
    except CatalogueError as error:
        raise RequestError("bad-library", "library", str(error)) from None
    filled = fill(library, _object(request.body.get("answers", {}), "answers"), request.today)
    if "take" not in request.body:
        return filled
    wanted = _object(request.body["take"], "take")
    form, length, root = (str(wanted.get(key, "")) for key in Wanted._fields)
    if form not in TAKEN or length not in LENGTHS:
        words = f"The form must be one of {', '.join(TAKEN)}, the length one of {', '.join(LENGTHS)}."
        raise RequestError("unknown-format", "take", words)
    return take(library, filled["answers"], Wanted(form, length, root), request.today)


def _links(request: Request) -> Json:
    from decision.links.serve import serve

    return serve(request.body)


def _pdf(request: Request) -> Json:
    from decision.pdf.serve import serve

    return serve(request.body)


ACTIONS: dict[str, Callable[[Request], Json]] = {
    "step": _step,
    "explain": _explain,
    "report": _report,
    "schedule": _schedule,
    "batch": _batch,
    "library": _library,
    "links": _links,
    "pdf": _pdf,
}
