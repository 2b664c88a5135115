"""The numbers that the start page opens with, each taken from a figure's rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from sei_metrics import figures, period, text
from sei_metrics.dataset import Dataset
from sei_metrics.options import Choice
from sei_metrics.points import credits, rows, targets, wording
from sei_metrics.points.rows import Row


@dataclass(frozen=True)
class Headline:
    """One number with all that a reader needs to trust it, and the page that tells more.

    `line` holds the places (0 to 1) and levels of the small line, first to last period.
    """

    title: str
    number: str
    period: str
    note: str
    grade: str
    source: str
    page: str
    parameters: dict[str, str]
    line: tuple[tuple[float, float], ...]
    first: str
    last: str


def headlines(dataset: Dataset, lang: str, asof: str) -> tuple[Headline, ...]:
    """The four headline numbers known on a day; one of which nothing was known is left out."""
    found = []
    for name, (figure, page, params, series) in _NUMBERS.items():
        asked = {"lang": lang, "asof": asof} | params
        choice, _ = figures.read(figure, dataset, asked)
        drawn = figures.draw(figure, dataset, choice).rows
        chosen = drawn[drawn["series"] == series]
        if len(chosen):
            found.append(_headline(dataset, name, page, params, chosen, choice))
    return tuple(found)


_NUMBERS: dict[str, tuple[str, str, dict[str, str], str]] = {
    "share": ("gdp-share", "gdp_share", {}, "sei"),
    "lead": ("growth-premium", "growth", {"reading": "points"}, "reading_points"),
    "wind": ("world-share", "market_share", {"market": "wind_new"}, "gwec"),
    "cars": ("world-share", "market_share", {"market": "electric_cars"}, "iea"),
}


def _headline(
    dataset: Dataset,
    name: str,
    page: str,
    params: dict[str, str],
    chosen: pd.DataFrame,
    choice: Choice,
) -> Headline:
    lang = choice.lang
    last = chosen.iloc[-1].to_dict()
    latest = period.label(str(last["period"]), lang)
    return Headline(
        title=text.say(f"headline.{name}", lang),
        number=wording.amount(_shown(dataset, last, name), lang),
        period=_dated(chosen.tail(1), lang),
        note=_NOTES[name](dataset, chosen, choice),
        grade=worst_grade(dataset, str(last["source"])),
        source=credits.credit(str(last["source"]).split(";")[0], dataset, lang),
        page=page,
        parameters=params,
        line=_line(chosen),
        first=period.label(str(chosen.iloc[0]["period"]), lang),
        last=latest,
    )


def _dated(last: pd.DataFrame, lang: str) -> str:
    """The period of a number, with a word where its text does not name it."""
    key = "headline.inferred" if wording.year_inferred(last, lang) else "headline.period"
    return text.say(key, lang, period=period.label(str(last["period"].iloc[0]), lang))


def _shown(dataset: Dataset, last: Row, name: str) -> Row:
    """A stated share keeps its printed digits; a computed number has one decimal."""
    if name != "share":
        return last
    stated = dataset.preferred("sei_share_of_gdp", region="CN", industry="all")
    same = stated[stated["period"] == last["period"]]
    return last | {"step": float(same["step"].iloc[0])} if len(same) else last


def worst_grade(dataset: Dataset, ids: str) -> str:
    """The weakest grade among sources joined by `;`: a number is as sound as its weakest one."""
    cards = credits.cards(dataset)
    return max(str(cards[key]["grade"]) for key in ids.split(";"))


def _line(chosen: pd.DataFrame) -> tuple[tuple[float, float], ...]:
    places = [rows.decimal_year(each) for each in chosen["period"]]
    length = (places[-1] - places[0]) or 1.0
    return tuple(
        ((place - places[0]) / length, float(value))
        for place, value in zip(places, chosen["value"], strict=True)
    )


def _against_target(dataset: Dataset, chosen: pd.DataFrame, choice: Choice) -> str:
    aims = targets.of(dataset, "sei_share_of_gdp", choice.asof)
    later = aims[aims["period"] >= chosen["period"].iloc[-1]]
    if later.empty:
        return ""
    aim = later.iloc[0].to_dict()
    target = wording.amount(aim, choice.lang, decimals=0)
    fields = {"target": target, "period": period.label(aim["period"], choice.lang)}
    return text.say("headline.target", choice.lang, **fields)


def _over_all(_dataset: Dataset, _chosen: pd.DataFrame, choice: Choice) -> str:
    return text.say("headline.over_all", choice.lang)


def _since(_dataset: Dataset, chosen: pd.DataFrame, choice: Choice) -> str:
    lang = choice.lang
    first = chosen.iloc[0].to_dict()
    return text.say(
        "headline.since",
        lang,
        value=wording.amount(first, lang),
        period=period.label(str(first["period"]), lang),
    )


_NOTES: dict[str, Callable[[Dataset, pd.DataFrame, Choice], str]] = {
    "share": _against_target,
    "lead": _over_all,
    "wind": _since,
    "cars": _since,
}
