"""Two finishes of one chart."""

import altair as alt
import pandas as pd
import pytest

from sei_metrics.charts import style


@pytest.fixture
def chart():
    points = pd.DataFrame({"x": [1.0, 2.0], "y": [3.0, 4.0]})
    layer = alt.Chart(points).mark_line().encode(x="x:Q", y="y:Q", color=style.tone("nation"))
    return style.layered(layer, height=style.SCREEN_HEIGHT)


def test_a_screen_has_no_title_and_no_colour_of_its_own(chart):
    spec = style.screen(chart)
    assert spec["width"] == "container"
    assert "title" not in spec
    assert "#" not in str(spec).replace("https://vega.github.io/schema/vega-lite/#", "")


def test_a_picture_has_title_size_and_footer(chart):
    spec = style.picture(
        chart,
        lang="en",
        title="Title",
        subtitle=("Said.",),
        footer=("Sources: A",),
        description="d",
    )
    assert spec["title"]["text"] == ["Title"]
    assert spec["title"]["subtitle"] == ["Said."]
    assert spec["vconcat"][0]["width"] == style.PICTURE_WIDTH
    assert spec["vconcat"][0]["title"]["text"] == ["Sources: A"]
    assert spec["config"]["range"]["category"] == list(style.PICTURE_COLOURS)


def test_there_is_a_colour_for_each_tone():
    assert len(style.PICTURE_COLOURS) == len(style.TONES)


def test_a_constant_tone_becomes_a_column(chart):
    transform = style.screen(chart)["layer"][0]["transform"]
    assert transform == [{"calculate": "'nation'", "as": "tone_nation"}]


def _told(words: str = "label") -> alt.LayerChart:
    rows = pd.DataFrame({"x": [1.0], "y": [2.0], "label": ["2"], "gap": ["+1"], "tip_what": ["a"]})
    base = alt.Chart(rows).encode(x="x:Q", y="y:Q", color=style.tone("nation"))
    dots = base.mark_point().encode(tooltip=[alt.Tooltip("tip_what:N", title="What")])
    rule = alt.Chart(pd.DataFrame({"x": [1.0]})).mark_rule().encode(x="x:Q")
    labels = base.mark_text().encode(text=f"{words}:N")
    return style.layered(dots, labels, base.mark_line(), rule, height=style.SCREEN_HEIGHT)


def test_a_label_says_what_its_point_says_and_helpers_say_nothing():
    dots, labels, line, rule = style.screen(_told())["layer"]
    assert labels["encoding"]["tooltip"] == dots["encoding"]["tooltip"]
    assert "tooltip" not in line["encoding"]
    assert "tooltip" not in rule["encoding"]


def test_a_label_that_is_not_of_the_point_says_nothing():
    _, labels, *_ = style.screen(_told("gap"))["layer"]
    assert "tooltip" not in labels["encoding"]


def test_marks_without_a_tip_show_no_raw_fields(chart):
    assert style.screen(chart)["config"]["mark"]["tooltip"] is None


def test_a_tone_that_is_none_is_refused_and_the_tones_are_named():
    blue = alt.Chart(pd.DataFrame({"x": [1.0], "tone": ["blue"]})).mark_point()
    with pytest.raises(LookupError, match="there are accent, nation"):
        style.layered(blue, height=style.SCREEN_HEIGHT)
