"""Which SOC report is needed, why, and by when: questions, rules and the engine that walks them."""

from decision.api import handle, handle_json

__all__ = ["__version__", "handle", "handle_json"]
__version__ = "2026.12"
