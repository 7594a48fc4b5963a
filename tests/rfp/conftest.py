"""The answer library of the project, and its laws over all that a sender could say."""

from pathlib import Path

import pytest

from decision.library.model import Library
from publish.content import library
from tests.rfp.laws import Laws

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="session")
def real() -> Library:
    """The library as docs/ has it."""
    return library.read(DOCS)


@pytest.fixture(scope="session")
def laws(real: Library) -> Laws:
    """Its laws."""
    return Laws(real)
