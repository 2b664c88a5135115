"""The points of the share of GDP: stated, implied by a stated change, or computed."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd

from sei_metrics import measures, period
from sei_metrics.dataset import Dataset, paired_levels
from sei_metrics.dataset.select import known_on, published
from sei_metrics.options import Choice
from sei_metrics.options.choices import SHARES
from sei_metrics.points import rows, wording
from sei_metrics.points.sides import nudges_of, sides_of
from sei_metrics.rounding import Rounded, with_rounding

_JOINED = ("stated", "about", "implied", "sources_differ", "calculated")


def shares(dataset: Dataset, choice: Choice) -> pd.DataFrame:
    """All points of the chosen subject up to the as-of date, in time.

    Adds to the columns of `preferred` series, series_name, segment (points of one segment stand on
    one basis) and basis_period (the period whose basis a point stands on).
    """
    subject, lang = choice.one("subject"), choice.lang
    indicator, industry, level = SHARES[subject]
    name = dataset.catalog.name("indicator", indicator, lang)
    stated = dataset.preferred(indicator, region="CN", industry=industry, as_of=choice.asof or None)
    stated = dataset.with_breaks(stated, as_of=choice.asof).assign(basis_period=stated["period"])
    if level:
        return _computed(dataset, choice, level, stated, name)
    both = pd.concat([stated, _implied(dataset, choice, stated)])
    both = both.assign(series=subject, series_name=name, tone="accent")
    return _in_time(both)


def _implied(dataset: Dataset, choice: Choice, stated: pd.DataFrame) -> pd.DataFrame:
    """Levels implied by a stated change and the stated level at its end."""
    changes = dataset.preferred(
        "sei_share_of_gdp_change", region="CN", industry="all", as_of=choice.asof or None
    )
    found = []
    for change in changes.to_dict("records"):
        start, end = change["period"].split("/")
        ends = stated[stated["period"] == end]
        if ends.empty or start in set(stated["period"]):
            continue
        level = ends.iloc[0]
        value = with_rounding(
            measures.implied_reference,
            Rounded(level["value"], level["low"], level["high"]),
            Rounded(change["value"], change["low"], change["high"]),
        )
        found.append(
            level.to_dict()
            | {"period": start, "standing": "implied", "qualifier": "", "step": change["step"]}
            | {"value": value.value, "low": value.low, "high": value.high}
            | {"source": _union(level["source"], change["source"]), "basis_period": end}
        )
    return pd.DataFrame(found, columns=stated.columns).astype(stated.dtypes.to_dict())


def _computed(
    dataset: Dataset, choice: Choice, level: str, stated: pd.DataFrame, name: str
) -> pd.DataFrame:
    """Shares from two levels, with the stated share beside; breaks are those of the level."""
    pairs = paired_levels(
        dataset,
        level,
        "gdp_nominal",
        basis=choice.one("basis"),
        region="CN",
        industry=SHARES[choice.one("subject")][1],
        as_of=choice.asof or None,
    )
    computed = _share_of(pairs).assign(indicator=level)
    computed = dataset.with_breaks(computed, as_of=choice.asof)
    computed = computed.assign(series="calculated", series_name=name, tone="accent")
    beside = stated.assign(series="stated_beside", series_name=name, tone="nation")
    return _in_time(pd.concat([computed, beside]))


def _share_of(pairs: pd.DataFrame) -> pd.DataFrame:
    share = with_rounding(
        measures.gdp_share,
        Rounded(pairs["part_value"], pairs["part_low"], pairs["part_high"]),
        Rounded(pairs["whole_value"], pairs["whole_low"], pairs["whole_high"]),
    )
    kept = pairs[["region", "industry", "period", "span", "coverage", "prices", "definition"]]
    return kept.assign(
        value=share.value,
        low=share.low,
        high=share.high,
        unit="percent",
        standing="calculated",
        source=pairs["part_source"] + ";" + pairs["whole_source"],
        vintage=list(map(_union, pairs["part_vintage"], pairs["whole_vintage"])),
        step=float("nan"),
        note="",
        basis_period=pairs["period"],
    )


def _union(*cells: str) -> str:
    """The ids of several cells as one cell, each once."""
    return ";".join(dict.fromkeys(key for each in cells for key in each.split(";")))


def _in_time(frame: pd.DataFrame) -> pd.DataFrame:
    order = frame["period"].map(lambda each: period.parse(each).order)
    in_time = frame.assign(_order=order).sort_values(["_order", "series"], ignore_index=True)
    return in_time.drop(columns="_order")


def placed(drawn: pd.DataFrame, dataset: Dataset, lang: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The points with place, label side and words, and the joins between points of one basis."""
    spoken = wording.told(drawn, dataset, lang, decimals=2)
    beside = spoken["series"] == "stated_beside"
    x = spoken["period"].map(rows.decimal_year) + 0.16 * beside
    spoken = spoken.assign(x=x, y=spoken["value"])
    joins = _joins(spoken[~beside])
    sides = dict(zip(spoken["period"][~beside], sides_of(spoken[~beside], joins), strict=True))
    nudges = dict(zip(sides, nudges_of(spoken[~beside], list(sides.values())), strict=True))
    nudged = spoken["period"].map(nudges).fillna(0).where(~beside, 0).astype(int)
    opposite = spoken["period"].map(lambda each: -sides.get(each, 1))
    sided = spoken["period"].map(sides).fillna(1).astype(int).where(~beside, opposite)
    return spoken.assign(side=sided, nudge=nudged, label=_unlike(spoken, beside)), joins


def _unlike(spoken: pd.DataFrame, beside: pd.Series) -> pd.Series:
    """The labels, without those of stated shares that say what the computed one says."""
    computed = dict(zip(spoken["period"][~beside], spoken["value"][~beside], strict=True))
    apart = (spoken["value"] - spoken["period"].map(computed)).abs()
    same = beside & (apart <= spoken["step"].fillna(0.01))
    return spoken["label"].mask(same, "")


def _joins(points: pd.DataFrame) -> pd.DataFrame:
    pieces = []
    for basis, same in points[points["standing"].isin(_JOINED)].groupby("segment"):
        records = same.to_dict("records")
        for left, right in pairwise(records):
            sure = "implied" not in (left["standing"], right["standing"])
            sure = sure and "sources_differ" not in (left["standing"], right["standing"])
            dash = "solid" if sure or right["x"] - left["x"] <= 1 else "dashed"
            piece = f"{basis}:{left['period']}"
            pieces += [
                {"x": end["x"], "y": end["y"], "piece": piece, "dash": dash, "tone": end["tone"]}
                for end in (left, right)
            ]
    return pd.DataFrame(pieces, columns=["x", "y", "piece", "dash", "tone"])


def other_voices(dataset: Dataset, choice: Choice, chosen: pd.DataFrame) -> pd.DataFrame:
    """Published levels that were not chosen for a period and say something else, in time."""
    indicator, industry, _ = SHARES[choice.one("subject")]
    said = known_on(
        published(dataset, indicator, region="CN", industry=industry), choice.asof or None
    )
    shown = chosen[["period", "value", "standing"]].rename(
        columns={"value": "shown", "standing": "shown_standing"}
    )
    both = said.merge(shown, on="period")
    other = (both["value"] != both["shown"]) | (both["standing"] != both["shown_standing"])
    return _in_time(both[other].assign(series=indicator)).drop_duplicates(
        ["period", "value", "standing"]
    )
