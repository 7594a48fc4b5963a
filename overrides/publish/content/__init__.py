"""Reads `docs/`: pages, tables, ids and their checks. May import `decision`, nothing else of `publish`."""
