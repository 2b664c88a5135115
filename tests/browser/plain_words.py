"""A page that shows words full of markup in every place where words of links and data stand."""

import streamlit as st

from pages._plain import as_text
from tests.browser.marked_up import MARKED_UP

st.title(as_text(MARKED_UP[0]), anchor=False)
for words in MARKED_UP:
    st.markdown(as_text(words))
    st.caption(as_text(words))
    st.warning(as_text(words))
st.pills("words", MARKED_UP, format_func=as_text, selection_mode="multi")
st.segmented_control("words ", MARKED_UP, format_func=as_text)
st.selectbox("words  ", MARKED_UP)
