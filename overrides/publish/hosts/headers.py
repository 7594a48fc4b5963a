"""Every header that goes with the site's files, and why: the one place from which models, exports and a page are made.

Sources: CSP Level 3 for the policies, the Fetch standard for Cross-Origin-Resource-Policy and Access-Control-Allow-Origin,
the HTML standard for Cross-Origin-Opener-Policy, RFC 9111 for caching.
"""

import re
from typing import NamedTuple

# A page's own policy, in the page, names its scripts by hash; both hold, so this one need not.
PAGE = {
    "connect-src": "'self'",
    "img-src": "'self' data:",
    "style-src": "'self'",
    "font-src": "'self'",
    "media-src": "'none'",
    "frame-src": "'self'",
    "worker-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
SCRIPT = {"default-src": "'none'", "script-src": "'self' 'wasm-unsafe-eval'", "connect-src": "'self'"}
# Python's worker imports the very bytes that it has checked, out of its own memory; no page may.
WORKER = {**SCRIPT, "script-src": f"{SCRIPT['script-src']} blob:"}

FOREVER = "public, max-age=31536000, immutable"
ANEW = "no-cache"

OURS = frozenset(["_headers", "headers.json"])  # what the build writes for hosts, not for readers
TYPES = {
    "text/html": "html",
    "text/css": "css",
    "text/javascript": "js mjs",
    "text/plain": "txt py toml",
    "text/csv": "csv",
    "text/markdown": "md",
    "application/json": "json map",
    "application/xml": "xml",
    "application/wasm": "wasm",
    "application/zip": "whl zip",
    "application/gzip": "gz",
    "image/png": "png",
    "image/svg+xml": "svg",
}
BYTES = ("application/wasm", "application/zip", "application/gzip", "image/png")
TEXTS = tuple(type for type in TYPES if type not in BYTES)

COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
WHY = {
    "Content-Security-Policy": "What a page or a worker may load and where it may connect: this site alone. "
    "A policy inside a page does not reach workers; this one does.",
    "X-Content-Type-Options": "A file is only ever taken for what it says it is.",
    "Referrer-Policy": "Another site that you go to learns where you came from, not on which page you were.",
    "Permissions-Policy": "No page can ask for your camera, microphone, position, payments or devices.",
    "Cross-Origin-Opener-Policy": "A page of another site that opens this one gets no hold of it.",
    "Cross-Origin-Resource-Policy": "Other sites cannot load these files into their pages, "
    "except the data and the cards of link previews, which are for them.",
    "Access-Control-Allow-Origin": "Scripts of other sites may read the data files and the cards.",
    "Cache-Control": "Files in folders named by their content are kept for good, the rest is asked for anew on each visit.",
}


class Room(NamedTuple):
    """Files that are sent with the same headers: how nginx and Caddy know them by path, and what only they get."""

    name: str
    files: str
    pattern: re.Pattern[str]
    headers: dict[str, str]


def _policy(parts: dict[str, str], **more: str) -> str:
    extra = {name.replace("_", "-"): value for name, value in more.items()}
    return "; ".join(f"{name} {value}" for name, value in {**parts, **extra}.items())


# In order: the first whose pattern is found in the path applies. A site may stand in any folder of its host.
ROOMS = (
    Room(
        "runtime",
        "Python and its parts",
        re.compile(r"/runtime/[0-9a-f]+/"),
        {
            "Content-Security-Policy": _policy(SCRIPT),
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": FOREVER,
        },
    ),
    Room(
        "hashed",
        "bundled scripts and styles",
        re.compile(r"/assets/(javascripts|stylesheets)-[0-9a-f]+/"),
        {
            "Content-Security-Policy": _policy(WORKER),
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": FOREVER,
        },
    ),
    Room(
        "script",
        "scripts",
        re.compile(r"/assets/javascripts/|/sw\.js$"),
        {
            "Content-Security-Policy": _policy(WORKER),
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": ANEW,
        },
    ),
    Room(
        "data",
        "data files and cards",
        re.compile(r"/data/|/assets/cards/"),
        {
            "Content-Security-Policy": "default-src 'none'",
            "Cross-Origin-Resource-Policy": "cross-origin",
            "Access-Control-Allow-Origin": "*",
            "Cache-Control": ANEW,
        },
    ),
    Room(
        "wizard",
        "the wizard",
        re.compile(r"/decide/(index\.html)?$"),
        {
            "Content-Security-Policy": _policy(PAGE, frame_ancestors="*"),
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": ANEW,
        },
    ),
    Room(
        "page",
        "all other pages and files",
        re.compile(r""),
        {
            "Content-Security-Policy": _policy(PAGE, frame_ancestors="'none'"),
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": ANEW,
        },
    ),
)
ROOM = {room.name: room for room in ROOMS}


def room_of(path: str) -> Room:
    """The room of a file by its path, which begins with a slash."""
    return next(room for room in ROOMS if room.pattern.search(path))


def sent(room: Room) -> dict[str, str]:
    """Every header that goes with the files of a room."""
    return {**COMMON, **room.headers}
