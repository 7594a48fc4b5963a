"""Renders a part of the menu once for all pages of a folder that are not in it: the menu is most of a template’s work."""

import re
from collections.abc import Callable, Iterable

IDLE = re.compile(r">\s*\n\s*<")  # the indentation of templates, which `lean.py` takes out wherever it is left

type Keep = Callable[..., str]


def keep(urls: Iterable[str]) -> Keep:
    """For a template: gives what its block renders to for a part of the menu, on a page of the site with these addresses.

    The links in a part are relative. They are the same on all pages of a folder, except on one that is a folder to other pages.
    """
    folders = {_folder(url) for url in urls}
    known: dict[tuple[str, str], str] = {}

    def kept(part: str, url: str, caller: Callable[[], str]) -> str:
        key = part, url if url in folders else f"{_folder(url)}*"
        if key not in known:
            known[key] = IDLE.sub(">\n<", caller())
        return known[key]

    return kept


def _folder(url: str) -> str:
    """The folder that a page is in, as `reports/` of `reports/soc-1/`; the site's own is empty."""
    return "".join(url.rstrip("/").rpartition("/")[:2])
