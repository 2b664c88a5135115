"""Stated gaps that disagree with the two rates they are the gap of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from sei_metrics.dataset.catalog import Catalog, Indicator
from sei_metrics.dataset.check.beside import Figure
from sei_metrics.dataset.check.ranges import meet
from sei_metrics.errors import Fault

Place = tuple[str, ...]


def faults(figures: list[Figure], catalog: Catalog) -> Iterator[Fault]:
    """Gaps that no pair of published rates leaves within rounding; a gap without rates is none."""
    for entry in catalog.indicators.values():
        if len(entry.gap_of) == 2:
            yield from _disagreeing(entry, figures)


def _disagreeing(entry: Indicator, figures: list[Figure]) -> Iterator[Fault]:
    rates, references = (_by_place(figures, one) for one in entry.gap_of)
    for place, gaps in _by_place(figures, entry.id).items():
        pairs = list(product(rates.get(place, []), _beside(place, references)))
        for gap in gaps if pairs else []:
            if not any(_agree(gap, rate, reference) for rate, reference in pairs):
                rate, reference = pairs[0]
                told = {"rate": f"{rate.value:g}", "reference": f"{reference.value:g}"}
                where = ("observations.csv", gap.line, "value", f"{gap.value:g}")
                yield Fault(*where, "gap_disagrees", {**told, "gap_of": " - ".join(entry.gap_of)})


def _by_place(figures: list[Figure], indicator: str) -> dict[Place, list[Figure]]:
    found: dict[Place, list[Figure]] = {}
    for one in figures:
        if one.indicator == indicator:
            place = (one.industry, one.region, one.period, one.span, one.coverage)
            found.setdefault(place, []).append(one)
    return found


def _beside(place: Place, references: dict[Place, list[Figure]]) -> list[Figure]:
    """The references that the rates of a place may be set against: those of all, and its own."""
    return [
        row
        for one in dict.fromkeys([("all", *place[1:]), place])
        for row in references.get(one, [])
    ]


def _agree(gap: Figure, rate: Figure, reference: Figure) -> bool:
    lowest, highest = rate.low - reference.high, rate.high - reference.low
    return bool(meet(gap.low, gap.high, lowest, highest))
