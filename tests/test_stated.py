"""What releases state that is itself computed, reproduced by our measures within its rounding."""

from __future__ import annotations

from collections import defaultdict

import pytest

from sei_metrics.dataset import Dataset
from sei_metrics.dataset.check import listed
from sei_metrics.rounding import Rounded
from tests.some import some
from tests.stated import Attempt, attempts

AT_LEAST = 10
RELATIONS = (
    "lead over GDP",
    "lead of an average",
    "average of yearly rates",
    "growth",
    "share",
    "share of group",
    "share of world",
    "total",
)
Stated = dict[tuple[str, ...], list[Attempt]]


@pytest.fixture(scope="module")
def stated(dataset: Dataset) -> Stated:
    """The attempts on each stated figure, by place, source and relation."""
    found: Stated = defaultdict(list)
    for each in attempts(dataset):
        found[*each.place, str(each.stated["source"]), each.relation].append(each)
    return found


def told(tried: list[Attempt]) -> str:
    """Figure, source, and the nearest that the published figures give, with theirs."""
    nearest = min(tried, key=lambda each: abs(each.found.value - each.stated["value"]))
    row = nearest.stated
    return (
        f"{nearest.relation}: {' '.join(nearest.place)} = {row['value']:g} ({row['source']}); "
        f"computed {nearest.found.value:.6g}, {nearest.found.low:.6g} to {nearest.found.high:.6g} "
        f"({', '.join(nearest.sources)})"
    )


def reproduced(stated: Stated) -> list[list[Attempt]]:
    return [tried for tried in stated.values() if any(each.agrees for each in tried)]


def test_every_stated_figure_is_reproduced_or_listed_as_a_conflict(
    dataset: Dataset, stated: Stated
) -> None:
    conflicts = {(one.indicator, one.region, one.industry, one.period) for one in listed(dataset)}
    wrong = [
        told(tried)
        for tried in stated.values()
        if not any(each.agrees for each in tried) and tried[0].place not in conflicts
    ]
    assert not wrong, "\n".join(wrong)


def test_every_listed_conflict_of_levels_is_one_for_the_measures_too(
    dataset: Dataset, stated: Stated
) -> None:
    for one in some(each for each in listed(dataset) if each.rule != "sources_differ"):
        place = (one.indicator, one.region, one.industry, one.period)
        tried = [each for key, found in stated.items() if key[:4] == place for each in found]
        figures = [each for each in tried if each.stated["value"] == one.stated]
        assert figures, f"{place} is listed, and no relation finds it"
        assert not any(each.agrees for each in figures), told(figures)
        assert one.against == pytest.approx(nearest(figures), abs=1e-9)


def nearest(tried: list[Attempt]) -> float:
    values = [float(each.found.value) for each in tried]
    return min(values, key=lambda value: abs(value - tried[0].stated["value"]))


@pytest.mark.parametrize("relation", RELATIONS)
def test_each_relation_reproduces_something(relation: str, stated: Stated) -> None:
    found = [tried for tried in reproduced(stated) if tried[0].relation == relation]
    print(*(told([each for each in tried if each.agrees]) for tried in found), sep="\n")
    assert found


def test_more_than_enough_are_reproduced_from_many_releases(stated: Stated) -> None:
    found = reproduced(stated)
    assert {tried[0].relation for tried in found} == {*RELATIONS}
    assert len(found) >= AT_LEAST
    assert len({tried[0].stated["source"] for tried in found}) >= AT_LEAST


def test_the_figures_agree_although_both_are_sharp(stated: Stated) -> None:
    sharp = [
        each
        for tried in reproduced(stated)
        for each in tried
        if each.agrees and 0 < width(each.found) <= 2 * width(each.stated_range)
    ]
    assert len({each.place for each in sharp}) >= len(reproduced(stated)) / 2


def width(figure: Rounded) -> float:
    return float(figure.high - figure.low)
