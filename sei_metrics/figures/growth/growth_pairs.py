"""Every growth rate of strategic emerging industries against the national one."""

from __future__ import annotations

import altair as alt
import pandas as pd

from sei_metrics import period, text
from sei_metrics.captions import wording
from sei_metrics.charts.pairs import pairs as pairs_chart
from sei_metrics.dataset import Dataset
from sei_metrics.figures.figure import Figure, answer
from sei_metrics.figures.growth import selection
from sei_metrics.options import Choice
from sei_metrics.rows import trimmed

NAME = "growth-pairs"
OPTIONS = (selection.SECTOR, selection.FREQUENCY, selection.PERIODS)
_RAYS = (1.0, 1.5, 2.0)


def draw(dataset: Dataset, choice: Choice) -> Figure:
    """Pairs of rates on a plane whose diagonal is equal growth."""
    lang, sector = choice.lang, choice.one("sector")
    rate, reference, gap = selection.sector_of(dataset, choice).indicators
    every = trimmed(selection.pairs(dataset, choice), *choice.many("period"))
    both = every.dropna(subset=["ref_value"]).reset_index(drop=True)
    sei = selection.side(dataset, both, "rate", rate, lang)
    nation = selection.side(dataset, both, "ref", reference, lang)
    names = {
        "x_title": dataset.catalog.short("indicator", reference, lang),
        "y_title": dataset.catalog.short("indicator", rate, lang),
    }
    legend = text.say("growth_pairs.legend", lang)
    return answer(
        NAME,
        dataset,
        choice,
        sei,
        beside=[nation],
        known=selection.periods(dataset, choice),
        title=text.say(f"growth_pairs.title_{sector}", lang),
        subtitle=text.say("growth_pairs.subtitle", lang, **names),
        caption=wording.captioned(pd.concat([sei, nation]), dataset, lang, legend),
        takeaway=lambda: _takeaway(both, choice),
        chart=lambda: _chart(dataset, sei, nation, lang, names),
        nothing="" if every.empty or len(both) else _without(dataset, choice, every),
        counted=dict.fromkeys((rate, reference, gap)),
    )


def _chart(
    dataset: Dataset, sei: pd.DataFrame, nation: pd.DataFrame, lang: str, names: dict[str, str]
) -> alt.LayerChart:
    spoken = wording.with_labels(sei, dataset, lang)
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


def _without(dataset: Dataset, choice: Choice, every: pd.DataFrame) -> str:
    """Why no pair can be drawn where there are rates."""
    lang = choice.lang
    name = dataset.catalog.name("indicator", selection.sector_of(dataset, choice).reference, lang)
    lacking = selection.alone(dataset, choice, every)
    return text.say("growth_pairs.without", lang, periods=lacking, reference=name)


def _takeaway(both: pd.DataFrame, choice: Choice) -> str:
    """In how many periods SEI grew faster."""
    lang, sector = choice.lang, choice.one("sector")
    faster = int((both["rate_low"] > both["ref_high"]).sum())
    alone = "takeaway_faster" if faster else "takeaway_not"
    return text.say(
        f"growth_pairs.{'takeaway' if len(both) > 1 else alone}",
        lang,
        who=text.say(f"growth_pairs.who_{sector}", lang),
        all=text.say(f"growth_pairs.all_{sector}", lang),
        faster=faster,
        count=len(both),
        first=period.label(both["period"].iloc[0], lang),
        last=period.label(both["period"].iloc[-1], lang),
    )
