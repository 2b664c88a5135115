"""The method pages: alike in both languages, every measure once, every worked number computed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pandas as pd
import pytest

import sei_metrics as sei
from sei_metrics import measures, text
from sei_metrics.dataset import Dataset
from sei_metrics.rounding import Rounded, rounded
from tests.serving import ROOT

PAGES = {
    lang: (ROOT / "docs" / f"method.{lang}.md").read_text(encoding="utf-8")
    for lang in text.LANGUAGES
}
LANGS = pytest.mark.parametrize("lang", text.LANGUAGES)
CITED = re.compile(r"(?: Sources?: |来源：)([^.。]+)[.。]$")


def sections(page: str) -> list[str]:
    return page.split("\n## ")[1:]


def numbers(section: str) -> list[str]:
    """The numbers of a section's worked examples, years aside; cars in millions."""
    quoted = "\n".join(line for line in section.splitlines() if line.startswith("> "))
    quoted = re.sub(r"(\d+) 万辆", lambda found: f"{int(found[1]) / 100:.2f}", quoted)
    found = re.findall(r"\d[\d,]*(?:\.\d+)?", quoted)
    clean = [number.rstrip(",") for number in found]
    return sorted(number for number in clean if not re.fullmatch(r"20[012]\d", number))


class Printed:
    """Finds one figure of the data with its range, and keeps whose figure it is."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.origins: list[set[str]] = []

    def __call__(self, indicator: str, period: str, **chosen: str) -> Rounded:
        """The figure; the keywords must leave no other."""
        rows = self.dataset.observations
        wanted = {"region": "CN", "industry": "all", "nature": "observed", **chosen}
        rows = rows[(rows["indicator"] == indicator) & (rows["period"] == period)]
        for column, value in wanted.items():
            rows = rows[rows[column] == value]
        known = rows[["value", "step"]].drop_duplicates()
        assert len(known) == 1, f"the method page quotes one {indicator} of {period}: {rows}"
        self.origins.append(set(rows["source"]))
        row = rows.iloc[0]
        return rounded(float(row["value"]), float(row["step"]), row["qualifier"])


def cited(section: str) -> set[str]:
    """The publishers that a section's worked examples name, each example at its end."""
    examples = [line for line in section.splitlines() if line.startswith("> ")]
    found = [CITED.search(line) for line in examples]
    assert all(found), examples
    return {name for each in found if each for name in re.split("; |；", each[1])}


def assert_cited(section: str, figures: list[set[str]], dataset: Dataset, lang: str) -> None:
    """Every figure has one of its publishers named, and none is named without a figure."""
    origins = dataset.sources.set_index("source")[f"origin_{lang}"].str.replace(
        r" \([A-Z]+\)$", "", regex=True
    )
    publishers = [{origins[source] for source in each} for each in figures]
    named = cited(section)
    assert all(each & named for each in publishers), (named, publishers)
    assert named <= set().union(*publishers)


def told(figure: Rounded, decimals: int = 1, *, ends: bool = False) -> list[str]:
    shown = (figure.value, figure.low, figure.high) if ends else (figure.value,)
    return [f"{abs(each):,.{decimals}f}" for each in shown]


def column(figures: dict[str, Rounded]) -> Rounded:
    return Rounded(
        *(
            pd.Series({period: getattr(figure, end) for period, figure in figures.items()})
            for end in ("value", "low", "high")
        )
    )


def at(figures: Rounded, period: str) -> Rounded:
    return figures.map(lambda rows: float(rows[period]))


def wind(printed: Printed, region: str, period: str) -> Rounded:
    return printed(
        "wind_cumulative", period, region=region, industry="wind_power", definition="irena"
    )


def added(printed: Printed, region: str) -> Rounded:
    years = column({year: wind(printed, region, year) for year in ("2016", "2017")})
    return at(sei.with_rounding(sei.change, years), "2017")


def gwec(printed: Printed, vintage: str) -> list[Rounded]:
    found = [
        printed("wind_new_installed", "2017", region=region, industry="wind_power", vintage=vintage)
        for region in ("CN", "WORLD")
    ]
    return [*found, sei.with_rounding(sei.market_share, *found)]


