"""Which SOC report is needed, why, and by when."""

__version__ = "2026.11"
