"""Questions, findings, rules and conditions as they stand in `decision/data/`. Imports nothing else of the package."""
