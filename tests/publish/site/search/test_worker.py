"""The mended search worker."""

from pathlib import Path

import pytest

from publish.content.faults import PublishError
from publish.site.search.worker import APART, JOINED, WORKERS, mend


def test_the_sites_worker_is_mended(site: Path):
    """The one worker of the built site keeps the states of its words apart, and is left alone a second time."""
    [worker] = site.glob(WORKERS)
    text = worker.read_text("utf-8")
    assert (text.count(JOINED), text.count(APART)) == (0, 1)
    assert text.count("XMLHttpRequest") == 1, "its ways out are closed once"
    mend(site)
    assert worker.read_text("utf-8") == text


def test_another_worker_says_where_to_look(tmp_path: Path):
    """A version with other code fails the build with the file and the module that explains it."""
    worker = tmp_path / "assets/javascripts/workers/search.0.js"
    worker.parent.mkdir(parents=True)
    worker.write_text("lunr.other()")
    with pytest.raises(PublishError, match=r"search/worker\.py"):
        mend(tmp_path)


def test_a_worker_without_lunr_is_left_alone(tmp_path: Path):
    """Zensical's search has no Lunr in it."""
    worker = tmp_path / "assets/javascripts/workers/search.0.js"
    worker.parent.mkdir(parents=True)
    worker.write_text("other()")
    mend(tmp_path)
    assert worker.read_text("utf-8") == "other()"
