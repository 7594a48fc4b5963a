"""Finds a Chromium for the tests, or brings one: Debian's when root on Debian, else Playwright's own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = "No Chromium was found or could be installed: install one and put it on PATH, or name it in CHROMIUM."


def chromium() -> str | None:
    """Return the path of a Chromium on this machine, or None."""
    named = os.environ.get("CHROMIUM")
    if named and Path(named).exists():
        return named
    return next((path for name in NAMES if (path := shutil.which(name))), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _debian_root() -> bool:
    return os.geteuid() == 0 and Path("/etc/debian_version").exists() and bool(shutil.which("apt-get"))


def _run(*command: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode == 0


def install() -> str | None:
    """Bring a Chromium to this machine if there is none; return its path, or None."""
    if path := chromium():
        return path
    if _debian_root():
        print("Installing Debian's chromium for the browser tests ...", flush=True)
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")
    if not chromium():
        print("Installing Playwright's chromium for the browser tests ...", flush=True)
        _run(sys.executable, "-m", "playwright", "install", "chromium")
    return chromium()


if __name__ == "__main__":
    found = install() if "--install" in sys.argv else chromium()
    print(found or ADVICE)
    sys.exit(0 if found else 1)
