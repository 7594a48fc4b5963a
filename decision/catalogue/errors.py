"""What can go wrong: faults in the catalogue, and requests that cannot be served."""

from typing import NamedTuple


class DataFault(NamedTuple):
    """One fault in a data file: the file, the path of tables and keys within it, what is wrong."""

    file: str
    path: str
    message: str

    def __str__(self) -> str:
        """The fault on one line."""
        return f"{self.file}: {self.path}: {self.message}" if self.path else f"{self.file}: {self.message}"


class CatalogueError(Exception):
    """The catalogue has faults; the message lists every one of them, a line each."""

    def __init__(self, faults: list[DataFault]) -> None:
        """Take the faults, one at least; the message has a line for each."""
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


class RequestError(Exception):
    """A request that cannot be served, with a code for programs and a sentence for people."""

    def __init__(self, code: str, where: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.where = where
        self.message = message
