"""The tables of a data folder, as schema.toml states them for all who read or describe them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd


@dataclass(frozen=True)
class Field:
    """A column: what it means, what a cell may hold, and whose id that is.

    `form` is `period`, `date`, `past` (a date that cannot lie ahead), `code` (four digits) or
    empty; `refers` a kind of id of catalog.toml or the key of another table; `enum` the closed list
    of words. A cell of a `required` field is never empty, unless the column `lacks` of its row
    holds the word `unread`.
    """

    name: str
    description: str
    type: str = "string"
    form: str = ""
    refers: str = ""
    enum: tuple[str, ...] = ()
    required: bool = False
    unread: str = ""


@dataclass(frozen=True)
class Table:
    """A table and its columns, in the order of its file.

    `key` tells its rows apart; where it is not `unique` two rows may still be alike in it. An
    `offered` table can be taken away; without a row in a `never_empty` one nothing could be shown.
    """

    name: str
    title: str
    title_zh: str
    description: str
    fields: Mapping[str, Field]
    key: tuple[str, ...]
    unique: bool
    offered: bool
    never_empty: bool

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(self.fields)

    def formed(self, *forms: str) -> tuple[str, ...]:
        """The columns whose cells have one of these forms."""
        return tuple(field.name for field in self.fields.values() if field.form in forms)

    def of_type(self, kind: str) -> tuple[str, ...]:
        """The columns of a type: string, number or integer."""
        return tuple(field.name for field in self.fields.values() if field.type == kind)

    def pairs(self) -> tuple[tuple[Field, Field], ...]:
        """The fields that are one text in two languages, English first."""
        return tuple(
            (field, self.fields[f"{name[:-3]}_zh"])
            for name, field in self.fields.items()
            if name.endswith("_en")
        )


def _table(name: str, said: Mapping[str, Any], shared: Mapping[str, Any]) -> Table:
    fields = [_field(each if isinstance(each, dict) else {"name": each}, shared)
              for each in said["fields"]]  # fmt: skip
    return Table(
        name=name,
        title=said["title"],
        title_zh=said["title_zh"],
        description=said["description"],
        fields=MappingProxyType({field.name: field for field in fields}),
        key=tuple(said.get("primaryKey") or said["row"]),
        unique="primaryKey" in said,
        offered=said.get("offered", False),
        never_empty=said.get("never_empty", False),
    )


def _field(said: Mapping[str, Any], shared: Mapping[str, Any]) -> Field:
    whole = {**shared.get(said["name"], {}), **said}
    return Field(**{**whole, "enum": tuple(whole.get("enum", ()))})


_SAID = tomllib.loads(Path(__file__).with_name("schema.toml").read_text(encoding="utf-8"))
PACKAGE: Mapping[str, str] = MappingProxyType(_SAID["package"])
TABLES: Mapping[str, Table] = MappingProxyType(
    {name: _table(name, said, _SAID["fields"]) for name, said in _SAID["tables"].items()}
)
# Where an id is listed that is no id of the catalog: the table whose key it is.
LISTED_IN: Mapping[str, str] = MappingProxyType(
    {table.key[0]: name for name, table in TABLES.items() if table.unique and len(table.key) == 1}
)
_OF_A_ROW = ("vintage", "source")
POINT = tuple(name for name in TABLES["observations"].key if name not in _OF_A_ROW)
SERIES = tuple(name for name in POINT if name != "period")


def typed(name: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table with its numbers as numbers; an empty cell is a missing number."""
    numbers = TABLES[name].of_type("number")
    return rows.assign(
        **{one: pd.to_numeric(rows[one], errors="coerce").astype("float64") for one in numbers}
    )


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows one by one, a value by its column."""
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]
