"""Truth with three values."""

import pytest

from decision.engine.truth import Truth


@pytest.mark.parametrize("truth", Truth)
def test_no_bool(truth):
    """A truth refuses to be used as a bool."""
    with pytest.raises(TypeError, match="compare with"):
        bool(truth)
