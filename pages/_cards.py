"""A figure as a card: title, takeaway, chart, caption, export row, and the data behind it."""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.dataframe_util import convert_anything_to_arrow_bytes as as_wired

from pages import _links, _shared
from pages._plain import as_text, with_emphasis
from pages._shared import data
from sei_metrics import figures, text
from sei_metrics.captions import table
from sei_metrics.dataset import Dataset, kept_within
from sei_metrics.errors import SeiError
from sei_metrics.options import link
from sei_metrics.site import Card
from sei_metrics.site import page as page_of
from sei_metrics.site.choosing import Chosen

FORMATS = ("png", "svg", "csv")
WORDS = ("title", "takeaway", "subtitle", "caption", "alt")


@kept_within(400)
def _drawn(dataset: Dataset, name: str, asked: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """A figure's words, rows and screen spec, its data as they go over the wire."""
    choice, _ = figures.read(name, dataset, dict(asked))
    figure = figures.draw(name, dataset, choice)
    spec = figure.screen()
    wired = {key: as_wired(rows) for key, rows in spec.get("datasets", {}).items()}
    words = {part: getattr(figure, part) for part in WORDS}
    return words | {
        "sources": figure.sources,
        "notes": figure.notes,
        "spec": {**spec, "datasets": wired},
        "rows": figure.rows,
    }


def show(card: Card, chosen: Chosen) -> None:
    """A figure on screen: title, takeaway, chart, caption, links, and the data behind it.

    Of a card shown away from its own page the notes are read there.
    """
    name, lang = card.figure, chosen.common.lang
    asked = figures.query(name, chosen.choices[card.key])
    with st.container(border=True, key=f"figure-{card.key}", height="stretch"):
        try:
            drawn = _drawn(data(), name, tuple(asked.items()))
        except SeiError as refusal:
            _shared.refuse(refusal, lang)
            return
        notes = () if card.page else drawn["notes"]
        st.header(as_text(drawn["title"]), anchor=False)
        st.markdown(with_emphasis(drawn["takeaway"]))
        if drawn["subtitle"]:
            st.caption(as_text(drawn["subtitle"]))
        st.vega_lite_chart(
            {**drawn["spec"]}, key=f"chart-{card.key}", alt=drawn["alt"], width="stretch"
        )
        below = [drawn["caption"], *notes, *drawn["sources"]]
        st.caption(as_text(text.sentences(below, lang)))
        _export_row(card, asked, chosen)
        _behind(card, drawn["rows"], lang)


def _export_row(card: Card, asked: dict[str, str], chosen: Chosen) -> None:
    """Links to the page with all that is chosen on it, or to the card's own page, and to files."""
    lang, address, kept, more = chosen.common.lang, "", chosen.link, ""
    if card.page:
        own = page_of(card.page)
        address, kept = own.address, own.written(card.figure, asked)
        href, word = f"{address}?{urlencode(kept)}", text.say("app.more", lang)
        more = f'<a href="{escape(href)}" target="_self">{word}</a>'
    row = st.container(
        horizontal=True, gap="small", vertical_alignment="center", key=f"links-{card.key}"
    )
    with row:
        dated = urlencode(link.dated(kept, data()))
        _links.copy_link(dated, lang, key=f"copy-{card.key}", path=address)
        name, query = card.figure, escape(urlencode(asked))
        files = "".join(
            f'<a href="figure/{name}.{form}?{query}" download>{form.upper()}</a>'
            for form in FORMATS
        )
        st.html(f'<div class="sei-links">{files}{more}</div>')


def _behind(card: Card, rows: Any, lang: str) -> None:
    expander = st.expander(
        text.say("app.behind", lang, count=len(rows)), key=f"behind-{card.key}", on_change="rerun"
    )
    if expander.open and len(rows):
        expander.dataframe(table.behind(rows, data(), lang), hide_index=True, width="stretch")
    elif expander.open:
        expander.caption(text.say("note.nothing", lang))
