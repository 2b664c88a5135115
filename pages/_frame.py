"""The frame around every page: menu, language, as-of date, and errors as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from pages import _shared
from sei_metrics import text
from sei_metrics.errors import SeiError
from sei_metrics.options import Choice


def draw_frame() -> None:
    """Draw the frame and, inside it, the page that the address asks for."""
    common = _shared.common_choice()
    st.set_page_config(page_title=text.say("app.title", common.lang), layout="wide")
    st.html(Path(__file__).with_name("_style.css"))
    pages = _shared.all_pages(common.lang)
    current = st.navigation(list(pages.values()), position="hidden")
    with st.sidebar:
        menu(pages, common)
        language_switch(common)
        day_picker(common)
        imprint(common.lang)
    if common.asof:
        st.caption(text.say("app.asof_shown", common.lang, date=common.asof))
    try:
        current.run()
    except SeiError as error:
        st.error(error.say(common.lang))


def menu(pages: Mapping[str, Any], common: Choice) -> None:
    """Links to all pages by section; they carry language and as-of date."""
    carried = {"lang": common.lang} | ({"asof": common.asof} if common.asof else {})
    st.html(
        f'<div class="sei-brand">{escape(text.say("app.brand", common.lang))}</div>'
        f'<div class="sei-tag">{escape(text.say("app.tag", common.lang))}</div>'
    )
    section = ""
    for stem, page in pages.items():
        title = text.say(f"page.{stem}.section", common.lang)
        if title != section:
            section = title
            st.html(f'<div class="sei-section">{escape(title)}</div>')
        st.page_link(page, query_params=carried)


def language_switch(common: Choice) -> None:
    """English or Chinese; everything else that was chosen stays."""
    st.session_state["frame.lang"] = common.lang
    st.segmented_control(
        text.say("app.language", common.lang),
        text.LANGUAGES,
        format_func=lambda each: text.say(f"app.language_{each}", common.lang),
        key="frame.lang",
        required=True,
        on_change=_write_common,
    )


def day_picker(common: Choice) -> None:
    """What was known at a date; empty for all that is known."""
    st.session_state["frame.asof"] = date.fromisoformat(common.asof) if common.asof else None
    st.date_input(
        text.say("app.asof", common.lang),
        key="frame.asof",
        min_value=date(2009, 1, 1),
        max_value=datetime.now(UTC).date(),
        format="YYYY-MM-DD",
        help=text.say("app.asof_help", common.lang),
        on_change=_write_common,
    )


def _write_common() -> None:
    params = dict(st.query_params) | {"lang": st.session_state["frame.lang"]}
    day = st.session_state["frame.asof"]
    params.pop("asof", None)
    st.query_params.from_dict(params | ({"asof": day.isoformat()} if day else {}))


def imprint(lang: str) -> None:
    """Which data this is."""
    st.caption(text.say("app.version", lang, version=_shared.data().version))


draw_frame()
