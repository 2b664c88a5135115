"""Pairs on one scale: a rate and its reference a period, or a first and a last value a product."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from sei_metrics.charts import marks, style


def upright(pairs: pd.DataFrame, *, order: list[str], titles: dict[str, str]) -> alt.LayerChart:
    """One pair a period: the reference square below or above, the rate a dot, the gap beside.

    A rate without a reference stands alone.

    `pairs`: x_label, rate, reference, rate_label, reference_label, gap_label, and the tips with
    prefix `tip_` for the rate and `ref_tip_` for the reference.
    """
    x = marks.periods(order)
    rates = pairs.assign(y=pairs["rate"], label=pairs["rate_label"], tone="accent")
    both = pairs.dropna(subset=["reference"])
    references = _references(both)
    scale = _scale([*pairs["rate"], *both["reference"]])
    y = alt.Y("y:Q", title=None, scale=scale)
    gap = (
        alt.Chart(both)
        .mark_bar(size=5, opacity=0.35)
        .encode(
            x,
            alt.Y("reference:Q", scale=scale, title=None),
            alt.Y2("rate:Q"),
            color=style.tone("accent"),
        )
    )
    squares = (
        alt.Chart(references)
        .mark_point(shape="square", filled=True, size=70, opacity=1)
        .encode(x, y, color=style.tone("nation"), tooltip=marks.tips(titles))
    )
    middle = both.assign(y=(both["rate"] + both["reference"]) / 2, tone="accent")
    return style.layered(
        gap,
        squares,
        marks.dots(rates, x, y, titles),
        *marks.sided_labels(rates.assign(side=_sides(pairs)), x, y),
        *marks.sided_labels(references.assign(side=[-s for s in _sides(both)]), x, y),
        *marks.labels(middle, x, y, text="gap_label", dx=10, align="left", bold=False),
        height=style.SCREEN_HEIGHT,
    )


def _references(pairs: pd.DataFrame) -> pd.DataFrame:
    renamed = {f"ref_{column}": column for column in marks.TIPS}
    return (
        pairs.drop(columns=list(marks.TIPS))
        .rename(columns=renamed)
        .assign(y=pairs["reference"], label=pairs["reference_label"], tone="nation")
    )


def _sides(pairs: pd.DataFrame) -> list[int]:
    return [-1 if below else 1 for below in pairs["rate"] < pairs["reference"]]


def _scale(values: list[float]) -> alt.Scale:
    low, high = min(values), max(values)
    room = max((high - low) * 0.18, 0.5)
    domain = [min(0.0, low - room) if low < 2 else low - room, high + room]
    return alt.Scale(domain=domain, nice=False, zero=False)


def flat(
    pairs: pd.DataFrame, *, order: list[str], upper: float, titles: dict[str, str], half: bool
) -> alt.LayerChart:
    """One product a line: from a first value, hollow, to a last, filled with its value beside.

    `pairs`: y_label, first, last, first_label, last_label, last_year where it is to be told, and
    standing and the tips of both ends. A bound is an arrow, and nothing leads to it.
    """
    y = marks.named("y_label", order)
    pairs = pairs.assign(y_label=pairs["y_label"].map(marks.lined))
    lowest = min(0.0, *pairs["first"], *pairs["last"])
    scale = _across(pairs, lowest, upper)
    x = alt.X("x:Q", title=None, scale=scale, axis=alt.Axis(tickCount=5))
    firsts = _ends(pairs, "first").assign(fill="ground")
    lasts = _ends(pairs, "last").assign(fill="accent")
    span = (
        alt.Chart(pairs[~marks.is_bound(pairs["first_standing"], pairs["last_standing"])])
        .mark_rule(strokeWidth=5, opacity=0.35)
        .encode(
            y,
            alt.X("first:Q", scale=scale, title=None),
            alt.X2("last:Q"),
            color=style.tone("accent"),
        )
    )
    layers = [span, *(_side_dots(each, x, y, titles) for each in (firsts, lasts))]
    layers += _end_labels(pairs, firsts, lasts, x, y)
    if half:
        rule = alt.Chart(pd.DataFrame({"x": [50]})).mark_rule(strokeDash=[4, 4])
        layers.insert(0, rule.encode(x, color=style.tone("rule")))
    return style.layered(*layers, height=max(160, marks.row_height(order) * len(pairs)))


def _across(pairs: pd.DataFrame, lowest: float, upper: float) -> alt.Scale:
    """A scale on which every label ends inside the chart, however narrow."""
    forward = pairs["last"] >= pairs["first"]
    left = pairs["first_label"].where(forward, pairs["last_label"])
    right = _dated(pairs).where(forward, pairs["first_label"])
    edge = marks.room([])
    parts = (pairs[["first", "last"]].max(axis=1) - lowest) / (upper - lowest)
    inside = [
        f"(width - {marks.room([label]) + (1 - part) * edge:.1f}) / {part:.4f}"
        for label, part in zip(pairs["last_label"], parts, strict=True)
        if part > 0
    ]
    narrow = f"min({', '.join([f'width - {edge}', *inside])})"
    start = f"width < {marks.NARROW} ? {edge} : {marks.room(left)}"
    end = f"max({edge + 1}, width < {marks.NARROW} ? {narrow} : width - {marks.room(right)})"
    limits: list[Any] = [alt.ExprRef(start), alt.ExprRef(end)]
    return alt.Scale(domain=[lowest, upper], range=limits, nice=False)


def _dated(pairs: pd.DataFrame) -> pd.Series:
    """The value at the last end, with its year where it is to be told."""
    return pairs["last_label"] + pairs["last_year"].map(lambda year: f" · {year}" if year else "")


def _end_labels(
    pairs: pd.DataFrame, firsts: pd.DataFrame, lasts: pd.DataFrame, x: alt.X, y: alt.Y
) -> list[alt.Chart]:
    """The value beyond the last end and the year beyond the first, whichever way it went.

    On a narrow chart the value alone, right of both.
    """
    forward = pairs["last"] >= pairs["first"]
    ways: tuple[tuple[pd.Series, marks.Align, marks.Align, int], ...] = (
        (forward, "left", "right", 11),
        (~forward, "right", "left", -11),
    )
    quiet, dated = firsts.assign(tone="nation"), lasts.assign(label=_dated(pairs))
    wide: list[alt.Chart] = []
    for shown, align, other, dx in ways:
        wide += marks.labels(dated[shown], x, y, dx=dx, align=align)
        wide += marks.labels(quiet[shown], x, y, dx=-dx, align=other, bold=False)
    beyond = lasts.assign(x=pairs[["first", "last"]].max(axis=1))
    narrow = marks.labels(beyond, x, y, dx=11, align="left")
    return [*map(marks.where_wide, wide), *map(marks.where_narrow, narrow)]


def _ends(pairs: pd.DataFrame, end: str) -> pd.DataFrame:
    own = {f"{end}_{column}": column for column in (*marks.TIPS, "standing")}
    return marks.with_doubt(
        pairs.rename(columns=own).assign(x=pairs[end], label=pairs[f"{end}_label"], tone="accent")
    )


def _side_dots(ends: pd.DataFrame, x: alt.X, y: alt.Y, titles: dict[str, str]) -> alt.Chart:
    drawn: alt.Chart = (
        alt.Chart(ends)
        .mark_point(size=88, strokeWidth=2.2, opacity=1)
        .encode(
            x,
            y,
            stroke=style.outline("accent"),
            fill=alt.Fill("fill:N", scale=style.SCALE, legend=None),
            shape=alt.Shape("shape:N", scale=marks.SHAPES, legend=None),
            tooltip=marks.tips(titles),
        )
    )
    return drawn
