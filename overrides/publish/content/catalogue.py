"""The decision's catalogue, as the site's pages see it."""

import functools
from collections.abc import Iterator

import decision
from decision.catalogue import load
from decision.catalogue.errors import CatalogueError
from decision.catalogue.model import Catalogue, Finding, Rule
from publish.content.faults import Fault, PublishError
from publish.content.states import State, files_state
from publish.content.tables import line_of

DATA = load.DATA
EDITION = decision.__version__


def read() -> Catalogue:
    """The catalogue as its files stand now; its faults become faults of the site."""
    return _read(state())


def state() -> State:
    """What the file system says of the files that the catalogue is read from."""
    return files_state(DATA, ".toml")


@functools.lru_cache(maxsize=1)
def _read(_state: State) -> Catalogue:
    try:
        return load.load(DATA)
    except CatalogueError as error:
        raise PublishError(_placed(fault.file, fault.path, fault.message) for fault in error.faults) from None


def _placed(file: str, key: str, message: str) -> Fault:
    """A fault of the catalogue with its line: where the table of the key's first part has its id."""
    line = line_of(DATA / file, key.partition(".")[0])
    return Fault(f"decision/data/{file}", line, f"{key}: {message}" if key else message)


def rules() -> Iterator[tuple[Finding, Rule]]:
    """Every rule with its finding, in file order."""
    for finding in read().findings:
        for rule in finding.rules:
            yield finding, rule


def topics() -> dict[str, list[Finding]]:
    """The findings of every topic that has some, in the fixed order of topics."""
    known = read()
    found = {topic.id: [finding for finding in known.findings if finding.topic == topic.id] for topic in known.topics}
    return {topic: findings for topic, findings in found.items() if findings}
