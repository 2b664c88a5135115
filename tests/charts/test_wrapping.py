"""Lines end at spaces or between Chinese characters, and lose nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sei_metrics.charts.wrapping import width_of, wrap


def test_english_breaks_at_spaces():
    assert wrap("how large in GDP", 9) == ["how large", "in GDP"]


def test_chinese_breaks_between_characters_and_counts_two():
    assert wrap("战略性新兴产业", 8) == ["战略性新", "兴产业"]


@pytest.mark.parametrize(
    ("sentence", "columns", "lines"),
    [
        ("占比为八，已实现", 8, ["占比为", "八，已实", "现"]),
        ("目标十七（二〇二五年）", 10, ["目标十七", "（二〇二五", "年）"]),
    ],
)
def test_signs_stay_with_the_word_they_belong_to(sentence, columns, lines):
    assert wrap(sentence, columns) == lines


def test_nothing_is_no_line():
    assert wrap("", 10) == []


@given(st.text(alphabet="ab 战略（），%", max_size=40), st.integers(4, 20))
def test_nothing_is_lost(sentence, columns):
    joined = "".join(wrap(sentence, columns)).replace(" ", "")
    assert joined == sentence.replace(" ", "")
    assert all(width_of(line) >= 1 for line in wrap(sentence, columns))
