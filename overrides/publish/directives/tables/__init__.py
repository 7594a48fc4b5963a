"""Directives that lay out a table of `docs/`: sources, terms, criteria, the register. Their words come from its TOML."""
