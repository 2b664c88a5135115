"""Parts that the catalog calls exhaustive and that do not add up to their printed whole."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from sei_metrics.dataset.catalog import Catalog, Split
from sei_metrics.dataset.check.ranges import meet, widest
from sei_metrics.dataset.schema import SERIES, records
from sei_metrics.errors import Fault

_EDITION = [*(name for name in SERIES if name != "industry"), "period", "vintage"]


def faults(figures: pd.DataFrame, catalog: Catalog) -> Iterator[Fault]:
    """Wholes that the parts of the same edition miss by more than rounding, where all are there."""
    observed = widest(figures[figures.nature == "observed"])
    for split in catalog.splits.values():
        rows = observed[observed.indicator.isin(split.indicators)]
        yield from _missed(split, rows.assign(line=rows.index))


def _missed(split: Split, rows: pd.DataFrame) -> Iterator[Fault]:
    parts = rows[rows.industry.isin(split.parts)]
    copies = parts.groupby([*_EDITION, "industry"], as_index=False)
    once = copies.agg(low=("low", "min"), high=("high", "max"), value=("value", "first"))
    sums = once.groupby(_EDITION, as_index=False).agg(
        count=("industry", "size"), low=("low", "sum"), high=("high", "sum"), sum=("value", "sum")
    )
    whole = rows[rows.industry == split.whole]
    both = whole.merge(
        sums[sums["count"] == len(split.parts)], on=_EDITION, suffixes=("", "_parts")
    )
    for row in records(both[~meet(both.low, both.high, both.low_parts, both.high_parts)]):
        told: dict[str, object] = {"split": split.id, "sum": f"{row['sum']:g}"}
        yield Fault(
            "observations.csv", row["line"], "value", f"{row['value']:g}", "split_sum", told
        )
