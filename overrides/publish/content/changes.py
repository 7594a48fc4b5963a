"""The changed rules of each edition, as `CHANGELOG.md` lists them."""

import re
from pathlib import Path

FILE = Path(__file__).parents[3] / "CHANGELOG.md"
EDITION = re.compile(r"^## (\d{4}\.\d{2}\S*)\s*$(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
RULES = re.compile(r"^### Rules\s*$(.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)
ITEM = re.compile(r"^- (.*(?:\n  .*)*)", re.MULTILINE)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def changed_rules(text: str) -> dict[str, list[str]]:
    """By edition, the items under "Rules" in plain words; editions without any are left out."""
    found = {edition: [_plain(item) for rules in RULES.findall(body) for item in ITEM.findall(rules)]
             for edition, body in EDITION.findall(text)}  # fmt: skip
    return {edition: items for edition, items in found.items() if items}


def _plain(item: str) -> str:
    return LINK.sub(r"\1", " ".join(item.split())).replace("`", "").replace("**", "")
