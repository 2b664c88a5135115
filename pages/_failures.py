"""A failure that nobody foresaw: a sentence with an id, under which the log tells the rest."""

from __future__ import annotations

import logging
from secrets import token_hex

import streamlit as st

from pages import _shared
from sei_metrics import text

_LOG = logging.getLogger("sei_dashboard")


def told(failure: Exception) -> bool:
    """Says so on the page, in the reader's language; true, so that Streamlit adds nothing."""
    name = token_hex(4)
    _LOG.error("failure %s: %s", name, type(failure).__name__, exc_info=failure)
    st.error(text.say("app.failed", _shared.query().lang, id=name))
    return True
