"""The card on top of a verdict, made once for every form: report and type, categories, period, day, and what to do next."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from decision.catalogue.model import STRONG, Catalogue, Word
from decision.engine.lead import NONE, REPORTS, REQUESTS, Lead
from decision.engine.presume import SURE, Layered

type Way = Mapping[str, Any]

READY = "; the words are in the verdict"
NO_TYPE = "None: no SOC 1 or SOC 2 is called for"


class Step(NamedTuple):
    """Something to do next, and when, where a day is known."""

    id: str
    words: str
    when: str


class Card(NamedTuple):
    """The headline, what belongs to it, the rows of facts with their labels, and next steps."""

    headline: str
    more: str
    facts: list[tuple[str, str]]
    next: list[Step]


def card(leading: Lead, catalogue: Catalogue, calendar: Mapping[str, Any]) -> Card:
    """The card of what leads; `calendar` is what `decision.schedule.plan.schedule` gives for the same answers."""
    both = any(found.finding.subject == REPORTS[0] for found in leading.findings)
    said = [found for found in leading.findings if not (both and found.finding.subject in REPORTS[1:])]
    first, *more = [found.finding.headline for found in said] or [leading.headline]
    return Card(
        first,
        " ".join(more),
        [(label, words) for label, words in _facts(leading, catalogue, calendar) if words],
        [_step(found, leading, catalogue, calendar) for found in leading.next],
    )


def _step(found: Layered, leading: Lead, catalogue: Catalogue, calendar: Mapping[str, Any]) -> Step:
    """A step with its day; the one that leads says that there are words to send, which only what is sure has."""
    id, finding = found.finding.id, found.finding
    leads = found in (*leading.findings, *leading.requests) and finding.strength in STRONG
    ready = READY if leads and found.layer == SURE and finding.ask_whom else ""
    return Step(id, f"{_short(catalogue, id)}{ready}", _due(catalogue, id, calendar))


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _short(catalogue: Catalogue, id: str) -> str:
    """The card's words for a finding."""
    word = catalogue.word.get(id)
    return word.short if word else catalogue.finding[id].headline.removesuffix(".")


def _facts(leading: Lead, catalogue: Catalogue, calendar: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The rows, those without words included."""
    if not leading.findings:
        return []
    asked = [word for found in leading.requests if (word := catalogue.word.get(found.finding.id))]
    single = [_short(catalogue, found.finding.id) if found else "" for found in (leading.type, leading.period)]
    categories = [_short(catalogue, found.finding.id) for found in leading.categories]
    first = [word.categories for word in asked if word.categories]
    return [
        ("Type", single[0] or _listed([word.type for word in asked]) or _no_type(leading)),
        ("Categories", _listed([*first, *categories])),
        ("Period", single[1] or _periods(asked)),
        ("In hand", _in_hand(leading, calendar) if leading.type else ""),
        ("Next report", _next_report(calendar)),
    ]


def _no_type(leading: Lead) -> str:
    """Why there is no type, unless the headline says so or a report is called for."""
    subjects = {found.finding.subject for found in leading.findings if found.finding.strength in STRONG}
    return "" if subjects & {*REPORTS, *REQUESTS, NONE} else NO_TYPE


def _periods(asked: list[Word]) -> str:
    """The period to request; of two reports, each with its name."""
    if len(asked) < 2:
        return "".join(word.period for word in asked)
    return "; ".join(f"{word.type[:5]}: {word.period[:1].lower()}{word.period[1:]}" for word in asked)


def _in_hand(leading: Lead, calendar: Mapping[str, Any]) -> str:
    """When the report is there, and when it is needed; where that cannot be, what can."""
    if not calendar["ways"]:
        return ""
    plan: Way = calendar["ways"][0]
    span = _spans(leading, calendar["ways"])
    sentence = span if span.startswith("SOC") else f"{span[:1].upper()}{span[1:]}"
    if not calendar["needed-by"]:
        return f"{sentence}, if you start now"
    day = _brief(calendar["needed-by"])
    if plan["feasible"] == "no":
        return f"Not by {day}: {span}{_instead(calendar['ways'])}"
    return f"{sentence}; needed by {day}{f': {_fast(plan)}' if plan['feasible'] == 'tight' else ''}"


def _spans(leading: Lead, ways: list[Way]) -> str:
    """When the report is there; of two reports, each."""
    plan = ways[0]
    subjects = {found.finding.subject for found in leading.findings if found.finding.strength in STRONG}
    name, kind = plan["label"][:5], plan["label"][5:]
    other = next((way for way in ways[1:] if way["label"][:5] != name and way["label"][5:] == kind), None)
    if other is None or not subjects.issuperset(REPORTS[1:]):
        return _span(plan)
    return f"{name} {_span(plan, short=True)}; {other['label'][:5]} {_span(other, short=True)}"


def _fast(plan: Way) -> str:
    """What it takes to be there between the earliest day and the latest."""
    period = any(stage["id"].startswith("period-") for stage in plan["stages"])
    return f"in time only if {'the period is short and ' if period else ''}all goes fast"


def _instead(ways: list[Way]) -> str:
    """The way that can be there in time."""
    other = next((way for way in ways[1:] if way["feasible"] in ("yes", "tight")), None)
    return f". What can: {other['label']}, {_span(other)}" if other else ""


def _span(way: Way, short: bool = False) -> str:
    """A span such as "between Mar 29 and Aug 9, 2027", or shorter "Mar 29 to Aug 9, 2027"."""
    start, end = way["finish"]
    if start == end:
        return f"on {_brief(start)}"
    from_ = _brief(start).rpartition(",")[0] if start[:4] == end[:4] else _brief(start)
    return f"{from_} to {_brief(end)}" if short else f"between {from_} and {_brief(end)}"


def _brief(iso: str) -> str:
    """A day such as Mar 28, 2027."""
    day = date.fromisoformat(iso)
    return f"{day:%b} {day.day}, {day.year}"


def _next_report(calendar: Mapping[str, Any]) -> str:
    """By when to ask for the next report, where the one offered fits and its period's end is known."""
    day = calendar["ask-by"]
    return f"Ask for it by {_brief(day)}" if calendar["fits"] and day else ""


def _due(catalogue: Catalogue, id: str, calendar: Mapping[str, Any]) -> str:
    """When a step is due, such as "before Mar 28, 2027"; what is due today or before is due now."""
    rule = catalogue.due.get(id)
    if rule is None:
        return ""
    day = calendar["ask-by"]
    if rule.edge != "ask":
        stages = calendar["ways"][0]["stages"] if calendar["ways"] else []
        day = next((stage[rule.edge][0] for stage in stages if stage["id"] in rule.steps), None)
    if day is None:
        return ""
    return "now" if day <= calendar["today"] else f"{rule.word} {_brief(day)}"
