"""A built page's content security policy (CSP Level 3), with the hashes of its own inline scripts."""

import base64
import hashlib
from collections.abc import Iterable

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
OURS = 'meta[http-equiv="Content-Security-Policy"]'


def protect(page: LexborHTMLParser) -> None:
    """Put the policy before everything that runs; on a page without scripts, right after its charset."""
    for earlier in page.css(OURS):
        earlier.decompose()
    charset, script = page.css_first("meta[charset]"), page.css_first("head script")
    if charset is None:
        return
    policy = page.create_node("meta")
    policy.attrs["http-equiv"] = "Content-Security-Policy"
    policy.attrs["content"] = told(_hashes(page))
    if script:
        script.insert_before(policy)
    else:
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