def rounding_section(printed: Printed) -> list[str]:
    part, world, share = gwec(printed, "gwec_final")
    cars = {
        (region, kind): printed(
            f"electric_car_sales_{kind}",
            "2017",
            region=region,
            industry="electric_cars",
            vintage="iea_2025",
        )
        for region in ("CN", "WORLD")
        for kind in ("bev", "phev")
    }
    sums = [
        sei.with_rounding(sei.total, cars[region, "bev"], cars[region, "phev"])
        for region in ("CN", "WORLD")
    ]
    found = [*told(part, 2), *told(world, 3), *told(share)]
    for each in cars.values():
        found += told(each, 2)
    return found + told(sei.with_rounding(sei.market_share, *sums), ends=True)


def vintage_section(printed: Printed) -> list[str]:
    levels = [
        printed("gdp_nominal", "2022", vintage=vintage)
        for vintage in ("gdp_2022_first", "gdp_2022_final", "gdp_census5")
    ]
    rates = [
        printed("gdp_growth_real", "2021", vintage=vintage)
        for vintage in ("gdp_2021_first", "gdp_2021_final", "gdp_census5")
    ]
    return [word for each in levels for word in told(each, 0)] + [
        word for each in rates for word in told(each)
    ]


def break_section(printed: Printed) -> list[str]:
    old, new = (printed("sei_share_of_gdp", year) for year in ("2017", "2019"))
    lead = printed("sei_share_of_gdp_change", "2014/2019")
    implied = sei.with_rounding(sei.implied_reference, new, lead)
    return [*told(old), *told(old), *told(new), *told(lead), *told(implied)]


def pair(printed: Printed, period: str) -> tuple[Rounded, Rounded]:
    names = ("sei_industrial_value_added_growth", "industrial_value_added_growth")
    rate, reference = (printed(name, period) for name in names)
    return rate, reference


def reference_section(printed: Printed) -> list[str]:
    found: list[str] = []
    for period in ("2017", "2016", "2018-H1"):
        rate, reference = pair(printed, period)
        readings = sei.growth_readings(rate, reference)
        found += [*told(rate), *told(reference), *told(readings.excess, ends=True)]
        if period == "2017":
            found += [*told(readings.gap), *told(readings.multiple, 2), *told(readings.relative, 2)]
    rate = printed("sei_services_revenue_growth", "2015/2017")
    gap = printed("sei_services_growth_premium", "2015/2017")
    implied = sei.with_rounding(sei.implied_reference, rate, gap)
    return [*found, *told(rate), *told(gap), *told(implied, ends=True)]


def time_section(printed: Printed) -> list[str]:
    years = {year: wind(printed, "CN", year) for year in ("2010", "2016", "2017")}
    grown = sei.with_rounding(sei.average_growth, years["2010"], years["2017"], 7)
    index = at(sei.with_rounding(sei.index_to, column(years), "2010"), "2017")
    found = [word for each in years.values() for word in told(each, 3)]
    found += [*told(added(printed, "CN"), 3), *told(grown), "7", "100", *told(index)]
    levels = {year: three_new(printed, year) for year in ("2020", "2021")}
    found += [word for each in levels.values() for word in told(each, 0)]
    found += told(at(sei.with_rounding(sei.year_on_year, column(levels)), "2021"), 2)
    before = printed("gdp_growth_real", "2020", vintage="gdp_2020_final")
    after = printed("gdp_growth_real", "2021", vintage="gdp_2021_first")
    both = sei.with_rounding(sei.two_year_average, after, before)
    found += [*told(before), *told(after), *told(both), *told(both, 2, ends=True)[1:]]
    return found + chains(printed) + modules(printed)


def chains(printed: Printed) -> list[str]:
    years = [str(year) for year in range(2015, 2020)]
    found = ["100"]
    for side in (0, 1):
        rates = {year: pair(printed, year)[side] for year in years}
        found += [word for each in rates.values() for word in told(each)]
        found += told(at(sei.with_rounding(sei.chain, column(rates)), "2019"))
    return found


