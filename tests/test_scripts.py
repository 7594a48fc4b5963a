"""The pure modules of the page's scripts, under Node's own test runner."""

import subprocess

WIDEST = 120


def test_scripts(root):
    """Every test of tests/scripts passes, and there are some."""
    files = sorted(str(path) for path in (root / "tests" / "scripts").glob("*.test.js"))
    assert files
    done = subprocess.run(["node", "--test", *files], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_line_of_a_script_is_too_long(root):
    """The formatter leaves comments, texts and templates as wide as they are: they keep to its width, too."""
    files = [*(root / "overrides" / "theme").rglob("*.js"), *(root / "tests" / "scripts").glob("*.js")]
    lines = [(path, number, line) for path in files for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)]
    assert not [f"{path.relative_to(root)}:{number}" for path, number, line in lines if len(line) > WIDEST]
