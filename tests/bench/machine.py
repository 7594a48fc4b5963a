"""The machine of a run, in words for whoever compares it with another."""

import os
import platform
import subprocess
from pathlib import Path

from tests.machine import headless_chromium


def described() -> dict[str, str]:
    """Processor, cores, memory, system and browser, as far as this system tells."""
    return {
        "processor": _first("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        "cores": str(os.cpu_count()),
        "memory": _memory(),
        "system": f"{_first('/etc/os-release', 'PRETTY_NAME') or platform.system()}, kernel {platform.release()}",
        "browser": _version(headless_chromium()),
    }


def _memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.1f} GiB"


def _version(program: str | None) -> str:
    if not program:
        return "none"
    return subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout.strip() or "unknown"


def _first(file: str, key: str) -> str:
    """The value of the first line of a file that begins with the key."""
    path = Path(file)
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return next((line[len(key) :].strip(' \t:="') for line in lines if line.startswith(key)), "")
