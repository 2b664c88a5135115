"""The marks that all kinds of chart share: dots of doubt, labels with a halo, whiskers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, Literal

import altair as alt
import pandas as pd

from sei_metrics.charts import style
from sei_metrics.charts.wrapping import width_of, wrap

TIPS = ("tip_what", "tip_value", "tip_range", "tip_standing", "tip_source")
NAME_COLUMNS = 22
_LINE = 14
_COLUMN = 7.0
# A chart of fewer pixels is that of a phone.
NARROW = 280
Align = Literal["left", "center", "right"]
HOLLOW = ("about", "implied", "sources_differ", "forecast", "nearly")
SHAPES = alt.Scale(
    domain=["dot", "up", "down", "square"],
    range=["circle", "triangle-up", "triangle-down", "square"],
)


def with_doubt(points: pd.DataFrame) -> pd.DataFrame:
    """The points with the shape and the fill that their standing asks for.

    An arrow up is "over", an arrow down "under", a hollow dot an estimate or an implied value.
    """
    shape = points["standing"].map({"over": "up", "under": "down"}).fillna("dot")
    hollow = points["standing"].isin(HOLLOW)
    return points.assign(shape=shape, fill=points["tone"].where(~hollow, "ground"))


def is_bound(*standings: pd.Series) -> pd.Series[bool]:
    """Where one of the standings is a bound: no number, so that no line leads to it."""
    return pd.concat([each.isin(["over", "under"]) for each in standings], axis=1).any(axis=1)


def tips(titles: dict[str, str]) -> list[alt.Tooltip]:
    """The tooltip that every point carries: what, value, range, standing, source."""
    return [alt.Tooltip(f"{column}:N", title=titles[column]) for column in TIPS]


def dots(points: pd.DataFrame, x: alt.X, y: alt.Y, titles: dict[str, str]) -> alt.Chart:
    """Dots, hollow dots and arrows, each with its tooltip."""
    drawn: alt.Chart = (
        alt.Chart(with_doubt(points))
        .mark_point(size=88, strokeWidth=2.2, opacity=1)
        .encode(
            x,
            y,
            stroke=alt.Stroke("tone:N", scale=style.SCALE, legend=None),
            fill=alt.Fill("fill:N", scale=style.SCALE, legend=None),
            shape=alt.Shape("shape:N", scale=SHAPES, legend=None),
            tooltip=tips(titles),
        )
    )
    return drawn


def labels(
    places: pd.DataFrame,
    x: alt.X,
    y: alt.Y,
    *,
    text: str = "label",
    dx: float = 0,
    dy: float = 0,
    align: Align = "center",
    bold: bool = True,
) -> list[alt.Chart]:
    """Words at places, in the tone of what they name, with a halo of the ground."""
    base = (
        alt.Chart(places)
        .mark_text(
            dx=dx, dy=dy, align=align, baseline="middle", fontWeight=600 if bold else "normal"
        )
        .encode(x, y, text=f"{text}:N")
    )
    halo = base.encode(stroke=style.outline("ground"), color=style.tone("ground"))
    return [
        halo.mark_text(
            dx=dx,
            dy=dy,
            align=align,
            baseline="middle",
            strokeWidth=4,
            fontWeight=600 if bold else "normal",
            strokeJoin="round",
        ),
        base.encode(color=style.tones("tone")),
    ]


def where_wide(words: alt.Chart, pixels: int = NARROW) -> alt.Chart:
    """Words that a chart narrower than so many pixels leaves out; a phone, unless told."""
    return _where(words, f"width >= {pixels}")


def where_narrow(words: alt.Chart, pixels: int = NARROW) -> alt.Chart:
    """Words that stand in their stead on a chart narrower than so many pixels."""
    return _where(words, f"width < {pixels}")


def _where(words: alt.Chart, holds: str) -> alt.Chart:
    """Words where it holds; elsewhere they are not seen and take no room."""
    shown: alt.Chart = words.encode(opacity=alt.value(alt.ExprRef(f"{holds} ? 1 : 0")))
    shown.mark = words.mark.copy()
    shown.mark.limit, shown.mark.ellipsis = alt.ExprRef(f"{holds} ? 0 : 1"), " "
    return shown


def sided_labels(places: pd.DataFrame, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Labels above or below their point, as the column `side` says (1 above, -1 below).

    A column `nudge` moves them so many pixels to the right.
    """
    places = places if "nudge" in places else places.assign(nudge=0)
    layers: list[alt.Chart] = []
    for side, nudge in dict.fromkeys(zip(places["side"], places["nudge"], strict=True)):
        chosen = places[(places["side"] == side) & (places["nudge"] == nudge)]
        layers += labels(chosen, x, y, dx=float(nudge), dy=-15 * float(side))
    return layers


