"""A few published levels over years: marks with their values, targets and breaks."""

from __future__ import annotations

import altair as alt
import pandas as pd

from sei_metrics.charts import marks, style

_ALIGNS: tuple[marks.Align, ...] = ("left", "center", "right")


def timeline(
    points: pd.DataFrame,
    targets: pd.DataFrame,
    breaks: pd.DataFrame,
    *,
    titles: dict[str, str],
) -> alt.LayerChart:
    """Levels over years.

    `points`: x (year), y, low, high, standing, tone, label, side, piece (a line joins the points of
    one piece), beside (a label may give way) and the tips. `targets`: x, y, label, dy, align,
    standing, tone and the tips. `breaks`: x, label.
    """
    x = _years(points, targets)
    top = max([*points["y"], *targets["y"], 0.0]) * 1.16
    y = alt.Y("y:Q", title=None, scale=alt.Scale(domain=[0, top], nice=False))
    layers: list[alt.Chart] = []
    if len(breaks):
        layers += _breaks(breaks, x)
    layers.append(_lines(points, x, y))
    layers.append(marks.whiskers(points[points["standing"] == "sources_differ"], x))
    if len(targets):
        layers += _targets(targets, x, y, titles)
    layers.append(marks.dots(points, x, y, titles))
    beside = points["beside"]
    layers += marks.sided_labels(points[~beside], x, y)
    layers += [marks.where_wide(each) for each in marks.sided_labels(points[beside], x, y)]
    return style.layered(*layers, height=style.SCREEN_HEIGHT)


def _years(points: pd.DataFrame, targets: pd.DataFrame) -> alt.X:
    years = [*points["x"], *targets["x"]]
    first, last = min(years), max(years)
    return alt.X(
        "x:Q",
        title=None,
        scale=alt.Scale(domain=[first - 0.6, last + 0.8], nice=False),
        axis=alt.Axis(format="d", tickMinStep=1, tickCount=6),
    )


def _lines(points: pd.DataFrame, x: alt.X, y: alt.Y) -> alt.Chart:
    drawn: alt.Chart = (
        alt.Chart(points)
        .mark_line(strokeWidth=2.3)
        .encode(x, y, detail="piece:N", color=style.tones("tone"))
    )
    return drawn


def _targets(targets: pd.DataFrame, x: alt.X, y: alt.Y, titles: dict[str, str]) -> list[alt.Chart]:
    ticks = (
        alt.Chart(targets)
        .mark_tick(orient="horizontal", thickness=3, width=26)
        .encode(x, y, color=style.tone("target"), tooltip=marks.tips(titles))
    )
    layers: list[alt.Chart] = [ticks]
    for align in _ALIGNS:
        for dy in sorted(set(targets["dy"])):
            same = targets[(targets["align"] == align) & (targets["dy"] == dy)]
            if len(same):
                layers += marks.labels(same, x, y, dy=dy, align=align, bold=False)
    arrows = targets[targets["standing"] == "over"]
    if len(arrows):
        layers.append(
            alt.Chart(arrows)
            .mark_point(shape="triangle-up", size=55, yOffset=-7, filled=True, opacity=1)
            .encode(x, y, color=style.tone("target"))
        )
    return layers


def _breaks(breaks: pd.DataFrame, x: alt.X) -> list[alt.Chart]:
    rule = (
        alt.Chart(breaks)
        .mark_rule(strokeDash=[4, 4], strokeWidth=1.3)
        .encode(x, color=style.tone("rule"))
    )
    words = marks.labels(breaks.assign(tone="nation"), x, alt.Y(datum=0), dy=-9, bold=False)
    return [rule, *words]
