"""The description of the data files as a Data Package (version 2), from what the checks know."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sei_metrics.dataset.files import read
from sei_metrics.dataset.schema import LISTED_IN, PACKAGE, TABLES, Field, Table
from sei_metrics.errors import DataError
from sei_metrics.publish.whole import write_whole

FILE = "datapackage.json"
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0 International",
}
_CODE = "^[0-9]{4}$"
_DATE = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
CONTRIBUTORS = "SEI dashboard contributors"


def package(names: Iterable[str] = tuple(TABLES)) -> dict[str, Any]:
    """The description of the named tables; a key that leads to another table is left out."""
    names = tuple(names)
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        **PACKAGE,
        "licenses": [LICENCE],
        "contributors": [{"title": CONTRIBUTORS, "roles": ["author"]}],
        "resources": [_resource(TABLES[name], names) for name in names],
    }


def written(described: Mapping[str, Any]) -> str:
    """The description as it stands in the file."""
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def save(folder: Path) -> Path:
    """Writes the description beside the files it describes; raises where one is not there."""
    contents = read(folder)
    if missing := [fault for fault in contents.faults if fault.rule == "missing_file"]:
        raise DataError(missing, folder)
    path = folder / FILE
    write_whole(path, written(package()).encode())
    return path


def _resource(table: Table, names: tuple[str, ...]) -> dict[str, Any]:
    leads = {
        name: LISTED_IN[field.refers]
        for name, field in table.fields.items()
        if LISTED_IN.get(field.refers) in names and LISTED_IN[field.refers] != table.name
    }
    schema = {
        "fields": [_field(table, field) for field in table.fields.values()],
        **({"primaryKey": list(table.key)} if table.unique else {}),
        **({"foreignKeys": [_foreign(*lead) for lead in leads.items()]} if leads else {}),
    }
    return {
        "name": table.name.replace("_", "-"),
        "path": f"{table.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "title": table.title,
        "title_zh": table.title_zh,
        "description": table.description,
        "schema": schema,
    }


def _foreign(column: str, other: str) -> dict[str, Any]:
    reference = {"resource": other.replace("_", "-"), "fields": list(TABLES[other].key)}
    return {"fields": [column], "reference": reference}


def _field(table: Table, field: Field) -> dict[str, Any]:
    """A column; in a key of several, or among closed words, an empty cell is a word of its own."""
    in_key = table.unique and field.name in table.key
    alone = in_key and len(table.key) == 1
    limits: dict[str, Any] = {"required": True} if alone else {}
    if field.enum:
        limits["enum"] = list(field.enum)
    elif field.form in ("date", "past") and not in_key:
        limits["pattern"] = _DATE
    elif field.form == "code":
        limits["pattern"] = _CODE
    is_word = in_key and not alone and field.type == "string"
    return {
        "name": field.name,
        "type": field.type,
        "description": field.description,
        **({"missingValues": []} if is_word or "" in field.enum else {}),
        **({"constraints": limits} if limits else {}),
    }
