"""Which SOC report is needed, why, and by when: questions, rules and the engine that walks them."""

__version__ = "2026.11"
