"""What a page costs that holds nothing."""

import streamlit as st

st.title("empty")
