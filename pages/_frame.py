"""The frame around every page: menu, language, as-of date, and errors as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from pages import _nowhere, _page, _shared
from pages._plain import as_text
from sei_metrics import text
from sei_metrics.errors import SeiError
from sei_metrics.options import Choice, link

_FIRST_DAY = date(2009, 1, 1)


def draw_frame() -> None:
    """Draw the frame and, inside it, the page that the address asks for."""
    common, complaints = link.read_common(_shared.params())
    pages = _shared.all_pages(common.lang)
    elsewhere = _nowhere.pages(pages.values(), common.lang)
    current = st.navigation([*pages.values(), *elsewhere], position="hidden")
    _page.present(current.title, common.lang)
    st.html(Path(__file__).with_name("_style.css"))
    with st.sidebar:
        menu(pages)
        language_switch(common)
        day_told = day_picker(common)
        version = st.container()
    if common.asof:
        st.caption(as_text(day_told))
    _shared.complain(complaints)
    failure = imprint(version, common.lang)
    try:
        current.run()
    except SeiError as error:
        if error not in failure:
            _shared.refuse(error)


def menu(pages: Mapping[str, Any]) -> None:
    """Links to all pages by section; they carry language and as-of date."""
    lang = _shared.lang()
    st.html(
        f'<div class="sei-brand">{escape(text.say("app.brand", lang))}</div>'
        f'<div class="sei-tag">{escape(text.say("app.tag", lang))}</div>'
    )
    section = ""
    for stem, page in pages.items():
        title = text.say(f"page.{stem}.section", lang)
        if title != section:
            section = title
            st.html(f'<div class="sei-section">{escape(title)}</div>')
        st.page_link(page, query_params=_shared.carried())


def language_switch(common: Choice) -> None:
    """English or Chinese; everything else that was chosen stays."""
    st.session_state["frame.lang"] = common.lang
    st.segmented_control(
        text.say("app.language", common.lang),
        text.LANGUAGES,
        format_func=lambda each: text.say(f"app.language_{each}", common.lang),
        key="frame.lang",
        required=True,
        on_change=_write_language,
    )


def day_picker(common: Choice) -> str:
    """What was known at a date, empty for all that is known; a sentence on the day shown.

    A link may name a day off the calendar, which is shown as well.
    """
    last_day = _last_day()
    asked = date.fromisoformat(common.asof) if common.asof else None
    shown = min(max(asked, _FIRST_DAY), last_day) if asked else None
    st.session_state["frame.asof"] = shown
    st.date_input(
        text.say("app.asof", common.lang),
        key="frame.asof",
        min_value=_FIRST_DAY,
        max_value=last_day,
        format="YYYY-MM-DD",
        help=text.say("app.asof_help", common.lang),
        on_change=_write_day,
    )
    key = "app.asof_shown" if shown == asked else "app.asof_off_calendar"
    return text.say(key, common.lang, date=common.asof, first=_FIRST_DAY, last=last_day)


def _last_day() -> date:
    """Tomorrow, which it is in some places already; where the clock is behind, the data's day."""
    try:
        known = date.fromisoformat(_shared.data().version[:10])
    except SeiError:
        known = _FIRST_DAY
    return max(_shared.tomorrow(), known, _FIRST_DAY)


def _write_language() -> None:
    st.query_params.from_dict(_shared.params() | {"lang": st.session_state["frame.lang"]})


def _write_day() -> None:
    kept = {name: value for name, value in _shared.params().items() if name != "asof"}
    day = st.session_state["frame.asof"]
    st.query_params.from_dict(kept | ({"asof": day.isoformat()} if day else {}))


def imprint(place: Any, lang: str) -> tuple[SeiError, ...]:
    """Which data this is; where they cannot be read, why."""
    try:
        dataset = _shared.data()
    except SeiError as failure:
        _shared.refuse(failure)
        return (failure,)
    place.caption(as_text(text.say("app.version", lang, version=dataset.version)))
    _shared.complain(link.other_edition(dataset, _shared.params()))
    return ()


draw_frame()
