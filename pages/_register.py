"""The register of all figures, sources and set-aside rows, with a search."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from pages import _shared
from pages._plain import as_text
from pages._shared import Query
from sei_metrics import publish, text
from sei_metrics.register import table
from sei_metrics.register.entries import Entry, entries
from sei_metrics.site import Page

_MOST, _WHOLE = 25, 14

DOWNLOADS = (
    "observations.csv",
    "observations.sdmx.csv",
    "sources.csv",
    "datapackage.json",
    "dataset.jsonld",
)


def show(page: Page, query: Query) -> None:
    """What to look through, the words to look for, the table and the downloads."""
    lang, label = query.lang, text.say("register.search", query.lang)
    kind, words = _shared.search(page.id, table.REGISTER, label, query)
    found = table.register(_shared.data(), kind, words, lang)
    key = "register.found" if len(found) else "register.nothing"
    st.markdown(text.say(key, lang, count=f"{len(found):,}"))
    if words:
        _elsewhere(kind, words, lang)
    if len(found):
        _rows(found, kind, lang)
    st.caption(text.say("register.in_english", lang))
    links = "".join(
        f'<a href="data/{name}" download>{_download_word(name, lang)}</a>' for name in DOWNLOADS
    )
    st.html(f'<div class="sei-links">{links}</div>')
    st.caption(as_text(publish.quoted(_shared.data())[lang]))


def _elsewhere(kind: str, words: str, lang: str) -> None:
    """Where else the words occur."""
    others = table.elsewhere(_shared.data(), kind, words)
    said = [
        text.say("register.other", lang, name=text.say(f"register.{each}", lang), count=count)
        for each, count in others.items()
    ]
    if said:
        listed = text.say("word.listing", lang).join(said)
        st.caption(text.say("register.elsewhere", lang, listed=listed))


def _rows(found: Any, kind: str, lang: str) -> None:
    link = text.say("column.link", lang)
    with st.container(key="register-table"):
        st.dataframe(
            found,
            hide_index=True,
            width="stretch",
            height=560 if len(found) > _WHOLE else "content",
            key="register",
            column_config={link: st.column_config.LinkColumn(link)},
        )
    with st.container(key="register-list"):
        st.html(_stacked(entries(found, kind, lang, _MOST)))
        if len(found) > _MOST:
            st.caption(text.say("register.first", lang, count=_MOST))


def _stacked(rows: tuple[Entry, ...]) -> str:
    """The rows under each other, for a screen too narrow for the table; see _style.css."""
    return f"<ul>{''.join(_row(each) for each in rows)}</ul>"


def _row(row: Entry) -> str:
    label, unit = escape(row.label), escape(row.unit)
    if row.link:
        label = f'<a href="{escape(row.link)}">{label}</a>'
    value = f"<strong>{escape(row.value)}<small>{unit}</small></strong>"
    return f"<li><span>{label}</span>{value}<p>{escape(' · '.join(row.more))}</p></li>"


def _download_word(name: str, lang: str) -> str:
    return text.say(f"register.download_{name.replace('.', '_')}", lang)
