"""One cell understood: the options that it names, a report whose type it leaves open, or why it cannot be understood."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from decision.answers.read import read
from decision.batch.days import UnclearError, day
from decision.batch.words import doubts, knowledge, nearest, phrases, plain, stands
from decision.catalogue.model import UNSURE, Catalogue, Question

PROSE = 3
OFFERS = "vendor-does"
QUOTED = 60  # characters of a description that are quoted
VAGUE = {"soc-1": "soc-1", "soc-2": "soc-2", "soc-some": "soc"}  # options for reports of unknown type, and their doubts
LISTED = re.compile(r"[;,\n|•]+")
JOINED = re.compile(r"[/+&]|(?<=\s)and(?=\s)", re.IGNORECASE)
ASIDE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
BOTH_TYPES = re.compile(r"(soc [12]) type 1 (?:and |or )?(?:type )?2")
BOTH_REPORTS = re.compile(r"soc 1 (?:and )?2 (type [12])")
YEAR = re.compile(r"20[0-4]\d")
ISO = re.compile(r"\bISO ?/ ?I[ES][CS]\b ?", re.IGNORECASE)
NUMBERED = re.compile(r"\bno\.\s*(?=\d)", re.IGNORECASE)  # "Regulation No. 71" denies nothing
REPORT = re.compile(r"\b(soc|ssae|sas 70)\b")


class Asked(NamedTuple):
    """What a column asks: the question, the day to count from, the order of days; whether the unknown counts as the rest
    and whether the nearest word is looked for; the words over the column."""

    catalogue: Catalogue
    id: str
    today: date
    order: str = ""
    rest: bool = True
    hint: bool = True
    heading: str = ""

    @property
    def question(self) -> Question:
        """The question that the column answers."""
        return self.catalogue.question[self.id]


class Cell(NamedTuple):
    """Options by id, reports named without their type, the day given, and what is wrong."""

    options: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    day: date | None = None
    problem: str = ""


def understand(asked: Asked, text: str) -> Cell:
    """What a cell under a question says; nothing for an empty one. Never raises: what is wrong is its `problem`."""
    text = text.strip()
    if not text:
        return Cell()
    if asked.question.kind == "when":
        return _when(asked, text)
    items = [item.strip() for item in text.split(";") if item.strip()]
    exact = [item.lower() for item in items]
    if all(asked.question.option(item) for item in exact):
        return _checked(asked, exact, ())
    found, unknown = _items(asked, text)
    if unknown and not found and _same(asked.id) in knowledge()["within"]["questions"] and len(text.split()) >= PROSE:
        return Cell()  # a sentence that says nothing about it
    if unknown:
        return Cell(problem=_not_understood(asked, unknown[0]))
    options = [option for option, _ in found if option]
    open = [doubt for _, doubt in found if doubt and not any(option.startswith(f"{doubt}-type") for option in options)]
    return _checked(asked, settled(_together(asked, options, bool(open))), tuple(dict.fromkeys(open)))


def flag(asked: Asked, option: str, text: str) -> tuple[str, Cell]:
    """What a cell under a heading such as "PII" says: "yes", "no", "" or more, and what it amounts to."""
    said = plain(text) or text.strip()
    if not said:
        return "", Cell()
    if said in stands("unsure"):
        return "unsure", Cell()
    if said in stands("no"):
        return "no", Cell()
    if said in stands("yes"):
        return "yes", _checked(asked, [option], ()) if asked.question.option(option) else Cell(doubts=(option,))
    typed = understand(asked._replace(rest=False), f"{option} {text}" if said.startswith("type") else text)
    return "yes" if not typed.problem else "", typed


def says_nothing(asked: Asked, text: str, said: Cell) -> str:
    """That an entry on the service, "FINANCE" or a sentence, does not say which one it is; empty where it does."""
    words = " ".join(text.split())
    if _same(asked.id) != OFFERS or said.problem or not words or set(said.options) - {UNSURE} or words.lower() == UNSURE:
        return ""
    quoted = words if len(words) <= QUOTED else f"{words[:QUOTED].rstrip()} …"
    return f"“{quoted}” does not say which service it is."


def _when(asked: Asked, text: str) -> Cell:
    said = phrases(asked.catalogue, asked.id).get(plain(text))
    if said or plain(text) in stands("unsure"):
        return Cell((said or UNSURE,))
    try:
        given = day(text, asked.order)
    except UnclearError as unclear:
        return Cell(problem=str(unclear))
    reading = read(asked.catalogue, {asked.id: given.isoformat()}, asked.today)
    problem = " ".join(ignored.message for ignored in reading.ignored)
    return Cell(reading.chosen.get(asked.id, ()), (), given, problem)


def _items(asked: Asked, text: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Options and doubts of everything that a cell lists, and what is in it that nobody knows."""
    text = NUMBERED.sub("number ", ISO.sub("ISO ", text))
    whole = _item(asked, text, False)
    if whole:
        return whole, []
    outside = ASIDE.sub(" ", text)
    inside = [part for pair in ASIDE.findall(text) for part in pair if part]
    found: list[tuple[str, str]] = []
    unknown = []
    for item in filter(None, (each.strip() for each in LISTED.split(outside))):
        known = _item(asked, item, False) or _joined(asked, item) or _item(asked, item, asked.rest)
        found += known
        if not known:
            unknown.append(item)
    aside = [pair for item in inside for pair in _item(asked, item, False)]
    return found + aside, [] if aside and not found else unknown


