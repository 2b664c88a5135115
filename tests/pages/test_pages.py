"""Pages as a visitor's session runs them, found by discovery."""

import pytest

from pages._register import DOWNLOADS
from sei_metrics import load, publish, text
from sei_metrics.figures.growth.growth_premium import READINGS
from tests.pages.visiting import PAGES, opened, question


@pytest.mark.parametrize("lang", text.LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_its_question(page, lang):
    visit = opened(page, lang=lang)
    assert visit.title[0].value == question(page, lang)
    assert not visit.warning
    assert not visit.error


@pytest.mark.parametrize("page", PAGES)
def test_a_link_with_nonsense_names_it_and_still_draws(page):
    visit = opened(page, industry="nonsense", **{"from": "abc"})
    said = " ".join(warning.value for warning in visit.warning)
    assert "nonsense" in said
    assert "abc" in said
    assert visit.title[0].value == question(page, "en")


def test_unknown_values_are_named_with_what_is_shown_instead():
    visit = opened("industries", industry="nonsense", **{"from": "abc"})
    said = " ".join(warning.value for warning in visit.warning)
    assert "nonsense" in said
    assert "abc" in said
    assert visit.header


def test_a_widget_writes_the_whole_link():
    visit = opened("growth", lang="zh")
    visit.button_group(key="growth.reading").set_value("excess").run()
    assert visit.query_params["reading"] == "excess"
    assert visit.query_params["lang"] == "zh"
    assert visit.query_params["frequency"] == "annual"


@pytest.mark.parametrize("lang", text.LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_link_of_other_data_says_so_and_still_draws(page, lang):
    visit = opened(page, lang=lang, data="2020-01-01-0ld0ld00")
    (said,) = [warning.value for warning in visit.warning]
    assert "2020-01-01-0ld0ld00" in said
    assert load().version in said


def test_a_link_of_this_data_says_nothing():
    assert not opened("growth", data=load().version).warning


def test_an_as_of_date_reaches_every_figure():
    visit = opened("gdp_share", asof="2019-01-01")
    assert any("2019-01-01" in caption.value for caption in visit.caption)


def test_the_register_offers_what_the_addresses_have():
    assert {f"data/{name}" for name in DOWNLOADS} <= set(publish.DOWNLOADS)


def test_the_register_finds_a_figure_by_its_words():
    visit = opened("sources", q="GWEC 2017")
    assert len(visit.dataframe[0].value)
    assert visit.dataframe[0].value.astype(str).agg(" ".join, axis=1).str.contains("GWEC").all()


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_a_search_without_a_hit_says_where_else_to_look(lang):
    """What was set aside may be of an indicator that no figure has."""
    data = load()
    rows = data.set_aside[~data.set_aside["indicator"].isin([*data.catalog.indicators])]
    visit = opened("sources", q=rows["indicator"].iloc[0], lang=lang)
    assert not visit.dataframe
    assert text.say("register.nothing", lang) in [each.value for each in visit.markdown]
    set_aside = text.say("register.set_aside", lang)
    assert any(set_aside in each.value for each in visit.caption)


def test_an_unknown_register_is_named():
    visit = opened("sources", table="nonsense", q="wind")
    (said,) = [each.value for each in visit.warning]
    assert "nonsense" in said
    assert len(visit.dataframe[0].value)


@pytest.mark.parametrize("asked", [{"asof": "2009-01-01"}, {"market": "wind_new", "way": ""}])
def test_an_empty_table_can_be_looked_into(asked):
    """A figure without rows once ended the page when its table was opened."""
    visit = opened("market_share", lang="zh", **asked)
    for name in ("world-share", "world-levels"):
        visit.session_state[f"behind-{name}"] = True
    visit.run()
    assert not visit.exception
    assert not visit.dataframe
    said = [each.value for each in visit.caption]
    assert said.count(text.say("note.nothing", "zh")) == 2


@pytest.mark.parametrize("lang", text.LANGUAGES)
@pytest.mark.parametrize("reading", READINGS)
def test_a_card_says_what_is_measured(reading, lang):
    """The subtitle of the picture stands on the page too."""
    visit = opened("growth", reading=reading, lang=lang)
    said = [each.value for each in visit.caption]
    assert text.say(f"growth_premium.subtitle_{reading}", lang) in said


@pytest.mark.parametrize("lang", text.LANGUAGES)
@pytest.mark.parametrize("page", ["sources", "method"])
def test_a_page_that_no_day_changes_says_so(page, lang):
    said = text.say("app.asof_all", lang)
    assert said in [each.value for each in opened(page, asof="2012-01-01", lang=lang).caption]
    assert said not in [each.value for each in opened(page, lang=lang).caption]
