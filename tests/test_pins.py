"""What is tested is what is installed: every package is pinned with its hashes, and no file names where it comes from."""

import re
import subprocess
import tomllib

import pytest
import yaml

from decision import __version__

FILES = ("requirements.txt", ".ci/uv.txt", ".ci/fuzz.txt", "package-lock.json", "pyproject.toml", "package.json", "Makefile")
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;]+)")
REGISTRIES = r"(pypi|npmjs|pythonhosted)[.](org|com|io)"
HOST = re.compile(r"https?://[^\s\"']*(?:pypi|pythonhosted|npmjs|debian)\b|--(?:extra-)?index-url|\bresolved\b")


def pins(lines):
    """Name and version of every line that pins one."""
    return {found[1].lower().replace("_", "-"): found[2] for line in lines if (found := PIN.match(line.strip()))}


@pytest.mark.parametrize("name", FILES)
def test_no_file_names_a_registry(root, name):
    """No index line, no host of a registry, no address of a package."""
    assert not HOST.search((root / name).read_text())


def test_no_file_anywhere_names_a_registrys_host(root):
    """Data and words included: whoever builds takes packages from where they take them."""
    named = subprocess.run(["git", "grep", "-IlE", REGISTRIES], cwd=root, capture_output=True, text=True, check=False)
    assert named.stdout.splitlines() == []


def test_every_requirement_has_its_hashes(root):
    """Each package of these files is one version, with at least one hash below it."""
    for name in ("requirements.txt", ".ci/uv.txt", ".ci/fuzz.txt"):
        blocks = re.split(r"\n(?=\S)", (root / name).read_text().strip())
        assert all(PIN.match(block) and "--hash=sha256:" in block for block in blocks), name


def test_requirements_are_those_of_the_project(root):
    """Every version that pyproject.toml names is the one in requirements.txt; `make pins` renews it."""
    project = tomllib.loads((root / "pyproject.toml").read_text())
    groups = [*project["dependency-groups"].values(), *project["project"]["optional-dependencies"].values()]
    wanted = pins(line for group in groups for line in group)
    assert len(wanted) > 15
    pinned = pins((root / "requirements.txt").read_text().split("\n"))
    assert {name: pinned.get(name) for name in wanted} == wanted


def test_the_citation_is_of_this_edition(root):
    """CITATION.cff names the version that the package has, and the authors that every page names."""
    cited = yaml.safe_load((root / "CITATION.cff").read_text())
    author = re.search(r"^site_author: (.+)$", (root / "mkdocs.yml").read_text(), re.MULTILINE)
    assert author and (cited["version"], cited["authors"]) == (__version__, [{"name": author[1]}])


@pytest.mark.parametrize("name", ["link", "rule", "source"])
def test_issue_forms_are_whole(root, name):
    """No part of a form is empty: the host refuses such a form without a word."""
    form = yaml.safe_load((root / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml").read_text())
    assert form["name"] and form["description"] and form["body"]
    assert all(part["id"] and part["attributes"]["label"] and part["attributes"]["description"] for part in form["body"])
