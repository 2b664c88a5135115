"""Did strategic emerging industries grow faster than the nation, and by how much?"""

from __future__ import annotations

import altair as alt
import pandas as pd

from sei_metrics import period, text
from sei_metrics.captions import wording
from sei_metrics.captions.readings import growth_readings
from sei_metrics.charts import columns, dumbbell
from sei_metrics.dataset import Dataset
from sei_metrics.figures.figure import Figure, answer
from sei_metrics.figures.growth import selection
from sei_metrics.options import Choice, Option
from sei_metrics.options.choices import first_of, fixed
from sei_metrics.rounding import Rounded
from sei_metrics.rows import Row, computed_standing, ranged, trimmed

NAME = "growth-premium"
# Of each reading its name among `growth_readings`, and its unit.
READINGS = {
    "points": ("gap", "percentage_points"),
    "multiple": ("multiple", "times"),
    "excess": ("excess", "percent"),
    "relative": ("relative", "percent"),
}
READING = Option("reading", "choice", "reading", fixed(*READINGS), first_of(*READINGS))
OPTIONS = (selection.SECTOR, selection.FREQUENCY, READING, selection.PERIODS)


def draw(dataset: Dataset, choice: Choice) -> Figure:
    """The lead of SEI in one of four readings, with the range that rounding leaves.

    A rate without a reference is drawn alone, and the missing reference is named.
    """
    lang, sector, reading = choice.lang, choice.one("sector"), choice.one("reading")
    rate, reference, gap = selection.sector_of(dataset, choice).indicators
    every = trimmed(selection.pairs(dataset, choice), *choice.many("period"))
    led = _readings(dataset, every.dropna(subset=["ref_value"]), reading, lang)
    sei = selection.side(dataset, every, "rate", rate, lang)
    nation = selection.side(dataset, every, "ref", reference, lang)
    in_pairs = reading == "points" or led.empty
    drawn = pd.concat([sei, nation, led]) if in_pairs else led
    legend = text.say(f"growth_premium.legend_{'pairs' if in_pairs else 'columns'}", lang)
    return answer(
        NAME,
        dataset,
        choice,
        sei,
        beside=[nation, led],
        known=selection.periods(dataset, choice),
        title=text.say(f"growth_premium.title_{sector}.{reading}", lang),
        subtitle=text.say(f"growth_premium.subtitle_{reading}", lang)
        if len(led)
        else dataset.catalog.name("indicator", rate, lang),
        caption=wording.captioned(drawn, dataset, lang, legend),
        takeaway=lambda: _takeaway(choice, every, sei, nation, led),
        chart=lambda: _chart(dataset, choice, sei, nation, led),
        counted=dict.fromkeys((rate, reference, gap)),
        notes=_notes(dataset, choice, every),
    )


def _readings(dataset: Dataset, both: pd.DataFrame, reading: str, lang: str) -> pd.DataFrame:
    """The lead of each pair in one reading, on the index of the pairs."""
    name, unit = READINGS[reading]
    rate, reference, gap = (ranged(both, before) for before in ("rate_", "ref_", "gap_"))
    lead: Rounded = getattr(growth_readings(rate, reference, gap=gap), name)
    sources = both["rate_source"] + ";" + both["ref_source"] + ";" + both["gap_source"].fillna("")
    led = both.assign(
        **vars(lead),
        unit=unit,
        source=sources.str.rstrip(";"),
        series=f"reading_{reading}",
        series_name=text.say(f"reading.{reading}", lang),
        standing=computed_standing([both["rate_standing"]], [both["ref_standing"]]),
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
    titles = wording.tip_titles(lang)
    order = [period.label(each, lang) for each in period.without_gaps(tuple(sei["period"]))]
    labels = [period.label(each, lang) for each in sei["period"]]
    rates, references, leads = (
        wording.with_labels(each, dataset, lang) for each in (sei, nation, led)
    )
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
        .fillna({"reference_label": "", "gap_label": ""})
    )
    return dumbbell.upright(paired, order=order, titles=titles)


def _takeaway(
    choice: Choice, every: pd.DataFrame, sei: pd.DataFrame, nation: pd.DataFrame, led: pd.DataFrame
) -> str:
    """The latest pair, in the chosen reading and then in all; without a pair the latest rate."""
    lang, sector = choice.lang, choice.one("sector")
    average = choice.one("frequency") == "span"
    yearly = text.say("growth_premium.yearly", lang) if average else ""
    # The sentence says itself that a rate is an average.
    sei, nation = sei.assign(span=""), nation.assign(span="")
    if led.empty:
        last = sei.iloc[-1].to_dict()
        fields = {"period": period.label(last["period"], lang), "rate": wording.amount(last, lang)}
        return text.say(f"growth_premium.alone_{sector}", lang, yearly=yearly, **fields)
    at = led.index[-1]
    pair = every.loc[at].to_dict()
    rate, reference, gap = (ranged(pair, before) for before in ("rate_", "ref_", "gap_"))
    readings = growth_readings(rate, reference, gap=None if gap.value != gap.value else gap)
    return text.say(
        f"growth_premium.takeaway_{sector}",
        lang,
        period=period.label(pair["period"], lang),
        rate=wording.amount(sei.loc[at].to_dict(), lang),
        reference=wording.amount(nation.loc[at].to_dict(), lang),
        lead=_lead(led.loc[at].to_dict(), choice),
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


def _notes(dataset: Dataset, choice: Choice, every: pd.DataFrame) -> list[str]:
    """Which rates stand alone, and at which frequencies both are known."""
    lang = choice.lang
    lacking = selection.alone(dataset, choice, every)
    if not lacking:
        return []
    name = dataset.catalog.name("indicator", selection.sector_of(dataset, choice).reference, lang)
    notes = [text.say("growth_premium.without", lang, reference=name, periods=lacking)]
    others = [
        text.say(
            "word.with",
            lang,
            what=text.say(f"frequency.{frequency}", lang),
            more=wording.from_to(known[0], known[-1], lang),
        )
        for frequency, known in selection.compared(dataset, choice).items()
        if frequency != choice.one("frequency")
    ]
    if others:
        listed = text.join(others, lang)
        notes.append(text.say("growth_premium.compared", lang, frequencies=listed))
    return notes
