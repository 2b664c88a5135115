"""What stands whatever the address says and whatever the data are like."""

from __future__ import annotations

import logging
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages import _shared
from pages._plain import as_text
from sei_metrics import figures, text
from sei_metrics.dataset import store
from sei_metrics.errors import SeiError
from sei_metrics.options import Option
from tests.pages.visiting import PAGES, ROOT, address, asking, opened, question, told

TOMORROW = (datetime.now(UTC).date() + timedelta(days=1)).isoformat()
OFF_CALENDAR = ("0001-01-01", "1900-01-01", "2008-12-31", "2099-01-01", "9999-12-31")


@pytest.mark.parametrize(
    ("page", "asof"),
    [*((page, OFF_CALENDAR[0]) for page in PAGES), *(("growth", day) for day in OFF_CALENDAR[1:])],
)
def test_a_day_off_the_calendar_is_shown_and_said(page: str, asof: str) -> None:
    visit = opened(page, asof=asof, lang="zh")
    assert visit.title[0].value == question(page, "zh")
    assert any(asof in each.value and "日历" in each.value for each in visit.caption)
    shown = visit.date_input(key="frame.asof").value
    assert shown == (date(2009, 1, 1) if asof < "2009" else date.fromisoformat(TOMORROW))
    assert address(visit)["asof"] == [asof]
    assert not visit.warning


def test_tomorrow_is_no_fault() -> None:
    """East of Greenwich it has begun already."""
    visit = opened("growth", asof=TOMORROW)
    assert visit.date_input(key="frame.asof").value == date.fromisoformat(TOMORROW)
    assert "calendar" not in told(visit)


@pytest.mark.parametrize("page", ["overview", "growth"])
def test_a_clock_that_is_decades_behind_stops_no_page(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_shared, "tomorrow", lambda: date(1970, 1, 6))
    visit = opened(page, lang="zh", asof="2016-01-01")
    assert visit.title[0].value == question(page, "zh")
    day = visit.date_input(key="frame.asof")
    assert day.value == date(2016, 1, 1)
    assert day.max.isoformat() == _shared.data().version[:10]


def test_a_clock_that_is_decades_behind_and_broken_data_are_told(
    broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_shared, "tomorrow", lambda: date(1970, 1, 6))
    visit = opened("growth")
    assert len(visit.error) == 1
    assert visit.date_input(key="frame.asof").max == date(2009, 1, 1)


def test_the_language_switch_changes_nothing_else() -> None:
    asked = {"from": ["2016", "singlemessage"], "to": "2018", "asof": "1900-01-01", "x": "1"}
    visit = opened("growth", **asked)
    visit.button_group(key="frame.lang").set_value("zh").run()
    assert not visit.exception
    kept = {name: address(visit)[name] for name in ("from", "to", "asof", "x", "lang")}
    assert kept == {
        "from": ["2016"],
        "to": ["2018"],
        "asof": ["1900-01-01"],
        "x": ["1"],
        "lang": ["zh"],
    }


def test_a_day_picked_and_taken_back_changes_nothing_else() -> None:
    visit = opened("growth", **{"from": "2016"})
    visit.date_input(key="frame.asof").set_value(date(2018, 1, 1)).run()
    assert address(visit)["asof"] == ["2018-01-01"]
    visit.date_input(key="frame.asof").set_value(None).run()
    assert "asof" not in address(visit)
    assert address(visit)["from"] == ["2016"]
    assert not visit.exception


def test_a_link_that_a_chat_program_touched_is_as_it_was() -> None:
    asked = {"from": ["2016", "singlemessage"], "to": "2018", "isappinstalled": "0"}
    visit = opened("growth", **asked, utm_source="wechat")
    assert visit.select_slider(key="growth.period").value == ("2016", "2018")
    assert not visit.warning


def test_a_period_without_a_figure_stays_on_the_slider() -> None:
    visit = opened("gdp_share", **{"from": "2018", "to": "2018"})
    assert visit.select_slider(key="gdp_share.period").value == ("2018", "2018")
    assert not visit.warning


def test_a_period_beyond_the_data_can_be_left_again() -> None:
    visit = opened("gdp_share", **{"from": "1990", "to": "2040"})
    slider = visit.select_slider(key="gdp_share.period")
    assert slider.value == ("1990", "2040")
    slider.set_value(("2015", "2040")).run()
    assert address(visit)["from"] == ["2015"]
    assert not visit.exception


def test_what_a_change_moves_is_said_once() -> None:
    visit = opened("market_share", market="wind_new", way="irena")
    visit.selectbox(key="market_share.market").set_value("electric_cars").run()
    assert "“Whose count” changed" in told(visit)
    visit.run()
    assert "“Whose count” changed" not in told(visit)


