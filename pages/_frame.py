"""The frame around every page: menu, language, as-of date, and errors as sentences."""

from __future__ import annotations

from datetime import date
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from pages import _nowhere, _page, _shared
from pages._plain import as_text
from pages._shared import Query
from sei_metrics import site, text
from sei_metrics.errors import SeiError
from sei_metrics.options import Choice, link

_FIRST_DAY = date(2009, 1, 1)


def draw_frame() -> None:
    """Draw the frame and, inside it, the page that the address asks for."""
    query = _shared.query()
    common, lang = query.common, query.lang
    pages = [_streamlit_page(each, query) for each in site.pages()]
    elsewhere = _nowhere.pages(pages, lang)
    current = st.navigation([*pages, *elsewhere], position="hidden")
    _page.present(current.title, lang)
    st.html(Path(__file__).with_name("_style.css"))
    with st.sidebar:
        menu(pages, query)
        language_switch(common)
        day_told = day_picker(common)
        version = st.container()
    if common.asof:
        st.caption(as_text(day_told))
    _shared.complain(query.complaints, lang)
    failure = imprint(version, query)
    try:
        current.run()
    except SeiError as error:
        if error not in failure:
            _shared.refuse(error, lang)


def _streamlit_page(page: site.Page, query: Query) -> Any:
    """A record as a page of the app; the first is the start page."""
    return st.Page(
        partial(_page.show, page, query),
        title=page.title[query.lang],
        url_path=page.address,
        default=page is site.pages()[0],
    )


def menu(pages: list[Any], query: Query) -> None:
    """Links to all pages by section; they carry language and as-of date."""
    lang = query.lang
    st.html(
        f'<div class="sei-brand">{escape(text.say("app.brand", lang))}</div>'
        f'<div class="sei-tag">{escape(text.say("app.tag", lang))}</div>'
    )
    section = ""
    for record, page in zip(site.pages(), pages, strict=True):
        if record.section[lang] != section:
            section = record.section[lang]
            st.html(f'<div class="sei-section">{escape(section)}</div>')
        st.page_link(page, query_params=query.carried)


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
    st.query_params.from_dict(_shared.params_now() | {"lang": st.session_state["frame.lang"]})


def _write_day() -> None:
    kept = {name: value for name, value in _shared.params_now().items() if name != "asof"}
    day = st.session_state["frame.asof"]
    st.query_params.from_dict(kept | ({"asof": day.isoformat()} if day else {}))


def imprint(place: Any, query: Query) -> tuple[SeiError, ...]:
    """Which data this is; where they cannot be read, why."""
    try:
        dataset = _shared.data()
    except SeiError as failure:
        _shared.refuse(failure, query.lang)
        return (failure,)
    place.caption(as_text(text.say("app.version", query.lang, version=dataset.version)))
    _shared.complain(link.other_edition(dataset, query.params), query.lang)
    return ()


draw_frame()
