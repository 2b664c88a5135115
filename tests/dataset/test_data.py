"""The project's own data: sound, and chosen as its publications say."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pandas as pd
import pytest

from sei_metrics import text
from sei_metrics.dataset import Dataset, breaks_between, paired_levels
from sei_metrics.dataset.check import faults, listed
from sei_metrics.dataset.known import last_day
from sei_metrics.dataset.schema import TABLES
from sei_metrics.dataset.status import observation_status
from sei_metrics.errors import FoldedId
from tests.some import some

GAP = ["sei_industrial_growth_premium"]


def value(dataset: Dataset, indicator: str, period: str, as_of: str | None) -> float:
    """The one chosen value of the nation in a period."""
    chosen = dataset.preferred(indicator, region="CN", industry="all", as_of=as_of)
    (found,) = chosen[chosen.period == period].value
    return float(found)


def test_the_data_has_no_fault(dataset: Dataset) -> None:
    assert [fault.say() for fault in faults(dataset.folder)] == []


@pytest.mark.parametrize(
    ("indicator", "period", "as_of", "expected"),
    [
        ("gdp_nominal", "2019", "2020-12-29", 990865.1),
        ("gdp_nominal", "2019", "2020-12-30", 986515.2),
        ("gdp_nominal", "2023", "2024-12-25", 1260582.1),
        ("gdp_nominal", "2023", "2024-12-26", 1294271.7),
        ("gdp_nominal", "2022", "2024-12-31", 1204724),
        ("gdp_nominal", "2022", "2023-03-15", 1210207),
        ("gdp_nominal", "2022", "2024-01-15", 1204724),
        ("gdp_nominal", "2022", None, 1234029.4),
        ("gdp_growth_real", "2021", "2022-03-01", 8.1),
        ("gdp_growth_real", "2021", "2023-01-01", 8.4),
        ("gdp_growth_real", "2021", None, 8.6),
    ],
)
def test_what_was_known_when(
    frozen: Dataset, indicator: str, period: str, as_of: str | None, expected: float
) -> None:
    assert value(frozen, indicator, period, as_of) == expected


def test_ten_faults_put_into_a_copy_are_each_named(frozen: Dataset, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(frozen.folder, tmp_path / "data"))
    shares = [one.id for one in frozen.catalog.indicators.values() if one.kind == "share"]
    share, gap = _line_of(copy, shares, "2017"), _line_of(copy, GAP, "2017-H1")
    _copy_row(copy, gap, ",2017-H1,", ",2016,")
    last = _copy_row(copy, 55, "", "")
    put = {
        _change(copy, "observations", 5, "indicator", "no_such_thing", "unknown_id"),
        _change(copy, "observations", 15, "period", "2018-Q7", "bad_period"),
        _change(copy, "observations", 25, "unit", "furlongs", "wrong_unit"),
        _change(copy, "observations", 35, "source", "", "missing_source"),
        _change(copy, "observations", 45, "value", "1O.5", "bad_number"),
        _change(copy, "observations", share, "value", "130.0", "share_range"),
        _change(copy, "observations", last - 1, "value", "9.9", "gap_disagrees"),
        _change(copy, "vintages", 3, "known_from", "2999-13-31", "bad_date"),
        _change(copy, "events", 4, "title_zh", "", "missing_translation"),
    }
    found = {(one.file, one.line, one.column, one.value, one.rule) for one in faults(copy)}
    assert put <= found
    ((*_, repeated),) = found - put
    assert repeated == "unique_key"


def _copy_row(folder: Path, line: int, was: str, now: str) -> int:
    """Adds a row like another one at the end and returns its line."""
    path = folder / "observations.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, lines[line - 1].replace(was, now)]), encoding="utf-8")
    return len(lines) + 1


def _line_of(folder: Path, indicators: list[str], period: str) -> int:
    """The line of the last row of one of the indicators in a period."""
    with (folder / "observations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    return max(n for n, row in enumerate(rows, 1) if row[0] in indicators and row[3] == period)


def _change(
    folder: Path, name: str, line: int, column: str, value: str, rule: str
) -> tuple[str, int, str, str, str]:
    """Puts a value into a cell and returns the fault that this should be."""
    path = folder / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[line - 1][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return path.name, line, column, value, rule


def test_nothing_is_known_before_any_publication(dataset: Dataset) -> None:
    assert dataset.preferred("gdp_nominal", region="CN", as_of="1949-10-01").empty
    left = dataset.left_out("gdp_nominal", region="CN", as_of="1949-10-01")
    every = dataset.preferred("gdp_nominal", region="CN")
    assert left.not_yet + left.undated == len(every)
    assert all(str(left.undated) in left.say(lang) for lang in text.LANGUAGES)


@pytest.mark.parametrize(("basis", "expected"), [("release", 17.25), ("today", 16.81)])
def test_the_three_new_economy_of_2021(frozen: Dataset, basis: str, expected: float) -> None:
    pairs = paired_levels(
        frozen, "three_new_value_added", "gdp_nominal", basis=basis, industry="three_new_economy"
    )
    pair = pairs[pairs.period == "2021"].iloc[0]
    assert round(100 * pair.part_value / pair.whole_value, 2) == expected


@pytest.mark.parametrize("as_of", [None, "2024-12-31", "2025-06-30"])
@pytest.mark.parametrize(
    ("level", "industry", "share", "stated"),
    [
        ("digital_core_value_added", "digital_economy_core", 9.86, 9.9),
        ("patent_intensive_value_added", "patent_intensive_industries", 13.04, 13.04),
    ],
)
def test_a_level_on_the_fifth_census_stands_over_gdp_of_that_census(
    frozen: Dataset, level: str, industry: str, share: float, stated: float, as_of: str | None
) -> None:
    pairs = paired_levels(frozen, level, "gdp_nominal", industry=industry, as_of=as_of)
    pair = pairs[pairs.period == "2023"].iloc[0]
    assert (pair.whole_vintage, pair.matched) == ("gdp_2023_census5", "edition")
    assert round(100 * pair.part_value / pair.whole_value, 2) == share
    entry = frozen.catalog.indicator(level.replace("value_added", "share_of_gdp"))
    printed = frozen.preferred(entry.id, industry=industry, as_of=as_of)
    assert value_of(printed, "2023") == stated


def test_what_was_corrected_stands_as_corrected(dataset: Dataset) -> None:
    """Whoever corrects a cell again says so in a row of its own."""
    tables = {f"{name}.csv": name for name in TABLES}
    corrected = dataset.corrections[dataset.corrections.file.isin(tables)]
    for file, of_file in some(corrected.groupby("file")):
        with (dataset.folder / file).open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        key = [name for name in rows[0] if name in TABLES[tables[file]].key]
        written = {"|".join(row[name] for name in key): row for row in rows}
        for (row, column), told in some(of_file.groupby(["row", "column"])):
            assert written[row][column] in {*told.now}, f"{file}: {column} of {row}"


def test_the_series_after_the_fifth_census_has_every_year(dataset: Dataset) -> None:
    series = dataset.preferred("gdp_nominal", region="CN", vintage="gdp_census5")
    years = series.period.astype(int)
    assert years.diff().iloc[1:].eq(1).all()
    first = dataset.preferred("gdp_nominal", region="CN", vintage="gdp_2023_census5")
    assert first.period.tolist() == series.period.tolist()[-1:]
    assert first.value.tolist() == series.value.tolist()[-1:]


def test_preliminary_figures_and_first_estimates_are_told_as_such(dataset: Dataset) -> None:
    found = dataset.observations.assign(status=observation_status(dataset))
    early = found[found.note.isin(["preliminary", "provisional"])]
    assert len(early) and set(early.status) == {"P"}


def test_first_estimates_of_spending_are_told_from_its_bulletins(frozen: Dataset) -> None:
    found = frozen.observations.assign(status=observation_status(frozen))
    spending = found[(found.indicator == "rd_expenditure") & (found.industry == "all")]
    assert set(spending[spending.period.isin(["2022", "2024", "2025"])].status) == {"P"}
    assert set(spending[spending.period.isin(["2017", "2020", "2023"])].status) == {"A"}


def test_a_figure_told_later_for_an_earlier_year_is_not_provisional(frozen: Dataset) -> None:
    """gwec-2018-02-global-capacity-grows-own-site: 2016 beside the provisional figures of 2017."""
    wind = frozen.preferred("wind_new_installed", region="CN", definition="gwec")
    assert wind.set_index("period").vintage["2016"] == "as_published"


def test_rates_listed_in_2020_are_known_from_that_list_and_no_edition_of_today(
    frozen: Dataset,
) -> None:
    rows = frozen.candidates[frozen.candidates.source == "nbs-gdp-growth-year-eastmoney-table"]
    listed = rows[rows.vintage == "gdp_listed_2020"]
    assert set(listed.known_from) == {"2020-04-30"}
    assert set(rows[rows.vintage != "gdp_listed_2020"].period) == {"2015", "2016", "2017", "2018"}


@pytest.mark.parametrize(
    ("indicator", "industry", "first", "last"),
    [
        ("photovoltaic_output", "pv_modules", "2022", "2023"),
        ("photovoltaic_output", "pv_wafers", "2023", "2024"),
        ("polysilicon_output", "polysilicon", "2022", "2023"),
        ("polysilicon_output", "polysilicon", "2023", "2024"),
        ("new_momentum_index_2022", "new_momentum", "2023", "2024"),
    ],
)
def test_where_stated_growth_is_on_a_revised_year_before_the_levels_break(
    frozen: Dataset, indicator: str, industry: str, first: str, last: str
) -> None:
    (found,) = breaks_between(frozen, indicator, "CN", industry, first, last).itertuples()
    assert found.certain == "no"


def unbroken(dataset: Dataset) -> list[str]:
    """Comparable levels that do not give the growth stated of them, with no break between."""
    found = []
    for one in (each for each in listed(dataset) if each.rule == "growth_disagrees"):
        first, _, last = one.period.rpartition("/")
        first = first or f"{int(one.period[:4]) - 1}{one.period[4:]}"
        for level in dataset.catalog.indicators[one.indicator].growth_of:
            rows = dataset.preferred(level, region=one.region, industry=one.industry)
            comparable = dataset.catalog.indicators[level].comparable_levels
            if comparable and {first, last} <= {*rows.period}:
                place = (level, one.region, one.industry, first, last)
                found += [] if len(breaks_between(dataset, *place)) else [one.say("en")]
    return found


def test_comparable_levels_that_do_not_give_the_stated_growth_break(
    dataset: Dataset, frozen: Dataset
) -> None:
    assert unbroken(dataset) == []
    assert unbroken(frozen.with_tables(breaks=frozen.breaks[:0]))


def test_a_year_that_was_inferred_is_told_in_the_words_that_are_read(dataset: Dataset) -> None:
    notes = dataset.observations.note
    told = notes[notes.str.contains(r"\byears?\b.*\b(?:inferred|found|fixed|context)\b")]
    assert len(told) and told.str.contains("year inferred").all()


def test_an_average_of_many_years_that_are_no_plan_says_from_when_it_counts(
    dataset: Dataset,
) -> None:
    """Of rates the first year named is the first whose growth is averaged, unless told."""
    averages = dataset.observations[dataset.observations.span == "average"]
    years = averages.period.str.split("/", expand=True).astype(int)
    plan, many = 5, years[1] - years[0] + 1
    others = averages[(many >= plan) & ~((many == plan) & (years[0] % plan == 1))]
    assert len(others) and all(others.note)


def test_a_lead_over_others_than_all_firms_says_over_whom(dataset: Dataset) -> None:
    rows = dataset.observations
    leads = rows[rows.indicator.isin(["sei_revenue_growth_premium", "sei_profit_growth_premium"])]
    assert len(leads) and all(leads.note)


def test_growth_of_modules_is_set_against_their_own_levels(frozen: Dataset) -> None:
    (found,) = [one for one in listed(frozen) if one.industry == "pv_modules"]
    assert (found.rule, found.stated, round(found.against, 1)) == ("growth_disagrees", 69.3, 72.8)


def test_a_share_on_the_wrong_edition_is_listed(frozen: Dataset, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(frozen.folder, tmp_path / "data"))
    file = copy / "vintages.csv"
    written = file.read_text(encoding="utf-8")
    accounts = "nbs-2024-12-value-added-core-gansu-net,gdp_2023_census5"
    assert accounts in written
    file.write_text(
        written.replace(accounts, accounts.replace("census5", "first")), encoding="utf-8"
    )
    found = [one for one in listed(copy) if one.rule == "share_of_edition"]
    assert [(one.indicator, round(one.against, 2)) for one in found] == [
        ("digital_core_share_of_gdp", 10.12)
    ]


def test_no_share_is_on_the_wrong_edition(dataset: Dataset) -> None:
    assert not [one for one in some(listed(dataset)) if one.rule == "share_of_edition"]


def test_no_series_holds_single_quarters_among_figures_from_january(frozen: Dataset) -> None:
    """nbs-2020-07-preliminary-accounts-gdp-marketscreener: April to June, and January to June."""
    growth = frozen.preferred("sector_value_added_growth_real", industry="secondary_sector")
    in_2020 = growth[growth.period.str.startswith("2020-")].set_index("period")
    assert in_2020.value[["2020-Q2", "2020-H1"]].tolist() == [4.7, -1.9]
    assert in_2020.span[["2020-Q2", "2020-H1"]].tolist() == ["alone", ""]
    assert set(frozen.observations[frozen.observations.span == "alone"].indicator) == {
        "sector_value_added",
        "sector_value_added_growth_real",
        "sei_industrial_value_added_growth",
        "value_added",
        "value_added_growth",
    }


def value_of(chosen: pd.DataFrame, period: str) -> float:
    (found,) = chosen[chosen.period == period].value
    return float(found)


def test_a_vintage_is_known_from_the_first_document_that_shows_it(dataset: Dataset) -> None:
    published = dataset.sources.set_index("source").published
    known = dataset.vintages.set_index("vintage")
    released = known[known.known_from_kind == "released"].query("source != ''")
    assert list(released.known_from) == [published[each] for each in some(released.source)]
    for vintage, rows in some(dataset.observations.groupby("vintage")):
        days = {last_day(published[each]).isoformat() for each in rows.source if published[each]}
        early = {day for day in days if day < known.known_from[vintage]}
        assert vintage == "as_published" or not early, (vintage, known.known_from[vintage], early)


def test_the_share_of_gdp_is_suspected_to_break(frozen: Dataset) -> None:
    shares = frozen.preferred("sei_share_of_gdp", region="CN")
    marked = frozen.with_breaks(shares).set_index("period")
    assert marked.segment["2017"] != marked.segment["2019"]
    assert marked.break_certain["2019"] == "no"
    assert marked.standing["2022"] == "over"


def test_every_disagreement_can_be_said(dataset: Dataset) -> None:
    found = listed(dataset)
    assert {one.rule for one in found} >= {"growth_disagrees", "sources_differ"}
    for conflict in found:
        assert all(conflict.say(lang) for lang in text.LANGUAGES)
        assert {*some(conflict.sources)} <= {*dataset.sources.source}


def test_every_folded_id_leads_to_the_figures_it_meant(dataset: Dataset) -> None:
    assert dataset.catalog.folded
    for old, folded in dataset.catalog.folded.items():
        with pytest.raises(FoldedId):
            dataset.preferred(old)
        rows = dataset.observations
        for column, value in folded.instead.items():
            rows = rows[rows[column] == value]
        assert len(rows), old


def test_comparator_and_denominator_have_figures_of_the_industry_meant(
    dataset: Dataset,
) -> None:
    known = set(zip(dataset.observations.indicator, dataset.observations.industry, strict=True))
    for one in some(dataset.catalog.indicators.values()):
        for named, industry in ((one.comparator, ""), (one.denominator, one.denominator_industry)):
            assert not named or (named, industry or "all") in known, one.id


def test_all_industry_is_a_part_of_the_secondary_sector(frozen: Dataset) -> None:
    sectors = frozen.preferred("sector_value_added", region="CN")
    of_2025 = sectors[sectors.period == "2025"].set_index("industry").value
    assert of_2025["industry_sector"] == 416826
    assert of_2025["industry_sector"] < of_2025["secondary_sector"] < of_2025["tertiary_sector"]


def test_a_way_to_count_a_market_counts_its_own_industry(dataset: Dataset) -> None:
    for market in some(dataset.catalog.markets.values()):
        for way in some(market.ways.values()):
            for part in some(way.parts):
                asked = {"definition": way.definition, "vintage": way.vintage or None}
                places = dataset.preferred(part, industry=market.industry, **asked).region
                assert set(places) == {"CN", "WORLD"}, (market.id, way.id, part)


def test_every_chosen_point_has_a_word_of_doubt_and_a_source(dataset: Dataset) -> None:
    sources = set(dataset.sources.source)
    for indicator in some(dataset.catalog.indicators):
        chosen = dataset.preferred(indicator, definition="*")
        assert not chosen.duplicated(
            ["region", "industry", "period", "span", "prices", "coverage", "definition"]
        ).any()
        assert all(text.has(f"standing.{standing}") for standing in set(chosen.standing))
        assert {one for joined in chosen.source for one in joined.split(";")} <= sources


def test_what_a_text_does_not_tell_is_noted(dataset: Dataset) -> None:
    """Whether software firms were "more than" so many; by which measure ships were counted."""
    of_firms = dataset.observations.indicator.eq("firms")
    firms = dataset.observations[of_firms & (dataset.observations.qualifier == ">")]
    software = firms[firms.industry == "software_it_services"]
    assert len(software) and software.note.str.contains("which of them is not recorded").all()
    definition = dataset.catalog.indicators["world_share"].definition
    assert "deadweight" in definition["en"] and "载重吨" in definition["zh"]


def test_unsigned_tables_of_new_materials_are_set_aside_alike(dataset: Dataset) -> None:
    aside, kept = dataset.set_aside, dataset.observations
    unsigned = aside[(aside.indicator == "output_value") & (aside.industry == "new_materials")]
    assert len(unsigned) and set(unsigned.reason) == {"weak_source"}
    of_the_same = kept[(kept.indicator == "output_value") & (kept.industry == "new_materials")]
    assert not set(of_the_same.source) & set(unsigned.source_text)


def test_every_city_lies_in_a_province(dataset: Dataset) -> None:
    regions = dataset.catalog.regions
    for one in some(regions.values()):
        place = regions[one.within].kind if one.within else ""
        assert (one.kind, place) in {("city", "province"), (one.kind, "")}, one.id
        assert one.kind != "city" or one.within, one.id
