"""What holds for every figure, found by discovery."""

import json
import re
import shutil

import altair as alt
import pandas as pd
import pytest
from jsonschema import Draft7Validator

from sei_metrics import figures, period, text
from sei_metrics.captions.table import behind
from sei_metrics.charts.marks import TIPS
from sei_metrics.dataset import load
from sei_metrics.errors import SeiError
from sei_metrics.rows import ROW_COLUMNS
from sei_metrics.site import page
from sei_metrics.site.headlines import headlines
from tests.conftest import FROZEN
from tests.some import some

VEGA_LITE = Draft7Validator(alt.load_schema())
EVERY = [(name, lang) for name in figures.names() for lang in text.LANGUAGES]


def _drawn(dataset, name, lang, **params):
    choice, complaints = figures.read(name, dataset, {"lang": lang, **params})
    assert complaints == ()
    return figures.draw(name, dataset, choice)


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_it_has_all_its_words_and_both_finishes(dataset, name, lang):
    drawn = _drawn(dataset, name, lang)
    for words in (drawn.title, drawn.takeaway, drawn.caption, drawn.subtitle, drawn.alt):
        assert words.strip()
    assert drawn.sources
    picture = json.dumps(drawn.picture(), ensure_ascii=False)
    assert drawn.title.split()[0] in picture
    assert "title" not in drawn.screen()
    assert drawn.screen()["width"] == "container"
    json.dumps(drawn.screen())


@pytest.mark.parametrize("name", figures.names())
def test_every_point_has_a_tooltip_with_all_it_must_say(dataset, name):
    layers = _drawn(dataset, name, "en").screen()["layer"]
    tips = [layer["encoding"]["tooltip"] for layer in layers if "tooltip" in layer["encoding"]]
    assert tips
    for tip in tips:
        assert [line["field"] for line in tip] == list(TIPS)


@pytest.mark.parametrize("name", figures.names())
def test_the_table_behind_says_the_same_as_the_points(dataset, name):
    drawn = _drawn(dataset, name, "zh")
    table = behind(drawn.rows, dataset, "zh")
    assert len(table) == len(drawn.rows)
    for column in ("value", "low", "high", "unit", "standing", "source"):
        assert text.say(f"column.{column}", "zh") in table
    assert table[text.say("column.source", "zh")].str.len().gt(0).all()


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_every_row_names_value_range_standing_and_source(dataset, name, lang):
    rows = _drawn(dataset, name, lang).rows
    assert tuple(rows.columns) == ROW_COLUMNS
    assert len(rows)
    assert rows["value"].notna().eq(rows["standing"] != "not_told").all()
    inside = rows.dropna(subset=["low", "high"])
    assert (inside["low"] <= inside["value"]).all()
    assert (inside["value"] <= inside["high"]).all()
    known = set(dataset.sources["source"])
    for ids in rows["source"]:
        assert set(ids.split(";")) <= known
    assert all(text.has(f"standing.{standing}") for standing in rows["standing"])


@pytest.mark.parametrize("name", figures.names())
def test_english_has_no_chinese_and_chinese_no_stray_english(dataset, name):
    english, chinese = (_drawn(dataset, name, lang) for lang in text.LANGUAGES)
    assert english.title != chinese.title
    assert not any("\u4e00" <= sign <= "\u9fff" for sign in english.title + english.takeaway)
    assert any("\u4e00" <= sign <= "\u9fff" for sign in chinese.takeaway)


@pytest.mark.parametrize("name", figures.names())
def test_a_day_before_any_publication_gives_nothing_and_says_so(dataset, name):
    day = "2009-01-01"
    drawn = _drawn(dataset, name, "en", asof=day)
    assert drawn.rows[drawn.rows["standing"] != "target"].empty
    (said, *_) = drawn.notes
    assert day in said and "left out" in said
    assert all(int(count) for count in re.findall(r"(?<= )\d+(?= )", said))


@pytest.mark.parametrize("name", figures.names())
def test_what_is_drawn_is_vega_lite(dataset, name):
    """By its schema, for each choice of each option that has few."""
    start, _ = figures.read(name, dataset, {})
    few = {o.name for o in figures.options(name) if len(o.choices(dataset, start)) <= 5}
    for asked in ({}, *(each for each in _choices(dataset, name) if few & {*each})):
        drawn = _drawn(dataset, name, "en", **asked)
        assert VEGA_LITE.is_valid(drawn.screen()) and VEGA_LITE.is_valid(drawn.picture()), asked


