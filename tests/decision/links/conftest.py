"""A small site with a past."""

from pathlib import Path
from typing import Any

import pytest

from decision.links.known import read_known
from decision.links.model import Known
from tests.decision.links import papers


@pytest.fixture
def data() -> dict[str, Any]:
    """What the site publishes of its links."""
    return papers.published()


@pytest.fixture
def known(data: dict[str, Any]) -> Known:
    """The same as values."""
    return read_known(data)


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The folder of a site that publishes it, with the words of then and now."""
    return papers.publish(tmp_path / "site")
