"""The tables of a data folder: the columns of each, and what makes a row, a point and a series."""

from __future__ import annotations

from typing import Any

import pandas as pd

COLUMNS: dict[str, tuple[str, ...]] = {
    "observations": (
        "indicator", "region", "industry", "period", "span", "value", "step", "qualifier", "unit",
        "prices", "coverage", "definition", "nature", "vintage", "source", "note",
    ),
    "sources": (
        "source", "origin_en", "origin_zh", "carrier", "document", "published", "read_at", "link",
        "access", "grade", "reuse",
    ),
    "carriers": ("carrier", "carrier_zh"),
    "vintages": (
        "vintage", "title_en", "title_zh", "order", "known_from", "known_from_kind", "source",
        "accounts",
    ),
    "breaks": (
        "indicator", "region", "industry", "after", "before", "reason_en", "reason_zh", "source",
        "certain",
    ),
    "targets": (
        "indicator", "region", "industry", "period", "value", "step", "qualifier", "unit",
        "definition", "set_on", "document_en", "document_zh", "source",
    ),
    "events": ("date", "kind", "title_en", "title_zh", "body_en", "body_zh", "source"),
    "corrections": ("file", "row", "column", "was", "now", "reason", "source"),
    "set_aside": (
        "indicator", "region", "industry", "period", "value", "unit", "source_text", "published",
        "reason", "note",
    ),
    "evidence_log": ("file", "line", "row_hash", "fate", "target", "reason"),
    "link_hosts": ("host", "owner", "kind"),
    "review": ("series", "points", "first", "last", "verdict", "note"),
}  # fmt: skip
SERIES = (
    "indicator", "region", "industry", "span", "unit", "prices", "coverage", "definition", "nature",
)  # fmt: skip
POINT = (*SERIES, "period")
ROW_KEY = (*POINT, "vintage", "source")


def typed(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with value and step as numbers; an empty cell is a missing number."""
    numbers = [name for name in ("value", "step") if name in rows and "qualifier" in rows]
    return rows.assign(
        **{name: pd.to_numeric(rows[name], errors="coerce").astype("float64") for name in numbers}
    )


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows one by one, a value by its column."""
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]
