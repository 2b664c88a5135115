"""The registers: in words that a reader knows, the question of the page answered first."""

from __future__ import annotations

import re

import pytest

from sei_metrics import figures, text
from sei_metrics.captions.table import behind
from sei_metrics.dataset import Dataset
from sei_metrics.register import table

LANGS = pytest.mark.parametrize("lang", text.LANGUAGES)
ID = re.compile(r"[a-z0-9]+_[a-z0-9_]+")


@LANGS
def test_a_figure_stands_beside_its_source(dataset: Dataset, lang: str) -> None:
    columns = list(table.register(dataset, "figures", "", lang))
    told = [text.say(f"column.{name}", lang) for name in ("period", "value", "source")]
    places = [columns.index(each) for each in told]
    assert places == sorted(places)
    assert len(columns[: places[-1]]) < 8


@LANGS
def test_what_was_set_aside_is_told_in_words(dataset: Dataset, lang: str) -> None:
    shown = table.register(dataset, "set_aside", "", lang)
    assert len(shown)
    for name in ("reason", "region", "period", "published_unit"):
        words = shown[text.say(f"column.{name}", lang)].astype(str)
        assert not [each for each in words if ID.fullmatch(each)], name
    known = dataset.set_aside["indicator"].isin(dataset.catalog.indicators)
    names = shown[text.say("column.indicator", lang)]
    assert known.any()
    assert not [each for each in names[known] if ID.fullmatch(each)]


def test_every_reason_of_the_evidence_has_words(dataset: Dataset) -> None:
    reasons = {*dataset.set_aside["reason"], *dataset.evidence_log["reason"]} - {""}
    assert reasons <= set(dataset.catalog.reasons)


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_the_table_behind_a_figure_without_rows_is_empty(dataset, lang):
    """Columns of numbers stay numbers where there are none: the table once failed."""
    choice, _ = figures.read("world-levels", dataset, {"market": "wind_new", "way": ""})
    drawn = figures.draw("world-levels", dataset, choice).rows
    assert list(drawn.dtypes[["value", "low", "high"]]) == [float, float, float]
    assert behind(drawn, dataset, lang).empty
