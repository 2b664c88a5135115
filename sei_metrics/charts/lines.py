"""Several series over time, each named at its end or, when many, below."""

from __future__ import annotations

import altair as alt
import pandas as pd

from sei_metrics.charts import marks, style


def lines(
    points: pd.DataFrame,
    *,
    names: dict[str, str],
    upper: float | None,
    half: bool,
    titles: dict[str, str],
) -> alt.LayerChart:
    """Lines over years.

    `points`: x (years as numbers), y, series, segment (a line never joins two), standing, tone,
    label (written at the ends only) and the tips. `names`: tone to the name of its series.
    """
    low = min(0.0, float(points["y"].min()) * 1.1)
    high = upper or float(points["y"].max()) * 1.15
    scale = alt.Scale(domain=[low, high], nice=False)
    x = alt.X(
        "x:Q",
        title=None,
        scale=_domain(points),
        axis=alt.Axis(format="d", tickMinStep=1, tickCount=6),
    )
    y = alt.Y("y:Q", title=None, scale=scale)
    legend = (
        alt.Legend(
            title=None,
            orient="bottom",
            columns=2,
            labelLimit=150,
            symbolType="circle",
            values=list(names),
            labelExpr=_expression(names),
        )
        if len(names) > 1
        else None
    )
    drawn = (
        alt.Chart(points)
        .mark_line()
        .encode(
            x,
            y,
            detail=["series:N", "segment:N"],
            color=alt.Color("tone:N", scale=style.SCALE, legend=legend),
        )
    )
    layers: list[alt.Chart] = [
        drawn,
        marks.dots(points, x, y, titles).encode(size=alt.value(34 if len(points) > 24 else 70)),
    ]
    if half:
        layers.insert(
            0,
            alt.Chart(pd.DataFrame({"y": [50]}))
            .mark_rule(strokeDash=[4, 4])
            .encode(y, color=style.tone("rule")),
        )
    ends = points.sort_values("x").groupby("series").tail(1)
    places = marks.spread(list(ends["y"]), domain=(low, high), height=style.SCREEN_HEIGHT)
    layers += marks.labels(ends.assign(y=places), x, y, dx=9, align="left")
    return (
        alt.layer(*layers)
        .properties(height=style.SCREEN_HEIGHT)
        .resolve_legend(color="independent")
    )


def _domain(points: pd.DataFrame) -> alt.Scale:
    first, last = float(points["x"].min()), float(points["x"].max())
    length = max(last - first, 1.0)
    return alt.Scale(domain=[first - 0.03 * length, last + 0.13 * length], nice=False)


def _expression(names: dict[str, str]) -> str:
    pairs = ", ".join(f"{tone!r}: {name!r}" for tone, name in names.items())
    return f"({{{pairs}}})[datum.label]"
