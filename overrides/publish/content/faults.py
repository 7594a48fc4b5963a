"""Faults in what authors write: where, what, and what to do about it."""

from collections.abc import Iterable
from typing import NamedTuple


class Fault(NamedTuple):
    """One fault: the file (relative to docs/ or the project), the line (0 for the whole file) and the message."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """`file:line: message`, as editors understand it."""
        return f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"


class PublishError(ValueError):
    """All faults found together, so that an author mends them in one go."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults and join their texts into the message."""
        self.faults = sorted(set(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[type["PublishError"], tuple[list[Fault]]]:
        """What makes it anew in another process."""
        return type(self), (self.faults,)


def raise_any(faults: Iterable[Fault]) -> None:
    """Raise every fault at once; do nothing when there is none."""
    found = list(faults)
    if found:
        raise PublishError(found)
