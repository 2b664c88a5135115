"""Who is named under a figure, in the reader's language."""

from __future__ import annotations

import re

import pandas as pd

from sei_metrics.captions import credits
from sei_metrics.dataset import Dataset
from sei_metrics.register import table
from sei_metrics.text import LANGUAGES
from tests.some import some


def test_both_languages_name_where_a_figure_was_read(frozen: Dataset) -> None:
    known = frozen.sources[
        frozen.sources["carrier"] == "copy of Economic Daily on an unrelated site"
    ]
    source = known["source"].iloc[0]
    assert "copy of Economic Daily" in credits.credit(source, frozen, "en")
    assert "第三方网站转载的经济日报稿" in credits.credit(source, frozen, "zh")


def test_no_copy_is_called_the_original_in_chinese(dataset: Dataset) -> None:
    for card in some(credits.cards(dataset).values()):
        copied = re.search(r"\b(copy|repost)\b", card["carrier_en"])
        assert not copied or re.search("转载|副本", card["carrier_zh"]), card["carrier_en"]


def test_years_and_doubt_are_set_apart(dataset: Dataset) -> None:
    copied = dataset.sources[
        (dataset.sources["grade"] == "C") & (dataset.sources["published"] != "")
    ]
    rows = pd.DataFrame({"source": copied["source"].head(1)})
    year = copied["published"].iloc[0][:4]
    assert credits.of(rows, dataset, "en")[0].endswith(f"({year}, read in copies)")
    assert credits.of(rows, dataset, "zh")[0].endswith(f"（{year}，据转载）")


def test_the_register_names_the_place_of_reading_in_both_languages(dataset: Dataset) -> None:
    english, chinese = (table.register(dataset, "sources", "", lang) for lang in LANGUAGES)
    assert set(english["Read in"]) == set(dataset.carriers["carrier"])
    assert set(chinese["载体"]) == set(dataset.carriers["carrier_zh"])