def test_what_is_not_vega_lite_is_noticed(dataset):
    spec = _drawn(dataset, "gdp-share", "en").screen()
    spec["layer"][0]["encoding"]["x"]["axis"] = "none"
    assert not VEGA_LITE.is_valid(spec)


def _read(dataset):
    """A hash of all that figures read: every table, and what is chosen of every indicator."""
    frames = {**dataset.tables, "candidates": dataset.candidates}
    chosen = {each: dataset.preferred(each) for each in dataset.catalog.indicators}
    every = {**frames, **chosen}
    return {name: (pd.util.hash_pandas_object(each).sum(), *each) for name, each in every.items()}


def _shown(dataset):
    """All that each figure shows, by default and for another choice of each option."""
    return {
        (name, *asked.items()): (drawn.takeaway, drawn.rows.to_csv(), json.dumps(drawn.screen()))
        for name in figures.names()
        for asked in ({}, *_choices(dataset, name, slice(1, 2)))
        for drawn in [_drawn(dataset, name, "en", **asked)]
    }


def test_the_data_are_left_as_they_were(frozen):
    """Each figure is drawn twice with all others between, and shows the same both times."""
    before = _read(frozen)
    first, second = _shown(frozen), _shown(frozen)
    assert [each for each in first if first[each] != second[each]] == []
    assert _read(frozen) == before
    assert {"observations", "candidates", "targets", "breaks", "sources"} <= {*before}


def _choices(dataset, name, which=slice(None)):
    """Every value of every option, one at a time, on the defaults of the others."""
    start, _ = figures.read(name, dataset, {})
    for option in figures.options(name):
        if option.kind == "choice":
            for value in option.choices(dataset, start)[which]:
                yield {option.name: value}


@pytest.mark.parametrize("name", figures.names())
def test_every_choice_draws(dataset, name):
    for asked in some(_choices(dataset, name)):
        drawn = _drawn(dataset, name, "zh", **asked)
        drawn.picture()


@pytest.mark.parametrize("asof", ["2010-12-31", "2013-06-30", "2016-12-31", "2019-06-30"])
@pytest.mark.parametrize("name", figures.names())
def test_every_choice_draws_what_was_known_on_a_day(dataset, name, asof):
    for asked in some(_choices(dataset, name)):
        drawn = _drawn(dataset, name, "en", asof=asof, **asked)
        assert drawn.takeaway
        assert asof in " ".join(drawn.notes)


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_an_end_of_a_range_without_a_figure_is_named(frozen, lang):
    drawn = figures.make("gdp-share", frozen, from_="2016", to="2018", lang=lang)
    latest = {"asked": period.label("2018", lang), "near": period.label("2017", lang)}
    assert text.say("note.none_after", lang, **latest) in drawn.notes
    drawn = figures.make("gdp-share", frozen, from_="2018", to="2019", lang=lang)
    earliest = {"asked": period.label("2018", lang), "near": period.label("2019", lang)}
    assert text.say("note.none_before", lang, **earliest) in drawn.notes


@pytest.mark.parametrize("name", figures.names())
def test_no_end_is_called_empty_by_default(dataset, name):
    notes = some([*_drawn(dataset, name, "en").notes, ""])
    assert not any(note.startswith("No figure was found for") for note in notes)


@pytest.mark.parametrize("without", ["growth", "sei_", ""])
def test_data_that_lack_what_a_figure_shows_are_told_in_a_sentence(tmp_path, without):
    """Without the rates, the strategic emerging industries, or all rows but one."""
    folder = shutil.copytree(FROZEN, tmp_path / "data")
    lines = (folder / "observations.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines[1:] if without not in line.split(",")[0]] or lines[1:2]
    (folder / "observations.csv").write_text("".join([lines[0], *kept]), encoding="utf-8")
    thin = load(folder)
    for name in some(figures.names()):
        if name == "industry-comparison" and not without:
            with pytest.raises(SeiError, match="no indicator of which several industries"):
                figures.make(name, thin)
        else:
            assert figures.make(name, thin).takeaway
    tiles = page("overview").tiles
    assert len(headlines(thin, tiles, "en", "")) < len(headlines(load(FROZEN), tiles, "en", ""))
