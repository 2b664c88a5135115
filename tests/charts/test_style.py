"""Two finishes of one chart."""

import altair as alt
import pandas as pd
import pytest

from sei_metrics.charts import style


@pytest.fixture
def chart():
    points = pd.DataFrame({"x": [1.0, 2.0], "y": [3.0, 4.0]})
    layer = alt.Chart(points).mark_line().encode(x="x", y="y", color=style.tone("nation"))
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