def modules(printed: Printed) -> list[str]:
    output = {
        period: printed("photovoltaic_output", period, industry="pv_modules")
        for period in ("2022-H1", "2022")
    }
    second = at(sei.with_rounding(sei.split_cumulative, column(output)), "2022-H2")
    return [word for each in (*output.values(), second) for word in told(each)]


def three_new(printed: Printed, year: str, part: str = "three_new_economy") -> Rounded:
    return printed("three_new_value_added", year, industry=part)


def share_section(printed: Printed) -> list[str]:
    final, provisional = (gwec(printed, f"gwec_{name}") for name in ("final", "provisional"))
    china, world = added(printed, "CN"), added(printed, "WORLD")
    found = [
        *told(final[2]),
        *told(provisional[0]),
        *told(provisional[1], 3),
        *told(provisional[2]),
    ]
    found += told(sei.with_rounding(sei.market_share, china, world))
    found += [*told(china, 3), *told(world, 3)]
    parts = [
        three_new(printed, "2023", f"three_new_{name}")
        for name in ("primary", "secondary", "tertiary")
    ]
    rest = sei.with_rounding(sei.total, *parts[:2])
    found += [word for each in parts for word in told(each, 0)]
    found += told(sei.with_rounding(sei.share_of_parts, parts[2], rest), 2)
    share = printed("sei_share_of_gdp", "2019")
    gdp = printed("gdp_nominal", "2019", vintage="gdp_2019_first")
    level = sei.with_rounding(sei.implied_level, share, gdp)
    return [*found, *told(share), *told(gdp), *told(level, 0, ends=True)]


def level_section(printed: Printed) -> list[str]:
    edition = {"industry": "three_new_economy", "vintage": "three_new_2018_first"}
    part = printed("three_new_value_added", "2018", **edition)
    found = told(part, 0)
    for vintage in ("gdp_2018_first", "gdp_2018_census4", "gdp_census5"):
        gdp = printed("gdp_nominal", "2018", vintage=vintage)
        found += told(sei.with_rounding(sei.gdp_share, part, gdp), 2)
    found += told(printed("three_new_share_of_gdp", "2018", **edition))
    core = {"industry": "digital_economy_core"}
    digital = printed("digital_core_value_added", "2023", **core)
    census, first = (
        printed("gdp_nominal", "2023", vintage=f"gdp_2023_{name}") for name in ("census5", "first")
    )
    found += [*told(digital, 0), *told(census, 0)]
    found += told(printed("digital_core_share_of_gdp", "2023", definition="nbs", **core))
    for gdp in (census, first):
        found += told(sei.with_rounding(sei.gdp_share, digital, gdp), 2)
    return found


def gdp_section(printed: Printed) -> list[str]:
    part = three_new(printed, "2021")
    found = told(part, 0)
    for vintage in ("gdp_2021_first", "gdp_census5"):
        gdp = printed("gdp_nominal", "2021", vintage=vintage)
        found += [*told(gdp, 0), *told(sei.with_rounding(sei.gdp_share, part, gdp), 2)]
    return found


def target_section(printed: Printed) -> list[str]:
    aims = printed.dataset.targets
    aims = aims[(aims["indicator"] == "sei_share_of_gdp") & (aims["region"] == "CN")]
    latest = [aims[aims["period"] == year].iloc[-1] for year in ("2025", "2020")]
    over_17, plain_15 = (float(aim["value"]) for aim in latest)
    printed.origins += [{aim["source"]} for aim in latest]
    start = printed("sei_share_of_gdp", "2022").value
    lead = sei.required_relative_growth(start, over_17, years=3)
    need = sei.required_growth(start, over_17, years=3, reference_growth=5)
    end = sei.projected_share(start, round(need, 1), years=3, reference_growth=5)
    found = [f"{start:.0f}", f"{over_17:.0f}", f"{lead:.1f}", "3", "5", f"{need:.1f}", f"{end:.1f}"]
    before = printed("sei_share_of_gdp", "2019")
    short = sei.with_rounding(sei.required_relative_growth, before, plain_15, years=1)
    return [*found, *told(before), f"{plain_15:.0f}", "1", *told(short, ends=True)]


