"""Faults of the words and days of the card: findings and steps that do not exist, and those named twice."""

from collections.abc import Iterator

from decision.catalogue.errors import DataFault
from decision.catalogue.model import Catalogue

FILE = "card.toml"


def check_card(catalogue: Catalogue) -> Iterator[DataFault]:
    """Every fault of the short words and of when next steps are due."""
    worded = [word.id for word in catalogue.words]
    dated = [id for due in catalogue.dues for id in due.findings]
    for ids in (worded, dated):
        for id in dict.fromkeys(ids):
            if id not in catalogue.finding:
                yield DataFault(FILE, id, "is no finding")
            if ids.count(id) > 1:
                yield DataFault(FILE, id, "is named twice")
    for due in catalogue.dues:
        for id in due.steps:
            if id not in catalogue.step:
                yield DataFault(FILE, f"{due.id}.steps", f'unknown step "{id}"')
