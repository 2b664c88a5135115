"""A page that fails after its title, as nobody foresaw."""

import streamlit as st

if __name__ == "__main__":
    st.title("Before")
    {}["a/secret/path"]
