"""The crosswalk as JSON with its schema, and as CSV."""

import csv
from pathlib import Path

from publish.content.catalogue import EDITION
from publish.content.crosswalk import FITS, READ, Crosswalk, Number
from publish.site.data.exports import FORMAT, Json, closed_object, file_schema, write_json

COLUMNS = (*Number._fields, "trap", "go")


def write(data: Path, root: str, crosswalk: Crosswalk) -> None:
    """Write `crosswalk.json`, `crosswalk.schema.json` and `crosswalk.csv`."""
    rows = [_row(root, crosswalk, number) for number in crosswalk.numbers]
    write_json(data / "crosswalk.json", {"format": FORMAT, "edition": EDITION, "numbers": rows})
    write_json(data / "crosswalk.schema.json", schema())
    with (data / "crosswalk.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)


def _row(root: str, crosswalk: Crosswalk, number: Number) -> Json:
    return {**number._asdict(), "trap": crosswalk.trap(number), "go": f"{root}go/{number.answer}/"}


def schema() -> Json:
    """What `crosswalk.json` looks like, as JSON Schema."""
    text = {"type": "string"}
    row = closed_object({**dict.fromkeys(COLUMNS, text), "fit": {"enum": [*FITS]}, "read": {"enum": [*READ]}})
    return file_schema({"numbers": {"type": "array", "items": row}})
