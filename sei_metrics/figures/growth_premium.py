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
    """The lead of SEI in one of four readings, with the range that rounding leaves.

    A rate without a reference is drawn alone, and the missing reference is named.
    """
    lang, sector, reading = choice.lang, choice.one("sector"), choice.one("reading")
    rate, reference, gap, _ = RATES[sector]
    pairs = rows.trimmed(growth_points.pairs(dataset, choice), *choice.many("period"))
    led = _readings(dataset, pairs.dropna(subset=["ref_value"]), reading, lang)
    sei = growth_points.series(dataset, pairs, "rate", rate, lang)
    nation = growth_points.series(dataset, pairs, "ref", reference, lang)
    whole = rows.finished(pd.concat([sei, nation, led]))
    in_pairs = reading == "points" or led.empty
    drawn = pd.concat([sei, nation, led]) if in_pairs else led
    legend = text.say(f"growth_premium.legend_{'pairs' if in_pairs else 'columns'}", lang)
    return Figure(
        name=NAME,
        lang=lang,
        title=text.say(f"growth_premium.title_{sector}.{reading}", lang),
        subtitle=text.say(f"growth_premium.subtitle_{reading}", lang)
        if len(led)
        else dataset.catalog.name("indicator", rate, lang),
        takeaway=_takeaway(dataset, choice, pairs, sei, nation, led),
        caption=wording.captioned(drawn, dataset, lang, legend),
        sources=credits.of(whole, dataset, lang),
        rows=whole,
        chart=_chart(dataset, choice, sei, nation, led),
        notes=_notes(dataset, choice, pairs, (rate, reference, gap)),
    )


def _readings(dataset: Dataset, told: pd.DataFrame, reading: str, lang: str) -> pd.DataFrame:
    """The lead of each pair in one reading, on the index of the pairs."""
    readings = measures.growth_readings(
        growth_points.interval(told, "rate"),
        growth_points.interval(told, "ref"),
        gap=growth_points.interval(told, "gap"),
    )
    value: Rounded = getattr(readings, _MEASURES[reading])
    sources = told["rate_source"] + ";" + told["ref_source"] + ";" + told["gap_source"].fillna("")
    led = told.assign(
        value=value.value,
        low=value.low,
        high=value.high,
        unit=_UNITS[reading],
        source=sources.str.rstrip(";"),
        series=f"reading_{reading}",
        series_name=text.say(f"reading.{reading}", lang),
        standing=rows.computed_standing([told["rate_standing"]], [told["ref_standing"]]),
        span="",
        step=float("nan"),
        tone="accent",
        signed=reading != "multiple",
    )
    decimals = 2 if reading == "multiple" else 1
    digits = wording.with_digits(led, dataset, decimals=decimals)
    # The range is drawn and told beside each reading, so its digits need not say it.
    return digits.assign(places=decimals, rough=False)


def _chart(
    dataset: Dataset, choice: Choice, sei: pd.DataFrame, nation: pd.DataFrame, led: pd.DataFrame
) -> alt.LayerChart:
    lang, reading = choice.lang, choice.one("reading")
    if sei.empty:
        return blank(wording.nothing(choice, growth_points.periods(dataset, choice)))
    titles = wording.tip_titles(lang)
    order = [period.label(each, lang) for each in period.without_gaps(tuple(sei["period"]))]
    labels = [period.label(each, lang) for each in sei["period"]]
    rates, references, leads = (wording.told(each, dataset, lang) for each in (sei, nation, led))
    if reading != "points" and len(led):
        drawn = leads.assign(x_label=pd.Series(labels, index=sei.index), y=leads["value"])
        baseline = 1.0 if reading == "multiple" else 0.0
        return columns.readings(drawn, order=order, baseline=baseline, titles=titles)
    words = {"label": "reference_label", "value": "reference"}
    words |= {name: f"ref_{name}" for name in titles}
    paired = (
        rates.assign(x_label=labels, rate=rates["value"], rate_label=rates["label"])
        .join(references[[*words]].rename(columns=words))
        .join(leads["label"].rename("gap_label"))
    )
    return dumbbell.upright(paired, order=order, titles=titles)


def _takeaway(
    dataset: Dataset,
    choice: Choice,
    pairs: pd.DataFrame,
    sei: pd.DataFrame,
    nation: pd.DataFrame,
    led: pd.DataFrame,
) -> str:
    """The latest pair, in the chosen reading and then in all; without a pair the latest rate."""
    lang, sector = choice.lang, choice.one("sector")
    if sei.empty:
        return wording.nothing(choice, growth_points.periods(dataset, choice))
    average = choice.one("frequency") == "span"
    yearly = text.say("growth_premium.yearly", lang) if average else ""
    # The sentence says itself that a rate is an average.
    sei, nation = sei.assign(span=""), nation.assign(span="")
    if led.empty:
        last = sei.iloc[-1].to_dict()
        fields = {"period": period.label(last["period"], lang), "rate": wording.amount(last, lang)}
        return text.say(f"growth_premium.alone_{sector}", lang, yearly=yearly, **fields)
    at = led.index[-1]
    pair, lead = pairs.loc[at], led.loc[at].to_dict()
    rate, ref, gap = (
        Rounded(*(pair[f"{prefix}_{end}"] for end in ("value", "low", "high")))
        for prefix in ("rate", "ref", "gap")
    )
    readings = measures.growth_readings(rate, ref, gap=None if gap.value != gap.value else gap)
    return text.say(
        f"growth_premium.takeaway_{sector}",
        lang,
        period=period.label(pair["period"], lang),
        rate=wording.amount(sei.loc[at].to_dict(), lang),
        reference=wording.amount(nation.loc[at].to_dict(), lang),
        lead=_lead(lead, choice),
        yearly=yearly,
        readings=readings.sentence(lang),
    )


def _lead(lead: Row, choice: Choice) -> str:
    """The chosen reading in words; points come first in the readings anyway."""
    reading, lang = choice.one("reading"), choice.lang
    if reading == "points" or lead["value"] != lead["value"]:
        return ""
    side = "less" if lead["value"] < 0 else "more"
    said = wording.amount(lead | {"value": abs(lead["value"])}, lang)
    return text.say(f"growth_premium.lead_{reading}_{side}", lang, value=said)


def _notes(
    dataset: Dataset, choice: Choice, pairs: pd.DataFrame, indicators: tuple[str, ...]
) -> tuple[str, ...]:
    """What a day hides, which rates stand alone, and at which frequencies both are known."""
    lang = choice.lang
    notes = wording.left_out(dataset, choice, indicators, region="CN")
    lacking = growth_points.alone(dataset, choice, pairs)
    if not lacking:
        return notes
    name = dataset.catalog.name("indicator", indicators[1], lang)
    notes = (*notes, text.say("growth_premium.without", lang, reference=name, periods=lacking))
    others = [
        text.say(
            "word.with",
            lang,
            what=text.say(f"frequency.{frequency}", lang),
            more=_ends(periods, lang),
        )
        for frequency, periods in growth_points.compared(dataset, choice).items()
        if frequency != choice.one("frequency")
    ]
    if others:
        listed = text.join(others, lang)
        notes = (*notes, text.say("growth_premium.compared", lang, frequencies=listed))
    return notes


def _ends(periods: tuple[str, ...], lang: str) -> str:
    labels = [period.label(each, lang) for each in dict.fromkeys((periods[0], periods[-1]))]
    first, last = labels[0], labels[-1]
    return first if first == last else text.say("note.from_to", lang, first=first, last=last)
