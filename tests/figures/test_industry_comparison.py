"""Industries side by side."""

import pytest

from sei_metrics import figures, text, units
from sei_metrics.captions import wording
from sei_metrics.captions.table import behind as rows_behind
from sei_metrics.export import exported
from sei_metrics.figures.industry_comparison import industry_comparison
from sei_metrics.figures.industry_comparison import selection as industries
from sei_metrics.register import table
from tests.figures.places import places, stands_at
from tests.some import some

NAME = "industry-comparison"


def test_an_as_of_date_hides_the_points_of_the_industries_chosen_only(frozen):
    asked = {"indicator": "electricity_generation", "industry": "wind_power", "asof": "2009-01-01"}
    choice, complaints = figures.read("industry-comparison", frozen, asked)
    assert complaints == ()
    wind = frozen.preferred("electricity_generation", region="CN", industry="wind_power")
    every = frozen.preferred("electricity_generation")
    assert len(every) == 8 * len(wind)  # three sources and the total, in China and the world
    (said, *_) = figures.draw("industry-comparison", frozen, choice).notes
    assert f" {len(wind)} " in said


@pytest.mark.parametrize("lang", text.LANGUAGES)
@pytest.mark.parametrize("view", ["bars", "lines", "heatmap"])
def test_a_value_stands_where_its_tooltip_says(dataset, view, lang):
    start, _ = figures.read(NAME, dataset, {"lang": lang})
    (option,) = [each for each in figures.options(NAME) if each.name == "indicator"]
    kinds = set()
    for indicator in some(option.choices(dataset, start)):
        asked = {"lang": lang, "indicator": indicator, "view": view}
        drawn = figures.draw(NAME, dataset, figures.read(NAME, dataset, asked)[0])
        kinds |= set(drawn.rows["unit"])
        for said, spots in some(places(drawn, "x", "y").items()):
            assert any(stands_at(spot, said) for spot in spots), (indicator, said, spots)
    assert any(units.scale(unit, "en") != 1 for unit in kinds)


def test_a_column_has_one_scale(frozen):
    """nbs: over 1,300 of 10 thousand vehicles and 55.6 of 10 thousand robots in 2024."""
    drawn = figures.make(NAME, frozen, indicator="output", view="heatmap")
    said = "".join(places(drawn, "y"))
    assert "over 13 million" in said and "0.556 million" in said and "thousand" not in said
    assert "Unit: million vehicles and million robots" in drawn.caption
    behind = rows_behind(drawn.rows, frozen, "en")
    assert set(behind["Unit"]) == {"million vehicles", "million robots"}
    assert {13.0, 0.556} <= set(behind["Value"])


def test_stations_are_counted_as_stations(frozen):
    """miit: 483.8 of 10 thousand at the end of 2025."""
    stations = frozen.preferred("base_stations_5g").query("period == '2025'")
    (found,) = wording.with_digits(stations, frozen).to_dict("records")
    assert wording.amount(found, "zh") == "483.8万个"
    assert wording.amount(found, "en") == "4.838 million"
    listed = table.register(frozen, "figures", "5G基站数", "zh")
    assert set(listed["公布单位"]) == {"万个"}


def test_a_table_names_the_unit_of_its_values(frozen):
    """nbs: 499653 of 100 million yuan are 49,965.3 billion yuan."""
    drawn = figures.make("industry-comparison", frozen, indicator="sector_value_added")
    lines = exported(drawn, frozen, "csv").decode("utf-8-sig").splitlines()
    (row,) = [line for line in lines if line.startswith("secondary_sector,")]
    assert "499653," in row
    assert "CNY_100m,100 million yuan," in row
    assert "billion yuan" in drawn.caption


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_a_cut_line_says_why(frozen, lang):
    asked = {"lang": lang, "indicator": "sector_value_added", "industry": "tertiary_sector"}
    cut = figures.make(NAME, frozen, view="lines", **asked)
    (note,) = cut.notes
    assert cut.rows["series_name"].iloc[0] in note
    assert {"en": "fifth economic census", "zh": "第五次全国经济普查"}[lang] in note
    for whole in ({"view": "bars"}, {"view": "lines", "from": "2021"}):
        assert not figures.make(NAME, frozen, **asked, **whole).notes


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_a_heatmap_has_a_key_to_its_shades(frozen, lang):
    """nbs: of the firms of 2023, 20.4 thousand make new materials and 0.2 thousand marine gear."""
    drawn = figures.make(NAME, frozen, view="heatmap", lang=lang)
    ends = {"en": "Faintest: 200. Strongest: 20,400.", "zh": "最淡：200家；最浓：20,400家；"}
    assert ends[lang] in drawn.caption
    assert ends[lang] not in figures.make(NAME, frozen, view="bars", lang=lang).caption


def test_industries_never_published_for_one_period_are_not_called_one(frozen):
    asked = {"indicator": "profit", "frequency": "half_year", "view": "heatmap"}
    drawn = figures.make(NAME, frozen, **asked)
    assert drawn.rows["industry"].nunique() == 2
    assert drawn.takeaway.startswith("No period has figures of several industries. The latest: ")
    alone = figures.make(NAME, frozen, **asked, industry="pharmaceutical_industry")
    assert alone.takeaway.startswith("One industry only: ")


def test_a_heatmap_keeps_the_order_of_the_choice(frozen):
    asked = {"view": "heatmap", "industry": "new_materials,biotech,new_energy"}
    layer, *_ = figures.make(NAME, frozen, **asked).screen()["layer"]
    assert layer["encoding"]["y"]["sort"] == ["New materials", "Biotech", "New energy"]


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_none_chosen_is_not_none_found(frozen, lang):
    drawn = figures.make(NAME, frozen, lang=lang, industry="", asof="2013-06-30")
    assert drawn.takeaway == text.say("industry_comparison.choose", lang)
    assert drawn.rows.empty


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_what_is_drawn_beside_the_ranked_is_said(frozen, lang):
    """Aerospace and marine equipment are no siblings of the seven, but their bars are shorter."""
    drawn = figures.make(NAME, frozen, lang=lang)
    ranked = text.say("industry_comparison.among", lang, count=7)
    assert drawn.takeaway.startswith(ranked.strip())
    said = {
        "en": "not ranked with them: **1,200** in 2023 (Aerospace) and **200** in 2023 (Marine",
        "zh": "不与之一并排序的有：航空航天2023年**1,200家**和海洋装备2023年**200家**。",
    }
    assert said[lang] in drawn.takeaway


def test_of_many_beside_the_ranked_the_ends_are_said(dataset):
    drawn = figures.make(NAME, dataset, indicator="value_added_growth")
    ranked = industries.ranked(dataset, drawn.rows)
    others = len(drawn.rows) - len(ranked)
    wholes = industries.above(dataset, ranked["industry"].iloc[0])
    others -= drawn.rows["industry"].isin(wholes).sum()
    assert others > industry_comparison._MOST_LISTED
    assert f"not ranked with them: {others} others, from " in drawn.takeaway
