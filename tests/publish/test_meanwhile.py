"""Work in a process of its own: done when the block is, its faults raised, its end noticed."""

import os
import sys
from pathlib import Path

import pytest

from publish.content.faults import Fault, PublishError
from publish.meanwhile import meanwhile

FAULTS = [Fault("a.md", 3, "is wrong"), Fault("b.md", 0, "is missing")]


@pytest.mark.parametrize("apart", [True, False])
def test_it_is_done_when_the_block_is(tmp_path: Path, apart: bool):
    """The files are there; where the system forks, another process wrote them."""
    file = tmp_path / "process"
    with meanwhile(lambda: file.write_text(str(os.getpid())) and None, apart):
        pass
    assert (int(file.read_text()) != os.getpid()) is (apart and sys.platform == "linux")


@pytest.mark.parametrize("apart", [True, False])
def test_its_faults_are_raised_as_they_are(apart: bool):
    """With all that an author is told."""

    def work() -> None:
        raise PublishError(FAULTS)

    with pytest.raises(PublishError, match="a.md:3: is wrong\nb.md: is missing") as raised, meanwhile(work, apart):
        pass
    assert raised.value.faults == FAULTS


def test_it_is_waited_for_when_the_block_fails(tmp_path: Path):
    """No process goes on writing into a site whose build has ended."""
    file = tmp_path / "done"
    with pytest.raises(ZeroDivisionError), meanwhile(file.touch):
        _ = 1 / 0
    assert file.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="forks nothing")
def test_a_process_that_dies_is_a_fault():
    """As where the machine has no memory left: no half of a site passes for a whole one."""
    with pytest.raises(ChildProcessError, match="ended with 9"), meanwhile(lambda: os._exit(9)):
        pass
