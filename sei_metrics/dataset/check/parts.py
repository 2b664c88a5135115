"""Parts that pass their total: an industry its group, the nation the world."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sei_metrics.dataset.catalog import Catalog
from sei_metrics.dataset.check.beside import Figure
from sei_metrics.dataset.check.ranges import above
from sei_metrics.errors import Fault

_LEVELS = ("flow", "stock", "count")


def faults(figures: list[Figure], catalog: Catalog) -> Iterator[Fault]:
    """Single parts, and sums of parts that do not overlap, above the total of the same release."""
    kinds = {one.id: one.kind for one in catalog.indicators.values()}
    levels = [one for one in figures if kinds[one.indicator] in _LEVELS]
    groups = {one: _total(catalog, one) for one in catalog.industries}
    overlapping = {one.id for one in catalog.industries.values() if one.overlaps}
    yield from _beyond(_pairs(levels, "industry", groups), "industry", overlapping)
    nations = [one.id for one in catalog.regions.values() if one.kind == "nation"]
    worlds = [one.id for one in catalog.regions.values() if one.kind == "world"]
    world = dict.fromkeys(nations, "".join(worlds[:1]))
    yield from _beyond(_pairs(levels, "region", world), "region", set())


def _total(catalog: Catalog, industry: str) -> str:
    """The industry that this one is a part of; SEI industries without a parent are parts of all."""
    entry = catalog.industries[industry]
    if industry == "all":
        return ""
    return entry.parent or ("all" if entry.scheme == "sei" else "")


def _pairs(
    levels: list[Figure], column: str, totals: Mapping[str, str]
) -> Iterator[tuple[Figure, Figure]]:
    """Each part with each total that the same release prints beside it."""
    series = {one.series: one for one in levels}
    wholes = {
        own: one.with_other(column, totals.get(getattr(one, column), ""))
        for own, one in series.items()
    }
    wholes = {own: whole for own, whole in wholes.items() if whole in series}
    printed: dict[tuple[object, ...], list[Figure]] = {}
    sought = {*wholes.values()}
    for one in levels:
        if one.series in sought:
            printed.setdefault((one.series, one.period, _release(one)), []).append(one)
    for part in levels:
        if part.series in wholes:
            place = (wholes[part.series], part.period, _release(part))
            for total in printed.get(place, ()):
                yield part, total


def _release(row: Figure) -> str:
    return row.source if row.vintage == "as_published" else row.vintage


def _beyond(
    pairs: Iterable[tuple[Figure, Figure]], column: str, overlapping: set[str]
) -> Iterator[Fault]:
    parts_of: dict[int, list[Figure]] = {}
    totals: dict[int, Figure] = {}
    for part, total in pairs:
        if above(part.low, total.high):
            told = {
                "part": getattr(part, column),
                "total": getattr(total, column),
                "whole": f"{total.value:g}",
            }
            where = ("observations.csv", part.line, "value", f"{part.value:g}")
            yield Fault(*where, "part_above_total", told)
        if not overlapping & {getattr(part, column), getattr(total, column)}:
            parts_of.setdefault(total.line, []).append(part)
            totals[total.line] = total
    for line, parts in parts_of.items():
        names, total = [getattr(part, column) for part in parts], totals[line]
        once_each = len(set(names)) == len(names) > 1
        if once_each and above(sum(part.low for part in parts), total.high):
            told = {"parts": ", ".join(names), "sum": f"{sum(part.value for part in parts):g}"}
            where = ("observations.csv", line, "value", f"{total.value:g}")
            yield Fault(*where, "parts_above_total", told)
