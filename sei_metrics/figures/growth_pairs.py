"""Every growth rate of strategic emerging industries against the national one."""

from __future__ import annotations

import altair as alt
import pandas as pd

from sei_metrics import period, text
from sei_metrics.charts.blank import blank
from sei_metrics.charts.pairs import pairs as pairs_chart
from sei_metrics.dataset import Dataset
from sei_metrics.figures.figure import Figure
from sei_metrics.options import Choice
from sei_metrics.options.choices import FREQUENCY, RATES, SECTOR, spanned
from sei_metrics.points import credits, rows, wording
from sei_metrics.points import growth as growth_points

NAME = "growth-pairs"
_RAYS = (1.0, 1.5, 2.0)
OPTIONS = (SECTOR, FREQUENCY, spanned(growth_points.periods))


def draw(dataset: Dataset, choice: Choice) -> Figure:
    """Pairs of rates on a plane whose diagonal is equal growth."""
    lang = choice.lang
    rate, reference, gap, _ = RATES[choice.one("sector")]
    pairs = rows.trimmed(growth_points.pairs(dataset, choice), *choice.many("period"))
    said = _takeaway(dataset, choice, pairs)
    told = pairs.dropna(subset=["ref_value"]).reset_index(drop=True)
    sei = growth_points.series(dataset, told, "rate", rate, lang)
    nation = growth_points.series(dataset, told, "ref", reference, lang)
    whole = rows.finished(pd.concat([sei, nation]))
    names = {
        "x_title": dataset.catalog.short("indicator", reference, lang),
        "y_title": dataset.catalog.short("indicator", rate, lang),
    }
    return Figure(
        name=NAME,
        lang=lang,
        title=text.say(f"growth_pairs.title_{choice.one('sector')}", lang),
        subtitle=text.say("growth_pairs.subtitle", lang, **names),
        takeaway=said,
        caption=wording.captioned(
            pd.concat([sei, nation]), dataset, lang, text.say("growth_pairs.legend", lang)
        ),
        sources=credits.of(whole, dataset, lang),
        rows=whole,
        chart=_chart(dataset, sei, nation, lang, names) if len(told) else blank(said),
        notes=wording.left_out(dataset, choice, (rate, reference, gap), region="CN"),
    )


def _chart(
    dataset: Dataset, sei: pd.DataFrame, nation: pd.DataFrame, lang: str, names: dict[str, str]
) -> alt.LayerChart:
    spoken = wording.told(sei, dataset, lang)
    standing = sei["standing"].where(nation["standing"].eq("stated"), nation["standing"])
    points = spoken.assign(
        x=nation["value"],
        x_low=nation["low"],
        x_high=nation["high"],
        y=sei["value"],
        y_low=sei["low"],
        y_high=sei["high"],
        standing=standing,
        label=[period.label(each, lang) for each in sei["period"]],
    )
    return pairs_chart(
        points.assign(align=_sides(points)),
        rays={each: _ray(each, lang) for each in _RAYS},
        titles=wording.tip_titles(lang),
        **names,
    )


def _ray(multiple: float, lang: str) -> str:
    key = "growth_pairs.same" if multiple == 1 else "growth_pairs.ray"
    return text.say(key, lang, multiple=f"{multiple:g}")


def _sides(points: pd.DataFrame) -> list[str]:
    """Names to the right of their point, to the left where a neighbour is close on the right."""
    width = float(points["x"].max() - min(points["x"].min(), 0)) or 1.0
    height = float(points["y"].max()) or 1.0
    sides = []
    for at in points.to_dict("records"):
        near = points[
            (points["x"] > at["x"])
            & (points["x"] - at["x"] < 0.16 * width)
            & ((points["y"] - at["y"]).abs() < 0.05 * height)
        ]
        sides.append("right" if len(near) else "left")
    return sides


def _takeaway(dataset: Dataset, choice: Choice, pairs: pd.DataFrame) -> str:
    """In how many periods SEI grew faster, or why none can be compared."""
    lang, sector = choice.lang, choice.one("sector")
    told = pairs.dropna(subset=["ref_value"])
    if pairs.empty:
        return wording.nothing(choice, growth_points.periods(dataset, choice))
    if told.empty:
        name = dataset.catalog.name("indicator", RATES[sector][1], lang)
        lacking = growth_points.alone(dataset, choice, pairs)
        return text.say("growth_pairs.without", lang, periods=lacking, reference=name)
    faster = int((told["rate_low"] > told["ref_high"]).sum())
    alone = "takeaway_faster" if faster else "takeaway_not"
    return text.say(
        f"growth_pairs.{'takeaway' if len(told) > 1 else alone}",
        lang,
        who=text.say(f"growth_pairs.who_{sector}", lang),
        all=text.say(f"growth_pairs.all_{sector}", lang),
        faster=faster,
        count=len(told),
        first=period.label(told["period"].iloc[0], lang),
        last=period.label(told["period"].iloc[-1], lang),
    )
