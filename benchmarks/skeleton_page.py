"""The limit for a page: its elements with finished parts and no work behind them.

SEI_PARTS names a JSON file of parts by page, language and reading (see `pages.parts`).
"""

import gc
import json
import os
from pathlib import Path

import streamlit as st


@st.cache_resource
def finished():
    """All parts, read once and out of the way of the garbage collector, as in the app."""
    found = json.loads(Path(os.environ["SEI_PARTS"]).read_text(encoding="utf-8"))
    gc.collect()
    gc.freeze()
    return found


def draw_control(control, key):
    """A widget with all its choices, already in words."""
    label, options, value = control["label"], control["options"], control["value"]
    if control["kind"] == "range":
        st.select_slider(label, options, value=value, key=key, width=260)
    elif control["kind"] == "choices":
        st.pills(label, options, default=value, selection_mode="multi", key=key)
    elif len(options) > 5:
        st.selectbox(label, options, index=options.index(value), key=key, width=420)
    else:
        st.segmented_control(label, options, default=value, key=key)


def draw_card(card, place):
    """Words, chart and links of a card."""
    with st.container(border=True, key=f"figure-{place}", height="stretch"):
        st.header(card["title"], anchor=False)
        st.markdown(card["takeaway"])
        st.caption(card["subtitle"])
        st.vega_lite_chart(card["spec"], key=f"chart-{place}", alt=card["alt"], width="stretch")
        st.caption(card["caption"])
        st.html('<div class="sei-links"><a>PNG</a> <a>SVG</a> <a>CSV</a></div>')
        st.expander("Data", key=f"behind-{place}", on_change="rerun")


query = st.query_params
parts = finished()["/".join([query["page"], query["lang"], query.get("reading", "")])]
st.html(f"<style>{parts['style']}</style>")
with st.sidebar:
    st.html('<div class="sei-brand">Title</div>')
    for number, words in enumerate(parts["menu"]):
        st.html(f'<a href="page-{number}">{words}</a>')
    st.segmented_control("Language", parts["languages"], default=parts["languages"][0], key="lang")
    st.date_input("As of", value=None, key="asof")
    st.caption("Data")
st.title(parts["question"], anchor=False)
st.markdown(parts["lead"])
if parts["controls"]:
    with st.container(horizontal=True, gap="medium", key="controls"):
        for number, control in enumerate(parts["controls"]):
            draw_control(control, f"control-{number}")
if parts["tiles"]:
    st.html(parts["tiles"])
for start in range(0, len(parts["cards"]), parts["columns"]):
    row = parts["cards"][start : start + parts["columns"]]
    places = st.columns(parts["columns"]) if parts["columns"] > 1 else [st.container()]
    for number, (place, card) in enumerate(zip(places, row, strict=False), start):
        with place:
            draw_card(card, number)
for body in parts["markdown"]:
    st.markdown(body)
if parts["rows"]:
    st.dataframe(parts["rows"], hide_index=True, height=560)
