"""Stands in for asyncio: the worker asks Python for one answer at a time and waits for it."""
