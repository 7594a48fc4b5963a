"""The one entry for the worker and the command line: actions, errors as data, schemas."""

import json
from base64 import b64encode
from unittest.mock import patch

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import decision
from decision import api
from decision.answers.read import plain, read
from decision.api import handle, handle_json
from decision.engine.evaluate import Evaluation
from decision.export.schemas import api_schema
from tests.decision.links import papers
from tests.decision.strategies import answer_sets

CONTRACT = jsonschema.Draft202012Validator(api_schema())
SELLER = {"role": "seller", "books": "unsure", "posted": "yes", "data": ["card", "gold"], "needed": "soon"}


def sent(catalogue, **request):
    """The response to a request of the tiny catalogue, as it comes over the wire."""
    return json.loads(json.dumps(handle({"today": "2026-11-23", **request}, catalogue)))


def kept(exchange):
    """A request and its response are as the published schema says."""
    CONTRACT.validate(exchange)


def test_step(tiny):
    """A step says where the interview stands, what holds, why, and what is ignored."""
    found = sent(tiny, action="step", answers=SELLER)
    assert found["next"] is None
    assert found["path"] == ["role", "books", "posted", "data", "needed"]
    assert found["remaining"] == [0, 0]
    assert found["ignored"] == [{"code": "unknown-option", "where": "data", "message": '"data" has no option "gold".'}]
    assert found["findings"][0] == {
        "id": "one-must",
        "topic": "report",
        "subject": "one",
        "strength": "must",
        "truth": "true",
        "layer": "sure",
        "presumes": [],
        "least": None,
        "rules": ["one-books"],
        "because": [["posted", "yes"]],
        "needs": [],
    }
    assert [finding["id"] for finding in found["findings"]] == ["one-must", "two-should", "in-time"]


@pytest.mark.parametrize("action", [{"action": "step"}, {"action": "report"}, {"action": "schedule"}, {"action": "explain"}])
def test_answers_are_read_and_evaluated_once(real, action):
    """Whatever the action makes of them: it starts from the one evaluation of its request."""
    request = {**action, "answers": {"role": "provider", "offering": ["process"]}, "today": "2026-11-23"}
    expected = handle(request, real)  # what a role alone settles is kept from now on
    with (
        patch.object(api, "read", side_effect=api.read) as read,
        patch.object(Evaluation, "__init__", autospec=True, side_effect=Evaluation.__init__) as evaluated,
    ):
        assert handle(request, real) == expected
    of_these = [
        call for call in evaluated.call_args_list if call.args[2:] == ({"role": ("provider",), "offering": ("process",)},)
    ]
    assert (read.call_count, len(of_these)) == (1, 1)


def test_step_names_what_is_open(tiny):
    """Open findings name the questions they need, and each question says what it settles."""
    found = sent(tiny, action="step", answers={"role": "seller", "books": "unsure", "posted": "unsure"})
    needs = {finding["id"]: finding["needs"] for finding in found["findings"]}
    assert needs["one-must"] == ["books", "posted"]
    assert found["open"][0] == {
        "question": "books",
        "unsure": True,
        "settles": ["one-must", "one-not", "in-time"],
    }
    assert found["open"][2] == {"question": "data", "unsure": False, "settles": ["two-should", "in-time"]}


def test_step_drops(tiny):
    """Answers to questions that no longer apply are listed as dropped."""
    assert sent(tiny, action="step", answers={"role": "buyer", "books": "yes"})["dropped"] == ["books"]


def test_explain(tiny):
    """A finding is explained by its fewest answers, its rules and the changes that turn it."""
    found = sent(tiny, action="explain", finding="one-must", answers=SELLER)
    assert (found["truth"], found["layer"], found["presumes"]) == ("true", "sure", [])
    assert found["because"] == [["role", "seller"], ["books", "unsure"], ["posted", "yes"]]
    assert found["rules"] == [{"id": "one-books", "truth": "true", "english": "the service touches the customers' books"}]
    assert found["flips"] == [
        {
            **{"question": "books", "from": "unsure", "to": "no", "answer": ["no"], "presumed": False},
            **{"gained": [], "lost": ["one-must"]},
        },
    ]


def test_explain_the_verdict(tiny):
    """Without a finding the changes for the whole verdict and what was not asked are given."""
    found = sent(tiny, action="explain", answers={"role": "buyer", "data": "none"})
    assert found["not-asked"] == ["needed"]
    assert found["flips"][0]["gained"] == ["two-should"]


@pytest.mark.parametrize(
    ("request_", "code", "where"),
    [
        ([], "not-an-object", ""),
        ({"action": "dance"}, "unknown-action", "action"),
        ({}, "unknown-action", "action"),
        ({"action": "step", "answers": []}, "not-an-object", "answers"),
        ({"action": "step", "today": "soon"}, "bad-date", "today"),
        ({"action": "step", "today": 3}, "bad-date", "today"),
        ({"action": "explain", "finding": "lost"}, "unknown-finding", "finding"),
        ({"action": "report", "format": "papyrus"}, "unknown-format", "format"),
        ({"action": "batch"}, "unknown-step", "do"),
        ({"action": "batch", "do": "read"}, "bad-csv", "csv"),
        ({"action": "batch", "do": "look", "rows": [1]}, "bad-rows", "rows"),
        ({"action": "batch", "do": "look", "rows": [[1]]}, "bad-rows", "rows"),
        ({"action": "batch", "do": "read", "csv": "a", "line": "x"}, "bad-number", "line"),
        ({"action": "batch", "do": "judge", "rows": [], "names": [], "mapping": []}, "bad-mapping", "mapping"),
        ({"action": "batch", "do": "judge", "rows": [], "names": [], "mapping": {"values": {"A": 1}}}, "bad-mapping", "mapping"),
        ({"action": "batch", "do": "judge", "rows": [], "names": "x"}, "bad-names", "names"),
    ],
)
def test_errors_are_data(tiny, request_, code, where):
    """A request that cannot be served comes back as an error that names the place."""
    error = handle(request_, tiny)["error"]
    assert (error["code"], error["where"]) == (code, where)
    assert error["message"].endswith(".")


