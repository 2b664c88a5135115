"""catalog.toml: what its entries say, and how a faulty one is named."""

from __future__ import annotations

import pytest

from sei_metrics import text
from sei_metrics.dataset.catalog.file import parse
from sei_metrics.dataset.store import Dataset
from sei_metrics.errors import FoldedId, UnknownId
from tests.dataset.conftest import SMALL

VINTAGES = ("gwec_2018",)
WRITTEN = (SMALL / "catalog.toml").read_text(encoding="utf-8")
SPLITS = WRITTEN[WRITTEN.index("[splits.") :].partition("\n# ")[0]


def line_of(words: str) -> int:
    return WRITTEN[: WRITTEN.index(words)].count("\n") + 1


def test_names_in_both_languages(small: Dataset) -> None:
    assert small.catalog.name("industry", "biotech", "en") == "Biotechnology"
    assert small.catalog.name("industry", "biotech", "zh") == "生物产业"
    assert small.catalog.short("industry", "biotech", "en") == "Biotech"
    assert small.catalog.short("region", "CN-31", "en") == "Shanghai"


def test_entries_keep_what_the_file_says(small: Dataset) -> None:
    premium = small.catalog.indicators["sei_industrial_growth_premium"]
    assert premium.unit == "percentage_points"
    assert premium.gap_of == ("sei_industrial_value_added_growth", "industrial_value_added_growth")
    assert premium.default_definition == ""
    assert small.catalog.indicators["gdp_nominal"].default_definition == "nbs"
    assert small.catalog.prices["current"].sentence["zh"] == "按现价计算。"


def test_what_is_counted_is_said_by_the_indicator_first(dataset: Dataset, small: Dataset) -> None:
    assert dataset.catalog.counter("sei_firms", "nev") == "firms"
    assert dataset.catalog.counter("output", "nev") == "vehicles"
    assert small.catalog.counter("gdp_nominal", "all") == ""


def test_markets_hold_their_ways(small: Dataset) -> None:
    market = small.catalog.markets["wind_new"]
    assert small.catalog.name("market", "wind_new", "zh") == "风电新增装机"
    assert list(market.ways) == ["gwec", "irena"]
    assert market.ways["gwec"].parts == ("wind_new_installed",)
    assert (market.ways["gwec"].vintage, market.ways["irena"].vintage) == ("gwec_2018", "")
    assert (market.industry, market.ways["irena"].reading) == ("wind", "level")


def test_splits_name_whole_parts_and_indicators(small: Dataset) -> None:
    split = small.catalog.splits["three_new_halves"]
    assert small.catalog.name("split", "three_new_halves", "zh") == "“三新”经济的货物与服务"
    assert (split.whole, split.indicators) == ("three_new_economy", ("three_new_value_added",))
    assert split.parts == ("three_new_goods", "three_new_services")


def test_ids_stand_in_the_order_of_the_file(small: Dataset) -> None:
    assert small.catalog.ids("region") == ("CN", "WORLD", "CN-31")


def test_unknown_id_names_the_nearest(small: Dataset) -> None:
    with pytest.raises(UnknownId) as refused:
        small.catalog.name("indicator", "gdp_nominl", "en")
    assert refused.value.nearest[0] == "gdp_nominal"
    with pytest.raises(UnknownId):
        small.preferred("nothing_of_the_kind")
    with pytest.raises(UnknownId):
        small.preferred("gdp_nominal", region="Atlantis")


def test_an_id_that_was_folded_says_what_to_ask_for_instead(small: Dataset) -> None:
    with pytest.raises(FoldedId) as refused:
        small.preferred("sei_industrial_firms")
    assert refused.value.nearest == ("sei_firms",)
    told = [refused.value.say(lang) for lang in text.LANGUAGES]
    assert told[0] != told[1]
    for sentence in told:
        for named in ("sei_industrial_firms", "sei_firms", "industry_above_designated_size"):
            assert f"“{named}”" in sentence


def test_a_catalog_without_folded_ids_is_sound() -> None:
    before, _, after = WRITTEN.partition("[folded]\n")
    catalog, faults = parse(before + after.partition("\n")[2], VINTAGES)
    assert catalog is not None
    assert (dict(catalog.folded), faults) == ({}, ())


