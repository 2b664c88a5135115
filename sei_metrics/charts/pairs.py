"""Rate against reference: above the diagonal is faster, the rays are multiples."""

from __future__ import annotations

import altair as alt
import pandas as pd

from sei_metrics.charts import marks, style


def pairs(
    points: pd.DataFrame,
    *,
    x_title: str,
    y_title: str,
    rays: dict[float, str],
    titles: dict[str, str],
) -> alt.LayerChart:
    """One point a period at (reference, rate), named by its period.

    `points`: x, y, x_low, x_high, y_low, y_high, label, align, standing, tone and the tips. `rays`
    are the multiples drawn, with their words.
    """
    across = (_start(float(points["x"].min())), float(points["x"].max()) * 1.22)
    up = (
        min(_start(float(points["y"].min())), sum(across) / 2),
        float(max(points["y"].max(), points["x"].max())) * 1.12,
    )
    x, y = _axes(across, up, x_title, y_title)
    drawn = pd.concat([_ray(multiple, across, up, words) for multiple, words in rays.items()])
    lines = (
        alt.Chart(drawn)
        .mark_line(strokeWidth=1.2, strokeDash=[4, 4])
        .encode(x, y, detail="multiple:N", color=style.tone("rule"))
    )
    boxes = (
        alt.Chart(points.dropna(subset=["x_low", "y_low"]))
        .mark_rect(opacity=0.22)
        .encode(
            alt.X("x_low:Q", title=x_title, scale=_scale(across)),
            alt.X2("x_high:Q"),
            alt.Y("y_low:Q", title=y_title, scale=_scale(up)),
            alt.Y2("y_high:Q"),
            color=style.tone("accent"),
        )
    )
    return style.layered(
        lines,
        *marks.labels(drawn[drawn["end"]], x, y, dx=-4, dy=-10, align="right", bold=False),
        boxes,
        marks.dots(points, x, y, titles),
        *_names(points, x, y),
        height=style.SCREEN_HEIGHT + 40,
    )


def _axes(
    across: tuple[float, float], up: tuple[float, float], x_title: str, y_title: str
) -> tuple[alt.X, alt.Y]:
    above = alt.Axis(
        titleAngle=0,
        titleAlign="left",
        titleAnchor="start",
        titleX=0,
        titleY=-22,
        titleBaseline="bottom",
    )
    x = alt.X("x:Q", title=x_title, scale=_scale(across), axis=alt.Axis(tickCount=6))
    return x, alt.Y("y:Q", title=y_title, scale=_scale(up), axis=above)


def _scale(ends: tuple[float, float]) -> alt.Scale:
    return alt.Scale(domain=list(ends), nice=False, zero=False)


def _start(lowest: float) -> float:
    """An axis begins at zero unless all points lie far from it."""
    return lowest * 1.3 if lowest < 0 else lowest * 0.72 if lowest > 2 else 0.0


def _ray(
    multiple: float, across: tuple[float, float], up: tuple[float, float], words: str
) -> pd.DataFrame:
    start = max(across[0], up[0] / multiple)
    end = min(across[1], up[1] / multiple)
    return pd.DataFrame(
        {
            "x": [start, end],
            "y": [start * multiple, end * multiple],
            "multiple": multiple,
            "end": [False, True],
            "label": words,
            "tone": "nation",
        }
    )


def _names(points: pd.DataFrame, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    layers: list[alt.Chart] = []
    sides: tuple[tuple[marks.Align, int], ...] = (("left", 10), ("right", -10))
    for align, dx in sides:
        layers += marks.labels(points[points["align"] == align], x, y, dx=dx, align=align)
    return layers
