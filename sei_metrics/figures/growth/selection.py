"""Growth of strategic emerging industries beside the national rate of the same coverage."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from sei_metrics import measures, period, text
from sei_metrics.captions import wording
from sei_metrics.dataset import Dataset, kept, refuse_unlike
from sei_metrics.dataset.catalog import Sector
from sei_metrics.options import Choice, Option
from sei_metrics.options.choices import first, listed, spanned
from sei_metrics.rows import ENDS, computed, falling, rising

_KEPT = (*ENDS, "standing", "source", "step", "vintage", "definition")
SECTOR = Option("sector", "choice", "sector", listed("sector"), first(listed("sector")))


def sector_of(dataset: Dataset, choice: Choice) -> Sector:
    """The chosen sector: its rate, the reference, the stated gap, and their coverage."""
    return dataset.catalog.sectors[choice.one("sector")]


def _frequencies(dataset: Dataset, choice: Choice) -> tuple[str, ...]:
    rates = dataset.preferred(sector_of(dataset, choice).rate, region="CN", industry="all")
    found = {period.frequency(each) for each in rates["period"]}
    return tuple(each for each in period.FREQUENCIES if each in found)


FREQUENCY = Option("frequency", "choice", "frequency", _frequencies, first(_frequencies))


def periods(dataset: Dataset, choice: Choice) -> tuple[str, ...]:
    """Periods of the chosen sector and frequency with a rate, whether or not with a reference."""
    return period.ordered(set(pairs(dataset, replace(choice, asof=""))["period"]))


PERIODS = spanned(periods)


def pairs(dataset: Dataset, choice: Choice) -> pd.DataFrame:
    """One row a period: `rate_`, `ref_` and `gap_` columns of the rate, reference and stated gap.

    A reference that is not stated but follows from a stated gap is implied and marked so; where
    there is neither, the reference is missing.
    """
    return _pairs(dataset, choice.only("sector", "frequency"))


@kept
def _pairs(dataset: Dataset, choice: Choice) -> pd.DataFrame:
    rate, *others = sector_of(dataset, choice).indicators
    named = {name: f"rate_{name}" for name in _KEPT}
    joined = _chosen(dataset, choice, rate).rename(columns=named)
    for prefix, indicator in zip(("ref_", "gap_"), others, strict=True):
        other = _chosen(dataset, choice, indicator).set_index("period")[[*_KEPT]]
        joined = joined.join(other.add_prefix(prefix), on="period")
    return _with_implied(joined)


def _chosen(dataset: Dataset, choice: Choice, indicator: str) -> pd.DataFrame:
    """The rates of an indicator at the chosen frequency and the coverage of the sector."""
    coverage = sector_of(dataset, choice).coverage
    found = dataset.preferred(indicator, region="CN", industry="all", as_of=choice.asof or None)
    frequency = found["period"].map(period.frequency)
    chosen = found[frequency.eq(choice.one("frequency")) & found["coverage"].eq(coverage)]
    refuse_unlike(dataset.catalog, chosen)
    return chosen


def _with_implied(joined: pd.DataFrame) -> pd.DataFrame:
    operands = rising(joined, "rate_"), falling(joined, "gap_")
    implied = computed(measures.implied_reference, *operands, otherwise="implied")
    told = implied["standing"].ne("not_told")
    needed = joined["ref_value"].isna() & joined["gap_value"].notna() & told
    fields = {f"ref_{name}": column for name, column in implied.items()} | {
        "ref_source": joined["rate_source"] + ";" + joined["gap_source"].fillna(""),
        "ref_step": joined["gap_step"],
    }
    filled = {name: joined[name].where(~needed, value) for name, value in fields.items()}
    order = joined["period"].map(lambda each: period.parse(each).order)
    return joined.assign(**filled, _order=order).sort_values("_order", ignore_index=True)


def compared(dataset: Dataset, choice: Choice) -> dict[str, tuple[str, ...]]:
    """The periods of the chosen sector with both rates, by frequency."""
    rate = sector_of(dataset, choice).rate
    place = {"region": "CN", "industry": "all"}
    found = dataset.preferred(rate, **place, as_of=choice.asof or None)["period"]
    both = {}
    for frequency in period.FREQUENCIES:
        if frequency in set(found.map(period.frequency)):
            every = pairs(dataset, choice.within("frequency", frequency))
            both[frequency] = tuple(every.dropna(subset=["ref_value"])["period"])
    return {frequency: periods for frequency, periods in both.items() if periods}


def side(
    dataset: Dataset, frame: pd.DataFrame, prefix: str, indicator: str, lang: str
) -> pd.DataFrame:
    """One side of the pairs as rows of a figure, on the index of the pairs."""
    rates = frame.rename(columns={f"{prefix}_{name}": name for name in _KEPT})
    rates = rates.dropna(subset=["value"]).assign(indicator=indicator)
    return wording.with_digits(rates, dataset).assign(
        series=indicator,
        series_name=dataset.catalog.name("indicator", indicator, lang),
        tone="accent" if prefix == "rate" else "nation",
    )


def alone(dataset: Dataset, choice: Choice, pairs: pd.DataFrame) -> str:
    """The rates that have no reference beside them, in words; nothing where all have one."""
    rate, lang = sector_of(dataset, choice).rate, choice.lang
    lacking = side(dataset, pairs[pairs["ref_value"].isna()], "rate", rate, lang)
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
