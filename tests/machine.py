"""The programs that the tests drive: finds each on this machine, or brings it.

As root on Debian they come from its packages. Elsewhere only Playwright's own Chromium can be brought; tests of the
other programs are then left out, and the run's last lines say so.
"""

import os
import shutil
import subprocess
import sys
from glob import glob
from pathlib import Path

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = "No Chromium was found or could be installed: install one and put it on PATH, or name it in CHROMIUM."
# Program, and Debian's packages that bring it. Writer needs a screen to paste on, so Xvfb and no "nogui" build.
PACKAGES = {
    "chromium": ("chromium",),
    "chromium-headless-shell": ("chromium-headless-shell",),
    "firefox-esr": ("firefox-esr",),
    "WebKitWebDriver": ("webkit2gtk-driver",),
    "Xvfb": ("xvfb",),
    "nginx": ("nginx-light",),
    "brotli": ("libnginx-mod-http-brotli-static",),
    "caddy": ("caddy",),
    "soffice": ("libreoffice-writer", "libreoffice-calc"),
}


def chromium() -> str | None:
    """Return the path of a Chromium on this machine, or None."""
    named = os.environ.get("CHROMIUM")
    if named and Path(named).exists():
        return named
    return next((path for name in CHROMIUMS if (path := shutil.which(name))), None) or _playwrights_own()


def headless_chromium() -> str | None:
    """Return the path of Chromium without its windows, which starts pages with less work, or else of any Chromium."""
    return (not os.environ.get("CHROMIUM") and shutil.which("chromium-headless-shell")) or chromium()


def firefox() -> str | None:
    """Return the path of a Firefox on this machine, or None."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def nginx() -> str | None:
    """Return the path of nginx, which Debian keeps off the PATH of most."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def brotli() -> str | None:
    """Return the path of nginx's module that sends files compressed by Brotli, or None."""
    return next(iter(glob("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")), None)  # noqa: PTH207 (an absolute pattern)


def mini_browser() -> str | None:
    """Return the path of WebKitGTK's browser for automation, or None when it or its driver is missing."""
    found = sorted(glob("/usr/lib/*/webkit2gtk-*/MiniBrowser"))  # noqa: PTH207 (an absolute pattern)
    return found[-1] if found and shutil.which("WebKitWebDriver") and shutil.which("Xvfb") else None


def writer() -> str | None:
    """Return the path of a LibreOffice that can be seen on a screen of its own, or None."""
    return shutil.which("soffice") if shutil.which("Xvfb") and _can_paste() else None


def _can_paste() -> bool:
    """Whether LibreOffice has a window system to paste from: Debian's "nogui" builds have none."""
    return bool(glob("/usr/lib/libreoffice/program/libvclplug_genlo.so")) or not Path("/etc/debian_version").exists()  # noqa: PTH207


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


def _wanted() -> list[str]:
    """Debian's packages for what is missing."""
    here = {
        "chromium": chromium(),
        "chromium-headless-shell": shutil.which("chromium-headless-shell"),
        "firefox-esr": firefox(),
        "WebKitWebDriver": mini_browser(),
        "Xvfb": shutil.which("Xvfb"),
        "nginx": nginx(),
        "brotli": brotli(),
        "caddy": shutil.which("caddy"),
        "soffice": writer() and shutil.which("localc"),
    }
    return [package for name, packages in PACKAGES.items() if not here[name] for package in packages]


def install() -> bool:
    """Bring what is missing, as far as this machine lets us; return whether there is a Chromium, which all need."""
    wanted = _wanted()
    if wanted and _debian_root():
        print(f"Installing Debian's {', '.join(wanted)} for the tests ...", flush=True)
        _run("apt-get", "update", "-qq")
        for package in wanted:
            _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", package)
    if not chromium():
        print("Installing Playwright's chromium for the tests ...", flush=True)
        _run(sys.executable, "-m", "playwright", "install", "chromium")
    return chromium() is not None


if __name__ == "__main__":
    if not install():
        sys.exit(ADVICE)
