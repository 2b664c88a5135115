"""The description of the data files as a Data Package (version 2), from what the checks know."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sei_metrics.dataset.check.schema import KEYS, WORDS
from sei_metrics.dataset.files import read
from sei_metrics.dataset.tables import COLUMNS
from sei_metrics.errors import DataError
from sei_metrics.publish.whole import write_whole

FILE = "datapackage.json"
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0 International",
}
CONTRIBUTORS = "SEI dashboard contributors"


def package(names: Iterable[str] = tuple(COLUMNS)) -> dict[str, Any]:
    """The description of the named tables; a key that leads to another table is left out."""
    said, names = _said(), tuple(names)
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        **{key: said[key] for key in ("name", "title", "title_zh", "description")},
        "licenses": [LICENCE],
        "contributors": [{"title": CONTRIBUTORS, "roles": ["author"]}],
        "resources": [_resource(name, names) for name in names],
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


@cache
def _said() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("package.toml").read_text(encoding="utf-8"))


def _resource(name: str, names: tuple[str, ...]) -> dict[str, Any]:
    key = KEYS.get(name, ())
    leads = {
        column: other
        for column, other in _said()["foreign"].get(name, {}).items()
        if other in names
    }
    schema = {
        "fields": [_field(name, column) for column in COLUMNS[name]],
        **({"primaryKey": list(key)} if key else {}),
        **({"foreignKeys": [_foreign(*lead) for lead in leads.items()]} if leads else {}),
    }
    return {
        "name": name.replace("_", "-"),
        "path": f"{name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_said()["tables"][name],
        "schema": schema,
    }


def _foreign(column: str, other: str) -> dict[str, Any]:
    (target,) = KEYS[other]
    reference = {"resource": other.replace("_", "-"), "fields": [target]}
    return {"fields": [column], "reference": reference}


def _field(name: str, column: str) -> dict[str, Any]:
    """A column; in a key of several, or among closed words, an empty cell is a word of its own."""
    said, key = _said(), KEYS.get(name, ())
    kind = said["types"].get(name, {}).get(column, "string")
    limits: dict[str, Any] = {"required": True} if key == (column,) else {}
    words = list(WORDS.get(name, {}).get(column, ()))
    is_word = len(key) > 1 and column in key and kind == "string"
    if words:
        limits["enum"] = words
    elif column in said["dates"] and column not in key:
        limits["pattern"] = said["date"]
    return {
        "name": column,
        "type": kind,
        "description": said["columns"][column],
        **({"missingValues": []} if is_word or "" in words else {}),
        **({"constraints": limits} if limits else {}),
    }
