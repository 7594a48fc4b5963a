"""Gives every built page its content security policy, with the hashes of its own inline scripts.

Not under `mkdocs serve`, which adds an inline script of its own while serving.
"""

import base64
import hashlib
import re
from pathlib import Path

wanted = True  # set to False by `mkdocs serve`

POLICY = {
    "default-src": ["'self'"],
    "script-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["inert", "default", "decide"],
}
TYPES = "assets/javascripts/shared/trusted-types.js"
INLINE = re.compile(r"<script(?P<attributes>(?![^>]*\ssrc=)[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
THEME = re.compile(r'src="(?P<root>[^"]*)assets/javascripts/bundle\b')
OURS = re.compile(r'\n<meta http-equiv="Content-Security-Policy"[^>]*>(\n<script src="[^"]*trusted-types\.js"></script>)?')


def protect(site: Path) -> None:
    """Write the policy into every page of the built site; a page that has one gets it anew."""
    for page in site.rglob("*.html") if wanted else ():
        page.write_text(with_policy(OURS.sub("", page.read_text("utf-8"))), "utf-8")


def with_policy(html: str) -> str:
    """A page with its policy right after its charset; one of the theme's also with the script that lets search work."""
    policy = {**POLICY, "script-src": [*POLICY["script-src"], *hashes(html)]}
    text = "; ".join(" ".join([name, *values]) for name, values in policy.items())
    added = f'\n<meta http-equiv="Content-Security-Policy" content="{text}">'
    if theme := THEME.search(html):
        added += f'\n<script src="{theme["root"]}{TYPES}"></script>'
    return CHARSET.sub(lambda found: found[0] + added, html, count=1)


def hashes(html: str) -> list[str]:
    """A source for each inline script that runs; blocks of data need none."""
    codes = {found["code"] for found in INLINE.finditer(html) if "application/" not in found["attributes"]}
    digests = (hashlib.sha256(code.encode()).digest() for code in codes)
    return sorted(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
