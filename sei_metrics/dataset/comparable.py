"""What may be compared: figures of one unit, price basis, coverage and definition."""

from __future__ import annotations

from typing import Any

import pandas as pd

from sei_metrics import period, text, units
from sei_metrics.dataset.catalog import Catalog
from sei_metrics.errors import SeiError

ALIKE = ("unit", "prices", "coverage", "definition")
Pair = dict[str, str]


def refuse_unlike(catalog: Catalog, rows: pd.DataFrame) -> None:
    """Raises where two rows differ in a column of ALIKE, naming the first two that do."""
    for column in ALIKE:
        others = rows[rows[column] != rows[column].iloc[0]] if len(rows) else rows
        if len(others):
            first, second = (each.to_dict() for each in (rows.iloc[0], others.iloc[0]))
            raise SeiError(
                "refusal.unlike_figures",
                column=text.pair(f"dataset.column_{column}"),
                first=side(catalog, first),
                one=_word(catalog, column, first[column]),
                second=side(catalog, second),
                other=_word(catalog, column, second[column]),
                remedy=text.pair(f"panel.{'name' if column == 'definition' else 'agree'}"),
            )


def refuse_no_ratio(
    catalog: Catalog, parts: pd.DataFrame, wholes: pd.DataFrame, definitions: set[str]
) -> None:
    """Raises where no part is like any whole in a column of ALIKE, naming what both sides have.

    `definitions` are those that the parts may be set against.
    """
    if parts.empty or wholes.empty:
        return
    for column in ALIKE:
        own = definitions if column == "definition" else set(parts[column])
        other = set(wholes[column])
        if not own & other:
            told = {"part": _listed(catalog, column, own), "whole": _listed(catalog, column, other)}
            words = text.pair(f"dataset.column_{column}")
            raise SeiError("dataset.unlike_levels", column=words, **told)


def side(catalog: Catalog, row: dict[Any, Any]) -> Pair:
    """A figure in words: indicator, industry and period, and the region where it is not China."""
    abroad = row.get("region", "CN") != "CN"
    return {
        lang: text.say(
            "panel.side_of_region" if abroad else "panel.side",
            lang,
            region=catalog.name("region", row["region"], lang) if abroad else "",
            indicator=catalog.short("indicator", row["indicator"], lang),
            industry=catalog.short("industry", row["industry"], lang),
            period=period.label(row["period"], lang),
        )
        for lang in text.LANGUAGES
    }


def when(spelling: str) -> Pair:
    """The period in words."""
    return {lang: period.label(spelling, lang) for lang in text.LANGUAGES}


def _listed(catalog: Catalog, column: str, values: set[str]) -> Pair:
    words = [_word(catalog, column, value) for value in sorted(values)]
    return {lang: text.join([each[lang] for each in words], lang) for lang in text.LANGUAGES}


def _word(catalog: Catalog, column: str, value: str) -> Pair:
    if not value:
        return text.pair("panel.unstated")
    if column == "unit":
        return {lang: units.name(value, lang) for lang in text.LANGUAGES}
    return {lang: catalog.name(column, value, lang) for lang in text.LANGUAGES}
