"""A page that fails after its title, as nobody foresaw."""

import streamlit as st

st.title("Before")
{}["a/secret/path"]
