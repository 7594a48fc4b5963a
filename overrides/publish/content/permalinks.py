"""Writing the ledger of permanent ids: one id a line, only ever added to."""

from publish.content.index import Index
from publish.content.tables import Ledger

HEAD = """\
# Every id that was ever published. A live id is on a page; a retired one leads to its successor.
# Lines are added (`python -m publish.content.before docs --write-ledger`) or moved to [retired], never removed.
"""


def add_new(index: Index) -> int:
    """Add the ids that are on pages and not in the ledger; says how many."""
    live, retired = index.ledger
    new = sorted(set(index.places) - set(live) - set(retired))
    if new:
        (index.docs / "permalinks.toml").write_text(text(Ledger((*live, *new), retired)), "utf-8")
    return len(new)


def text(ledger: Ledger) -> str:
    """The ledger as TOML, sorted, one id a line."""
    live = "".join(f'  "{id}",\n' for id in sorted(ledger.live))
    retired = "".join(f'{old} = "{new}"\n' for old, new in sorted(ledger.retired.items()))
    return f"{HEAD}live = [\n{live}]\n\n[retired]\n{retired}"
