"""The register of all figures, sources and set-aside rows, with a search."""

from __future__ import annotations

import streamlit as st

from pages import _shared
from sei_metrics import text
from sei_metrics.figures import table

DOWNLOADS = ("observations", "sources")


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
    links = "".join(
        f'<a href="data/{name}.csv" download>{text.say(f"register.download_{name}", lang)}</a>'
        for name in DOWNLOADS
    )
    st.html(f'<div class="sei-links">{links}</div>')