def test_json_in_json_out():
    """Text that is not JSON is an error as data, and JSON is served from the standard catalogue."""
    assert json.loads(handle_json("{"))["error"]["code"] == "bad-json"
    assert json.loads(decision.handle_json('{"action": "step"}'))["next"] == "role"


@given(st.data())
def test_responses_keep_the_schema(real, today, data):
    """Whatever the answers, every response is as the published schema says."""
    answers = plain(read(real, data.draw(answer_sets(real)), today), real)
    action = data.draw(st.sampled_from(["step", "explain", "report", "schedule"]))
    request = {"action": action, "answers": answers, "today": today.isoformat()}
    response = json.loads(handle_json(json.dumps(request)))
    assert "error" not in response
    kept({"request": request, "response": response})


def test_batch_response_keeps_the_schema(real):
    """A batch and an error are as the published schema says, too."""
    rows = [["role", "offering"], ["provider", "saas"]]
    wanted = [
        {"do": "read", "csv": "role\n"},
        {"do": "look", "rows": rows},
        {"do": "write", "rows": rows},
        {"do": "look", "rows": []},
    ]
    wanted.append({"do": "judge", "names": rows[0], "rows": rows[1:], "mapping": {"columns": {"offering": "offering"}}})
    for request in ({"action": "batch", **each} for each in wanted):
        kept({"request": request, "response": handle(request)})


def test_links_response_keeps_the_schema(real):
    """A document checked and two texts compared, as the published schema says."""
    document = {"text": f"{papers.ROOT}bridge-letters/2026.11/ {papers.ROOT}nothing-at-all/"}
    wanted = [
        {"do": "check", "known": papers.published(), "document": document, "edition": ""},
        {"do": "check", "known": papers.published(), "document": {"refused": "old"}},
        {"do": "compare", "then": "a b", "now": "a c"},
    ]
    for request in ({"action": "links", **each} for each in wanted):
        kept({"request": request, "response": handle(request)})


def test_pdf_response_keeps_the_schema():
    """The pages of a PDF, and why there are none, as the published schema says; what is not asked rightly is refused."""
    limits = {"pages": 9, "characters": 999}
    for content, words in ((papers.pdf("words", papers.ROOT), [["words", papers.ROOT]]), (b"%PDF", None)):
        request = {"action": "pdf", "content": b64encode(content).decode(), "limits": limits}
        response = handle(request)
        kept({"request": request, "response": response})
        assert response == ({"pages": words} if words else {"refused": "damaged"})
    for content, wrong in (("no base64", limits), (1, limits), ("", {"pages": True, "characters": 9}), ("", None)):
        assert handle({"action": "pdf", "content": content, "limits": wrong})["error"]["code"].startswith("bad-")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_anything_is_answered(tiny, value):
    """Whatever is sent as answers, the response is data and never an exception."""
    assert isinstance(handle({"action": "step", "answers": value}, tiny), dict)
    assert isinstance(handle({"action": "step", "answers": {"role": value, "data": value}}, tiny), dict)


DATES = st.sampled_from(
    ["0001-01-01", "9999-12-31", "1999-12-31", "2000-01-01", "2199-12-31", "2200-01-01", "2026-02-30", "soon"]
)
NONSENSE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | DATES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.data())
def test_nonsense_in_any_field_is_answered(real, data):
    """Whatever stands in any field of any request, dates near either end of the calendar included, the answer is data."""
    from decision.api import ACTIONS

    answers = data.draw(answer_sets(real))
    for id in data.draw(st.lists(st.sampled_from([*real.question]), max_size=3)):
        answers[id] = data.draw(NONSENSE)
    for id in ("needed-by", "last-period-end"):
        answers[id] = data.draw(DATES | st.none())
    request = {"action": data.draw(st.sampled_from([*ACTIONS])), "answers": answers, "today": data.draw(DATES)}
    request["csv"] = data.draw(st.sampled_from(["role,offering\nprovider,saas\n", ""]) | st.text())
    for field in data.draw(st.lists(st.sampled_from(["today", "answers", "finding", "format", "root", "csv", "header"]))):
        request[field] = data.draw(NONSENSE)
    assert isinstance(handle(request, real), dict)


@pytest.mark.parametrize("today", ["2000-01-01", "2199-12-31"])
@pytest.mark.parametrize("controls", ["examined-type-2", "unwritten"])
@pytest.mark.parametrize("day", ["0001-01-01", "2000-01-01", "2199-12-31", "9999-12-31"])
def test_dates_near_the_ends_of_the_calendar(real, today, controls, day):
    """A date near either end is scheduled, or ignored and named."""
    answers = {"role": "provider", "offering": ["saas"], "asked-for": ["soc-2"], "asked-by": ["contract"], "controls": controls}
    answers |= {"financial-effect": "no", "needed-by": day, "last-period-end": day}
    for action in ("step", "report", "schedule"):
        found = handle({"action": action, "answers": answers, "today": today}, real)
        assert "error" not in found
    ignored = {each["where"] for each in handle({"action": "step", "answers": answers, "today": today}, real)["ignored"]}
    assert ignored >= ({"needed-by", "last-period-end"} if day in {"0001-01-01", "9999-12-31"} else set())
