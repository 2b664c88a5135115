"""Pages as a visitor's session runs them, found by discovery."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages._register import DOWNLOADS
from sei_metrics import load, publish, text

ROOT = Path(__file__).parents[2]
FRAME = str(ROOT / "pages" / "_frame.py")
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("[!_]*.py"))


def _open(page, **query):
    visit = AppTest.from_file(FRAME, default_timeout=60)
    for name, value in query.items():
        visit.query_params[name] = value
    visit.run()
    if page != "overview":
        visit.switch_page(str(ROOT / "pages" / f"{page}.py"))
        for name, value in query.items():
            visit.query_params[name] = value
        visit.run()
    assert not visit.exception
    return visit


@pytest.mark.parametrize("lang", text.LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_its_question(page, lang):
    visit = _open(page, lang=lang)
    assert visit.title[0].value == text.say(f"page.{page}.question", lang)
    assert not visit.warning
    assert not visit.error


def test_every_page_has_a_title_and_every_title_a_page():
    titled = {key.split(".")[1] for key in text.keys("page.")}
    assert titled == set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_a_link_with_nonsense_names_it_and_still_draws(page):
    visit = _open(page, industry="nonsense", **{"from": "abc"})
    said = " ".join(warning.value for warning in visit.warning)
    assert "nonsense" in said
    assert "abc" in said
    assert visit.title[0].value == text.say(f"page.{page}.question", "en")


def test_unknown_values_are_named_with_what_is_shown_instead():
    visit = _open("industries", industry="nonsense", **{"from": "abc"})
    said = " ".join(warning.value for warning in visit.warning)
    assert "nonsense" in said
    assert "abc" in said
    assert visit.header


def test_a_widget_writes_the_whole_link():
    visit = _open("growth", lang="zh")
    visit.button_group(key="growth.reading").set_value("excess").run()
    assert visit.query_params["reading"] == "excess"
    assert visit.query_params["lang"] == "zh"
    assert visit.query_params["frequency"] == "annual"


@pytest.mark.parametrize("lang", text.LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_link_of_other_data_says_so_and_still_draws(page, lang):
    visit = _open(page, lang=lang, data="2020-01-01-0ld0ld00")
    (said,) = [warning.value for warning in visit.warning]
    assert "2020-01-01-0ld0ld00" in said
    assert load().version in said


def test_a_link_of_this_data_says_nothing():
    assert not _open("growth", data=load().version).warning


def test_an_as_of_date_reaches_every_figure():
    visit = _open("gdp_share", asof="2019-01-01")
    assert any("2019-01-01" in caption.value for caption in visit.caption)


def test_the_register_offers_what_the_addresses_have():
    assert {f"data/{name}" for name in DOWNLOADS} <= set(publish.DOWNLOADS)


def test_the_register_finds_a_figure_by_its_words():
    visit = _open("sources", q="GWEC 2017")
    assert len(visit.dataframe[0].value)
    assert visit.dataframe[0].value.astype(str).agg(" ".join, axis=1).str.contains("GWEC").all()
