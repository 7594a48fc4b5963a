"""What the tests of the engine share: a tiny catalogue of their own, the real one, and a day."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from decision.answers.read import read
from decision.catalogue.load import load
from decision.catalogue.standard import catalogue
from decision.engine.evaluate import Evaluation

settings.register_profile("decision", deadline=None, max_examples=50)
settings.load_profile("decision")

TINY = Path(__file__).parent / "tiny"


@pytest.fixture(scope="session")
def today():
    """The day on which the tests take place."""
    return date(2026, 11, 23)


@pytest.fixture(scope="session")
def tiny():
    """The tiny catalogue."""
    return load(TINY)


@pytest.fixture(scope="session")
def real():
    """The catalogue of the project."""
    return catalogue()


@pytest.fixture
def planted(tmp_path):
    """A function that loads the tiny catalogue with texts replaced in its files."""

    def plant(**changes):
        folder = tmp_path / "planted"
        shutil.copytree(TINY, folder, dirs_exist_ok=True)
        for name, pairs in changes.items():
            rules = {"report", "type"} & {name}
            path = folder / f"{'rules/' if rules else ''}{name}.toml"
            text = path.read_text("utf-8") if path.exists() else ""
            for old, new in pairs:
                assert old in text
                text = text.replace(old, new, 1) if old else text + new
            path.write_text(text, "utf-8")
        return load(folder)

    return plant


@pytest.fixture
def evaluated(tiny, today):
    """A function from answers to their evaluation over the tiny catalogue."""

    def evaluate(**answers):
        return Evaluation(tiny, read(tiny, answers, today).chosen)

    return evaluate
