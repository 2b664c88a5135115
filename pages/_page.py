"""The page as the browser knows it: its title, its icon and its language."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from sei_metrics import text

_ICON = Path(__file__).with_name("_icon.svg")
_TAGS = {"en": "en", "zh": "zh-CN"}
_JS = """
export default function ({ data }) {
  document.documentElement.lang = data.tag;
}
"""
_speaking = st.components.v2.component("sei_language", html="<span></span>", js=_JS)


def present(title: str, lang: str) -> None:
    """Tells the browser which page of which site this is, and in which language."""
    brand = text.say("app.brand", lang)
    st.set_page_config(page_title=f"{title} · {brand}", page_icon=_ICON, layout="wide")
    with st.container(key="language"):
        _speaking(key="language-of-page", data={"tag": _TAGS[lang]})
