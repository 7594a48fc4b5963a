"""Referential integrity of a catalogue: unknown and doubled ids, cycles of facts, questions out of order."""

from collections.abc import Iterator, Mapping, Sequence

from decision.catalogue.card import check_card
from decision.catalogue.conditions import walk
from decision.catalogue.errors import DataFault
from decision.catalogue.model import (
    ROLE,
    STRENGTHS,
    TOPICS,
    UNSURE,
    Always,
    CalendarStep,
    Catalogue,
    Condition,
    Fact,
    FactRef,
    Leaf,
    Never,
    Presumption,
    Question,
    Route,
    Sentence,
)
from decision.catalogue.outward import check_outward

type Conditional = Question | Fact | Presumption | CalendarStep | Route | Never | Always | Sentence

RESERVED = ("all", "any", "not", "fact", "edition")


def check(catalogue: Catalogue, places: Mapping[str, str]) -> list[DataFault]:
    """Every fault between the parts; `places` says which file a "kind id" came from.

    Cycles and the order of questions are looked at only where ids and options are sound.
    """
    faults = [*_doubles(catalogue, places), *_roles(catalogue), *_options(catalogue)]
    for file, path, condition in conditions(catalogue, places):
        faults += _unknowns(catalogue, file, path, condition)
    if not faults:
        faults = [*_circles(catalogue), *_order(catalogue)]
    later = (_presumptions, _routes, _laws, _renamed, check_outward, check_card)
    return [*faults, *(fault for part in later for fault in part(catalogue))]


def conditions(catalogue: Catalogue, places: Mapping[str, str]) -> Iterator[tuple[str, str, Condition]]:
    """Every condition of the catalogue with its file and the path of the table that holds it."""
    for finding in catalogue.findings:
        for place, rule in enumerate(finding.rules):
            yield places[f"finding {finding.id}"], f"{finding.id}.rule[{place}]", rule.when
    single: dict[str, Sequence[Conditional]] = {
        "questions.toml": catalogue.questions,
        "facts.toml": catalogue.facts,
        "presumptions.toml": catalogue.presumptions,
        "schedule.toml": (*catalogue.steps, *catalogue.routes),
        "laws.toml": (*catalogue.nevers, *catalogue.always),
        "outward.toml": catalogue.sentences,
    }
    for file, items in single.items():
        for item in items:
            if item.when is not None:
                yield file, item.id, item.when


def _labels(kind: str, known: Sequence[str], ids: Sequence[str]) -> Iterator[DataFault]:
    """Faults where the words for topics or strengths are not those of all the program knows, once each."""
    yield from (DataFault("labels.toml", id, f"is no {kind}") for id in ids if id not in known)
    yield from (DataFault("labels.toml", id, f"{kind} without words") for id in known if id not in ids)
    yield from _twice("labels.toml", kind, [*ids])


def _doubles(catalogue: Catalogue, places: Mapping[str, str]) -> Iterator[DataFault]:
    yield from _twice("questions.toml", "question", [question.id for question in catalogue.questions])
    yield from _twice("facts.toml", "fact", [fact.id for fact in catalogue.facts])
    yield from _twice("presumptions.toml", "presumption", [presumption.id for presumption in catalogue.presumptions])
    yield from _twice("schedule.toml", "step", [step.id for step in catalogue.steps])
    yield from _twice("schedule.toml", "route", [route.id for route in catalogue.routes])
    yield from _labels("topic", TOPICS, [topic.id for topic in catalogue.topics])
    yield from _labels("strength", STRENGTHS, [strength.id for strength in catalogue.strengths])
    yield from _twice("outward.toml", "sentence", [sentence.id for sentence in catalogue.sentences])
    yield from _twice("laws.toml", "never", [never.id for never in catalogue.nevers])
    yield from _twice("laws.toml", "always", [always.id for always in catalogue.always])
    findings, rules = set[str](), set[str]()
    for finding in catalogue.findings:
        file = places[f"finding {finding.id}"]
        if finding.id in findings:
            yield DataFault(file, finding.id, "there is another finding of this id")
        findings.add(finding.id)
        for place, rule in enumerate(finding.rules):
            if rule.id in rules:
                yield DataFault(file, f"{finding.id}.rule[{place}].id", f'there is another rule "{rule.id}"')
            rules.add(rule.id)


def _twice(file: str, kind: str, ids: list[str]) -> Iterator[DataFault]:
    for id in dict.fromkeys(id for id in ids if ids.count(id) > 1):
        yield DataFault(file, id, f"there is another {kind} of this id")


def _roles(catalogue: Catalogue) -> Iterator[DataFault]:
    first = catalogue.questions[0] if catalogue.questions else None
    if first is None or first.id != ROLE or first.kind != "one":
        yield DataFault("questions.toml", ROLE, "must be the first question, of kind one")
        return
    for question in catalogue.questions:
        for role in question.roles:
            if first.option(role) is None:
                yield DataFault("questions.toml", f"{question.id}.roles", f'unknown role "{role}"')


