"""The dashboard's way of telling failures, over a page that fails."""

from pathlib import Path

import streamlit as st

from pages import _failures

app = st.App(Path(__file__).with_name("failing_frame.py"), on_script_error=_failures.told)
