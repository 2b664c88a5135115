"""The two ends of a path to a target: the published share it begins at, and the target."""

from __future__ import annotations

from typing import Any

import pandas as pd

from sei_metrics import period, text
from sei_metrics.dataset import Dataset, refuse_unlike, targets_known, when, with_ranges
from sei_metrics.dataset.schema import records
from sei_metrics.dataset.select import Day
from sei_metrics.errors import SeiError

Row = dict[str, Any]


def start_of(
    dataset: Dataset, indicator: str, start: str | None, target: str | None, **asked: Any
) -> Row:
    """The share of the start, by default the latest before the target.

    Raises SeiError for what is no share, for a start not published, and for two series at once.
    """
    entry = dataset.catalog.indicator(indicator)
    if entry.kind != "share":
        raise SeiError("refusal.path_no_share", indicator=entry.name)
    dataset.catalog.entry("region", asked["region"])
    shares = dataset.preferred(indicator, **asked)
    _refuse_several(dataset, shares)
    known = period.ordered(set(shares.period))
    told = {"indicator": entry.name, "known": ", ".join(known) or "–"}
    before = [each for each in known if target is None or _is_before(each, target)]
    if start is None and not before:
        raise SeiError("refusal.path_nothing", **told)
    begun = before[-1] if start is None else period.parse(start).spelling
    chosen = shares[shares.period == begun]
    if chosen.empty:
        raise SeiError("refusal.path_no_start", **told, start=when(begun))
    refuse_unlike(dataset.catalog, chosen)
    return records(chosen)[0]


def aim_after(dataset: Dataset, begun: Row, target: str | None, *, as_of: Day = None) -> Row:
    """The target of a period, by default the next after the start, from its latest document.

    Raises SeiError where there is none, and where it is counted by another definition.
    """
    entry = dataset.catalog.indicators[begun["indicator"]]
    aims = targets_known(dataset, as_of)
    for column in ("indicator", "region", "industry"):
        aims = aims[aims[column] == begun[column]]
    known = period.ordered(set(aims.period))
    later = (each for each in known if _is_before(begun["period"], each))
    latest = aims[aims.period == (target or next(later, ""))].sort_values("set_on").tail(1)
    if latest.empty:
        told = {"start": when(begun["period"]), "known": ", ".join(known) or "–"}
        wanted = _wanted(begun["period"], target)
        raise SeiError("refusal.path_no_target", indicator=entry.name, wanted=wanted, **told)
    aim = records(with_ranges(latest))[0]
    if aim["definition"] != begun["definition"]:
        _refuse_definitions(dataset, begun, aim)
    return aim


def _wanted(start: str, target: str | None) -> dict[str, str]:
    """The target that was asked for in words: one named, or any after the start."""
    key, asked = ("after", start) if target is None else ("for", target)
    words = when(asked)
    return {lang: text.say(f"panel.target_{key}", lang, period=words) for lang in words}


def _is_before(one: str, other: str) -> bool:
    return period.parse(one).order < period.parse(other).order


def _refuse_several(dataset: Dataset, shares: pd.DataFrame) -> None:
    industries = list(dict.fromkeys(shares.industry))
    if len(industries) > 1:
        first, second = (dataset.catalog.industries[each].name for each in industries[:2])
        name = dataset.catalog.indicators[shares.indicator.iloc[0]].name
        raise SeiError("refusal.path_several", indicator=name, first=first, second=second)


def _refuse_definitions(dataset: Dataset, begun: Row, aim: Row) -> None:
    one, other = (dataset.catalog.definitions[each["definition"]].name for each in (begun, aim))
    raise SeiError(
        "refusal.path_definitions",
        indicator=dataset.catalog.indicators[begun["indicator"]].name,
        start=when(begun["period"]),
        target=when(aim["period"]),
        one=one,
        other=other,
    )
