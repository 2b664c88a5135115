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
    from starlette.middleware import Middleware

    from sei_metrics import web

    def _base() -> str:
        return str(st.get_option("server.baseUrlPath"))

    app = st.App(FRAME, middleware=[Middleware(web.Addresses, base=_base)])
    gc.collect()
    gc.freeze()
    if __name__ == "__main__":
        app.run()
