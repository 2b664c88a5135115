"""A search finds what a reader means, however it is typed."""

import pytest

from sei_metrics import text
from sei_metrics.register import search, table


def _found(dataset, words, kind="figures", lang="en"):
    return table.register(dataset, kind, words, lang)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("\uff27\uff24\uff30", "gdp"),
        ("\uff12\uff10\uff11\uff17年", "2017年"),
        ("新能源汽車", "新能源汽车"),
        ("電池　儲能", "电池 储能"),
        ("Gwec", "GWEC"),
    ],
)
@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_width_case_script_and_language_make_no_difference(frozen, typed, meant, lang):
    found = _found(frozen, typed, lang=lang)
    assert len(found)
    assert list(found.index) == list(_found(frozen, meant, lang=lang).index)


@pytest.mark.parametrize("kind", table.REGISTERS)
@pytest.mark.parametrize("words", ["GDP", "2017", "国家统计局", "Wind 2020"])
def test_the_page_s_language_changes_no_hit(frozen, kind, words):
    english, chinese = (_found(frozen, words, kind, lang) for lang in text.LANGUAGES)
    assert list(english.index) == list(chinese.index)


@pytest.mark.parametrize("word", ["2017", "2017年", "2018-Q1", "2018-H1", "q2"])
def test_a_period_is_looked_for_in_the_period_alone(frozen, word):
    """The day of a source once matched too: a search for 2021 began with rates of 2015."""
    found = frozen.candidates.loc[_found(frozen, word).index, "period"]
    year = word.rstrip("年").lower()
    assert len(found)
    assert all(year in each.lower() for each in found)
    assert len(found) == sum(year in each.lower() for each in frozen.candidates["period"])


def test_a_year_is_looked_for_in_all_that_a_source_says(dataset):
    assert len(_found(dataset, "2017", "sources")) > 20


def test_a_price_basis_can_be_looked_for(frozen):
    found = _found(frozen, "国内生产总值 现价 2021年")
    assert set(frozen.candidates.loc[found.index, "prices"]) == {"current"}


def test_all_the_words_must_occur(dataset):
    both = set(_found(dataset, "wind GWEC").index)
    assert both == set(_found(dataset, "wind").index) & set(_found(dataset, "GWEC").index)
    assert _found(dataset, "wind nonsense").empty
    assert len(_found(dataset, "  ")) == len(dataset.candidates)


def test_other_registers_tell_how_many_rows_they_have(dataset):
    counts = table.elsewhere(dataset, "figures", "廣東")
    assert counts["set_aside"] == len(_found(dataset, "Guangdong", "set_aside")) > 0
    assert "figures" not in counts
    assert table.elsewhere(dataset, "figures", "nonsense") == {}


def test_signs_of_patterns_are_plain_signs(dataset):
    assert _found(dataset, "(.*)").empty
    assert search.folded("(a|B)*") == "(a|b)*"


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_why_a_row_was_set_aside_stands_first(dataset, lang):
    assert _found(dataset, "", "set_aside", lang).columns[0] == text.say("column.reason", lang)
