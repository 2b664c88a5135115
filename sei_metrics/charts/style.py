"""One look, applied once and last: a finish for the screen and a finish for a picture.

Charts colour their marks by *tone*, a name in TONES, and never by a colour. On screen the tones
take the theme's category colours in this order, so that light and dark follow the reader; in a
picture they take PICTURE_COLOURS.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import altair as alt
import pandas as pd

from sei_metrics.charts.wrapping import wrap

TONES = (
    "accent",
    "nation",
    "target",
    *(f"c{place}" for place in range(1, 10)),
    "rule",
    "ground",
    "ink",
)
PICTURE_COLOURS = (
    "#0b7f79",
    "#66707b",
    "#a84c08",
    "#1f5fa8",
    "#985b00",
    "#1f7a56",
    "#c2334a",
    "#8a4fae",
    "#566574",
    "#93562b",
    "#4f760c",
    "#b03380",
    "#7d8791",
    "#ffffff",
    "#161616",
)
INK, SOFT_INK, GRID = "#161616", "#59636d", "#e4e8eb"
FONT = "Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei, sans-serif"
PICTURE_WIDTH, PICTURE_HEIGHT, PICTURE_PADDING = 860, 430, 28
SCREEN_HEIGHT = 300
LABEL_SIZE = 12
SCALE = alt.Scale(domain=list(TONES))
_CONSTANT = "tone_"
_ENDLESS = (float("inf"), float("-inf"))
_OF_A_POINT = ("point", "rect", "rule", "text")


def tone(name: str) -> alt.Color:
    """The colour of one tone, the same for all marks of a layer.

    It names a column that the finish adds, since a constant can have no scale of its own.
    """
    return alt.Color(f"{_CONSTANT}{name}:N", scale=SCALE, legend=None)


def outline(name: str) -> alt.Stroke:
    """The outline of one tone, the same for all marks of a layer."""
    return alt.Stroke(f"{_CONSTANT}{name}:N", scale=SCALE, legend=None)


def tones(field: str) -> alt.Color:
    """The colour that a column of tone names gives to each mark."""
    return alt.Color(f"{field}:N", scale=SCALE, legend=None)


def layered(*layers: alt.Chart, height: float) -> alt.LayerChart:
    """The layers of a chart, the last on top; a tone that is none would leave a mark unseen."""
    for layer in layers:
        if strange := set(layer.data.get("tone", ())) - {*TONES}:
            raise LookupError(f"no tone is called {sorted(strange)}; there are {', '.join(TONES)}")
    return alt.LayerChart(layer=list(layers), height=height)


def screen(chart: alt.LayerChart) -> dict[str, Any]:
    """A page's spec: the container's width, no title, no neutral colour of its own."""
    spec = _spelt_out(chart)
    spec["width"] = "container"
    spec.setdefault("height", SCREEN_HEIGHT)
    spec["autosize"] = {"type": "fit-x", "contains": "padding"}
    spec["padding"] = {"left": 2, "right": 6, "top": 8, "bottom": 2}
    spec["config"] = {**spec.get("config", {}), **_shape()}
    return spec


def picture(
    chart: alt.LayerChart,
    *,
    lang: str,
    title: str,
    subtitle: tuple[str, ...],
    footer: tuple[str, ...],
    description: str,
) -> dict[str, Any]:
    """A picture's spec: fixed size, light, with title, subtitle and the sources below."""
    inner = _spelt_out(chart)
    rest: dict[str, Any] = {
        key: inner.pop(key) for key in ("$schema", "config", "datasets") if key in inner
    }
    inner["width"] = PICTURE_WIDTH
    inner.setdefault("height", PICTURE_HEIGHT)
    if inner["height"] == SCREEN_HEIGHT:
        inner["height"] = PICTURE_HEIGHT
    inner["title"] = _footer(footer)
    return {
        **rest,
        "description": description,
        "background": "#ffffff",
        "padding": PICTURE_PADDING,
        "title": _heading(title, subtitle),
        "vconcat": [inner],
        "usermeta": {"lang": lang},
        "config": {**rest.get("config", {}), **_shape(), **_picture_colours()},
    }


def _heading(title: str, subtitle: tuple[str, ...]) -> dict[str, Any]:
    return {
        "text": wrap(title, 72),
        "subtitle": [line for part in subtitle if part for line in wrap(part, 118)],
        "anchor": "start",
        "frame": "bounds",
        "fontSize": 24,
        "fontWeight": 600,
        "color": INK,
        "subtitleColor": SOFT_INK,
        "subtitleFontSize": 14.5,
        "subtitleLineHeight": 21,
        "subtitlePadding": 8,
        "lineHeight": 30,
        "offset": 20,
    }


