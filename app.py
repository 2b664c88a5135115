"""The dashboard: `streamlit run app.py` serves pages/_frame.py and the addresses of web.py."""

from __future__ import annotations

import gc
from pathlib import Path

import streamlit as st
from streamlit import net_util

FRAME = Path(__file__).parent / "pages" / "_frame.py"

if __name__ == "__main__" and st.runtime.exists():
    import runpy

    runpy.run_path(str(FRAME))
else:
    from starlette.middleware import Middleware

    from pages import _failures
    from sei_metrics import web

    # Else an outside service is asked for this machine's address, for each stranger that connects.
    net_util.get_external_ip = lambda: None
    addresses = Middleware(web.Addresses, base=lambda: str(st.get_option("server.baseUrlPath")))
    app = st.App(FRAME, middleware=[addresses], on_script_error=_failures.told)
    gc.collect()
    gc.freeze()
    if __name__ == "__main__":
        app.run()
