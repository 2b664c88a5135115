"""The numbers that a page opens with: each tile's, taken from its figure's rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd

from sei_metrics import figures, period, rows, text
from sei_metrics.captions import credits, wording
from sei_metrics.dataset import Dataset
from sei_metrics.figures.gdp_share import targets
from sei_metrics.options import Choice
from sei_metrics.site.records import Tile, page


@dataclass(frozen=True)
class Spot:
    """A place on the small line: from left (0) to right (1), level, piece of line, and its word.

    A line joins the spots of one piece; a bound is `over` or `under` its level.
    """

    x: float
    level: float
    piece: int
    standing: str


@dataclass(frozen=True)
class Headline:
    """One number with all that a reader needs to trust it, and the page that tells more.

    `address` and `parameters` are those of the page. `line` holds the spots of the small line,
    first to last period.
    """

    title: str
    number: str
    period: str
    note: str
    grade: str
    source: str
    address: str
    parameters: dict[str, str]
    line: tuple[Spot, ...]
    first: str
    last: str


def headlines(
    dataset: Dataset, tiles: Iterable[Tile], lang: str, asof: str
) -> tuple[Headline, ...]:
    """The headline numbers known on a day; one of which nothing was known is left out."""
    found = []
    for tile in tiles:
        asked = {"lang": lang, "asof": asof, **tile.parameters}
        choice, _ = figures.read(tile.figure, dataset, asked)
        drawn = figures.draw(tile.figure, dataset, choice).rows
        chosen = wording.with_digits(drawn[drawn["series"] == tile.series], dataset)
        if len(chosen):
            found.append(_headline(dataset, tile, chosen, choice))
    return tuple(found)


def _headline(dataset: Dataset, tile: Tile, chosen: pd.DataFrame, choice: Choice) -> Headline:
    lang, shown_on = choice.lang, page(tile.page)
    last = chosen.iloc[-1].to_dict()
    notes = (NOTES[tile.note](dataset, chosen, choice), wording.rough_range(last, lang))
    return Headline(
        title=tile.title[lang],
        number=wording.without_range(last, lang),
        period=text.say("headline.period", lang, period=wording.dated(last, lang)),
        note=text.pair("word.semicolon")[lang].join(note for note in notes if note),
        grade=worst_grade(dataset, last["source"]),
        source=credits.credit(last["source"].split(";")[0], dataset, lang),
        address=shown_on.address,
        parameters=shown_on.written(tile.figure, tile.parameters),
        line=_line(chosen),
        first=period.label(chosen.iloc[0]["period"], lang),
        last=period.label(last["period"], lang),
    )


def worst_grade(dataset: Dataset, ids: str) -> str:
    """The weakest grade among sources joined by `;`: a number is as sound as its weakest one."""
    cards = credits.cards(dataset)
    return max(str(cards[key]["grade"]) for key in ids.split(";"))


def _line(chosen: pd.DataFrame) -> tuple[Spot, ...]:
    pieces = rows.with_pieces(chosen)
    places = [rows.decimal_year(each) for each in pieces["period"]]
    length = (places[-1] - places[0]) or 1.0
    return tuple(
        Spot((place - places[0]) / length, row["value"], row["piece"], row["standing"])
        for place, row in zip(places, pieces.to_dict("records"), strict=True)
    )


def _against_target(dataset: Dataset, chosen: pd.DataFrame, choice: Choice) -> str:
    aims = targets.of(dataset, "sei_share_of_gdp", choice.asof)
    later = aims[aims["period"] >= chosen["period"].iloc[-1]]
    if later.empty:
        return ""
    aim = later.iloc[0].to_dict()
    target = wording.amount(aim, choice.lang)
    fields = {"target": target, "period": period.label(aim["period"], choice.lang)}
    tense = "target_past" if targets.is_over(dataset, choice, aim["period"]) else "target"
    return text.say(f"headline.{tense}", choice.lang, **fields)


def _over_all(_dataset: Dataset, _chosen: pd.DataFrame, choice: Choice) -> str:
    return text.say("headline.over_all", choice.lang)


def _since(_dataset: Dataset, chosen: pd.DataFrame, choice: Choice) -> str:
    lang = choice.lang
    first = chosen.iloc[0].to_dict()
    if len(chosen) == 1:
        return ""
    return text.say(
        "headline.since",
        lang,
        was=wording.was(first, lang),
        period=wording.dated(first, lang),
    )


NOTES: dict[str, Callable[[Dataset, pd.DataFrame, Choice], str]] = {
    "target": _against_target,
    "over_all": _over_all,
    "since": _since,
}
