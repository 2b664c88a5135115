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
from sei_metrics.panels.paths import aim_after, start_of
from sei_metrics.panels.rows import computed, finished, ranged, union
from sei_metrics.panels.steps import refuse_break, refuse_unlike_periods
from sei_metrics.rounding import with_rounding

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
    refuse_break(dataset, indicator, region, str(begun["industry"]), first, last, as_of=as_of)
    lead, needs = _needs(begun, aim, growths)
    rows = pd.concat([lead, needs], ignore_index=True)
    return finished(rows, rows.start_value.notna() & rows.target_value.notna(), EXTRA)


def _assumed(national_growth: float | Iterable[float]) -> list[float]:
    """The assumed rates, one or several, missing ones as nan; what is no number is refused."""
    single = isinstance(national_growth, str) or not isinstance(national_growth, Iterable)
    growths: list[Any] = [national_growth] if single else [*cast("Iterable[Any]", national_growth)]
    for each in growths:
        if not (each is None or each is pd.NA or isinstance(each, (Real, Decimal))):
            raise SeiError("refusal.assumed_growth", value=each)
    return [float(numbers(each)) for each in growths]


def _needs(
    begun: dict[str, Any], aim: dict[str, Any], growths: list[float]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The lead that needs no assumption, and the need under each assumed growth."""
    one = _path(begun, aim)
    years = float(one.years.iloc[0])
    lead = with_rounding(
        measures.required_relative_growth,
        ranged(one, "start_"),
        ranged(one, "target_"),
        years=years,
    )
    each = one.loc[one.index.repeat(len(growths))].reset_index(drop=True)
    each = each.assign(national_growth=growths, prices="current")
    need = with_rounding(
        measures.required_growth,
        ranged(each, "start_"),
        ranged(each, "target_"),
        years=years,
        reference_growth=each.national_growth,
    )
    first = computed(one, lead, "required_relative_growth", "percent")
    return first, computed(each, need, "required_growth", "percent")


def _path(begun: dict[str, Any], aim: dict[str, Any]) -> pd.DataFrame:
    """One row with the start, the target and the years between."""
    ends = ("value", "low", "high")
    kept = {name: begun[name] for name in ("indicator", "region", "industry", "coverage")}
    row = pd.DataFrame(
        [
            kept
            | {"definition": begun["definition"], "prices": "", "vintage": begun["vintage"]}
            | {f"start_{end}": float(begun[end]) for end in ends}
            | {f"target_{end}": float(aim[end]) for end in ends}
            | {"before": begun["period"], "period": aim["period"]}
            | {"start_standing": begun["standing"], "national_growth": np.nan}
            | {"years": period.years_between(str(begun["period"]), str(aim["period"]))}
            | {"bound": _bound(float(begun["high"]), float(aim["high"]))}
        ]
    )
    sources = (pd.Series([each["source"]]) for each in (begun, aim))
    return row.assign(source=union(*sources))


def _bound(start_high: float, target_high: float) -> str:
    opened = (bool(np.isposinf(start_high)), bool(np.isposinf(target_high)))
    words = {(True, False): "highest", (False, True): "lowest", (True, True): "both"}
    return words.get(opened, "")
