"""Warnings as the interpreter itself gives them, without filters by pattern."""

from _warnings import warn

__all__ = ["warn"]
