"""What tests of all parts share: the real site, built once; and a run that hides nothing it left out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).parents[1]
# The order in which rooms keep workers busy to the end: one builds the site for the first room while the others decide.
ROOMS = ("browser/batch/test_page.py", "decision", "browser", "publish")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Rooms in their order, what is in none of them last; the order within a room stays."""
    rooms = [ROOT / "tests" / room for room in ROOMS]
    items.sort(
        key=lambda item: next((place for place, room in enumerate(rooms) if room in (item.path, *item.path.parents)), len(rooms))
    )


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The site as `mkdocs build --strict` makes it, built once for all workers; WHICH_SOC_SITE names a finished one."""
    if given := os.environ.get("WHICH_SOC_SITE"):
        return Path(given).resolve()
    base = tmp_path_factory.getbasetemp()
    folder = base if worker_id == "master" else base.parent
    target = folder / "built"
    with FileLock(folder / "built.lock"):
        if not (folder / "built.done").exists():
            command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
            built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            if built.returncode:
                pytest.fail(f"mkdocs build --strict failed:\n{built.stdout}{built.stderr}", pytrace=False)
            (folder / "built.done").touch()
    return target


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Path:
    """The built site; for the browser's tests its address."""
    return site_folder


def _left_out(config: pytest.Config) -> list[str]:
    """Why tests were skipped, each reason once."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    reports = reporter.stats.get("skipped", []) if reporter else []
    return sorted({str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr) for report in reports})


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a test that was left out fails the run."""
    if os.environ.get("CI") == "true" and session.exitstatus == 0 and _left_out(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one sentence what was left out; the last line counts it."""
    if reasons := _left_out(terminalreporter.config):
        refused = " CI takes no run that leaves something out." if os.environ.get("CI") == "true" else ""
        terminalreporter.write_line(f"Left out on this machine: {'; '.join(reasons)}.{refused}")
