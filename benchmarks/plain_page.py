"""A page as it is mostly written: four charts, built anew on each run. For comparison only."""

import altair as alt
import pandas as pd
import streamlit as st


@st.cache_data
def rows():
    """Numbers of nine industries in fifteen years."""
    cells = [
        (str(year), f"industry {place}", year + place, year * place % 17)
        for year in range(2010, 2025)
        for place in range(9)
    ]
    return pd.DataFrame(cells, columns=["year", "industry", "value", "rate"])


shown = rows()
st.title("Plain page")
first, last = st.slider("Years", 2010, 2024, (2010, 2024))
industries = sorted(shown["industry"].unique())
chosen = st.multiselect("Industries", industries, industries)
shown = shown[shown["industry"].isin(chosen) & shown["year"].astype(int).between(first, last)]
for number in range(4):
    base = alt.Chart(shown).encode(
        x="year:O",
        y=alt.Y("value:Q").title("Percent"),
        color="industry:N",
        tooltip=["year", "industry", "value"],
    )
    level = alt.Chart(pd.DataFrame({"y": [2012 + number]})).mark_rule().encode(y="y:Q")
    drawn = (base.mark_line() + base.mark_point() + level).properties(height=300)
    st.altair_chart(drawn, key=f"chart-{number}")
st.dataframe(shown)
