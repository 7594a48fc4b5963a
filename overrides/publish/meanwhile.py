"""Does work in processes of their own while the build goes on, or several pieces of it side by side."""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from multiprocessing.connection import Connection

forked = multiprocessing.get_context("fork") if sys.platform == "linux" else None  # where forking is what the system is made for


def processes() -> int:
    """How many can work side by side. Where other threads run it is one: a fork has none of them, and locks that they hold."""
    return (os.process_cpu_count() or 1) if forked and threading.active_count() == 1 else 1


class Meanwhile[T]:
    """Work that has begun, or, where it is not to be done apart, is done."""

    def __init__(self, work: Callable[[], T], apart: bool | None = None) -> None:
        """Begin; unless told, apart where more than one processor works. The process ends with ours, whatever becomes of it."""
        self._process = None
        if not forked or not (processes() > 1 if apart is None else apart):
            self._result = work()
            return
        self._here, there = forked.Pipe(duplex=False)
        gc.freeze()
        self._process = forked.Process(target=_do, args=(work, there), daemon=True)
        self._process.start()
        there.close()

    def wait(self) -> T:
        """What came of it, once it is done; what it raised is raised here."""
        if not self._process:
            return self._result
        try:
            self._result, fault = self._here.recv()
        except EOFError:
            self._process.join()
            raise ChildProcessError(f"a process of the build ended with {self._process.exitcode}") from None
        self._process.join()
        self._here.close()
        if fault:
            raise fault
        return self._result

    def stop(self) -> None:
        """End it as it stands: nobody waits for it."""
        if self._process:
            self._process.terminate()
            self._process.join()


def side_by_side[T, R](work: Callable[[T], R], items: Sequence[T], number: int | None = None) -> Iterator[R]:
    """What comes of each of these, in any order, done by so many processes: else by as many as there are processors."""
    number = number or processes()

    def part(which: int) -> list[R]:
        return [work(item) for item in items[which::number]]

    others = [Meanwhile(partial(part, which), apart=True) for which in range(1, number)]
    yield from part(0)
    for other in others:
        yield from other.wait()


def each[T](work: Callable[[T], None], items: Sequence[T]) -> None:
    """The same for work that leaves files and nothing in memory."""
    for _ in side_by_side(work, items):
        pass


def _do[T](work: Callable[[], T], parent: Connection) -> None:
    """In the other process: what came of the work and what it raised, one of them nothing."""
    try:
        done = work()
    except Exception as error:
        parent.send((None, error))
    else:
        parent.send((done, None))
