"""A row of the analyst's table, read off the verdict: what is needed, what is held, whether it fits, and what to do."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from decision.answers.read import Chosen
from decision.batch.cells import VAGUE
from decision.batch.words import knowledge
from decision.catalogue.model import ROLE, STRONG, UNSURE, Catalogue, Finding
from decision.engine.asking import ask_by
from decision.engine.evaluate import Evaluation
from decision.engine.lead import Lead, lead
from decision.engine.presume import SURE, Layered, Presumed

NEEDED, HELD, FITS, WHY, GAP, STEP, ASK = ADVICE = ("needed", "held", "fits", "why", "gap", "next step", "ask by")
VERDICT, RESTS = "verdict", "rests on"
YES, NO, UNCLEAR = "yes", "no", "unclear"
HOLDINGS = {"customer": "vendor-has", "provider": "we-hold", "responder": "we-hold"}
NOTHING = ("nothing", "refuses", "readiness")
SAID = {"soc-1": "SOC 1, type not said", "soc-2": "SOC 2, type not said", "soc": "a SOC report, which one not said"}


class Need(NamedTuple):
    """A report that is called for: its short name, as it is asked for, whether that is sure, and whether what is held is that."""

    name: str
    report: str
    sure: bool
    met: bool
    finding: Finding


class Summary(NamedTuple):
    """The columns about a row of answers, apart from the days."""

    needed: str
    held: str
    fits: str
    why: str
    gap: str
    step: str
    verdict: str
    rests: str


@cache
def _faults() -> list[dict[str, str]]:
    faults: list[dict[str, str]] = knowledge()["faults"]
    return faults


def summarize(catalogue: Catalogue, chosen: Chosen, doubts: tuple[str, ...]) -> Summary:
    """The summary of a row's answers, presumptions included; `doubts` are reports that it names without their type.

    A report is compared by kind alone; `words.toml` has what is needed, what is held, and which findings speak against it.
    """
    presumed = Presumed(Evaluation(catalogue, chosen))
    found = {each.finding.id: each for each in presumed.holding()}
    leading = lead(presumed)
    held = _held(catalogue, chosen)
    said = {VAGUE.get(id) for id, _ in held}
    words = "; ".join([*(name for id, name in held if id != UNSURE), *(SAID[each] for each in doubts if each not in said)])
    rests = leading.sentence if leading.presumed else ""
    if not leading.findings:
        return _unknown(catalogue, chosen, held, doubts, Summary(UNCLEAR, words, UNCLEAR, "", "", "", leading.headline, ""))
    needs = _needs(found, held)
    fits, why, gap, step = _fit(found, needs, [id for id, _ in held], doubts, leading)
    names = [need.name for need in needs]
    needed = "both" if len(names) > 1 else "".join(names) or "none"
    return Summary(needed, words, fits, why, gap, step, leading.headline, rests)


def _unknown(
    catalogue: Catalogue, chosen: Chosen, held: list[tuple[str, str]], doubts: tuple[str, ...], so_far: Summary
) -> Summary:
    """Nothing is known of the service: what is asked for, and of a report that is held, what such a report is for."""
    ours = chosen[ROLE] == ("customer",)
    what = catalogue.question["vendor-does" if ours else "offering"].short
    ids = [*dict(held), *doubts] if ours else []
    kinds = [kind for kind in knowledge()["purposes"] if any(f"{id}-".startswith(f"{kind}-") for id in ids)]
    if not kinds:
        return so_far._replace(why=f"{what} is not said.", step=so_far.verdict)
    purposes = " ".join(knowledge()["purposes"][kind] for kind in kinds if kind != "soc-3" or "soc-2" not in kinds)
    ask = f"Ask which service you use, and whether {'a' if kinds[1:] else 'the'} report that is held covers it."
    return so_far._replace(why=f"{what} is not said.", gap="which service it is", step=f"{purposes} {ask}")


def asked_by(summary: Summary, today: date, ended: date | None, renewal: date | None) -> str:
    """The day by which to ask, where a report is called for."""
    if summary.needed in ("none", UNCLEAR):
        return ""
    day = ask_by(summary.fits == YES, today, ended, renewal)
    return day.isoformat() if day else ""


def _held(catalogue: Catalogue, chosen: Chosen) -> list[tuple[str, str]]:
    question = catalogue.question[HOLDINGS[chosen[ROLE][0]]]
    options = (question.option(id) for id in chosen.get(question.id, ()))
    return [(option.id, option.short) for option in options if option is not None]


def _needs(found: Mapping[str, Layered], held: list[tuple[str, str]]) -> list[Need]:
    needs = []
    for name, need in knowledge()["needs"].items():
        for each in found.values():
            if each.finding.subject in need["subjects"] and each.finding.strength in STRONG:
                met = need["met"] in found or any(id == need["holds"] for id, _ in held)
                needs.append(Need(name, need["report"], each.layer == SURE, met, each.finding))
                break
    return needs


def _fit(
    found: Mapping[str, Layered], needs: list[Need], held: list[str], doubts: tuple[str, ...], leading: Lead
) -> tuple[str, str, str, str]:
    """Whether what is held fits what is needed, why, what is missing, and the next step."""
    if not needs:
        return YES, "No report is called for.", "", leading.findings[0].finding.headline
    missing = [need for need in needs if not need.met]
    if not missing:
        return _checked(found, needs)
    reports = " and ".join(need.report for need in missing)
    untyped = [need for need in missing if {"soc", need.name.lower().replace(" ", "-")} & set(doubts)]
    if untyped:
        rest = [need for need in missing if need not in untyped]
        which = f"the report itself, to see whether it is {_each(untyped, 'or')}{'; also ' if rest else ''}{_each(rest, 'and')}"
        return UNCLEAR, "The type of the report is not said.", which, _ask_type()
    if not held or held == [UNSURE]:
        return UNCLEAR, "What is held is not said.", f"whether there is {_each(missing, 'and')}", missing[0].finding.headline
    if len(missing) < len(needs) and not any(need.sure for need in missing):
        says = _presumption(found, missing[0], leading)
        why = f"It fits, unless {missing[0].report} is needed too: {says}"
        return UNCLEAR, why, f"{reports}, if so", missing[0].finding.headline
    are = "are" if missing[1:] else "is"
    why = f"{reports} {are} called for, and {are} not held."
    return NO, why, reports, _first(found, knowledge()["steps"]["missing"]) or missing[0].finding.headline


def _checked(found: Mapping[str, Layered], needs: list[Need]) -> tuple[str, str, str, str]:
    """What is held is of the right kind; the answers on the report itself can still speak against it."""
    faults = [(fault, found[fault["finding"]].finding) for fault in _faults() if fault["finding"] in found]
    step = _first(found, knowledge()["steps"]["fitting"]) or "Keep it current."
    reports = " and ".join(need.report for need in needs)
    if not faults:
        are, them = ("are", "them") if needs[1:] else ("is", "it")
        return YES, f"{reports} {are} what is called for: read {them} before you rely on {them}.", "", step
    gap = "; ".join(fault["gap"] for fault, _ in faults)
    return faults[0][0]["fits"], faults[0][1].headline, gap, faults[0][1].headline


def _each(needs: list[Need], between: str) -> str:
    return f" {between} ".join(f"a {need.report}" for need in needs)


def _presumption(found: Mapping[str, Layered], need: Need, leading: Lead) -> str:
    asked = found[need.finding.id].presumes
    says = [each.says for each in leading.presumed if each.question in asked]
    return f"that is so if {says[0]}." if says else "that is not said."


def _ask_type() -> str:
    return "Ask the vendor for the report itself: which type it is and which period it covers."


def _first(found: Mapping[str, Any], ids: list[str]) -> str:
    return next((found[id].finding.headline for id in ids if id in found), "")
