"""The register of all figures, sources and set-aside rows, with a search."""

from __future__ import annotations

import streamlit as st

from pages import _shared
from sei_metrics import publish, text
from sei_metrics.points import table

DOWNLOADS = (
    "observations.csv",
    "observations.sdmx.csv",
    "sources.csv",
    "datapackage.json",
    "dataset.jsonld",
)


def show() -> None:
    """What to look through, the words to look for, the table and the downloads."""
    lang = _shared.lang()
    kind, words = _shared.search(
        "sources",
        table.REGISTERS,
        lambda each: text.say(f"register.{each}", lang),
        text.say("register.search", lang),
    )
    found = table.register(_shared.data(), kind, words, lang)
    st.markdown(text.say("register.found", lang, count=f"{len(found):,}"))
    link = text.say("column.link", lang)
    st.dataframe(
        found,
        hide_index=True,
        width="stretch",
        height=560,
        key="register",
        column_config={link: st.column_config.LinkColumn(link)},
    )
    st.caption(text.say("register.in_english", lang))
    links = "".join(
        f'<a href="data/{name}" download>{_download_word(name, lang)}</a>' for name in DOWNLOADS
    )
    st.html(f'<div class="sei-links">{links}</div>')
    st.caption(publish.quoted(_shared.data())[lang])


def _download_word(name: str, lang: str) -> str:
    return text.say(f"register.download_{name.replace('.', '_')}", lang)
