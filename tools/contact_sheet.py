"""Every series of four points or more as a small picture, to be looked at one by one.

usage: python -m tools.contact_sheet [FOLDER]   (build/contact-sheet unless told)

Twelve series a sheet, and `index.md` that says which is where. A verdict on each stands in
data/review.csv.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pandas as pd

import sei_metrics as sei
from sei_metrics import period
from sei_metrics.dataset import Dataset
from sei_metrics.dataset.schema import records
from sei_metrics.render import draw
from tools import ROOT
from tools.report.known import long_series
from tools.report.markdown import table

_EACH, _COLUMNS, _WIDTH, _HEIGHT = 12, 4, 300, 150
_STANDINGS = ["stated", "about", "over", "under", "nearly", "sources_differ"]
_COLOURS = ["#1f4e79", "#e08a00", "#2a9d4a", "#8e44ad", "#00838f", "#d62728"]


def drawn(dataset: Dataset) -> pd.DataFrame:
    """The points of the long series with their place in time, frequency and segment."""
    points = dataset.with_breaks(long_series(dataset))
    parsed = [period.parse(one) for one in points.period]
    ends = [one.last_month[0] + one.last_month[1] / 12 - 1 for one in parsed]
    lines = [f"{_kind(one)} {cut}" for one, cut in zip(parsed, points.segment, strict=True)]
    return points.assign(time=ends, frequency=[one.frequency for one in parsed], line=lines)


def _kind(one: period.Period) -> str:
    """Cumulative figures are joined from year to year, never within one."""
    cumulative = one.frequency in ("year_to_date", "half_year")
    return f"{one.frequency} {one.part}" if cumulative else one.frequency


def picture(series: str, points: pd.DataFrame) -> dict[str, Any]:
    """One series: a line for each frequency and stretch without a break, ranges, flags."""
    first = points.iloc[0]
    columns = ["time", "value", "low", "high", "standing", "frequency", "line", "period"]
    values = records(points[columns].astype("object").where(points[columns].notna(), None))
    ends = [{**one, "told": f"{one['value']:g}"} for one in values]
    x = {
        "field": "time",
        "type": "quantitative",
        "scale": {"zero": False},
        "axis": {"format": "d", "tickMinStep": 1, "title": None},
    }
    y = {"field": "value", "type": "quantitative", "title": first["unit"], "scale": {"zero": False}}
    colour = {
        "field": "standing",
        "scale": {"domain": _STANDINGS, "range": _COLOURS},
        "legend": None,
    }
    shape = {"field": "frequency", "legend": None}
    return {
        "title": {"text": titles(series, points), "fontSize": 10, "anchor": "start"},
        "width": _WIDTH,
        "height": _HEIGHT,
        "data": {"values": ends},
        "encoding": {"x": x, "y": y},
        "layer": [
            {"mark": {"type": "line", "color": "#999"}, "encoding": {"detail": {"field": "line"}}},
            {"mark": {"type": "rule", "opacity": 0.5}, "encoding": _range()},
            {
                "mark": {"type": "point", "filled": True, "size": 40},
                "encoding": {"color": colour, "shape": shape},
            },
            {"mark": {"type": "text", "dy": -8, "fontSize": 8}, "encoding": _words()},
        ],
    }


def _range() -> dict[str, Any]:
    return {"y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}}


def _words() -> dict[str, Any]:
    return {"text": {"field": "told"}}


def titles(series: str, points: pd.DataFrame) -> list[str]:
    """The id in its parts, and the flags."""
    indicator, region, industry, *rest = series.split(".")
    return [
        f"{indicator}",
        f"{region}  {industry}  {' '.join(filter(None, rest))}",
        ", ".join(flags(points)) or "no flags",
    ]


def flags(points: pd.DataFrame) -> list[str]:
    """What a reader should know at a glance: breaks, sources that differ, mixed frequencies."""
    told = [
        f"{word} at {one.period}"
        for one in points[points.break_certain != ""].itertuples()
        for word in ["break" if one.break_certain == "yes" else "suspected break"]
    ]
    differing = points[points.standing == "sources_differ"]
    told += [f"sources differ {one}" for one in differing.period]
    if len(set(points.frequency)) > 1:
        told.append("+".join(sorted(points.frequency.unique())))
    return told


def draw_all(dataset: Dataset, folder: Path) -> int:
    """Draws all sheets and the index and returns how many series there are."""
    folder.mkdir(parents=True, exist_ok=True)
    series = list(drawn(dataset).groupby("series"))
    index = []
    for start in range(0, len(series), _EACH):
        part = series[start : start + _EACH]
        name = f"sheet-{start // _EACH + 1:02d}.png"
        charts = [picture(str(one), points) for one, points in part]
        spec = {"concat": charts, "columns": _COLUMNS, "resolve": {"scale": {"shape": "shared"}}}
        (folder / name).write_bytes(draw(spec, "png", 1.0))
        index += [(f"`{one}`", len(of), name, "; ".join(flags(of))) for one, of in part]
    lines = table(("series", "points", "sheet", "flags"), index)
    (folder / "index.md").write_text(f"# Contact sheet\n\n{lines}\n", encoding="utf-8")
    return len(series)


if __name__ == "__main__":
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "contact-sheet"
    print(f"{draw_all(sei.load(), place)} series in {place}/")
