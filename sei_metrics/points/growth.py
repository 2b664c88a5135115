"""Growth of strategic emerging industries beside the national rate of the same coverage."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from sei_metrics import measures, period, text
from sei_metrics.dataset import Dataset
from sei_metrics.options import Choice
from sei_metrics.options.choices import RATES
from sei_metrics.points import rows, wording
from sei_metrics.rounding import Rounded, with_rounding

_KEPT = ("value", "low", "high", "standing", "source", "step", "vintage", "definition")


def periods(dataset: Dataset, choice: Choice) -> tuple[str, ...]:
    """Periods of the chosen sector and frequency with a rate, whether or not with a reference."""
    return period.ordered(set(pairs(dataset, replace(choice, asof=""))["period"]))


def pairs(dataset: Dataset, choice: Choice) -> pd.DataFrame:
    """One row a period: `rate_`, `ref_` and `gap_` columns of the rate, reference and stated gap.

    A reference that is not stated but follows from a stated gap is implied and marked so; where
    there is neither, the reference is missing.
    """
    rate, reference, gap, coverage = RATES[choice.one("sector")]
    frequency = choice.one("frequency")
    rates = _chosen(dataset, choice, rate, coverage, frequency)
    joined = rates.rename(columns={name: f"rate_{name}" for name in _KEPT})
    for prefix, indicator in (("ref", reference), ("gap", gap)):
        other = _chosen(dataset, choice, indicator, coverage, frequency)
        named = other[["period", *_KEPT]].rename(
            columns={name: f"{prefix}_{name}" for name in _KEPT}
        )
        joined = joined.merge(named, on="period", how="left")
    return _with_implied(joined)


def _chosen(
    dataset: Dataset, choice: Choice, indicator: str, coverage: str, frequency: str
) -> pd.DataFrame:
    found = dataset.preferred(indicator, region="CN", industry="all", as_of=choice.asof or None)
    alike = found["period"].map(period.frequency).eq(frequency) & found["coverage"].eq(coverage)
    chosen = found[alike]
    rows.refuse_mixed(chosen, ("prices", "definition"))
    return chosen


def _with_implied(joined: pd.DataFrame) -> pd.DataFrame:
    implied = with_rounding(
        measures.implied_reference, rows.closed(joined, "rate_"), rows.closed(joined, "gap_")
    )
    standing = rows.computed_standing(
        [joined["rate_standing"]], [joined["gap_standing"]], otherwise="implied"
    )
    needed = joined["ref_value"].isna() & joined["gap_value"].notna() & standing.ne("not_told")
    told = rows.opened(implied, standing)
    fields = {f"ref_{name}": column for name, column in told.items()} | {
        "ref_source": joined["rate_source"] + ";" + joined["gap_source"].fillna(""),
        "ref_step": joined["gap_step"],
    }
    filled = {name: joined[name].where(~needed, value) for name, value in fields.items()}
    order = joined["period"].map(lambda each: period.parse(each).order)
    return joined.assign(**filled, _order=order).sort_values("_order", ignore_index=True)


def compared(dataset: Dataset, choice: Choice) -> dict[str, tuple[str, ...]]:
    """The periods of the chosen sector with both rates, by frequency."""
    rate = RATES[choice.one("sector")][0]
    found = dataset.preferred(rate, region="CN", as_of=choice.asof or None)["period"]
    both = {}
    for frequency in period.FREQUENCIES:
        if frequency in set(found.map(period.frequency)):
            every = pairs(dataset, choice.within("frequency", frequency))
            both[frequency] = tuple(every.dropna(subset=["ref_value"])["period"])
    return {frequency: periods for frequency, periods in both.items() if periods}


def interval(frame: pd.DataFrame, prefix: str) -> Rounded:
    """The columns `prefix_value`, `prefix_low` and `prefix_high` as one operand."""
    return Rounded(*(frame[f"{prefix}_{end}"] for end in ("value", "low", "high")))


def series(
    dataset: Dataset, frame: pd.DataFrame, prefix: str, indicator: str, lang: str
) -> pd.DataFrame:
    """One side of the pairs as rows of a figure, on the index of the pairs."""
    side = frame.rename(columns={f"{prefix}_{name}": name for name in _KEPT})
    side = side.dropna(subset=["value"]).assign(indicator=indicator)
    return wording.with_digits(side, dataset).assign(
        series=indicator,
        series_name=dataset.catalog.name("indicator", indicator, lang),
        tone="accent" if prefix == "rate" else "nation",
    )


def alone(dataset: Dataset, choice: Choice, pairs: pd.DataFrame) -> str:
    """The rates that have no reference beside them, in words; nothing where all have one."""
    rate, lang = RATES[choice.one("sector")][0], choice.lang
    lacking = series(dataset, pairs[pairs["ref_value"].isna()], "rate", rate, lang)
    said = [
        text.say(
            "word.with",
            lang,
            what=period.label(row["period"], lang),
            more=wording.amount(row, lang),
        )
        for row in lacking.to_dict("records")
    ]
    return text.join(said, lang)
