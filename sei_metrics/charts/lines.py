"""Several series over time, each named at its end or, when many, below."""

from __future__ import annotations

import altair as alt
import pandas as pd

from sei_metrics.charts import marks, style

_EDGE = 8


def lines(
    points: pd.DataFrame,
    *,
    names: dict[str, str],
    upper: float | None,
    half: bool,
    titles: dict[str, str],
) -> alt.LayerChart:
    """Lines over years.

    `points`: x (years as numbers), y, series, piece (a line never joins two), standing, tone,
    label (written at the ends only) and the tips. `names`: tone to the name of its series. `upper`
    ends the scale; `half` draws a line at 50.
    """
    low = min(0.0, float(points["y"].min()) * 1.1)
    high = upper or float(points["y"].max()) * 1.15
    x = alt.X(
        "x:Q",
        title=None,
        scale=_domain(points, marks.room(points["label"])),
        axis=alt.Axis(format="d", tickMinStep=1, tickCount=6),
    )
    y = alt.Y("y:Q", title=None, scale=alt.Scale(domain=[low, high], nice=False))
    layers = [_joined(points, x, y, names), _dots(points, x, y, titles)]
    if half:
        layers.insert(0, _half(y))
    ends = points.sort_values("x").groupby("series").tail(1)
    places = marks.spread(list(ends["y"]), domain=(low, high), height=style.SCREEN_HEIGHT)
    layers += marks.labels(ends.assign(y=places), x, y, dx=9, align="left")
    drawing = style.layered(*layers, height=style.SCREEN_HEIGHT)
    legends: alt.LayerChart = drawing.resolve_legend(color="independent")
    return legends


def _joined(points: pd.DataFrame, x: alt.X, y: alt.Y, names: dict[str, str]) -> alt.Chart:
    legend = alt.Legend(
        title=None,
        orient="bottom",
        columns=2,
        labelLimit=0,
        symbolType="circle",
        values=list(names),
        labelExpr=_expression(names),
    )
    colour = alt.Color("tone:N", scale=style.SCALE, legend=legend if len(names) > 1 else None)
    drawn: alt.Chart = alt.Chart(points).mark_line().encode(x, y, detail="piece:N", color=colour)
    return drawn


def _dots(points: pd.DataFrame, x: alt.X, y: alt.Y, titles: dict[str, str]) -> alt.Chart:
    size = 34 if len(points) > 24 else 70
    drawn: alt.Chart = marks.dots(points, x, y, titles).encode(size=alt.value(size))
    return drawn


def _half(y: alt.Y) -> alt.Chart:
    rule = alt.Chart(pd.DataFrame({"y": [50]})).mark_rule(strokeDash=[4, 4])
    drawn: alt.Chart = rule.encode(y, color=style.tone("rule"))
    return drawn


def _domain(points: pd.DataFrame, right: int) -> alt.Scale:
    first, last = float(points["x"].min()), float(points["x"].max())
    return marks.across([first, max(last, first + 1.0)], _EDGE, right)


def _expression(names: dict[str, str]) -> str:
    pairs = ", ".join(f"{tone!r}: {name!r}" for tone, name in names.items())
    return f"({{{pairs}}})[datum.label]"
