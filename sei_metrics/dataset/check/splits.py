"""Parts that the catalog calls exhaustive and that do not add up to their printed whole."""

from __future__ import annotations

from collections.abc import Iterator

from sei_metrics.dataset.catalog import Catalog, Split
from sei_metrics.dataset.check.beside import Figure
from sei_metrics.dataset.check.ranges import meet
from sei_metrics.errors import Fault


def faults(figures: list[Figure], catalog: Catalog) -> Iterator[Fault]:
    """Wholes that the parts of the same edition miss by more than rounding, where all are there."""
    for split in catalog.splits.values():
        industries = {split.whole, *split.parts}
        own = [one for one in figures if one.industry in industries]
        yield from _missed(split, [one for one in own if one.indicator in split.indicators])


def _missed(split: Split, figures: list[Figure]) -> Iterator[Fault]:
    printed: dict[tuple[object, ...], list[Figure]] = {}
    for one in figures:
        printed.setdefault((one.series, one.period, one.vintage), []).append(one)
    for whole in figures:
        if whole.industry != split.whole:
            continue
        others = [whole.with_other("industry", part) for part in split.parts]
        parts = [printed.get((other, whole.period, whole.vintage), []) for other in others]
        low = sum(min((copy.low for copy in copies), default=0) for copies in parts)
        high = sum(max((copy.high for copy in copies), default=0) for copies in parts)
        if all(parts) and not meet(whole.low, whole.high, low, high):
            total = sum(copies[0].value for copies in parts)
            where = ("observations.csv", whole.line, "value", f"{whole.value:g}")
            yield Fault(*where, "split_sum", {"split": split.id, "sum": f"{total:g}"})
