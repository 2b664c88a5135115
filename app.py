"""The dashboard: `streamlit run app.py` serves pages/_frame.py and the addresses of web.py."""

from __future__ import annotations

import gc
from pathlib import Path

import streamlit as st

FRAME = Path(__file__).parent / "pages" / "_frame.py"

if __name__ == "__main__" and st.runtime.exists():
    import runpy

    runpy.run_path(str(FRAME))
else:
    from pages import _failures
    from sei_metrics import web

    app = st.App(FRAME, routes=web.routes(), on_script_error=_failures.told)
    gc.collect()
    gc.freeze()
    if __name__ == "__main__":
        app.run()
