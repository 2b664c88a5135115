"""Paths from a published share to a target: both ends, the break between, and what is needed.

The panel and the figures ask here, so that they mean the same target and forbid the same path.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from sei_metrics import measures, period, text
from sei_metrics.dataset import (
    Dataset,
    breaks_between,
    refuse_unlike,
    targets_known,
    when,
    with_ranges,
)
from sei_metrics.dataset.schema import records
from sei_metrics.dataset.select import Day
from sei_metrics.errors import SeiError
from sei_metrics.rounding import Rounded, with_rounding
from sei_metrics.rows import Row, computed_standing, in_time, ranged

_STANDINGS = {"~": "about", ">": "over"}


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
    place = {name: begun[name] for name in ("region", "industry")}
    aims = aims_of(dataset, begun["indicator"], **place, as_of=as_of)
    known = period.ordered(set(aims.period))
    wanted = target or "".join(following(aims, begun["period"]).period[:1])
    latest = aims[aims.period == wanted].tail(1)
    if latest.empty:
        told = {"start": when(begun["period"]), "known": ", ".join(known) or "–"}
        asked = _wanted(begun["period"], target)
        raise SeiError("refusal.path_no_target", indicator=entry.name, wanted=asked, **told)
    aim = records(latest)[0]
    if aim["definition"] != begun["definition"]:
        _refuse_definitions(dataset, begun, aim)
    return aim


def aims_of(dataset: Dataset, indicator: str, *, as_of: Day = None, **place: str) -> pd.DataFrame:
    """The targets of an indicator in a place, in time, one a period and number.

    Each is taken from its latest document; of several for a period the one set last comes last. A
    plain target is exact; "about" leaves one step on each side; "over" is a floor. With a day,
    those that were known by then.
    """
    aims = targets_known(dataset, as_of)
    for column, wanted in {"indicator": indicator, **place}.items():
        aims = aims[aims[column] == wanted]
    latest = aims.sort_values("set_on").drop_duplicates(["period", "value"], keep="last")
    standing = latest["qualifier"].map(_STANDINGS).fillna("stated")
    return in_time(with_ranges(latest).assign(standing=standing)).reset_index(drop=True)


def following(aims: pd.DataFrame, start: str) -> pd.DataFrame:
    """The targets for periods after the start of a path, the next first."""
    later = aims["period"].map(lambda each: _is_before(start, each))
    return aims[later.astype(bool)]


def breaks_on(dataset: Dataset, start: Row, aim: Row, as_of: Day = None) -> pd.DataFrame:
    """The breaks, certain or suspected, between the basis of a share and a target.

    A share stands on the basis of its own period unless `basis_period` names another.
    """
    first, last = sorted((start.get("basis_period", start["period"]), aim["period"]))
    place = (start["indicator"], start["region"], start["industry"])
    return breaks_between(dataset, *place, first, last, as_of=as_of)


def needed_lead(
    paths: pd.DataFrame, *, start: str = "start_", target: str = "target_"
) -> tuple[Rounded, pd.Series[str]]:
    """By how much a year the part must outgrow the whole on each path, and the word of doubt.

    A path has the `years` between and, with these before their names, value, low, high and standing
    of its start and of its target.
    """
    lead = with_rounding(
        measures.required_relative_growth,
        ranged(paths, start),
        ranged(paths, target),
        years=paths["years"],
    )
    return lead, computed_standing([paths[f"{target}standing"]], [paths[f"{start}standing"]])


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
