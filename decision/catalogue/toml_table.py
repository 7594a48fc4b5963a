"""Validation of TOML: tables are read key by key, and every fault is collected with its place."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from decision.catalogue.errors import DataFault

WORDS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Table:
    """One table of a data file: takes keys out of it, notes what is missing, wrong or left over.

    Nothing raises: a key that cannot be taken gives an empty value, and a fault in the list that all tables share.
    """

    def __init__(self, data: object, file: str, path: str, faults: list[DataFault]) -> None:
        """Wrap parsed TOML; anything but a table is a fault and reads as an empty one."""
        self.file, self.path, self.faults = file, path, faults
        self.data: dict[str, Any] = dict(data) if isinstance(data, dict) else {}
        if not isinstance(data, dict):
            self.fault("", "must be a table")

    def fault(self, key: str, message: str) -> None:
        """Note a fault at a key of this table, or at the table itself."""
        self.faults.append(DataFault(self.file, ".".join(part for part in (self.path, key) if part), message))

    def text(self, key: str, default: str | None = None) -> str:
        """Take a non-empty string; without a default it must be there."""
        if key not in self.data and default is not None:
            return default
        value = self._take(key)
        if isinstance(value, str) and value.strip() and value == value.strip():
            return value
        if value is not None:
            self.fault(key, "must be text, not empty and without space around it")
        return ""

    def name(self, key: str = "id") -> str:
        """Take an id: words in kebab-case."""
        value = self.text(key)
        if value and not WORDS.fullmatch(value):
            self.fault(key, f'"{value}" is not words in kebab-case')
        return value

    def choice(self, key: str, allowed: Iterable[str]) -> str:
        """Take a string that is one of those allowed."""
        value = self.text(key)
        if value and value not in allowed:
            self.fault(key, f'"{value}" is not one of {", ".join(allowed)}')
        return value

    def texts(self, key: str, needed: bool = True) -> tuple[str, ...]:
        """Take a list of distinct non-empty strings."""
        if not needed and key not in self.data:
            return ()
        value = self._take(key)
        if isinstance(value, list) and value and all(isinstance(item, str) and item for item in value):
            if len(set(value)) < len(value):
                self.fault(key, "lists the same thing twice")
            return tuple(value)
        if value is not None:
            self.fault(key, "must be a list of text, not empty")
        return ()

    def empty(self, key: str) -> tuple[str, ...]:
        """Take an empty list, which must be there."""
        if self._take(key) not in ([], None):
            self.fault(key, "must be a list of text")
        return ()

    def flag(self, key: str) -> bool:
        """Take true or false; false when it is not there."""
        value = self.data.pop(key, False)
        if not isinstance(value, bool):
            self.fault(key, "must be true or false")
        return value is True

    def whole(self, key: str) -> int | None:
        """Take a whole number, or nothing."""
        value = self.data.pop(key, None)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        self.fault(key, "must be a whole number")
        return None

    def raw(self, key: str) -> object:
        """Take whatever is there; it must be there."""
        return self._take(key)

    def tables(self, key: str) -> "Iterator[Table]":
        """Take a list of tables, each named by its id where it has one, else by its place."""
        value = self.data.pop(key, None)
        if value is None:
            self.fault(key, "is missing")
            return
        if not isinstance(value, list):
            self.fault(key, "must be a list of tables")
            return
        for place, item in enumerate(value):
            name = item.get("id") if isinstance(item, dict) and not self.path else None
            path = name if isinstance(name, str) and name else f"{key}[{place}]"
            yield Table(item, self.file, ".".join(part for part in (self.path, path) if part), self.faults)

    def close(self) -> None:
        """Report every key that nobody took."""
        for key in self.data:
            self.fault(key, "is not a known key")

    def _take(self, key: str) -> Any:
        value = self.data.pop(key, None)
        if value is None:
            self.fault(key, "is missing")
        return value
