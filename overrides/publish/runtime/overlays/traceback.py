"""Formats an exception for the worker's fault message: places and text, no source lines."""


def format_exception(kind, value=None, trace=None, **_):
    """The places the exception passed, innermost last, then its type and text."""
    error = kind if value is None else value
    return [*_places(trace or error.__traceback__), f"{type(error).__name__}: {error}\n"]


def _places(trace):
    places = []
    while trace:
        places.append(f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}\n")
        trace = trace.tb_next
    return places


def print_exception(*error, **_):
    """Print what `format_exception` says."""
    print("".join(format_exception(*error)))
