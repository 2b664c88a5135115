"""A figure: the answer to one question, as a chart, its rows and its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import altair as alt
import pandas as pd

from sei_metrics import text
from sei_metrics.captions import credits, wording
from sei_metrics.charts import style
from sei_metrics.charts.blank import blank
from sei_metrics.dataset import Dataset
from sei_metrics.options import Choice
from sei_metrics.rows import finished

_IN_CHINA = MappingProxyType({"region": "CN"})


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


def answer(
    name: str,
    dataset: Dataset,
    choice: Choice,
    drawn: pd.DataFrame,
    *,
    title: str,
    subtitle: str,
    caption: str,
    takeaway: Callable[[], str],
    chart: Callable[[], alt.LayerChart],
    counted: Mapping[str, tuple[str, ...] | None],
    where: Mapping[str, str] = _IN_CHINA,
    beside: Iterable[pd.DataFrame] = (),
    known: tuple[str, ...] = (),
    nothing: str = "",
    notes: Iterable[str] = (),
) -> Figure:
    """The figure of the rows drawn: what every figure does alike.

    Its rows are those drawn and those `beside` them. Where nothing is drawn, chart and takeaway are
    not asked for: a blank chart says `nothing`, by default which of the day and the chosen ends is
    the reason. `known` are the periods that there are figures for, whatever the day and the ends.
    The notes begin with what the day hides of the indicators `counted`, each with its industries,
    and end with the chosen ends for which there is no figure.
    """
    rows = finished(pd.concat([drawn, *beside]))
    if drawn.empty:
        nothing = nothing or wording.nothing(choice, known)
    hidden = wording.left_out(dataset, choice, counted, **where)
    return Figure(
        name=name,
        lang=choice.lang,
        title=title,
        subtitle=subtitle,
        takeaway=nothing if drawn.empty else takeaway(),
        caption=caption,
        sources=credits.of(rows, dataset, choice.lang),
        rows=rows,
        chart=blank(nothing) if drawn.empty else chart(),
        notes=(*hidden, *notes, *wording.open_ends(choice, known, rows["period"])),
        version=dataset.version,
    )