def test_services_stay_annual() -> None:
    visit = opened("growth")
    visit.button_group(key="growth.sector").set_value("services").run()
    assert address(visit)["frequency"] == ["annual"]
    assert visit.button_group(key="growth.frequency").value == "annual"


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data with one wrong cell, as pages read it."""
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder, ignore=shutil.ignore_patterns("versions"))
    written = (folder / "observations.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    written[4] = written[4].replace(",CN,", ",XX,", 1)
    (folder / "observations.csv").write_text("".join(written), encoding="utf-8")
    monkeypatch.setattr(store, "DEFAULT_FOLDER", folder)
    _forget()
    yield folder
    _forget()


def _forget() -> None:
    store._loaded.cache_clear()
    store._refusal.cache_clear()


@pytest.mark.parametrize("lang", text.LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_broken_cell_is_named_and_the_frame_stands(broken: Path, page: str, lang: str) -> None:
    visit = opened(page, lang=lang, asof="1900-01-01", data="2020-01-01-0ld0ld00")
    assert visit.title[0].value == question(page, lang)
    (said,) = [each.value.replace("\\", "") for each in visit.error]
    said = said.replace("\u200b", "")
    assert "observations.csv:5 region" in said
    assert str(broken) not in said
    assert "python" not in said
    assert visit.button_group(key="frame.lang").value == lang
    assert visit.date_input(key="frame.asof")
    assert len(visit.get("page_link")) == len(PAGES)


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_data_that_are_not_there_are_said_so_without_their_folder(broken: Path, lang: str) -> None:
    shutil.rmtree(broken)
    (said,) = [each.value for each in opened("growth", lang=lang).error]
    assert said == text.say("error.no_data_read", lang)


def test_the_method_is_read_without_the_data(broken: Path) -> None:
    assert len(opened("method").header) > 10


def test_what_cannot_be_read_is_not_read_again(
    broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loads = []
    load = store.load
    monkeypatch.setattr(store, "load", lambda: loads.append(1) or load())
    visit = opened("growth")
    visit.run()
    assert len(loads) == 1
    shutil.copy(ROOT / "data" / "observations.csv", broken / "observations.csv")
    visit.run()
    assert len(loads) == 2
    assert not visit.error
    assert visit.header


def test_a_figure_that_is_refused_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = figures.draw

    def refused(name: str, *asked: object) -> figures.Figure:
        if name == "gdp-share":
            raise SeiError("refusal.qualifier", value="*a*", known="b")
        return draw(name, *asked)

    monkeypatch.setattr(figures, "draw", refused)
    visit = opened("gdp_share", **{"from": "2012"})
    (said,) = [each.value for each in visit.error]
    assert "“\\*a\\*”" in said
    assert len(visit.header) == 1


MARKED_UP = "![](http://x.example/y.png) [a](http://x.example) $x$ `c` <b>b</b> :material/home:"


def test_words_of_the_data_are_words_in_every_part_of_a_figure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    draw = figures.draw

    def marked_up(name: str, *asked: object) -> figures.Figure:
        words = {"title": MARKED_UP, "takeaway": f"{MARKED_UP} **5%** {MARKED_UP}"}
        more = {"caption": MARKED_UP, "notes": (MARKED_UP,), "sources": (MARKED_UP,)}
        return replace(draw(name, *asked), **words, **more)

    monkeypatch.setattr(figures, "draw", marked_up)
    visit = opened("industries", **{"from": "2013"})
    plain = as_text(MARKED_UP)
    assert [each.value for each in visit.header] == [plain]
    assert f"{plain} **5%** {plain}" in [each.value for each in visit.markdown]
    assert f"{plain} {plain} {plain}" in [each.value for each in visit.caption]


def test_words_of_the_data_are_words_in_controls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Option, "word", lambda *asked: MARKED_UP)
    visit = opened("growth")
    labels = visit.button_group(key="growth.reading").options
    assert labels
    assert set(labels) == {as_text(MARKED_UP)}


def _failing() -> None:
    from pages import _failures

    assert _failures.told(KeyError("a/secret/path"))


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_a_failure_nobody_foresaw_has_an_id_and_shows_nothing_inside(
    lang: str, caplog: pytest.LogCaptureFixture
) -> None:
    visit = AppTest.from_function(_failing)
    asking(visit, lang=lang)
    with caplog.at_level(logging.ERROR):
        visit.run()
    (said,) = [each.value for each in visit.error]
    (logged,) = [each for each in caplog.records if each.name == "sei_dashboard"]
    assert logged.exc_info
    (name,) = [word for word in logged.getMessage().replace(":", "").split() if word in said]
    assert said == text.say("app.failed", lang, id=name)
    assert "secret" not in said


def test_the_app_tells_failures_so() -> None:
    import app
    from pages import _failures

    assert _failures.told in vars(app.app).values()
