"""The check at the door: each fault with file, line, column, value and rule."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sei_metrics import text
from sei_metrics.dataset.check import faults, listed, warnings
from sei_metrics.dataset.check.ranges import coarsest_step
from sei_metrics.dataset.store import Dataset, load
from sei_metrics.errors import DataError
from tests.dataset.conftest import SMALL, Damage

SHARE = "sei_share_of_gdp,CN,all,2019,,11.5,0.1,,percent,current,whole_economy,nbs,observed"
FIRST = f"{SHARE},as_published,index_2019,,\n"
PREMIUM = "sei_industrial_growth_premium,CN,all,2016,,4.5,0.1"
ONE_EACH = {
    "unknown id": (
        "observations.csv", FIRST, FIRST.replace("CN", "XY"), "region", "XY", "unknown_id",
    ),
    "bad period": (
        "observations.csv", FIRST, FIRST.replace("2019,,", "2019-Q5,,", 1), "period", "2019-Q5",
        "bad_period",
    ),
    "wrong unit": (
        "observations.csv", FIRST, FIRST.replace("percent", "GW"), "unit", "GW", "wrong_unit",
    ),
    "share of 130": (
        "observations.csv", FIRST, FIRST.replace("11.5", "130.0"), "value", "130.0", "share_range",
    ),
    "missing source": (
        "observations.csv", FIRST, FIRST.replace("index_2019", ""), "source", "", "missing_source",
    ),
    "broken number": (
        "observations.csv", FIRST, FIRST.replace("11.5", "11.5x"), "value", "11.5x", "bad_number",
    ),
    "digits of another alphabet": (
        "observations.csv", FIRST, FIRST.replace("11.5", "１１"), "value", "１１", "bad_number",
    ),
    "missing translation": (
        "catalog.toml", 'name = { en = "Shanghai", zh = "上海市" }', 'name = { en = "Shanghai" }',
        "regions.CN-31.name.zh", "", "missing_translation",
    ),
    "link to a host that nobody has reviewed": (
        "sources.csv", "2021-02-28,2026-11,,", "2021-02-28,2026-11,https://example.com/a,", "link",
        "https://example.com/a", "link_host",
    ),
    "gap that disagrees with its rates": (
        "observations.csv", PREMIUM, PREMIUM.replace("4.5", "4.8"), "value", "4.8",
        "gap_disagrees",
    ),
}  # fmt: skip


def test_a_sound_folder_has_no_fault() -> None:
    assert faults(SMALL) == ()


@pytest.mark.parametrize("fault", ONE_EACH)
def test_each_fault_is_found_where_it_is(folder: Path, damage: Damage, fault: str) -> None:
    file, was, now, column, value, rule = ONE_EACH[fault]
    line = damage(file, was, now)
    (found,) = faults(folder)
    assert (found.file, found.line, found.column) == (file, line, column)
    assert (found.value, found.rule) == (value, rule)
    for lang in text.LANGUAGES:
        assert f"{file}:{line}" in found.say(lang)


def test_a_repeated_key_names_the_first_line(folder: Path, damage: Damage) -> None:
    line = damage("observations.csv", FIRST, FIRST + FIRST.replace("11.5", "11.6"))
    (found,) = faults(folder)
    assert (found.file, found.line, found.rule) == ("observations.csv", line + 1, "unique_key")
    assert found.column.startswith("indicator, region")
    assert "index_2019" in found.value
    assert f"line {line} " in found.say("en")


def test_all_of_them_are_found_together(folder: Path, damage: Damage) -> None:
    broken = [now for _, was, now, *_ in ONE_EACH.values() if was == FIRST]
    years = [row.replace(",2019,", f",{1990 + n},") for n, row in enumerate(broken)]
    damage("observations.csv", FIRST, "".join([*years, FIRST, FIRST]))
    for file, was, now, *_ in ONE_EACH.values():
        if was != FIRST:
            damage(file, was, now)
    found = [one.rule for one in faults(folder)]
    expected = [*(rule for *_, rule in ONE_EACH.values()), "unique_key"]
    assert sorted(found) == sorted(expected)
    with pytest.raises(DataError, match=f"{len(expected)} faults"):
        load(folder)


@pytest.mark.parametrize(
    ("file", "was", "now", "column", "rule"),
    [
        ("observations.csv", FIRST, FIRST.replace("2019,,", "2018/2019,,", 1), "span", "bad_span"),
        ("observations.csv", FIRST, FIRST.replace("2019,,", "2019,alone,", 1), "span", "bad_span"),
        ("observations.csv", FIRST, FIRST.replace("2019,,", "2018/2019,alone,", 1), "span",
         "bad_span"),
        ("observations.csv", FIRST, FIRST.replace("2019,,", "2019-Q1,average,", 1), "span",
         "bad_span"),
        ("observations.csv", FIRST, FIRST.replace("0.1", "-1"), "step", "bad_step"),
        ("observations.csv", FIRST, FIRST.replace("11.5,0.1,", "11.5,0.1,!"), "qualifier",
         "not_a_choice"),
        ("observations.csv", FIRST, FIRST.replace("nbs", ""), "definition", "missing_value"),
        ("observations.csv", FIRST, FIRST.replace("index_2019", "index_2020"), "source",
         "unknown_id"),
        ("observations.csv", FIRST, FIRST.replace("as_published", "later"), "vintage",
         "unknown_id"),
        ("observations.csv", FIRST, FIRST.replace("2019,,", "2021,,", 1), "period",
         "known_too_early"),
        ("observations.csv", FIRST, FIRST[:-1] + ",one more\n", "", "row_width"),
        ("sources.csv", "2019,2020-07-13", "2019,2020-13-07", "published", "bad_date"),
        ("sources.csv", "2019,2020-07-13", "2019,２０２０", "published", "bad_date"),
        ("sources.csv", "2019,2020-07-13", "2019,0000", "published", "bad_date"),
        ("sources.csv", "index 2019,2020-07-13,2026-11", "index 2019,2020-07-13,", "read_at",
         "missing_value"),
        ("observations.csv", FIRST, FIRST.replace("2019,,", "２０１９,,", 1), "period",
         "bad_period"),
        ("observations.csv", FIRST, FIRST.replace("2019,,", "0000,,", 1), "period", "bad_period"),
        ("sources.csv", "wdi,World Bank", "wdi,", "origin_en", "missing_translation"),
        ("sources.csv", "wdi,World Bank,世界银行,World Bank", "wdi,World Bank,世界银行,A Bank",
         "carrier", "unknown_id"),
        ("carriers.csv", "World Bank,世界银行", "World Bank,", "carrier_zh", "missing_value"),
        ("sources.csv", "undated,N", "forum_2018,N", "source", "unique_key"),
        ("vintages.csv", "2021-02-28,released", "2021-02-27,released", "known_from",
         "known_before_published"),
        ("vintages.csv", "2021-02-28,released", "2021-02-28,unknown", "known_from_kind",
         "date_kind"),
        ("vintages.csv", "最终核实,2,2021", "最终核实,two,2021", "order", "not_whole"),
        ("breaks.csv", "index_2019,no", "index_2019,perhaps", "certain", "not_a_choice"),
        ("targets.csv", "2020,15", "2020,151", "value", "share_range"),
        ("observations.csv", FIRST, FIRST.replace("index_2019,,", "index_2019,,provisional"),
         "vintage", "preliminary"),
        ("observations.csv", FIRST, FIRST.replace("index_2019,,", "index_2019,,fifth census basis"),
         "vintage", "census_basis"),
        ("vintages.csv", "yearbook_2025,", "yearbook_2025,gdp_census6", "accounts", "unknown_id"),
        ("targets.csv", "2020,15,1,", "2020,20,1,", "step", "about_step"),
        ("observations.csv", FIRST, FIRST.replace("11.5", "12"), "value", "digits"),
        ("observations.csv", FIRST, FIRST.replace("11.5", "11.55"), "value", "digits"),
        ("observations.csv", FIRST, FIRST.replace("11.5", "11.50"), "value", "digits"),
        ("observations.csv", FIRST, FIRST.replace("0.1", "0.2"), "value", "digits"),
        ("observations.csv", FIRST, FIRST.replace("11.5,0.1,", "20,1,~"), "step", "about_step"),
        ("observations.csv", FIRST, FIRST.replace("11.5,0.1,", "20,1,<~"), "step", "about_step"),
        ("observations.csv", FIRST, FIRST.replace("0.1", "０.１"), "step", "bad_step"),
        ("set_aside.csv", "derived", "", "reason", "missing_value"),
        ("set_aside.csv", "derived", "made_up", "reason", "unknown_id"),
        ("evidence_log.csv", "share_of_gdp,", "share_of_gdp,made_up", "reason", "unknown_id"),
        ("evidence_log.csv", "csv,2,", "csv,٢,", "line", "not_whole"),
        ("evidence_log.csv", "csv,2,", f"csv,{'9' * 5000},", "line", "not_whole"),
        ("events.csv", "2016-12-20,plan", "2016-12-20,party", "kind", "not_a_choice"),
        ("events.csv", "2016-12-20,plan", ",plan", "date", "missing_value"),
        ("observations.csv", "2018,,14068", "2018,,-14068", "value", "below_zero"),
        ("observations.csv", "2021,,16.6,", "2021,,16600.0,", "value", "magnitude"),
        ("observations.csv", "2021,,16.6,", "2021,,-16600.0,", "value", "magnitude"),
        ("observations.csv", "2022,,1210207,", "2022,,1210207000000,", "value", "magnitude"),
    ],
)  # fmt: skip
def test_other_faults(
    folder: Path, damage: Damage, file: str, was: str, now: str, column: str, rule: str
) -> None:
    line = damage(file, was, now)
    told = [(one.line, one.column, one.rule) for one in faults(folder) if one.file == file]
    assert told == [(line, column, rule)]


@pytest.mark.parametrize(
    "written",
    ["١٢", "1_000", "1,000", "nan", "inf", "-inf", "1e308", "1e5", "0x10", "+5", " 5", "5 ", ".5",
     "5.", "--5", "1" * 14, "9" * 5000, "0." + "1" * 11],
)  # fmt: skip
def test_what_is_no_plain_number_is_refused(folder: Path, damage: Damage, written: str) -> None:
    cell = f'"{written}"' if "," in written else written
    line = damage("observations.csv", FIRST, FIRST.replace("11.5", cell))
    (found,) = faults(folder)
    assert (found.line, found.column, found.rule) == (line, "value", "bad_number")
    with pytest.raises(DataError, match=r"observations\.csv"):
        load(folder)


RATE = "industrial_value_added_growth,CN,all,2016,,6.0,0.1,,percent,"


def test_a_single_quarter_among_figures_from_january_says_so(folder: Path, damage: Damage) -> None:
    row = f"{RATE}constant,industry_above_designated_size,nbs,observed,as_published,nbs_sei,,\n"
    half, quarter = (row.replace(",2016,", f",2016-{part},") for part in ("H1", "Q2"))
    line = damage("observations.csv", row, row + half + quarter) + 2
    (found,) = faults(folder)
    assert (found.line, found.column, found.rule) == (line, "span", "quarter_alone")
    alone = quarter.replace(",2016-Q2,,", ",2016-Q2,alone,")
    damage("observations.csv", quarter, alone)
    assert faults(folder) == ()
    damage("observations.csv", half, row.replace(",2016,,", ",2016-H1,alone,"))
    damage("observations.csv", alone, quarter)
    assert faults(folder) == ()


def test_a_stage_that_the_vintage_has_may_be_told_in_the_note(folder: Path, damage: Damage) -> None:
    damage("vintages.csv", "yearbook_2025,", "yearbook_2025,gdp_2022_final")
    first, last = "gdp_2022_first,nbs_2022_first,", "gdp_census5,yearbook_2025,"
    written = (folder / "observations.csv").read_text(encoding="utf-8")
    written = written.replace(f"{first},", f"{first},preliminary").replace(
        f"{last},", f"{last},fifth census"
    )
    written = written.replace(
        FIRST, FIRST.replace("index_2019,,", "index_2019,,before the fifth census")
    )
    (folder / "observations.csv").write_text(written, encoding="utf-8")
    assert faults(folder) == ()


def test_about_a_round_number_has_a_step_as_coarse_as_its_digits(
    folder: Path, damage: Damage
) -> None:
    damage("observations.csv", FIRST, FIRST.replace("11.5,0.1,", "80,10,~"))
    assert faults(folder) == ()


@pytest.mark.parametrize(
    ("was", "now", "column", "rule"),
    [
        ("period,span", "period,period", "period", "duplicate_column"),
        ("period,span", "period,stretch", "stretch", "unknown_column"),
        ("period,span", "period", "span", "missing_column"),
    ],
)
def test_faults_of_the_header(
    folder: Path, damage: Damage, was: str, now: str, column: str, rule: str
) -> None:
    damage("observations.csv", was, now)
    told = {(one.line, one.column, one.rule) for one in faults(folder)}
    assert (1, column, rule) in told


def test_a_file_that_is_no_text_or_no_csv_is_one_fault(folder: Path) -> None:
    (folder / "events.csv").write_bytes("标题".encode("gb18030"))
    (folder / "targets.csv").write_text('indicator,"region', encoding="utf-8")
    assert [(one.file, one.rule) for one in faults(folder)] == [
        ("events.csv", "not_utf8"),
        ("targets.csv", "bad_csv"),
    ]


def test_a_stated_version_is_a_date(folder: Path) -> None:
    (folder / "version.toml").write_text('date = "soon"\n', encoding="utf-8")
    (found,) = faults(folder)
    assert (found.file, found.line, found.column, found.value) == (
        "version.toml", 1, "date", "soon",
    )  # fmt: skip
    (folder / "version.toml").write_text("date = \n", encoding="utf-8")
    assert [one.rule for one in faults(folder)] == ["bad_toml"]


def test_a_day_after_today_is_a_warning_and_no_fault(folder: Path) -> None:
    told = {(one.rule, one.file, one.value) for one in warnings(SMALL, today=date(2023, 6, 30))}
    assert ("known_in_future", "sources.csv", "2023-07-05") in told
    assert ("known_in_future", "vintages.csv", "2023-12-29") in told
    assert "2023-02-28" not in {value for *_, value in told}
    assert warnings(SMALL, today=date(2027, 1, 1)) == ()


def test_a_clock_that_is_behind_stops_no_reader(folder: Path, damage: Damage) -> None:
    damage("vintages.csv", "2025-12-31,latest", "2999-12-31,latest")
    assert faults(folder) == ()
    assert len(load(folder).observations) > 0
    (ahead,) = warnings(folder)
    assert (ahead.file, ahead.value) == ("vintages.csv", "2999-12-31")


def test_a_part_above_its_total_is_a_fault(folder: Path, damage: Damage) -> None:
    line = damage("observations.csv", "2018,,14068", "2018,,70000")
    (part, total) = sorted(faults(folder), key=lambda one: one.rule)
    assert (part.rule, part.line, part.value) == ("part_above_total", line, "70000")
    assert (total.rule, total.value) == ("parts_above_total", "66214")


def test_parts_may_pass_their_total_where_the_catalog_says_they_overlap(
    folder: Path, damage: Damage
) -> None:
    damage("observations.csv", "2018,,14068", "2018,,60000")
    assert [one.rule for one in faults(folder)] == ["parts_above_total"]
    damage("catalog.toml", "colour = 2", "overlaps = true")
    assert faults(folder) == ()


def test_the_nation_may_not_pass_the_world(folder: Path, damage: Damage) -> None:
    damage("observations.csv", "2017,,19.7", "2017,,52.7")
    assert [one.rule for one in faults(folder)] == ["part_above_total"]


def test_a_gap_within_rounding_is_no_fault(folder: Path, damage: Damage) -> None:
    damage("observations.csv", PREMIUM, PREMIUM.replace("4.5", "4.6"))
    assert faults(folder) == ()


def test_a_share_that_no_pair_of_levels_gives_is_listed(small: Dataset) -> None:
    (conflict,) = listed(small)
    assert (conflict.rule, conflict.period) == ("share_disagrees", "2020")
    assert (conflict.stated, round(conflict.against, 2)) == (17.08, 16.70)
    assert conflict.sources == ("three_new_2020", "nbs_2020_final")
    assert "17.08%" in conflict.say("en")
    assert "“三新”" in conflict.say("zh")
    assert listed(SMALL) == (conflict,)


def test_a_share_beside_its_level_is_set_against_the_whole_of_the_same_edition(
    folder: Path, damage: Damage
) -> None:
    """17.17 is what the final count of GDP gives, which came out after the share of 2021."""
    damage("observations.csv", "2021,,17.25,", "2021,,17.17,")
    (own,) = [one for one in listed(folder) if one.period == "2021"]
    assert (own.rule, own.stated, round(own.against, 2)) == ("share_of_edition", 17.17, 17.25)
    assert own.sources == ("three_new_2021", "nbs_2021_first")
    assert own.say("en") != own.say("zh")
    written = (folder / "observations.csv").read_text(encoding="utf-8")
    (share,) = (one for one in written.splitlines() if ",2021,,17.17," in one)
    damage("observations.csv", share, share.replace("three_new_2021", "miit_2023"))
    assert not [one for one in listed(folder) if one.period == "2021"]


@pytest.mark.parametrize(
    ("was", "now", "bound"),
    [("17.25,0.01,", "17.3,0.1,>", 17.25), ("17.25,0.01,", "16.3,0.1,<", 16.81)],
)
def test_a_share_is_set_against_its_levels_by_its_own_bound(
    folder: Path, damage: Damage, was: str, now: str, bound: float
) -> None:
    damage("observations.csv", was, now)
    (found,) = [one for one in listed(folder) if one.period == "2021"]
    assert (found.rule, round(found.against, 2)) == ("share_disagrees", bound)


def test_growth_is_set_against_each_series_of_levels_by_itself(
    folder: Path, damage: Damage
) -> None:
    damage(
        "catalog.toml",
        'growth_of = ["three_new_value_added"]',
        'growth_of = ["three_new_value_added", "gdp_nominal"]',
    )
    assert [one.rule for one in listed(folder)] == ["share_disagrees"]
    damage(
        "catalog.toml",
        'growth_of = ["three_new_value_added", "gdp_nominal"]',
        'growth_of = ["gdp_nominal"]',
    )
    level = "three_new_value_added,CN,three_new_economy,202"
    written = (folder / "observations.csv").read_text(encoding="utf-8")
    (folder / "observations.csv").write_text(
        written.replace(level, level.replace("three_new_value_added", "gdp_nominal")), "utf-8"
    )
    damage("observations.csv", "2021,,16.6,", "2021,,18.6,")
    (growth,) = [one for one in listed(folder) if one.rule == "growth_disagrees"]
    assert round(growth.against, 1) == 16.6


def test_growth_that_its_own_levels_do_not_give_is_listed(folder: Path, damage: Damage) -> None:
    damage("observations.csv", "2021,,16.6,", "2021,,18.6,")
    (_, growth) = sorted(listed(folder), key=lambda one: one.period)
    assert (growth.rule, growth.stated) == ("growth_disagrees", 18.6)
    assert round(growth.against, 1) == 16.6


def test_values_of_two_sources_are_listed(folder: Path, damage: Damage) -> None:
    other = FIRST.replace("11.5", "11.7").replace("index_2019", "miit_2023")
    damage("observations.csv", FIRST, FIRST + other)
    (conflict,) = [one for one in listed(folder) if one.rule == "sources_differ"]
    assert (conflict.stated, conflict.against) == (11.5, 11.7)
    assert conflict.sources == ("index_2019", "miit_2023")


def test_a_folder_with_faults_is_not_listed(folder: Path, damage: Damage) -> None:
    damage("observations.csv", FIRST, FIRST.replace("11.5", "x"))
    with pytest.raises(DataError):
        listed(folder)


@pytest.mark.parametrize(
    ("value", "step"), [(8.9, 0.1), (11.0, 1.0), (96000.0, 1000.0), (0.0, 1.0), (-2.25, 0.01)]
)
def test_coarsest_step(value: float, step: float) -> None:
    assert coarsest_step(value) == pytest.approx(step)


@pytest.mark.parametrize(
    ("goods", "services", "rules"),
    [
        ("97270", "100000", []),
        ("97270", "100001", []),  # half a step each side of three figures
        ("97270", "99998", ["split_sum"]),
        ("97270", "100002", ["parts_above_total", "split_sum"]),
    ],
)
def test_parts_of_a_declared_split_add_up_to_their_whole(
    folder: Path, damage: Damage, goods: str, services: str, rules: list[str]
) -> None:
    row = "three_new_value_added,CN,three_new_economy,2021,,197270,1,,CNY_100m,current,"
    parts = "".join(
        f"three_new_value_added,CN,three_new_{name},2021,,{value},1,,CNY_100m,current,"
        "whole_economy,nbs,observed,as_published,three_new_2021,,\n"
        for name, value in (("goods", goods), ("services", services))
    )
    line = damage("observations.csv", row, parts + row) + 2
    found = sorted(faults(folder), key=lambda one: one.rule)
    assert [(one.rule, one.line, one.value) for one in found] == [
        (rule, line, "197270") for rule in rules
    ]
    assert all("three_new_halves" in one.say(lang) for one in found[-1:] for lang in text.LANGUAGES)
