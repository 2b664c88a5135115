"""China's part of the world, by one definition at a time."""

import math
import re

import pytest

from sei_metrics import figures, text
from sei_metrics.errors import SeiError
from sei_metrics.figures.world import selection as world_shares
from tests.figures.places import places, stands_at
from tests.some import some


def _share(dataset, market, way, period="2017"):
    choice, complaints = figures.read("world-share", dataset, {"market": market, "way": way})
    assert complaints == ()
    rows = figures.draw("world-share", dataset, choice).rows
    return rows[(rows["series"] == way) & (rows["period"] == period)].iloc[0]


@pytest.mark.parametrize(
    ("market", "way", "share"),
    [
        ("wind_new", "gwec", 37.5),
        ("wind_new", "gwec_provisional", 37.1),
        ("wind_new", "irena", 33.3),
        ("solar_new", "irena", 55.7),
        ("pv_new", "solarpower_europe", 53.4),
        ("electric_cars", "iea", 48.3),
    ],
)
def test_2017_by_definition(frozen, market, way, share):
    assert round(_share(frozen, market, way)["value"], 1) == share


def test_electric_cars_carry_the_rounding_of_four_numbers(frozen):
    row = _share(frozen, "electric_cars", "iea")
    assert (round(row["low"], 1), round(row["high"], 1)) == (47.1, 49.6)


def test_solar_with_csp_is_never_called_photovoltaic(dataset):
    market = dataset.catalog.markets["solar_new"]
    words = [
        *market.name.values(),
        *(each for way in market.ways.values() for each in way.name.values()),
    ]
    assert not any("PV" in each or "photovoltaic" in each.lower() for each in words)


def test_unlike_definitions_are_refused(frozen):
    ways = frozen.catalog.markets["wind_new"].ways
    china = world_shares.levels(frozen, "", "wind_power", ways["gwec"], "CN")
    world = world_shares.levels(frozen, "", "wind_power", ways["irena"], "WORLD")
    with pytest.raises(SeiError) as refused:
        world_shares.share_of(frozen.catalog, china, world)
    for lang in ("en", "zh"):
        said = refused.value.say(lang)
        for each in ("gwec", "irena"):
            assert frozen.catalog.definitions[each].name[lang] in said
            assert each not in said


def test_wind_at_sea_is_not_wind_as_a_whole(frozen):
    of_2021 = frozen.preferred("wind_new_installed", region="WORLD", definition="gwec")
    of_2021 = of_2021[of_2021["period"] == "2021"]
    assert dict(zip(of_2021["industry"], of_2021["value"], strict=True)) == {
        "wind_offshore": 21.1,
        "wind_power": 93.6,
    }
    way = frozen.catalog.markets["wind_new"].ways["gwec"]
    world = world_shares.levels(frozen, "", "wind_power", way, "WORLD")
    assert world.loc[world["period"] == "2021", "value"].tolist() == [93.6]


@pytest.mark.parametrize(
    ("market", "part", "world"),
    [("wind_generation", 997.0, 2511.0), ("electricity", 10086.9, 31255.9)],
)
def test_generation_of_2024_is_that_of_the_markets_own_source(frozen, market, part, world):
    choice, _ = figures.read("world-levels", frozen, {"market": market})
    rows = figures.draw("world-levels", frozen, choice).rows
    year = rows[rows["period"] == "2024"].set_index("region")["value"]
    assert (round(year["CN"], 1), round(year["WORLD"], 1)) == (part, world)


def test_a_comparison_keeps_the_definitions_apart(frozen):
    choice, _ = figures.read("world-share", frozen, {"market": "wind_new", "way": "gwec,irena"})
    rows = figures.draw("world-share", frozen, choice).rows
    assert set(rows["series"]) == {"gwec", "irena"}


def test_levels_show_world_and_part(frozen):
    choice, _ = figures.read("world-levels", frozen, {"market": "electric_cars"})
    rows = figures.draw("world-levels", frozen, choice).rows
    year = rows[rows["period"] == "2017"].set_index("region")["value"]
    assert year["CN"] == pytest.approx(0.58)
    assert year["WORLD"] == pytest.approx(1.20)


@pytest.mark.parametrize(
    ("market", "lang", "said"),
    [
        ("industrial_robots", "zh", "台**，世界**"),
        ("electric_cars", "zh", "万辆**，世界**"),
    ],
)
def test_levels_are_written_with_digits_and_the_word_of_the_thing(frozen, market, lang, said):
    choice, _ = figures.read("world-levels", frozen, {"market": market, "lang": lang})
    first = choice.many("period")[0]
    choice = choice.within("period", (first, first))
    assert said in figures.draw("world-levels", frozen, choice).takeaway


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_one_year_has_no_growth(frozen, lang):
    drawn = figures.make("world-levels", frozen, from_="2017", to="2017", lang=lang)
    assert drawn.rows.empty
    assert drawn.takeaway == text.say("world_levels.one_year", lang)


def test_a_year_without_a_figure_keeps_its_place(frozen):
    choice, _ = figures.read("world-levels", frozen, {"market": "wind_new"})
    drawn = figures.draw("world-levels", frozen, choice)
    years = drawn.screen()["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert years == [str(year) for year in range(int(years[0]), int(years[-1]) + 1)]
    assert len(years) > drawn.rows["period"].nunique()


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_levels_stand_where_their_tooltips_say(dataset, lang):
    for market in some(dataset.catalog.markets):
        drawn = figures.make("world-levels", dataset, lang=lang, market=market)
        assert not drawn.rows.empty
        for said, spots in some(places(drawn, "part", "world").items()):
            assert any(stands_at(spot, said) for spot in spots), (market, said, spots)


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "2013 (preliminary)"), ("zh", "2013年（初步数）")]
)
def test_a_figure_that_was_called_preliminary_is_called_so(frozen, lang, said):
    """gwec: new wind power of 2013, printed as provisional."""
    asked = {"market": "wind_new", "from_": "2013", "to": "2013", "lang": lang}
    assert said in figures.make("world-share", frozen, **asked).takeaway
    assert said in figures.make("world-levels", frozen, **asked).takeaway
    assert "preliminary" not in figures.make("world-share", frozen, market="wind_new").takeaway


def test_a_bound_and_two_rounded_levels_have_no_false_digits(frozen):
    """iea: each level has two significant figures."""
    drawn = figures.make("world-share", frozen, market="electric_cars")
    for row in some(drawn.rows.to_dict("records")):
        assert math.isinf(row["low"]) or math.isinf(row["high"]) or row["high"] - row["low"] > 0.1
    said = re.findall(r"\*\*(?:about |over |under )?([\d.]+)%", drawn.takeaway)
    assert some(said) and not any("." in each for each in said)
