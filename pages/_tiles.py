"""The headline numbers as tiles: number, period, note, small line, grade and source."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from urllib.parse import urlencode

import streamlit as st

from pages import _shared
from sei_metrics import text
from sei_metrics.figures.headline import Headline, headlines

_WIDTH, _HEIGHT, _EDGE = 200.0, 34.0, 4.0


def show() -> None:
    """All headline numbers in one row, two by two on a phone."""
    common = _shared.common_choice()
    found = _found(_shared.data().version, common.lang, common.asof)
    if not found:
        st.info(text.say("note.nothing", common.lang))
    tiles = "".join(_tile(each, _shared.carried(), common.lang) for each in found)
    st.html(f'<div class="sei-tiles">{tiles}</div>')


@st.cache_data(max_entries=100, show_spinner=False)
def _found(
    edition: str,  # noqa: ARG001  (part of the key)
    lang: str,
    asof: str,
) -> tuple[Headline, ...]:
    """The headline numbers, by the data's version, the language and the as-of date."""
    return headlines(_shared.data(), lang, asof)


def _tile(each: Headline, carried: dict[str, str], lang: str) -> str:
    address = each.page.replace("_", "-") + "?" + urlencode(carried | each.parameters)
    grade = text.say("headline.grade", lang, grade=each.grade)
    return (
        f'<a class="sei-tile" href="{escape(address)}" target="_self">'
        f"<b>{escape(each.title)}</b><span>{escape(each.period)}</span>"
        f"<strong>{escape(each.number)}</strong><span>{escape(each.note)}</span>"
        f"{_line(each)}"
        f'<small><span class="sei-grade">{escape(grade)}</span>{escape(each.source)}</small></a>'
    )


def _line(each: Headline) -> str:
    if len(each.line) < 2:
        return ""
    levels = [level for _, level in each.line]
    low, length = min(levels), (max(levels) - min(levels)) or 1.0
    places = [
        (x * _WIDTH, _HEIGHT - _EDGE - (level - low) / length * (_HEIGHT - 2 * _EDGE))
        for x, level in each.line
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    x, y = places[-1]
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 0 {_WIDTH + 8:g} {_HEIGHT:g}">'
        f'<polyline points="{path}" fill="none" stroke="#7d8791" stroke-width="1.8"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#12918a"/></svg>'
    )
    ends = f"<span>{escape(each.first)}</span><span>{escape(each.last)}</span>"
    return f'<img src="{_embedded(drawing)}" alt=""/><div class="ends">{ends}</div>'


def _embedded(drawing: str) -> str:
    return "data:image/svg+xml;base64," + b64encode(drawing.encode()).decode()
