"""Documentation of the functions written in C: none is shown in a worker."""


def get_cmeth_docstring(function: object) -> str:
    """Return no text for any function."""
    return ""
