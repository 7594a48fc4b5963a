"""The register of rules that name a SOC report as JSON with its schema, and as CSV."""

import csv
from pathlib import Path

from publish.content.catalogue import EDITION
from publish.content.index import Index
from publish.content.register import ASKS, FORCES, VERIFIED, Naming, Silent
from publish.content.tables import GRADES, Source
from publish.site.data.exports import FORMAT, Json, closed_object, file_schema, write_json

NAME = "naming-soc"
COLUMNS = [*Naming._fields, "source_title", "source_url", "source_grade"]


def write(folder: Path, index: Index) -> None:
    """Write the three files into `/data/registers/`."""
    folder.mkdir(parents=True, exist_ok=True)
    write_json(folder / f"{NAME}.json", data(index))
    write_json(folder / f"{NAME}.schema.json", schema())
    with (folder / f"{NAME}.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        for row in data(index)["rules"]:
            table.writerow({**row, "see": " ".join(row["see"])})


def data(index: Index) -> Json:
    """Both tables, each row with its source's title, address and grade."""
    return {
        "format": FORMAT,
        "edition": EDITION,
        "rules": [_row(row, index.sources) for row in index.register.naming],
        "silent": [_row(row, index.sources) for row in index.register.silent],
    }


def _row(row: Naming | Silent, sources: dict[str, Source]) -> Json:
    source = sources[row.source]
    added = {"source_title": source.title, "source_url": source.url, "source_grade": source.grade}
    return {**row._asdict(), "see": [*row.see], **added}


def schema() -> Json:
    """What the JSON file looks like, as JSON Schema."""
    return file_schema(
        {"rules": {"type": "array", "items": _object(Naming)}, "silent": {"type": "array", "items": _object(Silent)}}
    )


def _object(kind: type[Naming] | type[Silent]) -> Json:
    closed = {"force": FORCES, "asks": ASKS, "verified": tuple(VERIFIED), "source_grade": tuple(GRADES)}
    properties: Json = {key: {"type": "string"} for key in (*kind._fields, *COLUMNS[-3:])}
    properties |= {key: {"enum": [*words]} for key, words in closed.items() if key in properties}
    properties |= {"as_of": {"type": "string", "format": "date"}, "see": {"type": "array", "items": {"type": "string"}}}
    return closed_object(properties)
