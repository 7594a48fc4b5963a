"""The run itself: in CI nothing may be left out, elsewhere it is said."""

import os
import shutil
import subprocess
import sys

import pytest

SKIPPING = "import pytest\n\n\ndef test_it():\n    pytest.skip('a program')\n"


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_a_skip_fails_the_run_in_ci_and_is_said_elsewhere(root, tmp_path, ci, code):
    """The same file with one skipped test, run with the project's conftest."""
    shutil.copy(root / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_skipping.py").write_text(SKIPPING)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), str(tmp_path)]
    done = subprocess.run(command, env={**os.environ, "CI": ci}, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout
    assert "Left out on this machine: Skipped: a program." in done.stdout
