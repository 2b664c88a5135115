"""Two published levels that may stand in one share: one definition, editions that belong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from sei_metrics.dataset import select
from sei_metrics.dataset.catalog import Catalog
from sei_metrics.dataset.comparable import ALIKE, refuse_no_ratio
from sei_metrics.dataset.model import Data, kept
from sei_metrics.dataset.schema import records
from sei_metrics.errors import SeiError

BASES = ("release", "today")
_SHARED = ("region", "industry", "period", "span", *ALIKE)
_OWN = ("indicator", "value", "low", "high", "standing", "vintage", "source", "known_from")
_WHOLE = ("region", "industry", "definition", *_OWN)
COLUMNS = (
    *_SHARED,
    *(f"part_{name}" for name in _OWN),
    *(f"whole_{name}" for name in _WHOLE),
    "matched",
)


def paired_levels(
    dataset: Data,
    part: str,
    whole: str,
    *,
    basis: str = "release",
    region: select.Ids = None,
    industry: select.Ids = None,
    definition: select.Ids = None,
    whole_region: str | None = None,
    whole_industry: str | None = "all",
    as_of: select.Day = None,
) -> pd.DataFrame:
    """Each chosen level of the part with the level of the whole that its share is taken of.

    `basis="release"` takes the whole from the same document, else the same edition (the part's own
    vintage, or the accounts that this vintage stands on), else its newest vintage known on the day
    the part came out; `basis="today"` the whole as chosen now.
    The whole is of the part's own region unless `whole_region` names one, and of `whole_industry`
    (None: the part's own). COLUMNS says what a row holds; `matched` is `document`, `edition`,
    `known` or `today`. A part without such a whole is left out. Raises SeiError where no unit,
    price basis, coverage or definition of the part is one of the whole.
    """
    if basis not in BASES:
        raise SeiError("dataset.bad_basis", value=basis, known=", ".join(BASES))
    for each in (part, whole):
        dataset.catalog.indicator(each)
    asked = select.several(dataset, region=region, industry=industry, definition=definition)
    place = (whole_region, whole_industry)
    return _pairs(dataset, (part, *asked), (whole, *place), basis, select.day(as_of))


@kept
def _pairs(
    dataset: Data,
    part: tuple[Any, ...],
    whole: tuple[str, str | None, str | None],
    basis: str,
    until: str,
) -> pd.DataFrame:
    names = ("indicator", "region", "industry", "definition")
    asked = dict(zip(names, part, strict=True))
    parts = select.known_on(select.published(dataset, **asked), until)
    asked = dict(zip(names, (*whole, select.ALL), strict=True))
    wholes = select.known_on(select.published(dataset, **asked), until)
    chosen = select.choose(parts).sort_values(["series", "period_order"])
    counted = {_definition(dataset.catalog, row, wholes) for row in records(chosen)}
    refuse_no_ratio(dataset.catalog, chosen, wholes, counted)
    found = []
    for row in records(chosen):
        beside = wholes_of(dataset.catalog, row, wholes, *whole[1:])
        row["documents"] = _documents(row, parts)
        found += _paired(row, matching_level(row, beside, basis))
    return pd.DataFrame(found, columns=list(COLUMNS))


def wholes_of(
    catalog: Catalog,
    part: Mapping[str, Any],
    wholes: pd.DataFrame,
    region: str | None = None,
    industry: str | None = "all",
) -> pd.DataFrame:
    """The rows that the part can be a share of: its place, period, unit, prices and definition."""
    wanted = {name: part[name] for name in ("period", "span", "unit", "prices", "coverage")}
    wanted["region"] = region or part["region"]
    wanted["industry"] = industry or part["industry"]
    for column, value in wanted.items():
        wholes = wholes[wholes[column] == value]
    return wholes[wholes.definition == _definition(catalog, part, wholes)]


def matching_level(
    part: Mapping[str, Any], wholes: pd.DataFrame, basis: str = "release"
) -> pd.DataFrame:
    """The one row of `wholes` that belongs to the part, with `matched`; none where none does.

    `wholes` are candidates of one point; `part` may bring `documents`, all that print it.
    """
    if basis == "today":
        return select.choose(wholes).assign(matched="today")
    documents = part.get("documents") or part["source"].split(";")
    editions = {*part["vintage"].split(";"), *part["accounts"].split(";")} - {"as_published", ""}
    tried = {
        "document": wholes[wholes.source.isin(documents)],
        "edition": wholes[wholes.vintage.isin(editions)],
        "known": select.known_on(wholes, part["known_from"]) if part["known_from"] else wholes[:0],
    }
    for matched, rows in tried.items():
        if len(rows):
            return select.choose(rows).assign(matched=matched)
    return wholes[:0].assign(matched="")


def _documents(part: Mapping[str, Any], parts: pd.DataFrame) -> list[str]:
    copies = parts[(parts.point == part["point"]) & (parts.vintage == part["vintage"])]
    same = copies[copies.value == part["value"]]
    return [*part["source"].split(";"), *same.source]


def _definition(catalog: Catalog, part: Mapping[str, Any], wholes: pd.DataFrame) -> str:
    """The part's own definition; a list of industries may be set against the default of a total."""
    own, whole = str(part["definition"]), "".join(wholes.indicator[:1])
    if whole in ("", part["indicator"]) or own in set(wholes.definition):
        return own
    declared = catalog.indicators[part["indicator"]].denominator == whole
    return (catalog.indicators[whole].default_definition if declared else "") or own


def _paired(part: Mapping[str, Any], wholes: pd.DataFrame) -> list[dict[str, Any]]:
    shared = {name: part[name] for name in _SHARED}
    own = {f"part_{name}": part[name] for name in _OWN}
    return [
        {
            **shared,
            **own,
            **{f"whole_{name}": whole[name] for name in _WHOLE},
            "matched": whole["matched"],
        }
        for whole in records(wholes)
    ]
