"""Industries side by side."""

import pytest

from sei_metrics import figures, text, units
from sei_metrics.export import exported
from tests.figures.places import places, stands_at

NAME = "industry-comparison"


def test_an_as_of_date_hides_the_points_of_the_industries_chosen_only(dataset):
    asked = {"indicator": "electricity_generation", "industry": "wind_power", "asof": "2009-01-01"}
    choice, complaints = figures.read("industry-comparison", dataset, asked)
    assert complaints == ()
    wind = dataset.preferred("electricity_generation", region="CN", industry="wind_power")
    every = dataset.preferred("electricity_generation")
    assert len(every) == 8 * len(wind)  # three sources and the total, in China and the world
    (said, *_) = figures.draw("industry-comparison", dataset, choice).notes
    assert f" {len(wind)} " in said


@pytest.mark.parametrize("lang", text.LANGUAGES)
@pytest.mark.parametrize("view", ["bars", "lines", "heatmap"])
def test_a_value_stands_where_its_tooltip_says(dataset, view, lang):
    start, _ = figures.read(NAME, dataset, {"lang": lang})
    (option,) = [each for each in figures.options(NAME) if each.name == "indicator"]
    kinds = set()
    for indicator in option.choices(dataset, start):
        asked = {"lang": lang, "indicator": indicator, "view": view}
        drawn = figures.draw(NAME, dataset, figures.read(NAME, dataset, asked)[0])
        kinds |= set(drawn.rows["unit"])
        for said, spots in places(drawn, "x", "y").items():
            assert any(stands_at(spot, said) for spot in spots), (indicator, said, spots)
    assert any(units.scale(unit, "en") != 1 for unit in kinds)


def test_a_table_names_the_unit_of_its_values(dataset):
    """nbs: 499653 of 100 million yuan are 49,965.3 billion yuan."""
    drawn = figures.make("industry-comparison", dataset, indicator="sector_value_added")
    lines = exported(drawn, dataset, "csv").decode("utf-8-sig").splitlines()
    (row,) = [line for line in lines if line.startswith("secondary_sector,")]
    assert "499653," in row
    assert "CNY_100m,100 million yuan," in row
    assert "billion yuan" in drawn.caption


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_a_cut_line_says_why(dataset, lang):
    asked = {"lang": lang, "indicator": "sector_value_added", "industry": "tertiary_sector"}
    cut = figures.make(NAME, dataset, view="lines", **asked)
    (note,) = cut.notes
    assert cut.rows["series_name"].iloc[0] in note
    assert {"en": "fifth economic census", "zh": "第五次全国经济普查"}[lang] in note
    for whole in ({"view": "bars"}, {"view": "lines", "from": "2021"}):
        assert not figures.make(NAME, dataset, **asked, **whole).notes
