"""A figure: the answer to one question, as a chart, its rows and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from sei_metrics import text
from sei_metrics.charts import style


@dataclass(frozen=True, eq=False)
class Figure:
    """One answered question.

    `rows` holds one row a drawn point with the columns of ROW_COLUMNS: value with the range that
    rounding leaves (`low`, `high`; missing where it cannot be told), standing (the word of doubt)
    and source ids joined by `;`. `takeaway` marks its numbers with `**`. `notes` are sentences
    about what is not drawn. `sources` are the lines of credit, as a caption prints them. `version`
    is that of the data, which a picture prints with the data's title and licence. `chart` is what
    `screen` and `picture` finish: alone it lacks its colours, its title and its sources.
    """

    name: str
    lang: str
    title: str
    subtitle: str
    takeaway: str
    caption: str
    sources: tuple[str, ...]
    rows: pd.DataFrame
    chart: alt.LayerChart
    notes: tuple[str, ...] = ()
    version: str = ""

    @property
    def alt(self) -> str:
        """The chart told in words, for those who do not see it."""
        return f"{self.title} {self.takeaway.replace('**', '')}"

    @property
    def imprint(self) -> str:
        """Title, version and licence of the data."""
        return text.say("credit.imprint", self.lang, version=self.version)

    def screen(self) -> dict[str, Any]:
        """The Vega-Lite spec for a page: no title, size of its container, colours of the theme."""
        return style.screen(self.chart)

    def picture(self) -> dict[str, Any]:
        """The Vega-Lite spec for a picture: fixed size, light, with title, unit and sources."""
        return style.picture(
            self.chart,
            lang=self.lang,
            title=self.title,
            subtitle=(self.takeaway.replace("**", ""), self.subtitle),
            footer=(self.caption, *self.notes, *self.sources, self.imprint),
            description=self.alt,
        )