def whiskers(points: pd.DataFrame, x: alt.X, *, low: str = "low", high: str = "high") -> alt.Chart:
    """The range that rounding leaves, as an upright line."""
    drawn: alt.Chart = (
        alt.Chart(points.dropna(subset=[low, high]))
        .mark_rule(strokeWidth=1.6, opacity=0.85)
        .encode(x, alt.Y(f"{low}:Q"), alt.Y2(f"{high}:Q"), color=style.tones("tone"))
    )
    return drawn


def named(title: str, order: Sequence[str], **axis: Any) -> alt.Y:
    """The upright axis of names in a column, each in as many lines as it needs, beside its mark."""
    middle = [
        {"test": f"length(split(datum.label, '\\n')) == {lines}", "value": -_LINE / 2 * (lines - 1)}
        for lines in (2, 3, 4)
    ]
    lines = alt.Axis(
        labelExpr="split(datum.label, '\\n')",
        labelLimit=0,
        labelOverlap=False,
        labelFlush=False,
        labelLineHeight=_LINE,
        labelOffset={"condition": middle, "value": 0},
        grid=False,
        **axis,
    )
    return alt.Y(f"{title}:N", title=None, sort=[lined(name) for name in order], axis=lines)


def periods(order: Sequence[str]) -> alt.X:
    """The level axis of period names; one without a mark keeps its place."""
    return alt.X(
        "x_label:N",
        title=None,
        sort=list(order),
        scale=alt.Scale(domain=list(order)),
        axis=alt.Axis(labelAngle=0, labelOverlap=True),
    )


def room(labels: Iterable[str], gap: int = 14) -> int:
    """Pixels that the longest of some labels needs beside its mark."""
    return max((round(_COLUMN * width_of(label)) + gap for label in labels if label), default=gap)


def across(domain: Sequence[float], left: int, right: int) -> alt.Scale:
    """A level scale that keeps room for labels at both ends, however wide the chart."""
    ends: list[Any] = [left, alt.ExprRef(f"max(width - {right}, {left + 1})")]
    return alt.Scale(domain=list(domain), range=ends, nice=False)


def row_height(order: Sequence[str]) -> int:
    """Pixels from row to row that the two longest neighbours need for their lines."""
    lines = [lined(name).count("\n") + 1 for name in order]
    both = max((one + other for one, other in pairwise(lines)), default=2 * lines[0])
    return max(32, 15 * both // 2 + 6)


def lined(name: str) -> str:
    """A name in lines short enough for a phone."""
    return "\n".join(wrap(name, NAME_COLUMNS))


def spread(
    values: Sequence[float], *, domain: tuple[float, float], height: float, gap: float = 16
) -> list[float]:
    """Places for labels near their values, at least `gap` pixels apart, in the values' unit."""
    unit = (domain[1] - domain[0]) / height * gap
    order = sorted(range(len(values)), key=lambda index: values[index])
    placed = [float(value) for value in values]
    for _ in range(40):
        for lower, upper in pairwise(order):
            overlap = unit - (placed[upper] - placed[lower])
            if overlap > 1e-9:
                placed[lower] -= overlap / 2
                placed[upper] += overlap / 2
    return _within(placed, order, domain, unit)


def _within(
    placed: list[float], order: list[int], domain: tuple[float, float], unit: float
) -> list[float]:
    """The places moved inside the domain, each still a unit from the next."""
    floor, ceiling = domain
    for index in order:
        placed[index] = max(placed[index], floor)
        floor = placed[index] + unit
    for index in reversed(order):
        placed[index] = min(placed[index], ceiling)
        ceiling = placed[index] - unit
    return placed
