"""What the bench makes before it measures: a site that has grown, and rows out of what Lighthouse reports."""

import pytest

from publish.content import before
from tests.bench import lighthouse, work

REPORT = {
    "categories": {
        "speed": {"title": "Speed", "score": 0.9, "auditRefs": [{"id": "paint", "weight": 3}, {"id": "hint", "weight": 0}]},
        "words": {"title": "Words", "score": 1, "auditRefs": [{"id": "name", "weight": 1}]},
        "agents": {"title": "Agents", "score": None, "auditRefs": []},
    },
    "audits": {"paint": {"score": 0.7}, "hint": {"score": 0}, "name": {"score": 1}},
}


def test_a_grown_site_has_no_fault(tmp_path):
    """Each copy has ids of its own, which the ledger knows; nothing else about the pages changes."""
    docs = work.grown(tmp_path / "docs", 2)
    assert len(list((docs / "bench").glob("*.md"))) == 2
    assert before.check(docs) == []
    (docs / "bench/1.md").write_text((docs / "bench/0.md").read_text())
    with pytest.raises(ValueError, match="copy-0-soc-1"):
        before.check(docs)


def test_scores():
    """The middle of the scores as points; the note names what cost any; a score that is none is not measured."""
    speed, words, agents = lighthouse.scores("home", [REPORT])
    assert (speed.name, speed.ours, speed.held, speed.note) == ("home: Speed", 90, False, "points lost to paint")
    assert (words.ours, words.held, words.note) == (100, True, "")
    assert (agents.ours, agents.held) == (None, False)


def test_without_npm(tmp_path, monkeypatch):
    """One row says that it could not be brought, and by whom."""
    monkeypatch.setenv("PATH", str(tmp_path))
    [row] = lighthouse.rows(tmp_path, 1)
    assert (row.ours, row.held) == (None, False)
    assert row.note.endswith("by npm: FileNotFoundError")


def test_npm_that_cannot_bring_it(tmp_path, monkeypatch):
    """What it said last stands in the row."""
    fake = tmp_path / "npm"
    fake.write_text("#!/bin/sh\necho no such version >&2\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    [row] = lighthouse.rows(tmp_path, 1)
    assert row.note.endswith("by npm: no such version")
