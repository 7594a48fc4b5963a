"""What the core asks of inspect: no function here is a coroutine."""


def iscoroutinefunction(function: object) -> bool:
    """Return False for every function."""
    return False
