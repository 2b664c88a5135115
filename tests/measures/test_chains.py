"""Annual rates strung together, however the lines of a panel lie."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from sei_metrics.measures import chain, with_rounding
from sei_metrics.measures.chains import chains_of
from sei_metrics.rounding import rounded


def panel(rates: dict[tuple[object, ...], float], *names: str) -> pd.Series:
    index = pd.MultiIndex.from_tuples(list(rates), names=[*names, "period"])
    return pd.Series([*rates.values()], index=index)


def test_a_whole_panel_in_order_is_strung_as_it_lies() -> None:
    rates = panel({(line, year): 10.0 for line in "ab" for year in ("2016", "2017")}, "line")
    chains = chains_of(rates)
    assert chains.cells is None
    assert chains.places == slice(1, 3)
    assert chain(rates).tolist() == pytest.approx([100.0, 110.0, 121.0] * 2)


def test_only_the_years_of_rates_and_those_before_them_are_kept() -> None:
    rates = pd.Series([10.0, 50.0], index=["1900", "2000"])
    assert chains_of(rates).years == 4
    found = chain(rates)
    assert found[:2].to_dict() == pytest.approx({"1899": 100.0, "1900": 110.0})
    assert list(found.index) == ["1899", "1900", "2000"]
    assert math.isnan(found["2000"])


def test_lines_that_begin_in_different_years_begin_with_the_base() -> None:
    rates = panel({("a", "2016"): 10.0, ("a", "2017"): 20.0, ("b", "2019"): 50.0}, "line")
    found = chain(rates, base=10.0)
    assert found["a"].to_dict() == pytest.approx({"2015": 10.0, "2016": 11.0, "2017": 13.2})
    assert found["b"].to_dict() == {"2018": 10.0, "2019": 15.0}


def test_lines_stand_in_the_order_of_their_labels() -> None:
    levels = [["b", "a"], ["y", "x"], ["2016"]]
    codes = [[1, 0, 1], [0, 1, 1], [0, 0, 0]]
    index = pd.MultiIndex(levels, codes, names=["region", "line", "period"])
    found = chain(pd.Series([10.0, 20.0, 30.0], index=index))
    assert list(found.index.droplevel("period")[::2]) == [("a", "x"), ("a", "y"), ("b", "x")]
    assert found.tolist() == pytest.approx([100.0, 130.0, 100.0, 110.0, 100.0, 120.0])


def test_a_whole_panel_out_of_order_is_put_in_order() -> None:
    rates = panel({("b", "2016"): 50.0, ("a", "2016"): 20.0}, "line")
    expected = {("a", "2015"): 100.0, ("a", "2016"): 120.0}
    assert chain(rates).to_dict() == {**expected, ("b", "2015"): 100.0, ("b", "2016"): 150.0}


def test_a_line_without_a_label_is_a_line_and_stands_last() -> None:
    rates = panel({(None, "2016"): 50.0, ("a", "2016"): 20.0, ("a", "2017"): 0.0}, "line")
    found = chain(rates)
    assert found.tolist() == [100.0, 120.0, 120.0, 100.0, 150.0]
    assert found.index.get_level_values("line").isna().tolist() == [False] * 3 + [True] * 2


def test_labels_left_over_in_an_index_make_no_line() -> None:
    rates = panel({(line, "2016"): 10.0 for line in "abc"}, "line")
    rates = pd.concat([rates, panel({("c", "2017"): 10.0}, "line")])
    kept = rates[rates.index.get_level_values("line") != "b"]
    assert list(kept.index.levels[0]) == ["a", "b", "c"]
    expected = [100.0, 110.0, 100.0, 110.0, 121.0]
    np.testing.assert_allclose(chain(kept), expected)
    assert chains_of(kept).table.lines == 2


def test_a_single_rate_with_a_range_takes_its_own_base() -> None:
    rates = pd.Series([10.0], index=["2016"])
    found = with_rounding(chain, rounded(rates, 2.0), base=10.0)
    assert found.value.to_dict() == {"2015": 10.0, "2016": 11.0}
    assert (found.low["2016"], found.high["2016"]) == pytest.approx((10.9, 11.1))


def test_no_rates_with_ranges_make_no_chain() -> None:
    rates = pd.Series([], index=pd.Index([], dtype="str"), dtype=float)
    found = with_rounding(chain, rounded(rates, 0.1))
    assert found.value.empty and found.low.empty and found.high.empty


def test_the_period_stays_where_it_stood_among_the_index_levels() -> None:
    names = ["region", "period", "line"]
    rows = [("CN", "2016", "b"), ("CN", "2016", "a"), ("CN", "2017", "a")]
    rates = pd.Series([50.0, 10.0, 20.0], index=pd.MultiIndex.from_tuples(rows, names=names))
    expected = {
        ("CN", "2015", "a"): 100.0,
        ("CN", "2016", "a"): 110.0,
        ("CN", "2017", "a"): 132.0,
        ("CN", "2015", "b"): 100.0,
        ("CN", "2016", "b"): 150.0,
    }
    ranged = with_rounding(chain, rounded(rates, 2.0))
    for found in (chain(rates), ranged.value):
        assert found.index.names == names
        assert found.to_dict() == pytest.approx(expected)
        assert list(found.index) == list(expected)
    assert ranged.high["CN", "2016", "b"] == pytest.approx(151.0)
