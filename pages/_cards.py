"""A figure as a card: title, takeaway, chart, caption, export row, and the data behind it."""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from pages import _links, _shared
from pages._plain import as_text, with_emphasis
from pages._shared import data
from sei_metrics import figures, text
from sei_metrics.captions import table
from sei_metrics.errors import SeiError
from sei_metrics.options import Choice, link

FORMATS = ("png", "svg", "csv")
WORDS = ("title", "takeaway", "subtitle", "caption", "alt")


@st.cache_data(max_entries=400, show_spinner=False)
def _drawn(
    edition: str,  # noqa: ARG001  (part of the key)
    name: str,
    asked: tuple[tuple[str, str], ...],
) -> dict[str, Any]:
    """A figure's words, screen spec and rows, by the data's version and its parameters."""
    choice, _ = figures.read(name, data(), dict(asked))
    figure = figures.draw(name, data(), choice)
    words = {part: getattr(figure, part) for part in WORDS}
    return words | {
        "sources": figure.sources,
        "notes": figure.notes,
        "spec": figure.screen(),
        "rows": figure.rows,
    }


def show(name: str, choice: Choice, *, page: str = "") -> None:
    """A figure on screen: title, takeaway, chart, caption, links, and the data behind it.

    A figure shown away from its own page names that page: its links lead there, and its notes are
    read there.
    """
    asked = figures.query(name, choice)
    with st.container(border=True, key=f"figure-{name}", height="stretch"):
        try:
            drawn = _drawn(data().version, name, tuple(asked.items()))
        except SeiError as refusal:
            _shared.refuse(refusal)
            return
        notes = () if page else drawn["notes"]
        st.header(as_text(drawn["title"]), anchor=False)
        st.markdown(with_emphasis(drawn["takeaway"]))
        if drawn["subtitle"]:
            st.caption(as_text(drawn["subtitle"]))
        st.vega_lite_chart(drawn["spec"], key=f"chart-{name}", alt=drawn["alt"], width="stretch")
        below = [drawn["caption"], *notes, *drawn["sources"]]
        st.caption(as_text(text.sentences(below, choice.lang)))
        _export_row(name, asked, choice.lang, page)
        _behind(name, drawn["rows"], choice.lang)


def _export_row(name: str, asked: dict[str, str], lang: str, page: str) -> None:
    address = page.replace("_", "-")
    more = text.say("app.more", lang) if page else ""
    row = st.container(
        horizontal=True, gap="small", vertical_alignment="center", key=f"links-{name}"
    )
    with row:
        kept = urlencode(link.dated(asked, data()))
        _links.copy_link(kept, lang, key=f"copy-{name}", path=address)
        links = "".join(
            f'<a href="figure/{name}.{form}?{escape(urlencode(asked))}" download>{form.upper()}</a>'
            for form in FORMATS
        )
        if page:
            links += f'<a href="{address}?{escape(urlencode(asked))}" target="_self">{more}</a>'
        st.html(f'<div class="sei-links">{links}</div>')


def _behind(name: str, rows: Any, lang: str) -> None:
    expander = st.expander(
        text.say("app.behind", lang, count=len(rows)), key=f"behind-{name}", on_change="rerun"
    )
    if expander.open and len(rows):
        expander.dataframe(table.behind(rows, data(), lang), hide_index=True, width="stretch")
    elif expander.open:
        expander.caption(text.say("note.nothing", lang))


def side_by_side(*placed: tuple[str, str]) -> None:
    """Figures and their own pages: on their defaults, next to each other, below on a phone."""
    asked = _shared.carried()
    for column, (name, page) in zip(st.columns(len(placed)), placed, strict=True):
        with column:
            show(name, figures.read(name, data(), asked)[0], page=page)
