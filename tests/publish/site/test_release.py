"""A release: refused while something stands against it, the same to the byte, and at work where nothing else is installed."""

import hashlib
import json
import shutil
import subprocess
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from decision import __version__
from publish.content.faults import PublishError
from publish.site import release

LINK = "role=provider&offering=saas&asked-for=soc-2&asked-by=contract&financial-effect=no"
TEXT = "Words."
ROW = {"id": "a", "title": "A", "page": "P", "text": TEXT, "sha256": hashlib.sha256(TEXT.encode()).hexdigest()}
ROW |= {"sources": [], "reviewed": "2026-11-23"}


def test_a_frozen_edition_is_what_the_site_says(site: Path, root: Path):
    """Every section's words are those frozen under the name that the site carries, so what is cited today can be held to it."""
    assert [*release.unlike(site, root)] == []


def git(folder: Path, *arguments: str) -> None:
    """Git as nobody in particular."""
    name = ["-c", "user.name=n", "-c", "user.email=n@n.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def checkout(root: Path, tmp_path: Path) -> Path:
    """A repository with the package, a changelog and an edition that is not frozen, all committed."""
    copy = tmp_path / "checkout"
    shutil.copytree(root / "decision", copy / "decision", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(root / name, copy)
    (copy / "CHANGELOG.md").write_text(f"# Changelog\n\n## {__version__}\n")
    git(copy, "init", "--quiet")
    git(copy, "add", ".")
    git(copy, "commit", "--quiet", "--message", "All")
    return copy


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of one section."""
    site = tmp_path / "small"
    (site / "data").mkdir(parents=True)
    (site / "index.html").write_text("<p>Words.")
    (site / "data" / "sections.json").write_text(json.dumps({"edition": __version__, "sections": [ROW]}))
    return site


@pytest.fixture(scope="module")
def made(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel and the sdist of the checkout."""
    dist = tmp_path_factory.mktemp("dist")
    release.packages(root, dist)
    return dist


def test_a_release_has_four_files_and_is_the_same_to_the_byte(checkout: Path, small: Path, tmp_path: Path):
    """Wheel, sdist, site and checksums, made twice; the checksums are right."""
    one, two = tmp_path / "one", tmp_path / "two"
    names = [path.name for path in release.release(small, one, checkout)]
    (small / "index.html").touch()
    release.release(small, two, checkout)
    wheel, sdist = f"which_soc-{__version__}-py3-none-any.whl", f"which_soc-{__version__}.tar.gz"
    assert names == [wheel, sdist, f"which-soc-site-{__version__}.zip", "SHA256SUMS"]
    assert {path.name: path.read_bytes() for path in one.iterdir()} == {path.name: path.read_bytes() for path in two.iterdir()}
    for line in (one / "SHA256SUMS").read_text().splitlines():
        said, name = line.split("  ")
        assert hashlib.sha256((one / name).read_bytes()).hexdigest() == said
    with zipfile.ZipFile(one / f"which-soc-site-{__version__}.zip") as zipped:
        assert zipped.namelist() == ["data/sections.json", "index.html"]


def test_what_stands_against_a_release_is_named(checkout: Path, small: Path, tmp_path: Path):
    """Something uncommitted, a changelog without the edition, and a frozen edition with other words."""
    frozen = checkout / "docs" / "editions" / f"{__version__}.json"
    frozen.parent.mkdir(parents=True)
    frozen.write_text(json.dumps([{**ROW, "text": "Old.", "sha256": hashlib.sha256(b"Old.").hexdigest()}]))
    (checkout / "CHANGELOG.md").write_text(f"# Changelog\n\n## Unreleased\n\n## {__version__}\n")
    with pytest.raises(PublishError) as caught:
        release.release(small, tmp_path / "dist", checkout)
    said = str(caught.value)
    assert "CHANGELOG.md: is not committed" in said
    assert "is frozen, and 1 sections differ (a): raise the version" in said
    assert f"does not begin with a part “{__version__}”" in said
    (small / "data" / "sections.json").write_text(json.dumps({"edition": "2000.01", "sections": []}))
    assert release.main([str(small), str(tmp_path / "dist")]) == 1
    assert not (tmp_path / "dist").exists()


def test_a_frozen_edition_with_the_same_words_is_no_obstacle(checkout: Path, small: Path, tmp_path: Path):
    """The edition is what the site says."""
    frozen = checkout / "docs" / "editions" / f"{__version__}.json"
    frozen.parent.mkdir(parents=True)
    frozen.write_text(json.dumps([ROW]))
    git(checkout, "add", ".")
    git(checkout, "commit", "--quiet", "--message", "Frozen")
    assert release.release(small, tmp_path / "dist", checkout)


def test_the_sdist_holds_the_wheel(made: Path, tmp_path: Path):
    """The wheel made out of the unpacked sdist is the same to the byte."""
    with tarfile.open(next(made.glob("*.tar.gz"))) as packed:
        packed.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    (again,) = WheelBuilder(str(folder)).build(directory=str(tmp_path / "dist"), versions=["standard"])
    assert Path(again).read_bytes() == next(made.glob("*.whl")).read_bytes()


@pytest.fixture(scope="module")
def pip(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A pip that installs into other environments, since most have none."""
    tool = tmp_path_factory.mktemp("pip")
    venv.create(tool, with_pip=True)
    return [str(tool / "bin/python"), "-m", "pip", "--python"]


@pytest.mark.parametrize("kind", ["whl", "tar.gz"])
def test_it_works_where_nothing_else_is_installed(made: Path, pip: list[str], tmp_path: Path, kind: str):
    """Installed without a network into a new environment: help, a step and a report out of a link. Hatchling, which makes a
    wheel of an sdist, is lent by this environment.
    """
    venv.create(tmp_path / "new")
    bin = tmp_path / "new" / "bin"
    install = [*pip, str(bin / "python"), "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    lent = {"PYTHONPATH": sysconfig.get_path("purelib")} if kind == "tar.gz" else {}
    subprocess.run([*install, *made.glob(f"*.{kind}")], check=True, cwd=tmp_path, env=lent)

    def which_soc(*arguments: str) -> str:
        done = subprocess.run([bin / "which-soc", *arguments], cwd=tmp_path, env={}, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.decode()

    assert "check-links" in which_soc("--help")
    assert __version__ in which_soc("--version")
    assert json.loads(which_soc("check", LINK, "--json"))["lead"]["headline"] == "You need a SOC 2 report."
    assert "SOC 2" in which_soc("report", LINK, "--form", "html")


def test_make_release_begins_with_every_check(root: Path):
    """Lint, then the tests, then the build of what is released."""
    said = subprocess.run(["make", "-n", "release"], cwd=root, capture_output=True, text=True, check=True).stdout
    places = [said.index(word) for word in ("tests.lint", " pytest ", "mkdocs build", "publish.site.release")]
    assert places == sorted(places)
