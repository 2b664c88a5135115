"""Things side by side on one scale: bars with their values, or intervals."""

from __future__ import annotations

import altair as alt
import pandas as pd

from sei_metrics.charts import marks, style

_LOWEST = -100.0
_ROW = 44


def bars(points: pd.DataFrame, *, order: list[str], titles: dict[str, str]) -> alt.LayerChart:
    """A bar a thing, longest first, its value at the end.

    `points`: y_label, x, low, high, label, standing, tone and the tips.
    """
    low, high = min(0.0, float(points["x"].min())), max(0.0, float(points["x"].max()))
    fallen = points["x"] < 0
    left = marks.room(points["label"][fallen]) if fallen.any() else 0
    scale = marks.across([low, high or 1.0], left, marks.room(points["label"][~fallen]))
    x = alt.X("x:Q", title=None, axis=alt.Axis(tickCount=5), scale=scale)
    y = marks.named("y_label", order)
    points = points.assign(y_label=points["y_label"].map(marks.lined))
    drawn = (
        alt.Chart(points)
        .mark_bar(size=20, cornerRadius=2)
        .encode(x, y, color=style.tones("tone"), tooltip=marks.tips(titles))
    )
    layers: list[alt.Chart] = [drawn]
    layers += marks.labels(points[~fallen], x, y, dx=6, align="left")
    layers += marks.labels(points[fallen], x, y, dx=-6, align="right")
    return style.layered(*layers, height=max(120, max(_ROW, marks.row_height(order)) * len(order)))


def intervals(points: pd.DataFrame, *, order: list[str], titles: dict[str, str]) -> alt.LayerChart:
    """A value with its range a line; an open end (infinite, or at most -100) runs to the edge.

    `points`: y_label, x, low, high, label, standing, tone and the tips. One without x has its words
    alone.
    """
    edges = [*points["x"].dropna(), *points["high"].dropna(), *points["low"].dropna(), 0.0]
    finite = [edge for edge in edges if _LOWEST < edge < float("inf")]
    low, high = min(finite), max(finite)
    room = (high - low) * 0.12
    first = min(points["x"].min(), high)
    domain = [low - (room if low < 0 or first - low < room else 0.0), high + room]
    scale = alt.Scale(domain=domain, nice=False)
    x = alt.X("x:Q", title=None, scale=scale, axis=alt.Axis(tickCount=6, grid=True))
    y = marks.named("y_label", order)
    points = points.assign(y_label=points["y_label"].map(marks.lined))
    told = points["x"].notna()
    words = points[~told].assign(x=domain[0], tone="nation")
    points = points[told]
    shown = points.assign(
        left=points["low"].clip(lower=domain[0]), right=points["high"].clip(upper=domain[1])
    )
    spans = (
        alt.Chart(shown)
        .mark_rule(strokeWidth=6, opacity=0.3, strokeCap="round")
        .encode(
            y,
            alt.X("left:Q", scale=scale, title=None),
            alt.X2("right:Q"),
            color=style.tones("tone"),
        )
    )
    zero = (
        alt.Chart(pd.DataFrame({"x": [0.0]}))
        .mark_rule(strokeWidth=1.2)
        .encode(x, color=style.tone("rule"))
    )
    return style.layered(
        zero,
        spans,
        marks.dots(points, x, y, titles),
        *marks.labels(points, x, y, dy=-14),
        *marks.labels(words, x, y, dx=6, align="left", bold=False),
        height=max(130, 52 * len(order)),
    )
