"""A built page's content security policy (CSP Level 3), with the hashes of its own inline scripts."""

import base64
import hashlib
from collections.abc import Iterable
from pathlib import PurePosixPath

from selectolax.lexbor import LexborHTMLParser

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
TYPES = "shared/trusted-types.js"
THEME = 'script[src*="assets/javascripts/bundle"]'
OURS = f'meta[http-equiv="Content-Security-Policy"], script[src$="{TYPES}"]'


def protect(page: LexborHTMLParser) -> None:
    """Put the policy right after the page's charset; on a page of the theme, then the script that lets search work."""
    for earlier in page.css(OURS):
        earlier.decompose()
    charset = page.css_first("meta[charset]")
    if charset is None:
        return
    if theme := page.css_first(THEME):
        types = page.create_node("script")
        types.attrs["src"] = str(PurePosixPath(theme.attributes["src"] or "").parent / TYPES)
        charset.insert_after(types)
    policy = page.create_node("meta")
    policy.attrs["http-equiv"] = "Content-Security-Policy"
    policy.attrs["content"] = told(_hashes(page))
    charset.insert_after(policy)


def told(hashes: Iterable[str] = ()) -> str:
    """The policy's text, with these sources of scripts besides the site's own."""
    allowed = {**POLICY, "script-src": [*POLICY["script-src"], *hashes]}
    return "; ".join(" ".join([name, *values]) for name, values in allowed.items())


def _hashes(page: LexborHTMLParser) -> list[str]:
    """A source for each inline script that runs; blocks of data need none."""
    scripts = (script for script in page.css("script:not([src])") if "application/" not in (script.attributes.get("type") or ""))
    digests = {hashlib.sha256(script.text().encode()).digest() for script in scripts}
    return sorted(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
