"""Work in processes of their own: what comes of it, its faults as they are, its end noticed."""

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from publish import meanwhile
from publish.content.faults import Fault, PublishError
from publish.meanwhile import Meanwhile, processes, side_by_side

FAULTS = [Fault("a.md", 3, "is wrong"), Fault("b.md", 0, "is missing")]
FORKS = sys.platform == "linux"


@pytest.fixture
def number(request, monkeypatch: pytest.MonkeyPatch) -> int:
    """So many processes that work, two unless a test says otherwise."""
    monkeypatch.setattr(meanwhile, "processes", lambda: getattr(request, "param", 2))
    return getattr(request, "param", 2)


def fail() -> None:
    """Work that finds faults."""
    raise PublishError(FAULTS)


@pytest.mark.parametrize("number", [1, 2], indirect=True)
def test_what_comes_of_it(number: int):
    """It is there once it was waited for; where the system forks, another process made it."""
    work = Meanwhile(os.getpid)
    assert (work.wait() != os.getpid()) is (number == 2 and FORKS)


@pytest.mark.parametrize("number", [1, 2], indirect=True)
def test_its_faults_are_raised_as_they_are(number: int):
    """With all that an author is told."""
    with pytest.raises(PublishError, match="a.md:3: is wrong\nb.md: is missing") as raised:
        Meanwhile(fail).wait()
    assert raised.value.faults == FAULTS


def test_a_fault_that_no_other_process_could_read_is_told_in_words(number: int):
    """Its kind and what it says come through."""

    class StrangeError(Exception):
        """One that only the process that raised it knows."""

    def strange() -> None:
        raise StrangeError("of its own kind")

    with pytest.raises(Exception, match="of its own kind") as raised:
        Meanwhile(strange).wait()
    assert "StrangeError" in f"{raised.type.__name__}: {raised.value}"


@pytest.mark.skipif(not FORKS, reason="forks nothing")
def test_a_process_that_dies_is_a_fault(number: int):
    """As where the machine has no memory left: no half of a site passes for a whole one."""
    with pytest.raises(ChildProcessError, match="ended with 9"):
        Meanwhile(lambda: os._exit(9)).wait()


def test_it_can_be_stopped(number: int, tmp_path: Path):
    """Nobody goes on writing into a site whose build has failed."""

    def work() -> None:
        time.sleep(0.5 if FORKS else 0)
        (tmp_path / "written").touch()

    begun = Meanwhile(work)
    begun.stop()
    time.sleep(0.7)
    assert (tmp_path / "written").exists() is not FORKS


@pytest.mark.parametrize("number", [1, 2, 3], indirect=True)
def test_side_by_side(number: int):
    """Each piece is done once, by so many processes, and what comes of them comes back."""
    done = list(side_by_side(lambda item: (item, os.getpid()), range(7)))
    assert sorted(item for item, _ in done) == list(range(7))
    assert len({process for _, process in done}) == (number if FORKS else 1)


@pytest.mark.parametrize("number", [1, 2], indirect=True)
@pytest.mark.parametrize("wrong", [0, 1])
def test_a_fault_of_one_piece_is_raised(number: int, wrong: int):
    """Whichever process has it."""
    with pytest.raises(PublishError, match="is wrong"):
        list(side_by_side(lambda item: fail() if item == wrong else None, range(2)))


def test_after_a_fault_nobody_goes_on(number: int, tmp_path: Path):
    """The others are stopped, whichever piece it was."""

    def work(item: int) -> None:
        if item == 0:
            fail()
        time.sleep(0.5)
        (tmp_path / "written").touch()

    with pytest.raises(PublishError):
        list(side_by_side(work, range(2)))
    time.sleep(0.7)
    assert not (tmp_path / "written").exists()


def test_where_threads_run_nothing_is_forked(monkeypatch: pytest.MonkeyPatch):
    """As when `mkdocs serve` builds again: a fork would have locks that nobody opens any more."""
    monkeypatch.setattr(meanwhile.os, "process_cpu_count", lambda: 4)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert processes() == (4 if FORKS else 1)
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert processes() == 1
    assert Meanwhile(os.getpid).wait() == os.getpid()
