"""What every figure says, whatever is chosen: units that fit, marks that a page can render."""

import pytest
from markdown_it import MarkdownIt

from sei_metrics import figures, text
from tests.some import some

MARKDOWN = MarkdownIt("commonmark")
EARLY = "2009-06-30"


def _choices(dataset, name):
    """The defaults, and each choice of each option that has no more than twenty."""
    yield {}
    choice, _ = figures.read(name, dataset, {})
    for option in figures.options(name):
        known = option.choices(dataset, choice)
        if option.kind == "choice" and len(known) <= 20:
            yield from ({option.name: each} for each in known)


def _draw(name, dataset, lang, **params):
    choice, _ = figures.read(name, dataset, {"lang": lang, **params})
    return figures.draw(name, dataset, choice)


@pytest.mark.parametrize("lang", text.LANGUAGES)
@pytest.mark.parametrize("name", figures.names())
def test_bold_type_is_bold(dataset, name, lang):
    for params in some(_choices(dataset, name)):
        takeaway = _draw(name, dataset, lang, **params).takeaway
        assert "**" not in MARKDOWN.render(takeaway).replace("<strong>", ""), (params, takeaway)


@pytest.mark.parametrize("lang", text.LANGUAGES)
@pytest.mark.parametrize("name", figures.names())
def test_nothing_drawn_has_no_unit_and_no_legend(dataset, name, lang):
    figure = _draw(name, dataset, lang, asof=EARLY)
    nothing = text.say("note.nothing_by", lang, date=EARLY)
    assert figure.takeaway in (nothing, text.say("target_path.none", lang))
    assert text.say("caption.unit", lang, unit="").strip() + "." not in figure.caption
    assert "：。" not in figure.caption
    assert name == "industry-comparison" or not figure.caption


@pytest.mark.parametrize(
    ("reading", "unit"),
    [
        ("points", "percent and percentage points"),
        ("multiple", "times"),
        ("excess", "percent"),
        ("relative", "percent"),
    ],
)
def test_a_reading_names_its_own_unit(frozen, reading, unit):
    caption = _draw("growth-premium", frozen, "en", reading=reading).caption
    assert caption.startswith(f"Unit: {unit}. ")
    assert ("Dot" in caption) == (reading == "points")


def test_a_target_set_later_is_not_known_on_a_day(frozen):
    figure = _draw("gdp-share", frozen, "en", asof="2018-06-30")
    aims = figure.rows[figure.rows["series"] == "target"]
    assert set(aims["period"]) == {"2015", "2020"}
    assert "2025" not in figure.takeaway
    assert _draw("gdp-share", frozen, "en", asof=EARLY).rows.empty


def test_a_break_is_told_where_it_lies_between_what_is_drawn(frozen):
    assert any("suspected" in note for note in _draw("gdp-share", frozen, "en").notes)
    early = _draw("gdp-share", frozen, "en", asof="2018-06-30")
    assert not any("suspected" in note for note in early.notes)


def test_a_target_reached_already_asks_for_no_lead(frozen):
    figure = _draw("target-path", frozen, "en", subject="patent_intensive")
    assert figure.rows["value"].iloc[-1] < 0
    assert "slower than that of GDP" in figure.takeaway
    assert "−" not in figure.takeaway


def test_a_share_has_the_same_digits_all_through_its_sentence(frozen):
    takeaway = _draw("gdp-share", frozen, "en", subject="patent_intensive").takeaway
    assert takeaway.count("13.04%") >= 2


def test_chinese_counts_in_ten_thousands(frozen):
    takeaway = _draw("world-levels", frozen, "zh", market="electric_cars").takeaway
    assert "1,130万辆" in takeaway
    assert "百万" not in takeaway
