"""Does work in processes of their own while the build goes on, or several pieces of it side by side."""

import gc
import multiprocessing
import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from multiprocessing.connection import Connection
from typing import NamedTuple, cast

forked = multiprocessing.get_context("fork") if sys.platform == "linux" else None  # where forking is what the system is made for


def processes() -> int:
    """How many can work side by side. Where other threads run it is one: a fork has none of them, and locks that they hold."""
    return (os.process_cpu_count() or 1) if forked and threading.active_count() == 1 else 1


class Done(NamedTuple):
    """What came of work, or what it raised."""

    result: object
    fault: Exception | None


class Meanwhile[T]:
    """Work that has begun, or is done."""

    def __init__(self, work: Callable[[], T]) -> None:
        """Begin. The process ends with ours, whatever becomes of it; where one processor works, the work is done here and now."""
        self._process = None
        if not forked or processes() == 1:
            self._done = _done(work)
            return
        self._here, there = forked.Pipe(duplex=False)
        gc.freeze()
        self._process = forked.Process(target=_send, args=(work, there), daemon=True)
        self._process.start()
        there.close()

    def wait(self) -> T:
        """What came of it, once it is done; what it raised is raised here."""
        if self._process:
            try:
                self._done = self._here.recv()
            except EOFError:
                self._process.join()
                raise ChildProcessError(f"a process of the build ended with {self._process.exitcode}") from None
            self._process.join()
            self._process = None
        if self._done.fault:
            raise self._done.fault
        return cast("T", self._done.result)

    def stop(self) -> None:
        """End it as it stands: nobody waits for it."""
        if self._process:
            self._process.terminate()
            self._process.join()


def side_by_side[T, R](work: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
    """What comes of each of these, in any order, done by as many processes as there are processors."""
    number = processes()

    def part(which: int) -> list[R]:
        return [work(item) for item in items[which::number]]

    others = [Meanwhile(partial(part, which)) for which in range(1, number)]
    try:
        yield from part(0)
        for other in others:
            yield from other.wait()
    finally:
        for other in others:
            other.stop()


def each[T](work: Callable[[T], None], items: Sequence[T]) -> None:
    """The same for work that leaves files and nothing in memory."""
    for _ in side_by_side(work, items):
        pass


def sendable(error: Exception) -> Exception:
    """An error as another process can be told of it: as it is, or else its kind and its words."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _done(work: Callable[[], object]) -> Done:
    """Do the work."""
    try:
        return Done(work(), None)
    except Exception as error:
        return Done(None, error)


def _send(work: Callable[[], object], parent: Connection) -> None:
    """In the other process: do the work, and say what became of it."""
    result, fault = _done(work)
    parent.send(Done(result, fault and sendable(fault)))