def _options(catalogue: Catalogue) -> Iterator[DataFault]:
    for question in catalogue.questions:
        ids = [option.id for option in question.options]
        if question.id in RESERVED:
            yield DataFault("questions.toml", question.id, "is a reserved word")
        if len(ids) < 2 + (question.id != ROLE):
            yield DataFault("questions.toml", f"{question.id}.option", "needs at least two options")
        for id in dict.fromkeys(id for id in ids if ids.count(id) > 1):
            what = 'is reserved; use unsure = "…" on the question' if id == UNSURE else "is there twice"
            yield DataFault("questions.toml", f"{question.id}.option", f'option "{id}" {what}')


def _unknowns(catalogue: Catalogue, file: str, table: str, condition: Condition) -> Iterator[DataFault]:
    for path, part in walk(condition):
        if isinstance(part, FactRef) and part.fact not in catalogue.fact:
            yield DataFault(file, f"{table}.{path}", f'unknown fact "{part.fact}"')
        if isinstance(part, Leaf):
            yield from _unknown_leaf(catalogue, file, f"{table}.{path}", part)


def _unknown_leaf(catalogue: Catalogue, file: str, path: str, leaf: Leaf) -> Iterator[DataFault]:
    question = catalogue.question.get(leaf.question)
    if question is None:
        yield DataFault(file, path, f'unknown question "{leaf.question}"')
        return
    for id in leaf.options:
        if question.option(id) is None:
            yield DataFault(file, path, f'unknown option "{id}" of "{leaf.question}"')


def _circles(catalogue: Catalogue) -> Iterator[DataFault]:
    done = set[str]()
    for fact in catalogue.facts:
        circle = _circle(catalogue, fact.id, (), done)
        if circle:
            yield DataFault("facts.toml", fact.id, f"refers to itself: {' > '.join(circle)}")


def _circle(catalogue: Catalogue, id: str, above: tuple[str, ...], done: set[str]) -> tuple[str, ...]:
    """Depth-first search: the first cycle of facts from a fact downward; `done` remembers the facts that are free of one."""
    if id in above:
        return (*above[above.index(id) :], id)
    if id in done:
        return ()
    done.add(id)
    for _, part in walk(catalogue.fact[id].when):
        if isinstance(part, FactRef):
            circle = _circle(catalogue, part.fact, (*above, id), done)
            if circle:
                return circle
    return ()


def _order(catalogue: Catalogue) -> Iterator[DataFault]:
    for question in catalogue.questions:
        if question.when is not None and not list(_circles(catalogue)):
            yield from _later(catalogue, question, question.when, question.id + ".")


def _later(catalogue: Catalogue, question: Question, condition: Condition, at: str) -> Iterator[DataFault]:
    """Leaves of the condition, facts looked into, that name the question itself or a later one."""
    for path, part in walk(condition):
        if isinstance(part, FactRef):
            yield from _later(catalogue, question, catalogue.fact[part.fact].when, f"{at}{path}.{part.fact}.")
        elif isinstance(part, Leaf) and catalogue.place[part.question] >= catalogue.place[question.id]:
            what = "itself" if part.question == question.id else f'the later question "{part.question}"'
            yield DataFault("questions.toml", f"{at}{path}", f"refers to {what}")


def _presumptions(catalogue: Catalogue) -> Iterator[DataFault]:
    """Presumptions answer questions that exist, with options that can be chosen together."""
    for presumption in catalogue.presumptions:
        question = catalogue.question.get(presumption.question)
        if question is None:
            yield DataFault("presumptions.toml", presumption.id, f'unknown question "{presumption.question}"')
            continue
        leaf = Leaf(question.id, presumption.options)
        yield from _unknown_leaf(catalogue, "presumptions.toml", f"{presumption.id}.options", leaf)
        several = len(presumption.options) > 1
        alone = any(option.exclusive for option in question.options if option.id in presumption.options)
        if UNSURE in presumption.options or (several and (question.kind != "many" or alone)):
            yield DataFault("presumptions.toml", f"{presumption.id}.options", "is no answer that can be given")


def _routes(catalogue: Catalogue) -> Iterator[DataFault]:
    for route in catalogue.routes:
        for id in route.steps:
            if id not in catalogue.step:
                yield DataFault("schedule.toml", f"{route.id}.steps", f'unknown step "{id}"')
        for id in (*route.types, *route.late):
            if id not in catalogue.finding:
                yield DataFault("schedule.toml", f"{route.id}.types", f'unknown finding "{id}"')


def _laws(catalogue: Catalogue) -> Iterator[DataFault]:
    for never in catalogue.nevers:
        for id in never.findings:
            if id not in catalogue.finding:
                yield DataFault("laws.toml", f"{never.id}.findings", f'unknown finding "{id}"')
    subjects = {finding.subject for finding in catalogue.findings}
    for always in catalogue.always:
        if always.subject not in subjects:
            yield DataFault("laws.toml", f"{always.id}.subject", f'unknown subject "{always.subject}"')


def _renamed(catalogue: Catalogue) -> Iterator[DataFault]:
    """What was renamed is gone, and what it is now is there."""
    for renamed in catalogue.renamed:
        question = catalogue.question.get(renamed.question)
        for id in renamed.options if question else ():
            if question and question.option(id) is not None:
                yield DataFault("renamed.toml", f"{renamed.question}.options", f'option "{id}" still stands')
        for id, options in renamed.to:
            yield from _unknown_leaf(catalogue, "renamed.toml", f"{renamed.question}.to", Leaf(id, options))
