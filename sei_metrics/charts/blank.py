"""Nothing to draw, said in the place of the chart."""

from __future__ import annotations

import altair as alt
import pandas as pd

from sei_metrics.charts import style
from sei_metrics.charts.wrapping import wrap


def blank(sentence: str) -> alt.LayerChart:
    """The sentence alone, in the middle."""
    words = (
        alt.Chart(pd.DataFrame({"words": ["\n".join(wrap(sentence, 44))]}))
        .mark_text(lineBreak="\n", fontSize=14, lineHeight=22)
        .encode(text="words:N", color=style.tone("nation"))
    )
    return style.layered(words, height=160)
