"""Pages of several topics as a visitor's session runs them; only their records are made here."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sei_metrics import text
from sei_metrics.site.records import VARIABLE
from tests.pages.visiting import address, opened, told
from tests.site.made import TOPICS, pages_file

CARDS = {"twice": ('{ figure = "gdp-share" }', '{ figure = "gdp-share", group = "again" }')}
ASKED = {"growth.reading": "excess", "share.from": "2015", "world-share.market": "electric_cars"}


@pytest.fixture(autouse=True)
def _made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(pages_file(tmp_path, TOPICS | CARDS)))


def shown(visit: AppTest) -> dict[str, object]:
    """What the controls of the page stand on."""
    kinds = ("button_group", "selectbox", "multiselect", "select_slider")
    every = [each for kind in kinds for each in getattr(visit, kind)]
    return {each.key: each.value for each in every if each.key.startswith("topics.")}


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_a_page_of_three_topics_shows_what_its_link_asks_for(lang: str) -> None:
    visit = opened("topics", lang=lang, **ASKED)
    assert not visit.warning
    assert not visit.error
    assert len(visit.get("vega_lite_chart")) == len(TOPICS["topics"])
    values = shown(visit)
    assert values["topics.growth.reading"] == "excess"
    assert values["topics.share.period"][0] == "2015"
    assert values["topics.world-share.market"] == "electric_cars"


def test_a_change_stays_in_its_topic_and_writes_the_whole_link() -> None:
    visit = opened("topics", **ASKED)
    before = shown(visit)
    visit.button_group(key="topics.growth.sector").set_value("services").run()
    written = {name: values[-1] for name, values in address(visit).items()}
    assert written.items() >= ({**ASKED, "growth.sector": "services", "lang": "en"}).items()
    after = shown(visit)
    assert after["topics.growth.sector"] == "services"
    others = {key for key in before if not key.startswith("topics.growth.")}
    assert {key: after[key] for key in others} == {key: before[key] for key in others}
    again = opened("topics", **written)
    assert shown(again) == after
    assert not again.warning
    visit.button_group(key="frame.lang").set_value("zh").run()
    assert shown(visit) == after
    assert not visit.warning


def test_what_a_change_moves_is_said_below_its_own_controls() -> None:
    visit = opened("topics", **{"world-share.market": "wind_new", "world-share.way": "irena"})
    visit.selectbox(key="topics.world-share.market").set_value("electric_cars").run()
    assert told(visit).count("“Whose count” changed") == 1
    visit.run()
    assert "“Whose count” changed" not in told(visit)


def test_a_figure_stands_twice() -> None:
    visit = opened("twice", **{"again.subject": "digital_core", "from": "2015"})
    assert not visit.warning
    assert len({each.value for each in visit.header}) == 2
    assert visit.select_slider(key="twice.gdp-share.period").value[0] == "2015"
    assert visit.select_slider(key="twice.again.period").value[0] != "2015"


def test_what_no_topic_has_is_named_with_what_there_is() -> None:
    visit = opened("topics", **{"growth.market": "wind_new", "share.from": "abc"})
    said = " ".join(each.value for each in visit.warning).replace("\\", "")
    assert "growth.market" in said
    assert "(share.from)" in said
    assert "world-share.market" in said
