"""Kleene's strong three-valued logic: what is not known is neither true nor false."""

from enum import Enum


class Truth(Enum):
    """One of three truth values; compare with `is`, for there is no truth of a Truth."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        """Refuse: an unknown must never slip through an `if` as a no."""
        raise TypeError("a Truth is not a bool: compare with `is Truth.TRUE`")