def structure_section(printed: Printed) -> list[str]:
    parts = ("patent_intensive_ict_services", "patent_intensive_industries")
    level, whole = (
        printed("patent_intensive_value_added", "2019", industry=each) for each in parts
    )
    rate, total_growth = (
        printed("patent_intensive_value_added_growth", "2019", industry=each) for each in parts
    )
    before = [
        each.value / (1 + growth.value / 100)
        for each, growth in ((level, rate), (whole, total_growth))
    ]
    weight = sei.share(*before)
    points = sei.contribution(weight, rate.value)
    found = [*told(level), *told(whole), *told(rate), *told(total_growth), f"{weight:.1f}"]
    found += [f"{points:.2f}", f"{sei.contribution_rate(points, total_growth.value):.1f}"]
    found += battery_part(printed)
    core = [
        printed("digital_core_value_added", "2023", industry=f"digital_{name}")
        for name in (
            "technology_application",
            "product_manufacturing",
            "factor_driven",
            "product_services",
        )
    ]
    levels = pd.Series([each.value for each in core])
    shares = sei.share(levels, sei.total(levels))
    found += [word for each in core for word in told(each, 0)]
    return [*found, f"{sei.herfindahl(shares):.3f}", f"{sei.equivalent_number(shares):.1f}"]


def battery_part(printed: Printed) -> list[str]:
    before, after = (
        printed("battery_output", year, industry="lithium_battery_power")
        for year in ("2023", "2024")
    )
    whole = printed("battery_output", "2023", industry="lithium_battery")
    points = sei.contribution_of_levels(after.value, before.value, whole.value)
    return [*(f"{each.value:.0f}" for each in (before, after, whole)), f"{points:.2f}"]


def cell(frame: pd.DataFrame, measure: str, decimals: int, **chosen: object) -> str:
    """The one figure of a panel that the keywords leave."""
    rows = frame[frame["measure"] == measure]
    for name, value in chosen.items():
        rows = rows[rows[name] == value]
    assert len(rows) == 1, rows
    return f"{abs(rows['value'].iloc[0]):.{decimals}f}"


def panel_section(printed: Printed) -> list[str]:
    dataset = printed.dataset
    frames = (
        sei.panels.structure(dataset, "three_new_value_added", whole="three_new_economy"),
        sei.panels.concentration(
            dataset, "patent_intensive_value_added", whole="patent_intensive_industries"
        ),
        sei.panels.catching_up(dataset, "digital_core_share_of_gdp", target="2025"),
        sei.panels.two_year_averages(
            dataset, "value_added_growth", industry="manufacturing", reference="gdp_growth_real"
        ),
    )
    listed = {source for each in frames for row in each["source"] for source in row.split(";")}
    printed.origins += [{source} for source in listed - {""}]
    return [
        *sector_words(dataset),
        *branch_words(dataset),
        *core_words(dataset),
        *average_words(dataset),
    ]


def sector_words(dataset: Dataset) -> list[str]:
    asked = ("three_new_value_added",)
    whole = "three_new_economy"
    shares = sei.panels.structure(dataset, *asked, whole=whole)
    step = {"whole": whole, "first": "2020", "last": "2021"}
    changes = sei.panels.structure_change(dataset, *asked, **step)
    added = sei.panels.contributions(dataset, *asked, **step)
    own = {"industry": "three_new_tertiary"}
    found = [cell(shares, "share", 1, period=year, **own) for year in ("2020", "2021")]
    found += [cell(changes, "share_change", 2, **own), cell(added, "growth", 2)]
    found += [cell(added, "contribution_rate", 1, **own)]
    sectors = ("primary", "secondary", "tertiary")
    return found + [cell(added, "contribution", 2, industry=f"three_new_{one}") for one in sectors]


def branch_words(dataset: Dataset) -> list[str]:
    asked = {"whole": "patent_intensive_industries"}
    found = sei.panels.concentration(dataset, "patent_intensive_value_added", **asked)
    return [cell(found, "equivalent_number", 2, period=year) for year in ("2019", "2022")]


