"""Did strategic emerging industries grow faster than the nation, and by how much?"""

from __future__ import annotations

import altair as alt
import pandas as pd

from sei_metrics import measures, period, text
from sei_metrics.charts import columns, dumbbell
from sei_metrics.charts.blank import blank
from sei_metrics.dataset import Dataset
from sei_metrics.figures.figure import Figure
from sei_metrics.options import Choice
from sei_metrics.options.choices import FREQUENCY, RATES, READING, SECTOR, spanned
from sei_metrics.points import credits, rows, wording
from sei_metrics.points import growth as growth_points
from sei_metrics.points.rows import Row
from sei_metrics.rounding import Rounded

NAME = "growth-premium"
OPTIONS = (SECTOR, FREQUENCY, READING, spanned(growth_points.periods))
_MEASURES = {"points": "gap", "multiple": "multiple", "excess": "excess", "relative": "relative"}
_UNITS = {
    "points": "percentage_points",
    "multiple": "times",
    "excess": "percent",
    "relative": "percent",
}


def draw(dataset: Dataset, choice: Choice) -> Figure:
    """The lead of SEI in one of four readings, with the range that rounding leaves."""
    lang, sector, reading = choice.lang, choice.one("sector"), choice.one("reading")
    rate, reference, gap, _ = RATES[sector]
    pairs = rows.trimmed(growth_points.pairs(dataset, choice), *choice.many("period"))
    told = pairs.dropna(subset=["ref_value"]).reset_index(drop=True)
    led = _readings(told, reading, lang)
    both = [
        growth_points.series(dataset, told, "rate", rate, lang),
        growth_points.series(dataset, told, "ref", reference, lang),
    ]
    whole = rows.finished(pd.concat([*both, led]))
    return Figure(
        name=NAME,
        lang=lang,
        title=text.say(f"growth_premium.title_{sector}", lang),
        subtitle=text.say(f"growth_premium.subtitle_{reading}", lang),
        takeaway=takeaway(told, choice),
        caption=_caption(dataset, both, led, choice),
        sources=credits.of(whole, dataset, lang),
        rows=whole,
        chart=_chart(dataset, told, both, led, choice),
        notes=_notes(dataset, choice, pairs, (rate, reference, gap)),
    )


def _caption(dataset: Dataset, both: list[pd.DataFrame], led: pd.DataFrame, choice: Choice) -> str:
    """Two rates and their gap are drawn in points; in any other reading the reading alone."""
    points = choice.one("reading") == "points"
    drawn = pd.concat([*both, led]) if points else led
    legend = text.say(f"growth_premium.legend_{'pairs' if points else 'columns'}", choice.lang)
    return wording.captioned(drawn, dataset, choice.lang, legend)


def _readings(told: pd.DataFrame, reading: str, lang: str) -> pd.DataFrame:
    readings = measures.growth_readings(
        growth_points.interval(told, "rate"),
        growth_points.interval(told, "ref"),
        gap=growth_points.interval(told, "gap"),
    )
    value: Rounded = getattr(readings, _MEASURES[reading])
    sources = told["rate_source"] + ";" + told["ref_source"] + ";" + told["gap_source"].fillna("")
    return told.assign(
        value=value.value,
        low=value.low,
        high=value.high,
        unit=_UNITS[reading],
        source=sources.str.rstrip(";"),
        series=f"reading_{reading}",
        series_name=text.say(f"reading.{reading}", lang),
        standing="calculated",
        step=float("nan"),
        tone="accent",
        signed=reading != "multiple",
    )


def _chart(
    dataset: Dataset,
    told: pd.DataFrame,
    both: list[pd.DataFrame],
    led: pd.DataFrame,
    choice: Choice,
) -> alt.LayerChart:
    lang, reading = choice.lang, choice.one("reading")
    if told.empty:
        return blank(text.say("note.nothing", lang))
    labels = [period.label(each, lang) for each in told["period"]]
    order = [period.label(each, lang) for each in period.without_gaps(tuple(told["period"]))]
    titles = wording.tip_titles(lang)
    spoken = wording.told(led, dataset, lang, decimals=2 if reading == "multiple" else 1)
    if reading != "points":
        drawn = spoken.assign(x_label=labels, y=spoken["value"])
        baseline = 1.0 if reading == "multiple" else 0.0
        return columns.readings(drawn, order=order, baseline=baseline, titles=titles)
    sei, nation = (wording.told(each, dataset, lang).reset_index(drop=True) for each in both)
    paired = sei.assign(
        x_label=labels,
        rate=sei["value"],
        rate_label=sei["label"],
        reference=nation["value"],
        reference_label=nation["label"],
        gap_label=spoken["label"],
        **{f"ref_{name}": nation[name] for name in titles},
    )
    return dumbbell.upright(paired, order=order, titles=titles)


def takeaway(told: pd.DataFrame, choice: Choice) -> str:
    """The latest pair in all its readings."""
    lang = choice.lang
    if told.empty:
        return text.say("note.nothing", lang)
    last = told.tail(1).to_dict("records")[0]
    rate, ref, gap = (
        Rounded(*(last[f"{prefix}_{end}"] for end in ("value", "low", "high")))
        for prefix in ("rate", "ref", "gap")
    )
    readings = measures.growth_readings(rate, ref, gap=None if gap.value != gap.value else gap)
    fields = {
        side: wording.amount(
            {name: last[f"{prefix}_{name}"] for name in ("value", "step", "standing")}
            | {"unit": last["unit"]},
            lang,
        )
        for side, prefix in (("rate", "rate"), ("reference", "ref"))
    }
    return text.say(
        f"growth_premium.takeaway_{choice.one('sector')}",
        lang,
        period=period.label(last["period"], lang),
        readings=readings.sentence(lang),
        **fields,
    )


def _notes(
    dataset: Dataset, choice: Choice, pairs: pd.DataFrame, indicators: tuple[str, ...]
) -> tuple[str, ...]:
    lang = choice.lang
    alone = pairs[pairs["ref_value"].isna()]
    notes = wording.left_out(dataset, choice, indicators, region="CN")
    if len(alone):
        said = [
            text.say(
                "word.with", lang, what=period.label(row["period"], lang), more=_rate(row, lang)
            )
            for row in alone.to_dict("records")
        ]
        listed = text.join(said, lang)
        notes = (*notes, text.say("growth_premium.alone", lang, periods=listed))
    return notes


def _rate(row: Row, lang: str) -> str:
    side = {name: row[f"rate_{name}"] for name in ("value", "step", "standing")}
    return wording.amount(side | {"unit": row["unit"]}, lang)
