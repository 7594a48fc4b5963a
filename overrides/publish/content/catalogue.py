"""The decision's catalogue, as the site's pages see it."""

import functools
from collections.abc import Iterator
from pathlib import Path

import decision
from decision.catalogue import load
from decision.catalogue.errors import CatalogueError
from decision.catalogue.model import Catalogue, Finding, Rule
from decision.report.report import TOPICS
from publish.content.faults import Fault, PublishError

DATA = load.DATA
EDITION = decision.__version__


def read() -> Catalogue:
    """The catalogue as its files stand now; its faults become faults of the site."""
    return _read(tuple((path, path.stat().st_mtime_ns) for path in files()))


@functools.lru_cache(maxsize=1)
def _read(_state: tuple[tuple[Path, int], ...]) -> Catalogue:
    try:
        return load.load(DATA)
    except CatalogueError as error:
        raise PublishError([Fault("decision/data", 0, str(error))]) from None


def files() -> list[Path]:
    """The data files the catalogue is read from."""
    return sorted(DATA.rglob("*.toml"))


def rules() -> Iterator[tuple[Finding, Rule]]:
    """Every rule with its finding, in file order."""
    for finding in read().findings:
        for rule in finding.rules:
            yield finding, rule


def topics() -> dict[str, list[Finding]]:
    """The findings of every topic that has some, in the fixed order of topics."""
    found = {topic: [finding for finding in read().findings if finding.topic == topic] for topic in TOPICS}
    return {topic: findings for topic, findings in found.items() if findings}
