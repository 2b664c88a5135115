"""Upright columns: a reading a period with its rounding, or a world with China's part in it."""

from __future__ import annotations

import altair as alt
import pandas as pd

from sei_metrics.charts import marks, style

_MOST, _LABEL = 8, 32


def readings(
    points: pd.DataFrame, *, order: list[str], baseline: float, titles: dict[str, str]
) -> alt.LayerChart:
    """A column a period from the baseline, the range of rounding as a whisker, the value above.

    `points`: x_label, y, low, high, label, standing, tone and the tips.
    """
    x = marks.periods(order)
    edges = [*points["y"], *points["high"].dropna(), *points["low"].dropna(), baseline]
    room = max((max(edges) - min(edges)) * 0.16, 0.1)
    floor = min(edges) - (room if min(edges) < baseline else 0)
    scale = alt.Scale(domain=[floor, max(edges) + room], nice=False, zero=False)
    y = alt.Y("y:Q", title=None, scale=scale)
    bars = (
        alt.Chart(points.assign(base=baseline))
        .mark_bar(size=30, opacity=0.9, cornerRadius=2)
        .encode(x, y, alt.Y2("base:Q"), color=style.tones("tone"), tooltip=marks.tips(titles))
    )
    whiskers = (
        alt.Chart(points.dropna(subset=["low", "high"]))
        .mark_rule(strokeWidth=2)
        .encode(
            x, alt.Y("low:Q", scale=scale, title=None), alt.Y2("high:Q"), color=style.tone("nation")
        )
    )
    tops = points.assign(y=points[["y", "high"]].max(axis=1).clip(lower=baseline))
    zero = (
        alt.Chart(pd.DataFrame({"y": [baseline]}))
        .mark_rule(strokeWidth=1.2)
        .encode(alt.Y("y:Q", scale=scale, title=None), color=style.tone("rule"))
    )
    return style.layered(
        bars, zero, whiskers, *marks.labels(tops, x, y, dy=-11), height=style.SCREEN_HEIGHT
    )


def parts(levels: pd.DataFrame, *, order: list[str], titles: dict[str, str]) -> alt.LayerChart:
    """The world as a pale column, China's part in front of it, the share above.

    `levels`: x_label, world, part, label, and the tips for the part and, `world_`, the world.
    """
    x = marks.periods(order)
    top = float(levels["world"].max()) * 1.12
    scale = alt.Scale(domain=[min(0.0, float(levels["part"].min())), top], nice=False)
    worlds = levels.drop(columns=list(marks.TIPS)).rename(
        columns={f"world_{column}": column for column in marks.TIPS}
    )
    back = (
        alt.Chart(worlds)
        .mark_bar(opacity=0.32, cornerRadius=2)
        .encode(
            x,
            alt.Y("world:Q", scale=scale, title=None),
            color=style.tone("nation"),
            tooltip=marks.tips(titles),
        )
    )
    front = (
        alt.Chart(levels)
        .mark_bar(cornerRadius=2)
        .encode(
            x,
            alt.Y("part:Q", scale=scale, title=None),
            color=style.tone("accent"),
            tooltip=marks.tips(titles),
        )
    )
    y = alt.Y("world:Q", scale=scale, title=None)
    words = _shares(levels.assign(tone="accent"), len(order) * _LABEL, x, y)
    return style.layered(back, front, *words, height=style.SCREEN_HEIGHT)


def _shares(levels: pd.DataFrame, pixels: int, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The share above each column; above the ends alone of many, or where the chart is narrower."""
    ends = levels.index.isin([levels.index[0], levels.index[-1]])
    inner = marks.labels(levels[~ends], x, y, dy=-10) if len(levels) <= _MOST else []
    return [
        *marks.labels(levels[ends], x, y, dy=-10),
        *(marks.where_wide(each, pixels) for each in inner),
    ]
