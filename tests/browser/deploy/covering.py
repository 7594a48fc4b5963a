"""The few pages that have between them all that a policy could refuse on any page of a site."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

ADDRESSES = {"src", "srcset", "href", "xlink:href", "data", "poster", "action", "formaction", "background"}
LEADS = {"canonical", "prev", "next"}  # links of a head that load nothing and are another on each page

type Features = set[tuple[str, ...]]


def covering(pages: Mapping[str, Features]) -> list[str]:
    """Pages on which every feature of every page is met, each the one that has most of what is left."""
    left, chosen = set[tuple[str, ...]]().union(*pages.values()), []
    while left:
        chosen.append(max(sorted(pages), key=lambda name: len(pages[name] & left)))
        left -= pages[chosen[-1]]
    return chosen


def features(html: str) -> Features:
    """Each element with each attribute and class it has, each file or words of a script or style, each host, the policy."""
    found: Features = set()
    for each in LexborHTMLParser(html).css("*"):
        tag, has = str(each.tag), {name: value or "" for name, value in each.attributes.items()}
        found |= {(tag, name) for name in has} | {(tag, "class", word) for word in has.get("class", "").split()}
        if tag != "a":
            found |= {(tag, name, *urlsplit(has[name])[:2]) for name in ADDRESSES & has.keys() if has.get("rel") not in LEADS}
        if tag == "link" and has.get("rel") not in LEADS:
            found.add((tag, has.get("rel", ""), has["href"].replace("../", "")))
        elif tag in {"script", "style"} and "json" not in has.get("type", ""):
            found.add((tag, has.get("src", "").replace("../", ""), each.text()))
        elif tag == "meta" and "http-equiv" in has:
            found.add((tag, has["http-equiv"], has["content"]))
    return found
