"""Tables that say their unit are never mixed in silence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from sei_metrics.errors import SeiError
from sei_metrics.measures import (
    change,
    contribution_rate,
    growth_gap,
    herfindahl,
    implied_level,
    implied_reference,
    location_quotient,
    required_growth,
    share,
    total,
    with_rounding,
    year_on_year,
)
from sei_metrics.rounding import Rounded, directions, one_unit_in

Measure = Callable[..., Any]


def table(*units: str | float | None, index: Any = None) -> pd.DataFrame:
    """Rows of 4, 5, 6... with the units told."""
    values = 4.0 + np.arange(len(units))
    frame = {"value": values, "low": values - 0.5, "high": values + 0.5, "unit": units}
    return pd.DataFrame(frame, index=index)


def test_the_sentence_names_both_units_in_the_readers_language() -> None:
    with pytest.raises(SeiError) as refused:
        with_rounding(growth_gap, table("percent"), table("percentage_points"))
    assert str(refused.value) == (
        "growth_gap needs one unit: percent stands against percentage points."
    )
    assert refused.value.say("zh") == "growth_gap要求单位一致：一为%，一为百分点。"
    with pytest.raises(SeiError, match="share needs one unit: bushels stands against percent"):
        with_rounding(share, table("bushels"), table("percent"))


def test_any_row_that_is_unlike_is_enough() -> None:
    with pytest.raises(SeiError, match="GW stands against TWh"):
        with_rounding(share, table("km", "GW"), table("km", "TWh"))
    assert len(with_rounding(share, table("km", "GW"), table("km", "GW"))) == 2


def test_operands_by_keyword_count_too() -> None:
    with pytest.raises(SeiError, match="percent stands against percentage points"):
        with_rounding(
            required_growth,
            table("percent"),
            17.0,
            years=3,
            reference_growth=table("percentage_points"),
        )


@pytest.mark.parametrize("unknown", [None, np.nan, pd.NA])
def test_what_has_no_unit_is_taken_as_it_is(unknown: Any) -> None:
    assert len(with_rounding(share, table(unknown, "GW"), table("km", unknown))) == 2
    assert len(with_rounding(share, table("km"), table("GW").drop(columns="unit"))) == 1
    assert len(with_rounding(share, table("km"), 8.0)) == 1
    assert len(with_rounding(share, table("km"), Rounded(8.0, 7.0, 9.0))) == 1


@pytest.mark.parametrize("measure", [implied_level, implied_reference, contribution_rate])
def test_some_measures_take_two_units(measure: Measure) -> None:
    found = with_rounding(measure, table("percent"), table("percentage_points"))
    assert found["value"].notna().all()


def test_a_location_quotient_needs_one_unit_a_pair() -> None:
    yuan, dollars = table("CNY_100m"), table("USD_100m")
    assert with_rounding(location_quotient, yuan, yuan, dollars, dollars).loc[0, "value"] == 1.0
    for operands in ((yuan, dollars, dollars, dollars), (yuan, yuan, yuan, dollars)):
        with pytest.raises(SeiError, match="location_quotient needs one unit"):
            with_rounding(location_quotient, *operands)


@pytest.mark.parametrize("measure", [change, year_on_year])
def test_the_levels_of_a_line_have_one_unit(measure: Measure) -> None:
    years = ["2015", "2016"]
    with pytest.raises(SeiError, match="GW stands against TWh"):
        with_rounding(measure, table("GW", "TWh", index=years))
    with pytest.raises(SeiError, match="GW stands against TWh"):
        with_rounding(measure, table(None, "GW", "TWh", index=["2014", *years]))
    assert len(with_rounding(measure, table("GW", "GW", index=years))) == 2


@pytest.mark.parametrize("names", [["industry", "period"], [None, None]])
def test_each_line_of_a_panel_has_its_own_unit(names: list[str | None]) -> None:
    lines = [("a", "2015"), ("a", "2016"), ("b", "2015"), ("b", "2016")]
    index = pd.MultiIndex.from_tuples(lines, names=names)
    assert len(with_rounding(change, table("GW", "GW", "km", "km", index=index))) == 4
    with pytest.raises(SeiError, match="km stands against GW"):
        with_rounding(change, table("GW", "GW", "km", "GW", index=index))
    swapped = table("GW", "GW", "km", "km", index=index.swaplevel())
    if names == ["industry", "period"]:
        assert len(with_rounding(change, swapped)) == 4


def test_what_is_added_up_has_one_unit() -> None:
    with pytest.raises(SeiError, match="total needs one unit"):
        with_rounding(total, table("GW", "TWh"))
    with pytest.raises(SeiError, match="total needs one unit"):
        with_rounding(total, table("GW"), table("TWh"))
    with pytest.raises(SeiError, match="herfindahl needs one unit"):
        with_rounding(herfindahl, table("percent", "percentage_points"))
    assert len(with_rounding(total, table("GW", "TWh"), table("GW", "TWh"))) == 2


def test_unlike_rows_are_refused_as_such() -> None:
    with pytest.raises(SeiError, match="one has 2 rows, the other 1"):
        with_rounding(share, table("km", "km"), table("GW"))


def test_a_new_measure_needs_one_unit_unless_it_says_otherwise() -> None:
    @directions(+1, +1)
    def product(first: float, second: float) -> float:
        return first * second

    with pytest.raises(SeiError, match="product needs one unit"):
        with_rounding(product, table("GW"), table("percent"))
    free = one_unit_in()(product)
    assert len(with_rounding(free, table("GW"), table("percent"))) == 1
