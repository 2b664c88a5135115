"""Things by periods: the darker, the more; an empty cell is a figure not published."""

from __future__ import annotations

import altair as alt
import pandas as pd

from sei_metrics.charts import marks, style

_SMALLEST = 9
_DIGIT, _MARK = 0.58, 0.3


def heatmap(
    cells: pd.DataFrame, *, order: list[str], columns: list[str], titles: dict[str, str]
) -> alt.LayerChart:
    """A grid of values written in their cells.

    `cells`: y_label, x_label, y (the value), label, strength (0 to 1), standing and the tips.
    """
    x = alt.X(
        "x_label:N",
        title=None,
        sort=columns,
        scale=alt.Scale(domain=columns),
        axis=alt.Axis(labelAngle=0, orient="top", labelOverlap=True),
    )
    y = marks.named("y_label", order)
    cells = cells.assign(y_label=cells["y_label"].map(marks.lined))
    ground = (
        alt.Chart(cells)
        .mark_rect(cornerRadius=3, stroke=None)
        .encode(
            x,
            y,
            color=style.tones("tone"),
            tooltip=marks.tips(titles),
            opacity=alt.Opacity(
                "strength:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=[0.06, 0.5])
            ),
        )
    )
    words = (
        alt.Chart(cells)
        .mark_text(fontWeight=600, fontSize=alt.ExprRef(_size(cells["label"], columns)))
        .encode(
            x,
            y,
            text="label:N",
            color=style.tone("ink"),
            opacity=alt.value(
                alt.ExprRef(f"{_size(cells['label'], columns)} < {_SMALLEST} ? 0 : 1")
            ),
        )
    )
    return style.layered(ground, words, height=max(120, marks.row_height(order) * len(order) + 24))


def _size(labels: pd.Series, columns: list[str]) -> str:
    """The size of type, as an expression, at which the longest label fits into its cell."""
    widest = max(
        _DIGIT * len(label) - _MARK * sum(label.count(each) for each in ",.") for label in labels
    )
    return f"min({style.LABEL_SIZE}, (width / {len(columns)} - 4) / {widest:.2f})"
