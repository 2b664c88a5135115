"""The button that copies a link to exactly what is on screen."""

from __future__ import annotations

import streamlit as st

from sei_metrics import text

_HTML = '<button type="button" class="copy"></button><span role="status"></span>'
_CSS = """
.copy { all: unset; cursor: pointer; font: inherit; font-size: 0.8rem; text-decoration: underline;
  text-underline-offset: 0.2em; color: var(--st-text-color); opacity: 0.85; padding: 0.3rem 0; }
.copy:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
span { font-size: 0.8rem; margin-inline-start: 0.5rem; color: var(--st-text-color); }
"""
_JS = """
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const status = parentElement.querySelector("span");
  button.textContent = data.label;
  button.onclick = async () => {
    const link = new URL(data.path || window.location.href, window.location.href);
    link.search = data.query;
    try {
      await navigator.clipboard.writeText(link.href);
    } catch {
      const area = document.createElement("textarea");
      area.value = link.href;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    button.dataset.link = link.href;
    status.textContent = data.done;
    setTimeout(() => { status.textContent = ""; }, 2500);
  };
}
"""
_component = st.components.v2.component("sei_copy_link", html=_HTML, css=_CSS, js=_JS)


def copy_link(query: str, lang: str, *, key: str, path: str = "") -> None:
    """A button that copies an address with the whole query: this page's, or that of `path`."""
    _component(
        key=key,
        width="content",
        data={
            "query": query,
            "path": path,
            "label": text.say("app.copy_link", lang),
            "done": text.say("app.copied", lang),
        },
    )
