"""A figure as a notebook asks for one, and how a wrong parameter is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import sei_metrics as sei
from sei_metrics import figures, text
from sei_metrics.dataset import Dataset
from sei_metrics.errors import SeiError

WRONG: list[tuple[dict[str, Any], str]] = [
    (
        {"nonsense": 1},
        "parameter nonsense. It has: asof, basis, from, lang, subject, to.",
    ),
    ({"nonsense": None}, "This figure has no parameter nonsense"),
    (
        {"subject": "seii"},
        "There is no subject “seii” to choose here. Near or known: Strategic emerging",
    ),
    ({"from_": "soon"}, "“soon” cannot be used as from here"),
    ({"asof": 5}, "“5” is not a date such as 2020-12-31"),
    ({"lang": "fr"}, "“fr” cannot be used as lang here. What can: en"),
    ({"data": "old"}, "Data of version old was asked for; the data here is version"),
]


@pytest.mark.parametrize(("params", "words"), WRONG)
def test_a_wrong_parameter_is_refused_in_words_for_a_call(
    frozen: Dataset, params: dict[str, Any], words: str
) -> None:
    with pytest.raises(SeiError) as refused:
        figures.make("gdp-share", frozen, **params)
    assert words in str(refused.value)
    for lang, link_word in (("en", "link"), ("zh", "链接")):
        assert link_word not in refused.value.say(lang)


@pytest.mark.parametrize("name", [["gdp-share"], {"gdp-share"}, {}, None, 5, b"gdp-share"], ids=str)
def test_a_name_that_is_no_text_is_refused_in_words(frozen: Dataset, name: Any) -> None:
    with pytest.raises(SeiError, match="as text in quotes") as refused:
        sei.figure(name, frozen)
    assert "gdp-share" in refused.value.say("zh")


def test_every_complaint_about_a_link_has_words_for_a_call() -> None:
    """A call gives no parameter twice, and changes none that was chosen before."""
    of_links = {key.partition(".")[2] for key in text.keys("link.")}
    of_calls = {key.partition(".")[2] for key in text.keys("call.")}
    assert of_links - of_calls == {"repeated", "moved", "left_out"}
    assert of_calls <= of_links


def test_what_is_none_is_as_not_given(frozen: Dataset) -> None:
    plain = figures.make("gdp-share", frozen)
    given = figures.make("gdp-share", frozen, subject=None, from_=None, lang=None)
    assert (given.title, len(given.rows)) == (plain.title, len(plain.rows))


def test_several_ids_are_a_list_and_a_day_is_a_date(frozen: Dataset) -> None:
    ids = ["new_materials", "biotech"]
    day = date(2020, 6, 30)
    one = figures.make("industry-comparison", frozen, industry=ids, asof=day)
    other = figures.make(
        "industry-comparison", frozen, industry="new_materials,biotech", asof="2020-06-30"
    )
    assert one.rows.equals(other.rows)
    assert one.takeaway == other.takeaway
