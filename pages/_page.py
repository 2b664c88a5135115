"""A page: how the browser knows it, and how its record is drawn."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import streamlit as st

from pages import _cards, _method, _register, _shared, _tiles
from pages._shared import Query
from sei_metrics import text
from sei_metrics.site import Page, choosing

_ICON = Path(__file__).with_name("_icon.svg")
_TAGS = {"en": "en", "zh": "zh-CN"}
_JS = """
export default function ({ data }) {
  document.documentElement.lang = data.tag;
}
"""
_FORMS = {"register": _register.show, "method": _method.show}
_speaking = st.components.v2.component("sei_language", html="<span></span>", js=_JS)


def present(title: str, lang: str) -> None:
    """Tells the browser which page of which site this is, and in which language."""
    brand = text.say("app.brand", lang)
    st.set_page_config(page_title=f"{title} · {brand}", page_icon=_ICON, layout="wide")
    with st.container(key="language"):
        _speaking(key="language-of-page", data={"tag": _TAGS[lang]})


def show(page: Page, query: Query) -> None:
    """The page's question as its title, what stands below, and what the page shows."""
    st.title(page.question[query.lang], anchor=False)
    st.markdown(page.lead[query.lang])
    if page.form:
        if query.common.asof:
            st.caption(text.say("app.asof_all", query.lang))
        _FORMS[page.form](page, query)
    else:
        _figures(page, query)


def _figures(page: Page, query: Query) -> None:
    """The page's tiles and cards, the controls of each group above its first card."""
    chosen = choosing.read(page, _shared.data(), query.common, query.params)
    _shared.complain(chosen.complaints, query.lang)
    if page.tiles:
        _tiles.show(page.tiles, query)
    waiting = [*page.groups]
    for start in range(0, len(page.cards), page.columns):
        row = page.cards[start : start + page.columns]
        places: list[Any] = st.columns(page.columns) if page.columns > 1 else [nullcontext()]
        for place, card in zip(places, row, strict=False):
            with place:
                if card.group in waiting:
                    waiting.remove(card.group)
                    _shared.controls(chosen, card.group)
                _cards.show(card, chosen)