def _joined(asked: Asked, item: str) -> list[tuple[str, str]]:
    parts = [_item(asked, part.strip(), False) for part in JOINED.split(item)]
    return [pair for part in parts for pair in part] if len(parts) > 1 and all(parts) else []


def _item(asked: Asked, text: str, loosely: bool) -> list[tuple[str, str]]:
    """Pairs of option and doubt that one entry means; empty if it is not known."""
    words = plain(text) or text.strip()
    known = phrases(asked.catalogue, asked.id)
    for said in dict.fromkeys([words, _without_fillers(words)]):
        if said in known:
            return [(known[said], "")]
        if asked.id in _reported() and (reports := _reports(known, said)):
            return reports
    if words in stands("unsure") and asked.question.option(UNSURE):
        return [(UNSURE, "")]
    if asked.id in _reported() and _only_yes(words):
        return [("", "soc")] if "soc" in plain(asked.heading).split() else [(UNSURE, "")]
    negated = bool(stands("negations") & set(words.split()))
    if not negated and _same(asked.id) in knowledge()["within"]["questions"]:
        within = _within(words, known)
        if within:
            return [(option, "") for option in within]
    rest = knowledge()["rest"].get(_same(asked.id))
    return [(rest, "")] if loosely and rest and not negated and not REPORT.search(words) else []


def _reports(known: dict[str, str], said: str) -> list[tuple[str, str]]:
    """Reports in short: "SOC 1/2 Type 2", "SOC 2 Type 1 and 2", or one without its type."""
    if both := BOTH_TYPES.fullmatch(said):
        return [(known[f"{both[1]} type {number}"], "") for number in (1, 2)]
    if both := BOTH_REPORTS.fullmatch(said):
        return [(known[f"soc {number} {both[1]}"], "") for number in (1, 2)]
    return [("", doubts()[said])] if said in doubts() else []


def _only_yes(words: str) -> bool:
    """Whether an entry says that there is something, "Y" or "received 2026", and not what."""
    return words in stands("yes") or all(word in stands("fillers") or YEAR.fullmatch(word) for word in words.split())


def _same(id: str) -> str:
    same: str = knowledge()["same"].get(id, id)
    return same


def _reported() -> tuple[str, str]:
    return "vendor-has", "we-hold"


def _without_fillers(words: str) -> str:
    kept = [word for word in words.split() if word not in stands("fillers")]
    years = kept[:-1] if len(kept) > 1 and YEAR.fullmatch(kept[-1]) else kept
    return " ".join(years)


def _within(words: str, known: dict[str, str]) -> list[str]:
    """The options that a longer text names, the longest phrases first; each word counts once."""
    text = f" {words} "
    found = []
    for phrase, option in known.items():
        if len(phrase) > 2 and option not in ("nothing", "none", UNSURE) and f" {phrase} " in text:
            text = text.replace(f" {phrase} ", "  ")
            found.append(option)
    return list(dict.fromkeys(found))


def _together(asked: Asked, options: list[str], open: bool) -> list[str]:
    """What stands alone goes where something else is said; a report of no known type alone is "not sure"."""
    alone = {option.id for option in asked.question.options if option.exclusive}
    several = [option for option in options if option not in alone]
    if several or not open:
        return several or options
    return [UNSURE] if asked.question.option(UNSURE) else []


def _checked(asked: Asked, options: list[str], open: tuple[str, ...]) -> Cell:
    """The options that count; a report of unknown type is an option where the question has one, and a doubt everywhere."""
    vague = VAGUE if asked.id in _reported() else {}
    known = {option.id for option in asked.question.options}
    chosen = [*options, *(id for id, doubt in vague.items() if doubt in open and id in known and id not in options)]
    chosen = [id for id in chosen if id != UNSURE or len(chosen) == 1]
    reading = read(asked.catalogue, {asked.id: chosen} if chosen else {}, asked.today)
    found = reading.chosen.get(asked.id, ())
    doubts = tuple(dict.fromkeys([*open, *(vague[id] for id in found if id in vague)]))
    return Cell(found, doubts, None, " ".join(ignored.message for ignored in reading.ignored))


def settled(options: Sequence[str]) -> list[str]:
    """The options without those of unknown type whose type another one says, and without "not sure" beside any."""
    typed = [id for id in options if id not in VAGUE or not any(other.startswith(f"{id}-type") for other in options)]
    return [id for id in typed if id != UNSURE] or typed


def _not_understood(asked: Asked, text: str) -> str:
    if not asked.hint:
        return text
    close = nearest(text.lower(), [option.id for option in asked.question.options])
    close = close or nearest(plain(text), phrases(asked.catalogue, asked.id))
    hint = f" Is “{close}” meant?" if close else ""
    return f"“{text}” is not understood.{hint}"
