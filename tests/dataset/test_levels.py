"""Which level of a total may stand below a level of its part."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from sei_metrics.dataset.levels import COLUMNS, matching_level, paired_levels
from sei_metrics.dataset.select import choose
from sei_metrics.dataset.store import Dataset
from sei_metrics.errors import SeiError
from tests.dataset.test_select import only, rows


def shares(pairs: pd.DataFrame) -> dict[str, float]:
    """Share of each period, to two decimals."""
    share = (100 * pairs.part_value / pairs.whole_value).round(2)
    return dict(zip(pairs.period, share, strict=True))


def test_on_release_the_total_is_the_newest_known_then(small: Dataset) -> None:
    pairs = paired_levels(small, "three_new_value_added", "gdp_nominal")
    assert tuple(pairs.columns) == COLUMNS
    assert shares(pairs) == {"2020": 16.66, "2021": 17.25}
    assert pairs.matched.tolist() == ["known", "known"]
    assert pairs.whole_vintage.tolist() == ["gdp_2020_first", "gdp_2021_first"]
    assert pairs.part_source.tolist() == ["three_new_2020", "three_new_2021"]


def test_on_today_the_total_is_the_one_chosen_now(small: Dataset) -> None:
    pairs = paired_levels(small, "three_new_value_added", "gdp_nominal", basis="today")
    assert shares(pairs) == {"2020": 16.36, "2021": 16.81}
    before = paired_levels(
        small, "three_new_value_added", "gdp_nominal", basis="today", as_of="2023-01-01"
    )
    assert shares(before) == {"2020": 16.7, "2021": 17.17}


def test_of_the_world_by_one_definition_each(small: Dataset) -> None:
    pairs = paired_levels(
        small, "wind_new_installed", "wind_new_installed",
        region="CN", whole_region="WORLD", whole_industry=None,
    )  # fmt: skip
    assert pairs.definition.tolist() == ["gwec", "irena"]
    assert (100 * pairs.part_value / pairs.whole_value).round(1).tolist() == [37.5, 33.3]
    assert set(pairs.matched) == {"document"}


def whole(**changes: Any) -> dict[str, Any]:
    return {"source": "month", "value": 1000, **changes}


def test_the_same_document_comes_before_the_edition_and_the_newest_known() -> None:
    part = {**only(rows({"vintage": "final", "source": "day_2"}))}
    totals = [
        whole(vintage="first", value=1001, source="day_2"),
        whole(vintage="final", value=1002, source="day_1"),
        whole(vintage="census", value=1003),
    ]
    found = only(matching_level(part, rows(*totals)))
    assert (found.value, found.matched) == (1001, "document")
    found = only(matching_level(part, rows(*totals[1:])))
    assert (found.value, found.matched) == (1002, "edition")
    assert matching_level(part, rows(totals[2])).empty
    found = only(matching_level(part, rows(*totals), "today"))
    assert (found.value, found.matched) == (1003, "today")


def test_a_part_on_the_accounts_of_a_census_takes_the_total_of_that_census() -> None:
    part = {**only(rows({"vintage": "part_on_census", "source": "day_2"}))}
    totals = [whole(vintage="first", value=1001, source="day_1"), whole(vintage="census")]
    found = only(matching_level(part, rows(*totals)))
    assert (found.vintage, found.matched) == ("census", "edition")
    plain = {**only(rows({"source": "day_2"}))}
    assert only(matching_level(plain, rows(*totals))).vintage == "first"


def test_two_sources_that_differ_keep_the_accounts_they_stand_on() -> None:
    differing = rows(
        {"vintage": "part_on_census", "source": "day_2"},
        {"vintage": "part_on_census", "source": "day_1", "value": 103},
    )
    assert only(choose(differing)).accounts == "census"


def test_printed_once_is_no_edition_and_no_date_finds_no_total() -> None:
    part = {**only(rows({"source": "undated"}))}
    assert matching_level(part, rows(whole(source="day_1"))).empty


def test_any_copy_of_the_part_may_be_the_same_document() -> None:
    part = {**only(rows({"source": "day_1"})), "documents": ["day_1", "month"]}
    assert only(matching_level(part, rows(whole(), whole(value=2, source="year")))).value == 1000


def test_a_list_of_industries_stands_against_the_default_total(small: Dataset) -> None:
    own = small.candidates.indicator == "three_new_value_added"
    listed = small.candidates.assign(definition=small.candidates.definition.mask(own, "wdi"))
    pairs = paired_levels(replace(small, candidates=listed), "three_new_value_added", "gdp_nominal")
    assert set(zip(pairs.definition, pairs.whole_definition, strict=True)) == {("wdi", "nbs")}


@pytest.mark.parametrize(
    ("column", "other"),
    [("unit", "GW"), ("prices", "constant"), ("coverage", "all")],
)
def test_unlike_levels_are_refused_by_their_names(small: Dataset, column: str, other: str) -> None:
    own = small.candidates.indicator == "three_new_value_added"
    changed = small.candidates.assign(**{column: small.candidates[column].mask(own, other)})
    with pytest.raises(SeiError) as refused:
        paired_levels(replace(small, candidates=changed), "three_new_value_added", "gdp_nominal")
    named = other if column == "unit" else small.catalog.name(column, other, "en")
    assert named in refused.value.say("en")


def test_definitions_of_one_market_are_never_mixed(small: Dataset) -> None:
    with pytest.raises(SeiError) as refused:
        paired_levels(
            replace(small, candidates=small.candidates[
                (small.candidates.definition != "gwec") | (small.candidates.region == "CN")
            ]),
            "wind_new_installed", "wind_new_installed", region="CN", definition="gwec",
            whole_region="WORLD", whole_industry=None,
        )  # fmt: skip
    assert small.catalog.name("definition", "gwec", "zh") in refused.value.say("zh")


def test_an_unknown_basis_is_refused(small: Dataset) -> None:
    with pytest.raises(SeiError):
        paired_levels(small, "three_new_value_added", "gdp_nominal", basis="tomorrow")


def test_nothing_published_gives_no_pair(small: Dataset) -> None:
    pairs = paired_levels(small, "three_new_value_added", "gdp_nominal", as_of="2000-01-01")
    assert pairs.empty
    assert tuple(pairs.columns) == COLUMNS
