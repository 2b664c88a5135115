"""The headline numbers: each with what a reader needs to trust it, or to doubt it."""

from __future__ import annotations

import re
from base64 import b64decode

import pytest

from pages import _tiles
from sei_metrics import figures, text
from sei_metrics.dataset import Dataset
from sei_metrics.site import page
from sei_metrics.site.headlines import headlines
from tests.some import some

TILES = page("overview").tiles
every_language = pytest.mark.parametrize("lang", text.LANGUAGES)


@every_language
@pytest.mark.parametrize("data", ["dataset", "frozen"])
def test_no_number_rests_on_weak_sources_without_its_mark(
    request: pytest.FixtureRequest, data: str, lang: str
) -> None:
    known: Dataset = request.getfixturevalue(data)
    grades = known.sources.set_index("source").grade
    found = some(headlines(known, TILES, lang, ""))
    for each, tile in some(zip(found, TILES, strict=True)):
        rows = figures.make(tile.figure, known, lang=lang, **tile.parameters).rows
        last = rows[rows.series == tile.series].iloc[-1]
        weakest = max(grades[source] for source in last.source.split(";"))
        assert each.grade == weakest
        assert text.say("headline.grade", lang, grade=weakest) in _tiles.tile(each, {}, lang)


def test_the_share_of_gdp_rests_on_copies(frozen: Dataset) -> None:
    assert headlines(frozen, TILES, "en", "")[0].grade == "C"


@every_language
def test_a_year_that_the_text_does_not_name_is_called_inferred(frozen: Dataset, lang: str) -> None:
    share = headlines(frozen, TILES, lang, "")[0]
    year = text.say("note.year_inferred", lang, period={"en": "2023", "zh": "2023年"}[lang])
    assert share.period == text.say("headline.period", lang, period=year)
    notes = figures.make("gdp-share", frozen, lang=lang).notes
    said = [note for note in notes if "2023" in note]
    years = {"en": "2010, 2021 and 2023", "zh": "2010年、2021年和2023年"}[lang]
    assert said == [text.say("note.inferred", lang, periods=years)]


def test_a_year_that_is_named_is_not(frozen: Dataset) -> None:
    assert headlines(frozen, TILES, "en", "2020-12-31")[0].period == "latest published: 2019"


def test_nothing_known_gives_no_number(dataset: Dataset) -> None:
    assert headlines(dataset, TILES, "en", "2000-01-01") == ()


@every_language
def test_the_small_line_joins_no_bound_and_no_gap(frozen: Dataset, lang: str) -> None:
    """The share of GDP: 11.5 percent in 2019, over 10 in 2021, over 13 in 2022."""
    line = headlines(frozen, TILES, lang, "2022-12-31")[0].line
    bounds = some(spot.piece for spot in line if spot.standing == "over")
    pieces = [spot.piece for spot in line]
    assert all(pieces.count(piece) == 1 for piece in bounds)
    tile = _tiles.tile(headlines(frozen, TILES, lang, "2022-12-31")[0], {}, lang)
    drawn = b64decode(re.findall(r"base64,([^\"]+)", tile)[0]).decode()
    assert drawn.count("<polyline") == len(set(pieces))


def test_each_number_says_of_what_it_is_a_share(dataset: Dataset) -> None:
    titles = {each.title for each in headlines(dataset, TILES, "en", "")}
    world = [each for each in titles if "wind" in each or "cars" in each]
    assert all("China's share of" in each for each in some(world))
