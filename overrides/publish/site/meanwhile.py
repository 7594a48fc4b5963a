"""Does work in a process of its own while the build goes on: writing thousands of small files takes as long as the rest."""

import multiprocessing
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection

FORKS = sys.platform == "linux"  # where forking is what the system is made for
forked = multiprocessing.get_context("fork") if FORKS else None


class Meanwhile:
    """Work that has begun, or, where it is not to be done apart, is done. It leaves files and nothing in memory."""

    def __init__(self, work: Callable[[], None], apart: bool = True) -> None:
        """Begin. The process ends with ours, whatever becomes of the build."""
        self._process = None
        if not (apart and forked):
            work()
            return
        self._here, there = forked.Pipe(duplex=False)
        self._process = forked.Process(target=_do, args=(work, there), daemon=True)
        self._process.start()
        there.close()

    def wait(self) -> None:
        """Wait for its end; what it raised is raised here."""
        if not self._process:
            return
        try:
            fault = self._here.recv()
        except EOFError:
            self._process.join()
            raise ChildProcessError(f"a process that wrote files ended with {self._process.exitcode}") from None
        self._process.join()
        self._here.close()
        if fault:
            raise fault

    def stop(self) -> None:
        """End it as it stands: nobody waits for what it writes."""
        if self._process:
            self._process.terminate()
            self._process.join()


def _do(work: Callable[[], None], parent: Connection) -> None:
    """In the other process: the work, and what it raised, or nothing."""
    try:
        work()
    except Exception as error:
        parent.send(error)
    else:
        parent.send(None)
