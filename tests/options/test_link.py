"""One statement of an option serves links, widgets and commands."""

from dataclasses import replace

import pytest

from sei_metrics import figures, text
from sei_metrics.options import link


def test_a_link_says_what_it_asks_for(dataset):
    asked = {"reading": "excess", "lang": "zh", "from": "2016", "to": "2018"}
    choice, complaints = figures.read("growth-premium", dataset, asked)
    assert complaints == ()
    assert choice.lang == "zh"
    assert choice.one("reading") == "excess"
    assert choice.many("period") == ("2016", "2018")


def test_an_unknown_id_is_named_and_its_default_shown(dataset):
    choice, complaints = figures.read("growth-premium", dataset, {"reading": "nonsense"})
    assert choice.one("reading") == "points"
    (complaint,) = complaints
    assert "“nonsense” under “Reading”" in complaint.say("en")
    assert "shown instead: Points faster." in complaint.say("en")
    assert "“读法”一项的“nonsense”" in complaint.say("zh")
    assert "现显示：高出百分点。" in complaint.say("zh")


def test_what_is_known_has_the_name_on_the_page_and_the_id_for_the_link(dataset):
    _, (complaint,) = figures.read("growth-premium", dataset, {"reading": "multipel"})
    assert complaint.say("en").endswith("Near or known: Times as fast (multiple).")
    assert complaint.say("zh").endswith("相近或可用的有：倍数（multiple）。")


@pytest.mark.parametrize("name", figures.names())
def test_a_complaint_names_every_option_as_its_page_does(dataset, name):
    for option in figures.options(name):
        asked = dict.fromkeys(option.written_as, "nonsense")
        choice, complaints = figures.read(name, dataset, asked)
        known = option.choices(dataset, choice)
        assert len(complaints) == (len(option.written_as) if known else 1)
        shown = choice.values[option.name]
        for lang in ("en", "zh"):
            spoken = replace(choice, lang=lang)
            told = "".join(each.say(lang) for each in complaints)
            for value in [shown] if isinstance(shown, str) else shown:
                assert option.word(dataset, spoken, value) in told
                assert text.has(f"option.{option.name}")


def test_a_language_and_a_stranger_are_answered_by_name(dataset):
    _, (complaint,) = link.read_common({"lang": "fr"})
    assert complaint.say("en").endswith("shown instead: English.")
    (wrong,) = link.strangers(figures.options("gdp-share"), {"industry": "x"})
    assert "First period (from)" in wrong.say("en")
    assert "起始时期（from）" in wrong.say("zh")


def test_a_period_that_is_none_is_named(dataset):
    choice, complaints = figures.read("gdp-share", dataset, {"from": "abc"})
    assert choice.many("period")[0] == "2010"
    assert "abc" in complaints[0].say("en")


def test_a_period_beyond_the_data_is_named_and_the_nearest_shown(dataset):
    choice, complaints = figures.read("gdp-share", dataset, {"from": "1990", "to": "2018"})
    assert choice.many("period") == ("2010", "2017")
    assert [complaint.fields["value"] for complaint in complaints] == ["1990"]


def test_a_range_that_runs_backwards_is_named(dataset):
    choice, complaints = figures.read("gdp-share", dataset, {"from": "2019", "to": "2015"})
    assert choice.many("period") == ("2019", "2019")
    assert len(complaints) == 1


def test_an_empty_list_is_empty_and_the_figure_says_so(dataset):
    choice, complaints = figures.read("industry-comparison", dataset, {"industry": ""})
    assert complaints == ()
    assert choice.many("industry") == ()
    drawn = figures.draw("industry-comparison", dataset, choice)
    assert drawn.rows.empty
    assert "Nothing was published" in drawn.takeaway


@pytest.mark.parametrize("asof", ["2020-13-01", "yesterday"])
def test_a_date_that_is_none_is_named(dataset, asof):
    choice, complaints = figures.read("gdp-share", dataset, {"asof": asof})
    assert choice.asof == ""
    assert asof in complaints[0].say("zh")


def test_a_stranger_is_named(dataset):
    wrong = link.strangers(figures.options("gdp-share"), {"industry": "x", "lang": "en"})
    assert [complaint.fields["name"] for complaint in wrong] == ["industry"]


@pytest.mark.parametrize("name", figures.names())
def test_what_is_written_is_read_back(dataset, name):
    choice, _ = figures.read(name, dataset, {"lang": "zh"})
    again, complaints = figures.read(name, dataset, figures.query(name, choice))
    assert complaints == ()
    assert again == choice


@pytest.mark.parametrize(
    ("indicator", "coverage"),
    [
        ("sei_industrial_firms", "industry_above_designated_size"),
        ("sei_services_firms", "services_above_designated_size"),
    ],
)
def test_a_link_to_a_folded_indicator_shows_what_it_showed(dataset, indicator, coverage):
    choice, complaints = figures.read("industry-comparison", dataset, {"indicator": indicator})
    assert complaints == ()
    assert (choice.one("indicator"), choice.one("coverage")) == ("sei_firms", coverage)
    drawn = figures.draw("industry-comparison", dataset, choice)
    assert set(drawn.rows["coverage"]) == {coverage}


def test_what_a_link_says_itself_stands_over_what_a_folded_indicator_meant(dataset):
    asked = {"indicator": "sei_services_firms", "coverage": "industry_above_designated_size"}
    choice, complaints = figures.read("industry-comparison", dataset, asked)
    assert complaints == ()
    assert choice.one("coverage") == "industry_above_designated_size"


def test_a_change_sets_later_options_free(dataset):
    options = figures.options("world-share")
    asked = {"market": "wind_new", "way": "irena"}
    choice, _ = figures.read("world-share", dataset, asked)
    written = link.rewritten(options, dataset, choice, "market", "electric_cars")
    fresh, complaints = figures.read("world-share", dataset, written)
    assert complaints == ()
    assert fresh.many("way") == ("iea",)


@pytest.mark.parametrize(
    "page_figures",
    [
        ("gdp-share", "target-path"),
        ("growth-premium", "growth-pairs"),
        ("world-share", "world-levels"),
    ],
)
def test_figures_of_one_page_state_a_shared_option_alike(page_figures):
    stated = [{each.name: each for each in figures.options(name)} for name in page_figures]
    for name in set(stated[0]) & set(stated[1]) - {"period"}:
        assert stated[0][name] == stated[1][name]
