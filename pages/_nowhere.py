"""What stands at an address that is no page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote, urlsplit

import streamlit as st

from pages._plain import as_text
from sei_metrics import text
from sei_metrics.errors import shortened


def pages(known: Iterable[Any], lang: str) -> list[Any]:
    """A page that says so at the address in the reader's browser, if it is none of those known.

    Streamlit goes there only where it has no other page for the address: below a prefix of a host
    the start page has a name here too, and is found all the same. It compares names as they read,
    not as an address encodes them.
    """
    name = unquote(urlsplit(st.context.url or "").path.rpartition("/")[2]).strip()
    if not name or "/" in name or name in [each.url_path for each in known]:
        return []
    return [st.Page(lambda: _say(name, lang), title=text.say("nowhere.title", lang), url_path=name)]


def _say(address: str, lang: str) -> None:
    st.title(text.say("nowhere.title", lang), anchor=False)
    st.markdown(as_text(text.say("nowhere.sentence", lang, address=shortened(address))))