def core_words(dataset: Dataset) -> list[str]:
    found = sei.panels.catching_up(dataset, "digital_core_share_of_gdp", target="2025")
    first = found.iloc[0]
    words = [f"{first['start_value']:.1f}", f"{first['target_value']:.0f}"]
    words += [cell(found, "required_relative_growth", 2), "4", "5", "6"]
    return words + [
        cell(found, "required_growth", 1, national_growth=float(each)) for each in (4, 5, 6)
    ]


def average_words(dataset: Dataset) -> list[str]:
    asked = {"industry": "manufacturing", "reference": "gdp_growth_real"}
    averages = sei.panels.two_year_averages(dataset, "value_added_growth", **asked)
    words = [cell(averages, name, 1) for name in ("two_year_average", "reference_average", "gap")]
    for indicator, industry in (
        ("value_added_growth", "manufacturing"),
        ("gdp_growth_real", "all"),
    ):
        found = dataset.preferred(indicator, region="CN", industry=industry)
        rates = found.set_index("period")["value"]
        words += [f"{rates[year]:.1f}" for year in ("2020", "2021")]
    return words


WORKED: dict[str, Callable[[Printed], list[str]]] = {
    "Rounding is part of the answer": rounding_section,
    "Vintages and the as-of date": vintage_section,
    "Breaks": break_section,
    "Growth against a reference": reference_section,
    "Growth over time": time_section,
    "Shares": share_section,
    "Shares computed from two levels": level_section,
    "Which GDP is used": gdp_section,
    "Targets": target_section,
    "Structure and contribution": structure_section,
    "Panels": panel_section,
}


def place_of(title: str) -> int:
    """The place of a section, by its English title."""
    titles = [section.partition("\n")[0] for section in sections(PAGES["en"])]
    return titles.index(title)


@LANGS
@pytest.mark.parametrize("title", WORKED)
def test_worked_numbers_are_those_of_the_data(lang: str, title: str, dataset: Dataset) -> None:
    """The page is for readers and quotes the data of today: a figure corrected is one to change."""
    printed = Printed(dataset)
    section = sections(PAGES[lang])[place_of(title)]
    told, given = numbers(section), sorted(WORKED[title](printed))
    assert told == given, f"change docs/method.{lang}.md, {title}: the data give {given}"
    assert_cited(section, printed.origins, dataset, lang)


@LANGS
@pytest.mark.parametrize("name", sei.panels.__all__)
def test_every_panel_stands_there_once(lang: str, name: str) -> None:
    assert len(re.findall(rf"`panels\.{name}\(", PAGES[lang])) == 1


@LANGS
def test_no_other_section_has_worked_numbers(lang: str) -> None:
    found = {place for place, each in enumerate(sections(PAGES[lang])) if numbers(each)}
    assert found == {place_of(title) for title in WORKED}


def test_both_languages_have_the_same_sections() -> None:
    english, chinese = (sections(PAGES[lang]) for lang in text.LANGUAGES)
    assert len(english) == len(chinese)
    for one, other in zip(english, chinese, strict=True):
        assert re.findall(r"`[^`]+`", one) == re.findall(r"`[^`]+`", other)
        for mark in ("\n| ", "\n> ", "\n- ", "\n1. "):
            assert one.count(mark) == other.count(mark)


@LANGS
@pytest.mark.parametrize("name", [*measures.__all__, "GrowthReadings", "growth_readings"])
def test_every_public_measure_stands_there_once(lang: str, name: str) -> None:
    assert len(re.findall(rf"`{name}[(`]", PAGES[lang])) == 1


@LANGS
def test_the_words_of_doubt_are_those_of_the_charts(lang: str) -> None:
    table = sections(PAGES[lang])[0]
    words = re.findall(r"^\| ([^|]+) \|", table, flags=re.MULTILINE)[1:]
    spoken = [text.say(key, lang) for key in text.keys("standing.")]
    assert [word for word in words if not word.startswith("-")] == spoken
