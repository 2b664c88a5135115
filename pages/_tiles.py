"""The headline numbers as tiles: number, period, note, small line, grade and source."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from itertools import groupby
from urllib.parse import urlencode

import streamlit as st

from pages import _shared
from pages._shared import Query
from sei_metrics import text
from sei_metrics.dataset import Dataset, kept_within
from sei_metrics.site import Tile
from sei_metrics.site.headlines import Headline, Spot, headlines

_WIDTH, _HEIGHT, _EDGE = 200.0, 34.0, 4.0
_HEIGHT_INSIDE = _HEIGHT - 2 * _EDGE


def show(tiles: tuple[Tile, ...], query: Query) -> None:
    """All headline numbers in one row, two by two on a phone."""
    lang = query.lang
    found = _found(_shared.data(), tiles, lang, query.common.asof)
    if not found:
        st.info(text.say("note.nothing", lang))
    drawn = "".join(tile(each, query.carried, lang) for each in found)
    st.html(f'<div class="sei-tiles">{drawn}</div>')


@kept_within(100)
def _found(dataset: Dataset, tiles: tuple[Tile, ...], lang: str, asof: str) -> tuple[Headline, ...]:
    """The headline numbers in a language, as known on a day."""
    return headlines(dataset, tiles, lang, asof)


def tile(each: Headline, carried: dict[str, str], lang: str) -> str:
    address = each.address + "?" + urlencode(carried | each.parameters)
    grade = text.say("headline.grade", lang, grade=each.grade)
    return (
        f'<a class="sei-tile" href="{escape(address)}" target="_self">'
        f"<b>{escape(each.title)}</b><span>{escape(each.period)}</span>"
        f"<strong>{escape(each.number)}</strong><span>{escape(each.note)}</span>"
        f"{_line(each)}"
        f'<small><span class="sei-grade">{escape(grade)}</span>{escape(each.source)}</small></a>'
    )


def _line(each: Headline) -> str:
    """The small line: joined where periods follow each other, an arrow head for a bound."""
    if len(each.line) < 2:
        return ""
    levels = [spot.level for spot in each.line]
    low, length = min(levels), (max(levels) - min(levels)) or 1.0
    placed = [
        (spot, spot.x * _WIDTH, _HEIGHT - _EDGE - (spot.level - low) / length * _HEIGHT_INSIDE)
        for spot in each.line
    ]
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-6 -6 {_WIDTH + 12:g} {_HEIGHT + 6:g}">'
        f"{_pieces(placed)}{''.join(_mark(*place) for place in placed)}</svg>"
    )
    ends = f"<span>{escape(each.first)}</span><span>{escape(each.last)}</span>"
    return f'<img src="{_embedded(drawing)}" alt=""/><div class="ends">{ends}</div>'


def _pieces(placed: list[tuple[Spot, float, float]]) -> str:
    lines = []
    for _, piece in groupby(placed, key=lambda place: place[0].piece):
        path = " ".join(f"{x:.1f},{y:.1f}" for _, x, y in piece)
        lines.append(f'<polyline points="{path}" fill="none" stroke="#7d8791" stroke-width="1.8"/>')
    return "".join(lines)


def _mark(spot: Spot, x: float, y: float) -> str:
    fill, size = ("#12918a", 4.0) if spot.x == 1 else ("#7d8791", 2.2)
    head = {"over": -1.6 * size, "under": 1.6 * size}.get(spot.standing)
    if head is None:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:g}" fill="{fill}"/>'
    path = f"M{x - size:.1f} {y:.1f}L{x:.1f} {y + head:.1f}L{x + size:.1f} {y:.1f}Z"
    return f'<path d="{path}" fill="{fill}"/>'


def _embedded(drawing: str) -> str:
    return "data:image/svg+xml;base64," + b64encode(drawing.encode()).decode()
