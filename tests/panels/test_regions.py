"""Regions are ranked by one list only, as far as their ranges tell them apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from sei_metrics import panels
from sei_metrics.dataset import Dataset
from sei_metrics.errors import SeiError
from sei_metrics.rows import PANEL_COLUMNS
from tests.panels.made import LEVEL, holding, said
from tests.some import some

SHARE = LEVEL | {
    "indicator": "sei_share_of_gdp", "industry": "all", "step": 0.1, "unit": "percent",
    "prices": "", "period": "2022",
}  # fmt: skip


def of(region: str, value: float, **cells: Any) -> dict[str, Any]:
    return SHARE | {"region": region, "value": value} | cells


NAMES = {
    "CN-SH": {"en": "Shanghai", "zh": "上海"},
    "CN-GD": {"en": "Guangdong", "zh": "广东"},
    "CN-JS": {"en": "Jiangsu", "zh": "江苏"},
}


@pytest.fixture(scope="module")
def provinces(frozen: Dataset) -> Dataset:
    """The frozen data, whose catalog knows three provinces."""
    china = frozen.catalog.regions["CN"]
    own = {one: replace(china, id=one, name=name, kind="province") for one, name in NAMES.items()}
    regions = {**frozen.catalog.regions, **own}
    return replace(frozen, catalog=replace(frozen.catalog, regions=regions))


def only(data: Dataset, *rows: dict[str, Any]) -> Dataset:
    source = data.sources.source.iloc[0]
    return holding(data, *(row | {"source": source} for row in rows))


def test_the_largest_comes_first_and_ranges_leave_places_open(provinces: Dataset) -> None:
    """20.3 stands alone; 18.0 to the digit and about 18 may be either way round."""
    data = only(provinces, of("CN-SH", 18.0), of("CN-GD", 20.3), of("CN-JS", 18.0, step=1.0))
    found = panels.between_regions(data, "sei_share_of_gdp", period="2022")
    assert tuple(found.columns) == (*PANEL_COLUMNS, "rank_best", "rank_worst")
    assert found.region.tolist() == ["CN-GD", "CN-JS", "CN-SH"]
    places = list(zip(found.rank_best, found.rank_worst, strict=True))
    assert places == [(1, 1), (2, 3), (2, 3)]
    assert set(found.standing) == {"stated"}


def test_two_lists_are_not_ranked_and_both_are_named(provinces: Dataset) -> None:
    data = only(provinces, of("CN-SH", 18.0), of("CN-JS", 40.0, definition="wdi"))
    with pytest.raises(SeiError) as refused:
        panels.between_regions(data, "sei_share_of_gdp", period="2022")
    names = [provinces.catalog.regions[one].name for one in ("CN-SH", "CN-JS")]
    lists = [provinces.catalog.definitions[one].name for one in ("nbs", "wdi")]
    for lang in ("en", "zh"):
        assert all(one[lang] in refused.value.say(lang) for one in (*names, *lists))
    alone = panels.between_regions(data, "sei_share_of_gdp", period="2022", definition="nbs")
    assert alone.region.tolist() == ["CN-SH"]


def test_the_nation_and_the_world_are_no_regions(provinces: Dataset) -> None:
    data = only(provinces, of("CN", 13.0), of("CN-SH", 18.0))
    found = panels.between_regions(data, "sei_share_of_gdp", period="2022")
    assert found.region.tolist() == ["CN-SH"]
    with pytest.raises(SeiError) as refused:
        panels.between_regions(data, "sei_share_of_gdp", period="2021")
    said(refused.value, "2021", zh=("2021年",))
    with pytest.raises(SeiError, match="soon"):
        panels.between_regions(data, "sei_share_of_gdp", period="soon")


def test_a_total_over_years_is_not_set_beside_an_average(provinces: Dataset) -> None:
    years = {"period": "2016/2020"}
    data = only(provinces, of("CN-SH", 18.0, span="average", **years),
                of("CN-GD", 90.0, span="total", **years))  # fmt: skip
    for span, place in (("average", "CN-SH"), ("total", "CN-GD")):
        found = panels.between_regions(data, "sei_share_of_gdp", period="2016/2020", span=span)
        assert found.region.tolist() == [place]


def test_shenzhen_and_guangzhou_count_by_lists_of_their_own(dataset: Dataset) -> None:
    """Whatever the figures say: two cities with a list each are never set against each other."""
    shares = dataset.preferred("sei_share_of_gdp", definition="*")
    both = shares[shares.region.isin(["shenzhen", "guangzhou"])]
    shared = set.intersection(*(set(of.period) for _, of in both.groupby("region")))
    for year in some(shared):
        with pytest.raises(SeiError, match="definition differs"):
            panels.between_regions(
                dataset, "sei_share_of_gdp", period=year, region=("shenzhen", "guangzhou")
            )


def test_every_province_is_known_with_what_it_publishes(dataset: Dataset) -> None:
    found = panels.published_by_region(dataset)
    provinces = [one.id for one in dataset.catalog.regions.values() if one.kind == "province"]
    assert set(provinces) <= set(found.region)
    silent = found[found.points == 0]
    assert (silent.indicator == "").all() and not silent.region.duplicated().any()
    cities = found[~found.region.isin(provinces)]
    assert set(cities.within) <= set(provinces)
    spans = found[found.points > 0]
    assert (spans.points >= 1).all() and spans["first"].ne("").all()
    assert isinstance(found, pd.DataFrame)
