"""Concentration over time: by head, on real levels, and as laws."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sei_metrics as sei
from sei_metrics.dataset import Dataset
from sei_metrics.panels import concentration
from sei_metrics.rows import PANEL_COLUMNS
from tests.panels.made import holding, split

LEVELS = "three_new_value_added"
WHOLE = {"whole": "three_new_economy"}
parts = st.tuples(st.integers(0, 9999), st.integers(0, 9999))


def by_period(frame: pd.DataFrame, measure: str) -> dict[str, float]:
    rows = frame[frame.measure == measure]
    return dict(zip(rows.period, rows.value, strict=True))


def test_by_head(small: Dataset) -> None:
    rows = [
        *split("2020", whole=200, goods=100, services=100),
        *split("2021", whole=250, goods=50, services=200),
        *split("2022", whole=300, goods=0, services=300),
    ]
    found = concentration(holding(small, *rows), LEVELS, **WHOLE)
    assert tuple(found.columns) == PANEL_COLUMNS
    assert by_period(found, "herfindahl") == pytest.approx({"2020": 0.5, "2021": 0.68, "2022": 1.0})
    assert by_period(found, "equivalent_number") == pytest.approx(
        {"2020": 2.0, "2021": 1 / 0.68, "2022": 1.0}
    )
    assert set(found.industry) == {"three_new_economy"}
    assert set(zip(found.measure, found.unit, strict=True)) == {
        ("herfindahl", "ratio"), ("equivalent_number", "count"),
    }  # fmt: skip


def test_the_range_is_that_of_the_measure(small: Dataset) -> None:
    found = concentration(
        holding(small, *split("2020", whole=4, goods=1, services=3)), LEVELS, **WHOLE
    )
    low = (0.5 / 4.0) ** 2 + (2.5 / 4.0) ** 2
    high = (1.5 / 4.0) ** 2 + (3.5 / 4.0) ** 2
    index, number = found.iloc[0], found.iloc[1]
    assert (index.low, index.high) == pytest.approx((low, high))
    assert (number.low, number.high) == pytest.approx((1 / high, 1 / low))


def test_it_is_the_index_of_the_structure(frozen: Dataset) -> None:
    """The sums of the parts are the printed wholes but for rounding."""
    asked = {"whole": "patent_intensive_industries", "periods": ["2019", "2022", "2023"]}
    shares = sei.panels.structure(frozen, "patent_intensive_value_added", **asked)
    expected = shares.groupby("period").value.agg(lambda rows: float(((rows / 100) ** 2).sum()))
    found = by_period(concentration(frozen, "patent_intensive_value_added", **asked), "herfindahl")
    assert found == pytest.approx(expected.to_dict(), abs=1e-5)
    assert [round(each, 3) for each in found.values()] == [0.196, 0.193, 0.198]


def test_core_of_the_digital_economy(frozen: Dataset) -> None:
    """nbs-2024-12-value-added-core-gansu-net, the example of the method page."""
    found = concentration(frozen, "digital_core_value_added", whole="digital_economy_core")
    assert [round(each, 3) for each in found.value] == [0.343, 2.913]
    assert set(found.source) == {"nbs-2024-12-value-added-core-gansu-net"}


def test_a_period_with_a_part_missing_has_no_index(frozen: Dataset) -> None:
    found = concentration(frozen, "battery_output", whole="lithium_battery")
    missing = found[found.value.isna()]
    assert set(missing.period) == {"2022"}
    assert set(missing.standing) == {"not_published"}
    assert missing[["low", "high"]].isna().all(axis=None)
    assert set(found.period) == {"2021", "2022", "2023", "2024"}


def test_a_negative_part_and_a_whole_of_nothing_have_no_index(small: Dataset) -> None:
    rows = [
        *split("2020", whole=200, goods=-50, services=250),
        *split("2021", whole=0, goods=0, services=0),
    ]
    found = concentration(holding(small, *rows), LEVELS, **WHOLE)
    assert found.value.isna().all()
    assert set(found.standing) == {"calculated"}


def test_open_parts_and_unknown_steps(small: Dataset) -> None:
    over = {"value": 50.0, "qualifier": ">"}
    found = concentration(
        holding(small, *split("2020", whole=200, goods=over, services=150)), LEVELS, **WHOLE
    )
    index = found.iloc[0]
    assert index.value == pytest.approx(0.625)
    assert index.low <= index.value <= index.high
    unknown = {"value": 50.0, "step": math.nan}
    found = concentration(
        holding(small, *split("2020", whole=200, goods=unknown, services=150)), LEVELS, **WHOLE
    )
    assert found.value[0] == pytest.approx(0.625)
    assert math.isnan(found.low[0])


def test_nothing_published_gives_no_row(small: Dataset) -> None:
    assert concentration(holding(small), LEVELS, **WHOLE).empty


@settings(max_examples=20)
@given(first=parts, last=parts)
def test_the_index_lies_between_one_nth_and_one(
    small: Dataset, first: tuple[int, int], last: tuple[int, int]
) -> None:
    rows = [
        row
        for period, levels in (("2020", first), ("2021", last))
        for row in split(period, whole=sum(levels), goods=levels[0], services=levels[1])
    ]
    found = concentration(holding(small, *rows), LEVELS, **WHOLE)
    for period, levels in (("2020", first), ("2021", last)):
        index, number = found[found.period == period].value
        if sum(levels) == 0:
            assert math.isnan(index)
        else:
            assert 0.5 - 1e-12 <= index <= 1 + 1e-12
            assert number == pytest.approx(1 / index)
    ranged = found.dropna(subset=["low", "high"])
    assert ((ranged.low <= ranged.value) & (ranged.value <= ranged.high)).all()
