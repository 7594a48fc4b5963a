"""Does two things at once, one of them in a process of its own: writing thousands of small files takes as long as the rest."""

import multiprocessing
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection


@contextmanager
def meanwhile(work: Callable[[], None], apart: bool = True) -> Iterator[None]:
    """Do the work while the block runs, and wait for it at its end; what it raises is raised there.

    The work leaves files and nothing in memory. Where forking is not what the system is made for, it is done first.
    """
    if not (apart and sys.platform == "linux"):
        work()
        yield
        return
    forked = multiprocessing.get_context("fork")
    here, there = forked.Pipe(duplex=False)
    child = forked.Process(target=_do, args=(work, there))
    child.start()
    there.close()
    try:
        yield
        fault = here.recv()
    except EOFError:
        child.join()
        raise ChildProcessError(f"a process that wrote files ended with {child.exitcode}") from None
    finally:
        child.join()
        here.close()
    if fault:
        raise fault


def _do(work: Callable[[], None], parent: Connection) -> None:
    """In the other process: the work, and what it raised, or nothing."""
    try:
        work()
    except Exception as error:
        parent.send(error)
    else:
        parent.send(None)
