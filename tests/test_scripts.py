"""The pure modules of the page's scripts, under Node's own test runner."""

import subprocess


def test_scripts(root):
    """Every test of tests/scripts passes, and there are some."""
    files = sorted(str(path) for path in (root / "tests" / "scripts").glob("*.test.js"))
    assert files
    done = subprocess.run(["node", "--test", *files], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
