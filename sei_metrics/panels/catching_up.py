"""What a share still needs to reach its target, whatever the nation's growth."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from numbers import Real
from typing import Any, cast

import numpy as np
import pandas as pd

from sei_metrics import measures, period
from sei_metrics.dataset import Dataset, refuse_no_data
from sei_metrics.dataset.select import Day
from sei_metrics.errors import SeiError
from sei_metrics.kinds import numbers
from sei_metrics.panels.paths import aim_after, breaks_on, needed_lead, start_of
from sei_metrics.panels.steps import refuse_breaks, refuse_unlike_periods
from sei_metrics.rounding import with_rounding
from sei_metrics.rows import ENDS, Row, joined_ids, panel_rows, ranged

EXTRA = (
    "national_growth", "bound", "years", "start_value", "start_low", "start_high",
    "start_standing", "target_value", "target_low", "target_high",
)  # fmt: skip


def catching_up(
    dataset: Dataset,
    indicator: str,
    *,
    region: str = "CN",
    industry: str | None = None,
    definition: str | None = None,
    start: str | None = None,
    target: str | None = None,
    national_growth: float | Iterable[float] = (4.0, 5.0, 6.0),
    as_of: Day = None,
) -> pd.DataFrame:
    """The growth a share needs to reach its target, first without any assumption.

    The first row is `required_relative_growth`: by how many percent a year the part must outgrow
    the whole. Then one row of `required_growth` for each `national_growth`, an assumed growth of
    the whole in percent a year in current prices, the column that names it. `start` is a year, by
    default the latest share known; `target` the year of a target, by default the next after it.
    The other columns are those of `panels.structure`, the start in `before` and the target in
    `period`, and `start_` and `target_` `value`, `low`, `high`, `start_standing`, `years` between
    and `bound`: `highest` where the start is a floor ("over") and `value` so the highest need,
    `lowest` where the target is, `both` where both are and `value` takes them as they stand.
    Raises SeiError for an indicator that is no share, without a start or a target, for an assumed
    growth that is no number, and, naming both sides, for unlike definitions, for periods of two
    kinds and for a break between.
    """
    refuse_no_data(dataset, "catching_up")
    growths = _assumed(national_growth)
    asked = {"region": region, "industry": industry, "definition": definition, "as_of": as_of}
    begun = start_of(dataset, indicator, start, target, **asked)
    aim = aim_after(dataset, begun, target, as_of=as_of)
    first, last = str(begun["period"]), str(aim["period"])
    refuse_unlike_periods(first, last)
    refuse_breaks(dataset, begun, first, last, breaks_on(dataset, begun, aim, as_of))
    return _needs(_path(begun, aim), growths)


def _assumed(national_growth: float | Iterable[float]) -> list[float]:
    """The assumed rates, one or several, missing ones as nan; what is no number is refused."""
    single = isinstance(national_growth, str) or not isinstance(national_growth, Iterable)
    growths: list[Any] = [national_growth] if single else [*cast("Iterable[Any]", national_growth)]
    for each in growths:
        if not (each is None or each is pd.NA or isinstance(each, (Real, Decimal))):
            raise SeiError("refusal.assumed_growth", value=each)
    return [float(numbers(each)) for each in growths]


def _needs(path: pd.DataFrame, growths: list[float]) -> pd.DataFrame:
    """The lead that needs no assumption, and the need under each assumed growth."""
    lead, _ = needed_lead(path)
    each = path.loc[path.index.repeat(len(growths))].reset_index(drop=True)
    each = each.assign(national_growth=growths, prices="current")
    need = with_rounding(
        measures.required_growth,
        ranged(each, "start_"),
        ranged(each, "target_"),
        years=each.years,
        reference_growth=each.national_growth,
    )
    rows = [
        panel_rows(under, found, measure, "percent", _known(under), EXTRA)
        for under, found, measure in (
            (path, lead, "required_relative_growth"),
            (each, need, "required_growth"),
        )
    ]
    return pd.concat(rows, ignore_index=True)


def _known(path: pd.DataFrame) -> pd.Series[bool]:
    return path.start_value.notna() & path.target_value.notna()


def _path(begun: Row, aim: Row) -> pd.DataFrame:
    """One row with the start, the target and the years between."""
    kept = ("indicator", "region", "industry", "coverage", "definition", "vintage")
    row = pd.DataFrame([
        {name: begun[name] for name in kept}
        | {f"start_{name}": begun[name] for name in (*ENDS, "standing")}
        | {f"target_{name}": aim[name] for name in (*ENDS, "standing")}
        | {"before": begun["period"], "period": aim["period"], "prices": ""}
        | {"years": period.years_between(begun["period"], aim["period"])}
        | {"national_growth": np.nan, "bound": _bound(begun["high"], aim["high"])}
    ])  # fmt: skip
    return row.assign(source=joined_ids(*(pd.Series([each["source"]]) for each in (begun, aim))))


def _bound(start_high: float, target_high: float) -> str:
    opened = (bool(np.isposinf(start_high)), bool(np.isposinf(target_high)))
    words = {(True, False): "highest", (False, True): "lowest", (True, True): "both"}
    return words.get(opened, "")