def _footer(parts: tuple[str, ...]) -> dict[str, Any]:
    return {
        "text": [line for part in parts if part for line in wrap(part, 146)],
        "orient": "bottom",
        "anchor": "start",
        "frame": "bounds",
        "fontSize": 11.5,
        "fontWeight": "normal",
        "color": SOFT_INK,
        "lineHeight": 17,
        "offset": 14,
    }


def _spelt_out(chart: alt.LayerChart) -> dict[str, Any]:
    """The chart's spec with a column for each constant tone that a layer uses, and all its tips.

    Rows are made into records here, since Altair takes ten times as long for it, and checks of the
    spec are left to the tests. They stand in a tuple, since Altair copies every list.
    """
    own = chart.copy(deep=False)  # of its layers it makes copies
    for part in (own, *own.layer):
        if isinstance(part.data, pd.DataFrame):
            part.data = {"values": tuple(_records(part.data))}
    spec: dict[str, Any] = own.to_dict(validate=False)
    for name, rows in spec["datasets"].items():
        spec["datasets"][name] = [{**row, **_missing_cells(row)} for row in rows]
    _tip_beside_points(spec)
    for layer in spec["layer"]:
        fields = {str(channel.get("field")) for channel in _channels(layer["encoding"])}
        constants = sorted(field for field in fields if field.startswith(_CONSTANT))
        columns = [
            {"calculate": f"'{field.removeprefix(_CONSTANT)}'", "as": field} for field in constants
        ]
        if columns:
            layer["transform"] = [*layer.get("transform", []), *columns]
    return spec


def _records(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    columns = {str(name): _cells(column) for name, column in frame.items()}
    return (dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))


def _cells(column: pd.Series) -> list[Any]:
    """The cells of a column as JSON knows them: none for no number, and for one without end."""
    cells = column.tolist()
    if column.dtype == object:
        return cells
    return [None if cell != cell or cell in _ENDLESS else cell for cell in cells]


def _missing_cells(row: dict[str, Any]) -> dict[str, None]:
    """The empty cells of a row: among words they are not a number, which JSON does not know."""
    return dict.fromkeys(name for name, cell in row.items() if cell != cell)


def _tip_beside_points(spec: dict[str, Any]) -> None:
    """Labels, ranges and halos say what their point says; no other mark says anything."""
    tipped = [layer["encoding"]["tooltip"] for layer in spec["layer"] if _is_tipped(layer)]
    tips = tipped[0] if tipped else []
    for layer in spec["layer"]:
        data = layer.get("data", spec.get("data", {}))
        rows = spec.get("datasets", {}).get(data.get("name"), [])
        told = bool(tips and rows) and all(line["field"] in rows[0] for line in tips)
        if told and not _is_tipped(layer) and _stands_for_a_point(layer):
            layer["encoding"]["tooltip"] = tips


def _is_tipped(layer: dict[str, Any]) -> bool:
    return "tooltip" in layer["encoding"]


def _stands_for_a_point(layer: dict[str, Any]) -> bool:
    words = layer["encoding"].get("text", {"field": "label"})
    return layer["mark"]["type"] in _OF_A_POINT and words.get("field") == "label"


def _channels(encoding: dict[str, Any]) -> list[dict[str, Any]]:
    return [channel for channel in encoding.values() if isinstance(channel, dict)]


def _shape() -> dict[str, Any]:
    axis = {"domain": False, "ticks": False, "labelPadding": 6, "labelFontSize": LABEL_SIZE}
    return {
        "view": {"stroke": None},
        "mark": {"aria": False, "tooltip": None},
        "axis": {**axis, "titleFontSize": LABEL_SIZE, "titleFontWeight": "normal"},
        "axisX": {"grid": False, "labelFlush": False},
        "axisY": {"grid": True, "gridOpacity": 0.6, "tickCount": 5},
        "line": {"strokeWidth": 2.3},
        "text": {"fontSize": LABEL_SIZE},
    }


def _picture_colours() -> dict[str, Any]:
    axis = _shape()["axis"]
    return {
        "font": FONT,
        "range": {"category": list(PICTURE_COLOURS)},
        "axis": {**axis, "labelColor": SOFT_INK, "titleColor": SOFT_INK, "gridColor": GRID},
        "concat": {"spacing": 0},
    }
