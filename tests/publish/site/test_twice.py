"""The same commit gives the same site: in another folder, on another day, by one process, whatever the order of sets."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PARTS = ("decision", "docs", "overrides", "tests/cases")
ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "SOURCE_DATE_EPOCH": "4102444800",
    "PYTHONHASHSEED": "17",
    "PYTHON_CPU_COUNT": "1",
    "LC_ALL": "C.UTF-8",
}


@pytest.fixture(scope="module")
def again(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site built of a copy of the checkout in a folder of another name, from nothing."""
    copy = tmp_path_factory.mktemp("another folder") / "copy of the checkout"
    for part in PARTS:
        shutil.copytree(root / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    for path in root.iterdir():
        if path.is_file():
            shutil.copy(path, copy)
    (copy / "node_modules").symlink_to(root / "node_modules")
    paths = os.pathsep.join((str(copy), str(copy / "overrides")))
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(copy / "site")]
    environment = {**os.environ, **ELSEWHERE, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return copy / "site"


def hashes(site: Path) -> dict[str, str]:
    """The hash of every file, by its path in the site."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_two_builds_are_the_same_to_the_byte(site: Path, again: Path):
    """Every file is in both, Python’s binary and archives too, and is the same; those that are not are named."""
    one, two = hashes(site), hashes(again)
    assert len(one) > 1000
    assert sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name)) == []


def test_no_page_tells_of_the_machine(again: Path):
    """No file names the folder in which it was built."""
    kinds = {".html", ".js", ".json", ".xml", ".css", ".txt", ".md", ".csv"}
    texts = [path for path in again.rglob("*") if path.suffix in kinds]
    assert [path for path in texts if str(again.parent).encode() in path.read_bytes()] == []
