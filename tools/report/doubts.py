"""What disagrees, what breaks, and what was read and not used."""

from __future__ import annotations

from collections.abc import Iterator

from sei_metrics import units
from sei_metrics.dataset import Dataset, check
from sei_metrics.dataset.check import Conflict
from sei_metrics.dataset.schema import records
from tools.report.markdown import section, table

_KINDS = {
    "sources_differ": ("Sources that differ", "One figure of one stage, printed in two ways."),
    "share_disagrees": (
        "Shares that no published levels give",
        "The share stated, and the nearest that any pair of published levels gives.",
    ),
    "share_of_edition": (
        "Shares that the levels of their own edition do not give",
        "The share stated beside its level, and what the whole of the same edition gives.",
    ),
    "growth_disagrees": (
        "Growth that the published levels do not give",
        "The growth stated, and the nearest that the published levels give.",
    ),
}


def conflicts(dataset: Dataset) -> str:
    """Every listed conflict by kind, with its numbers; a kind without any is left out."""
    listed = check.listed(dataset)
    parts = [_gaps(dataset)]
    for rule, (title, lead) in _KINDS.items():
        rows = [_conflict(one, dataset) for one in listed if one.rule == rule]
        header = ("indicator", "of", "period", "stated", "against", "unit", "apart", "sources")
        if rows:
            parts += [f"### {title} ({len(rows)})", lead, table(header, rows)]
    return section("Conflicts", *parts)


def _gaps(dataset: Dataset) -> str:
    gaps = [one.id for one in dataset.catalog.indicators.values() if one.gap_of]
    stated = int(dataset.observations.indicator.isin(gaps).sum())
    return (
        f"Stated gaps between two rates: {stated}. Each agrees with its two published rates within "
        "rounding or has no such pair; one that disagrees does not pass `python -m sei_metrics "
        "check`."
    )


def _conflict(one: Conflict, dataset: Dataset) -> tuple[object, ...]:
    unit = dataset.catalog.indicators[one.indicator].unit
    of = one.region if one.industry == "all" else f"{one.region}, {one.industry}"
    apart = one.against - one.stated
    numbers = (_number(one.stated), _number(one.against), unit, _number(apart, signed=True))
    *values, unit, apart_written = numbers
    sources = ", ".join(f"`{source}`" for source in one.sources)
    return (f"`{one.indicator}`", of, one.period, *values, unit, apart_written, sources)


def _number(value: float, signed: bool = False) -> str:
    written = units.number(value, 3).rstrip("0").rstrip(".")
    return f"+{written}" if signed and value > 0 else written


def breaks(dataset: Dataset) -> str:
    """Every break with its reason, those of one reason in one line."""
    alike: dict[tuple[str, ...], dict[str, list[str]]] = {}
    for one in records(dataset.breaks):
        between = f"{one['after']} to {one['before']}"
        certain = "certain" if one["certain"] == "yes" else "suspected"
        places = alike.setdefault((f"`{one['indicator']}`", certain, one["reason_en"]), {})
        industry = one["industry"] or "every industry"
        of = industry if one["region"] in ("CN", "") else f"{one['region']}, {industry}"
        places.setdefault(between, []).append(of)
    rows = [
        (key[0], "; ".join(f"{' and '.join(of)}: {at}" for at, of in places.items()), *key[1:])
        for key, places in alike.items()
    ]
    lead = "No line is drawn and no growth is computed across."
    header = ("indicator", "of what and between which", "", "reason")
    return section(f"Breaks ({len(dataset.breaks)})", lead, table(header, rows))


def set_aside(dataset: Dataset) -> str:
    """What was read and not used: counts by reason, and the figures themselves."""
    counts = dataset.set_aside.reason.value_counts()
    by_reason = [(f"`{reason}`", count) for reason, count in sorted(counts.items())]
    parts = [table(("reason", "figures"), by_reason), table(_ASIDE, _each_aside(dataset))]
    lead = "The regions are counted above and listed in `data/set_aside.csv` only."
    return section("Set aside", parts[0], lead, parts[1])


_ASIDE = ("reason", "indicator", "of", "period", "value", "unit", "note")


def _each_aside(dataset: Dataset) -> Iterator[tuple[object, ...]]:
    rows = dataset.set_aside[dataset.set_aside.reason != "later_regions"]
    for one in records(rows.sort_values(["reason", "indicator", "period"])):
        of = f"{one['region']}, {one['industry']}"
        value = (one["period"], one["value"], one["unit"], one["note"])
        yield (f"`{one['reason']}`", f"`{one['indicator']}`", of, *value)
