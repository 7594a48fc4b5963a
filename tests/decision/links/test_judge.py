"""What is said of a link: its state, in one sentence, and what to write instead."""

from typing import Any

import pytest

from decision.catalogue.errors import RequestError
from decision.links.difference import difference
from decision.links.judge import Judge
from decision.links.known import read_known
from decision.links.model import Known, Mention
from decision.links.serve import serve
from tests.decision.links import papers

GO = papers.ROOT
OPEN = "No edition is named, so it cannot be said whether the words have changed."
PAGE = "This is the address of a page, which may change; the permanent link stays."
MOVED = "It was on “Audience” and is now on /compare/readers/; the permanent link follows it."


def judged(known: Known, kind: str, id: str, edition: str = "", by: str = "words") -> tuple[str, str, str, str]:
    """State, sentence, the link to write, the frozen link."""
    row = Judge(known).of(Mention("here", "as written", kind, id, edition, by if edition else ""))
    return row["state"], row["says"], row["corrected"].removeprefix(GO), row["frozen"].removeprefix(GO)


@pytest.mark.parametrize(
    ("mention", "said"),
    [
        (("go", "soc-3"), ("fine", f"Leads to “SOC 3”. {OPEN}", "soc-3/", "")),
        (("go", "soc-3", "2026.11"), ("fine", "Leads to “SOC 3”.", "soc-3/", "soc-3/2026.11/")),
        (("go", "soc-3", "2027.05"), ("fine", "Leads to “SOC 3”.", "soc-3/", "")),
        (
            ("go", "soc-3", "2025.01"),
            ("fine", "Leads to “SOC 3”. Edition 2025.01 is not frozen here, so the words cannot be compared.", "soc-3/", ""),
        ),
        (
            ("go", "soc-3", "2025.01", "link"),
            ("unknown", "Edition 2025.01 is not frozen here, so the words cannot be compared.", "soc-3/", ""),
        ),
        (
            ("go", "new-since-then", "2026.11"),
            ("fine", "Leads to “New”. Edition 2026.11 did not have this section.", "new-since-then/", ""),
        ),
        (
            ("go", "new-since-then", "2026.11", "link"),
            ("unknown", "Edition 2026.11 did not have this section.", "new-since-then/", ""),
        ),
        (
            ("go", "soc-1-intended-users", "2026.11"),
            (
                "moved",
                f"“SOC 1: intended users” has moved. {MOVED}",
                "soc-1-intended-users/",
                "soc-1-intended-users/2026.11/",
            ),
        ),
        (
            ("go", "subservice-organizations", "2026.11"),
            (
                "changed",
                "The words of “Subservice organizations” have changed since edition 2026.11.",
                "subservice-organizations/",
                "subservice-organizations/2026.11/",
            ),
        ),
        (
            ("go", "gap-letters"),
            ("retired", f"The section was retired; “Bridge letters” took its place. {OPEN}", "bridge-letters/", ""),
        ),
        (
            ("go", "type-one-and-two", "2026.11"),
            (
                "retired",
                "The section was retired; “Type 1 and Type 2” took its place. Its words are not those cited.",
                "type-1-and-type-2/",
                "type-one-and-two/2026.11/",
            ),
        ),
        (("go", "SOC-3"), ("unknown", "There is no “SOC-3”; ids have no capitals.", "soc-3/", "")),
        (("go", "bridge-leters"), ("unknown", "There never was a section “bridge-leters”.", "", "")),
        (
            ("go", ""),
            ("unknown", "No section is named here; a formula may put the address together, which cannot be followed.", "", ""),
        ),
        (
            ("page", "guides/letters/#bridge-letters"),
            ("fine", f"Leads to “Bridge letters”. {OPEN} {PAGE}", "bridge-letters/", ""),
        ),
        (
            ("page", "guides/letters/index.html?x#bridge-letters", "2027.05"),
            ("fine", f"Leads to “Bridge letters”. {PAGE}", "bridge-letters/", ""),
        ),
        (("page", "reports/soc-3"), ("fine", f"Leads to “SOC 3”. {OPEN} {PAGE}", "soc-3/", "")),
        (
            ("page", "guides/periods/#bridge-letters"),
            (
                "moved",
                "“Bridge letters” is no longer on /guides/periods/ but on /guides/letters/. The permanent link follows it.",
                "bridge-letters/",
                "",
            ),
        ),
        (
            ("page", "rfp/questions/"),
            (
                "moved",
                "“Answers” is no longer on /rfp/questions/ but on /rfp/. The permanent link follows it.",
                "rfp-questions/",
                "",
            ),
        ),
        (("page", "guides/nothing/"), ("unknown", "There never was a section “nothing”.", "", "")),
        (("page", "reports/soc-3/#nothing"), ("unknown", "There never was a section “nothing”.", "", "")),
        (
            ("page", "x/#gap-letters"),
            ("retired", f"The section was retired; “Bridge letters” took its place. {OPEN}", "bridge-letters/", ""),
        ),
        (("id", "soc-3", "2027.05"), ("fine", "Leads to “SOC 3”.", "soc-3/", "")),
    ],
)
def test_what_is_said_of_a_link(known: Known, mention: tuple[str, ...], said: tuple[str, str, str, str]):
    """Each state, with its sentence."""
    assert judged(known, *mention) == said


def test_the_nearest_ids_are_offered(known: Known):
    """Best first."""
    row = Judge(known).of(Mention("here", "", "go", "soc-1-intended-user"))
    assert row["nearest"][:2] == ["soc-1-intended-users", "soc-2-intended-users"]
    assert Judge(known).of(Mention("here", "", "go", "zzz"))["nearest"] == []


def test_a_retired_id_without_successor_is_unknown(data: dict[str, Any]):
    """The build refuses that; data of another origin may have it."""
    known = read_known({**data, "retired": {"gone": "gone-too"}})
    assert judged(known, "go", "gone")[0] == "unknown"


@pytest.mark.parametrize("wrong", [None, [], {}, {"format": 2}, {"format": 1}])
def test_other_data_is_refused(wrong: object):
    """The message says which file is meant."""
    with pytest.raises(RequestError, match="links.json"):
        read_known(wrong)


def test_damaged_data_is_refused(data: dict[str, Any]):
    """Not an exception of Python's."""
    with pytest.raises(RequestError, match="damaged"):
        read_known({**data, "ids": {"a": "b"}})


def test_the_words_of_then_and_now_are_compared():
    """In pieces, line by line and word by word; long ones as a whole; space alone is no change."""
    then, now = papers.THEN["bridge-letters"], papers.NOW["bridge-letters"]
    assert serve({"do": "compare", "then": then, "now": now}) == {"pieces": papers.CHANGED}
    assert list(difference("a " * 3000, "b " * 3000)) == [("gone", "a " * 3000), ("come", "b " * 3000)]
    assert list(difference("a\n\nb", "a\nb")) == [("same", "a\n"), ("same", ""), ("same", "b")]


@pytest.mark.parametrize(
    ("body", "code"),
    [({}, "unknown-step"), ({"do": "check"}, "bad-links"), ({"do": "check", "known": papers.published()}, "bad-document")],
)
def test_requests_that_cannot_be_served(body: dict[str, Any], code: str):
    """Each has its code."""
    with pytest.raises(RequestError) as refused:
        serve(body)
    assert refused.value.code == code
