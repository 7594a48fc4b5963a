"""Nothing that comes from outside ends in an exception: arbitrary bytes, damaged inputs, and JSON with anything in its fields."""

import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.decision.hostile import fuzz
from tests.decision.hostile.doors import DOORS
from tests.decision.hostile.seeds import REQUESTS, seeds

EXAMPLES = int(os.environ.get("WHICH_SOC_EXAMPLES", "25"))
PIECES = st.sampled_from(
    [b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\x81", b'"', b"\n", b"%", b"&", b"[", b"{", b"9" * 400, b"-1", b"null", b"0001-01-01"]
    + [b"\\ud800", b"\xed\xa0\x80", b"=", b"1e999", b"true", b"[]", b"{}", b'""', b"NaN"]
)
NESTED = [b"[" * 100_000, b'{"a":' * 3000 + b"1" + b"}" * 3000, b"a = " + b"[" * 3000, b"a" + b".not" * 3000 + b' = {b = "c"}']
ODD = [b"", b"\xff", b"\xff\xfe\x00\xd8", b"a\x81b\n", b"role," * 50_000]
VALUES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.sampled_from(["2026-11-30", "9999-12-31"])
)
ANYTHING = st.recursive(
    VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3), max_leaves=5
)


@st.composite
def damaged(draw, seed: bytes):
    """An input with pieces cut out of it and others put in."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(seed)))
        end = min(len(seed), start + draw(st.integers(0, 12)))
        seed = seed[:start] + draw(PIECES | st.binary(max_size=6)) + seed[end:]
    return seed


@st.composite
def replaced(draw, value):
    """JSON of the right shape with anything in one of its places."""
    if isinstance(value, dict) and value and draw(st.integers(0, 5)):
        key = draw(st.sampled_from(sorted(value)))
        return {**value, key: draw(replaced(value[key]))}
    if isinstance(value, list) and value and draw(st.integers(0, 5)):
        place = draw(st.integers(0, len(value) - 1))
        return [*value[:place], draw(replaced(value[place])), *value[place + 1 :]]
    return draw(ANYTHING)


@pytest.mark.parametrize("door", DOORS)
@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.data())
def test_nothing_escapes(door, data):
    """Bytes of any kind, and what the door usually gets with damage to it."""
    usual = data.draw(st.sampled_from(seeds(door)))
    DOORS[door](data.draw(damaged(usual) | st.binary(max_size=200)))


@settings(max_examples=4 * EXAMPLES, deadline=None)
@given(data=st.data())
def test_requests_with_anything_in_their_fields(data):
    """Each kind of request with a field of another kind, however deep it lies."""
    DOORS["request"](json.dumps(data.draw(replaced(data.draw(st.sampled_from(REQUESTS))))).encode())


@pytest.mark.parametrize("door", ["published", "answers_file"])
@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.data())
def test_files_with_anything_in_their_fields(door, data):
    """JSON of the right shape with a value of another kind."""
    usual = next(json.loads(seed) for seed in seeds(door) if seed.startswith(b"{"))
    DOORS[door](json.dumps(data.draw(replaced(usual))).encode())


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("content", [*NESTED, *ODD], ids=range(len(NESTED) + len(ODD)))
def test_inputs_that_were_faults_once(door, content):
    """Nesting without end, bytes that no encoding has, and a table as wide as it is long."""
    DOORS[door](content)


def test_an_hour_ends_with_its_totals():
    """What is told on the page about security is the last line of `make fuzz`; a finding is named."""
    assert fuzz.totals({"request": (1_000, False), "toml": (25, False)}) == (
        "In all 1,025 inputs (request 1,000, toml 25): nothing found"
    )
    assert fuzz.totals({"request": (1_000, True), "toml": (25, False)}).endswith(": FOUND at request")