@pytest.mark.parametrize(
    ("was", "now", "column", "rule"),
    [
        ('name = { en = "Shanghai", zh = "上海市" }', 'name = { en = "Shanghai" }',
         "regions.CN-31.name.zh", "missing_translation"),
        ('name = { en = "Shanghai", zh = "上海市" }', 'name = { en = " ", zh = "上海市" }',
         "regions.CN-31.name.en", "missing_translation"),
        ('kind = "province"', 'kind = "county"', "regions.CN-31.kind", "not_a_choice"),
        ('kind = "province"', 'sort = "province"\nkind = "province"', "regions.CN-31.sort",
         "unknown_field"),
        ('kind = "province"', 'within = "CN-32"\nkind = "province"', "regions.CN-31.within",
         "unknown_id"),
        ('order = 2\n', 'order = "second"\n', "industries.biotech.order", "wrong_type"),
        ('colour = 2', 'parent = "bio"', "industries.biotech.parent", "unknown_id"),
        ('unit = "percentage_points"', 'unit = "leagues"',
         "indicators.sei_industrial_growth_premium.unit", "unknown_id"),
        ('unit = "GW"\ndecimals', 'unit = "percent"\ndecimals',
         "indicators.wind_new_installed.unit", "kind_unit"),
        ('vintage = "gwec_2018"', 'vintage = "gwec_1918"', "markets.wind_new.ways.gwec.vintage",
         "unknown_id"),
        ('definition = "irena"', 'definition = "iren"', "markets.wind_new.ways.irena.definition",
         "unknown_id"),
        ('growth_of = ["three_new_value_added"]', 'growth_of = ["three"]',
         "indicators.three_new_value_added_growth.growth_of", "unknown_id"),
        ('"industrial_value_added_growth"]', '"industry"]',
         "indicators.sei_industrial_growth_premium.gap_of", "unknown_id"),
        ('"three_new_goods", "three_new_services"]', '"three_new_goods", "three_new_profits"]',
         "splits.three_new_halves.parts", "unknown_id"),
        ('"three_new_goods", "three_new_services"]', '"three_new_goods", "wind"]',
         "splits.three_new_halves.parts", "split_part"),
        ('indicator = "sei_firms"', 'indicator = "sei_farms"',
         "folded.sei_industrial_firms.indicator", "unknown_id"),
        ('sei_industrial_firms = {', 'gdp_nominal = {', "folded.gdp_nominal", "folded_and_kept"),
    ],
)  # fmt: skip
def test_faults_have_line_column_and_rule(was: str, now: str, column: str, rule: str) -> None:
    assert WRITTEN.count(was) == 1
    catalog, faults = parse(WRITTEN.replace(was, now), VINTAGES)
    assert catalog is not None
    assert [(one.line, one.column, one.rule) for one in faults] == [(line_of(was), column, rule)]
    assert faults[0].say("en") != faults[0].say("zh")


def test_a_missing_key_is_told_at_its_entry() -> None:
    _, faults = parse(WRITTEN.replace('kind = "province"\n', ""), VINTAGES)
    assert [(one.line, one.column, one.rule) for one in faults] == [
        (line_of("[regions.CN-31]"), "regions.CN-31.kind", "missing_field")
    ]


def test_a_whole_has_one_split_an_indicator() -> None:
    again = SPLITS.replace("three_new_halves", "two_halves")
    _, (fault,) = parse(f"{WRITTEN}\n{again}", VINTAGES)
    assert (fault.column, fault.rule) == ("splits.two_halves.indicators", "split_twice")
    assert "three_new_halves" in fault.say("en")
    assert fault.say("en") != fault.say("zh")


def test_a_missing_or_unknown_table_is_told() -> None:
    _, faults = parse(WRITTEN.replace("[prices.", "[fares."), VINTAGES)
    assert {(one.column, one.rule) for one in faults} == {
        ("fares", "unknown_field"),
        ("prices", "missing_field"),
    }


def test_the_same_entry_twice_is_told_with_its_line() -> None:
    catalog, (fault,) = parse(WRITTEN + "\n[regions.CN]\n")
    assert catalog is None
    assert (fault.rule, fault.value) == ("bad_toml", "[regions.CN]")
    assert fault.line == WRITTEN.count("\n") + 2


@pytest.mark.parametrize(
    "broken",
    [
        WRITTEN.replace(
            "[splits.three_new_halves]", "[splits]\nodd = 3\n[splits.three_new_halves]"
        ),
        WRITTEN
        + SPLITS.replace("three_new_halves", "a_half").replace('["three_new_value_added"]', "3"),
        WRITTEN.replace('parts = ["three_new_goods", "three_new_services"]', "parts = 3"),
        WRITTEN.replace('parts = ["three_new_goods", "three_new_services"]', "parts = [[3]]"),
        WRITTEN.replace('indicators = ["three_new_value_added"]', "indicators = 3"),
    ],
)
def test_a_split_of_the_wrong_form_is_a_fault(broken: str) -> None:
    _, faults = parse(broken, VINTAGES)
    assert faults
    assert {one.rule for one in faults} == {"wrong_type"}
