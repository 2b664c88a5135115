"""How large are strategic emerging industries in GDP, against the targets?"""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from sei_metrics import period, text
from sei_metrics.charts import timeline
from sei_metrics.charts.blank import blank
from sei_metrics.dataset import Dataset, breaks_known
from sei_metrics.figures.figure import Figure
from sei_metrics.options import Choice
from sei_metrics.options.choices import BASIS, SHARES, SUBJECT, spanned
from sei_metrics.points import credits, rows, targets, wording
from sei_metrics.points import gdp_share as points

NAME = "gdp-share"


def _periods(dataset: Dataset, choice: Choice) -> tuple[str, ...]:
    return _known_periods(dataset, choice.one("subject"), choice.one("basis"))


@lru_cache(maxsize=32)
def _known_periods(dataset: Dataset, subject: str, basis: str) -> tuple[str, ...]:
    choice = Choice(values={"subject": subject, "basis": basis})
    aimed = targets.of(dataset, SHARES[subject][0])
    return period.ordered({*points.shares(dataset, choice)["period"], *aimed["period"]})


OPTIONS = (SUBJECT, BASIS, spanned(_periods))


def draw(dataset: Dataset, choice: Choice) -> Figure:
    """The share of GDP as it was stated, for the related series beside that of two levels."""
    first, last = choice.many("period")
    subject, lang = choice.one("subject"), choice.lang
    indicator = SHARES[subject][0]
    drawn = rows.with_pieces(rows.trimmed(points.shares(dataset, choice), first, last))
    leading = points.leading(drawn)
    aims = rows.trimmed(targets.of(dataset, indicator, choice.asof), first, last)
    judged = targets.judged(dataset, choice, aims, leading)
    whole = rows.finished(pd.concat([drawn, targets.as_rows(judged, lang)]))
    nothing = wording.nothing(choice, _periods(dataset, choice))
    if drawn.empty:
        chart = blank(nothing)
    else:
        chart = timeline.timeline(
            points.placed(drawn, dataset, lang),
            targets.placed(judged, dataset, lang),
            _breaks(dataset, choice, drawn),
            titles=wording.tip_titles(lang),
        )
    said = [_takeaway(drawn, choice), *targets.verdicts(judged, leading, lang)]
    return Figure(
        name=NAME,
        lang=lang,
        title=text.say(f"gdp_share.title_{subject}", lang),
        subtitle=_subtitle(dataset, choice),
        takeaway=nothing if drawn.empty else text.sentences(said, lang),
        caption=_caption(dataset, drawn, judged, choice),
        sources=credits.of(whole, dataset, lang),
        rows=whole,
        chart=chart,
        notes=_notes(dataset, choice, indicator, drawn),
    )


def _subtitle(dataset: Dataset, choice: Choice) -> str:
    indicator, _, level = SHARES[choice.one("subject")]
    name = dataset.catalog.name("indicator", indicator, choice.lang)
    basis = _basis(choice)
    key = "subtitle_computed" if level else "subtitle"
    fields = {"basis": basis} if level else {}
    return text.say(f"gdp_share.{key}", choice.lang, name=name, **fields)


def _basis(choice: Choice) -> str:
    """The GDP that shares are taken of; of today's, as of a day what was known then."""
    basis = choice.one("basis")
    dated = basis == "today" and choice.asof
    return text.say(
        f"basis.{basis}_asof" if dated else f"basis.{basis}", choice.lang, date=choice.asof
    )


def _caption(dataset: Dataset, drawn: pd.DataFrame, judged: pd.DataFrame, choice: Choice) -> str:
    lang = choice.lang
    ours = [text.say("gdp_share.two_series", lang)] if SHARES[choice.one("subject")][2] else []
    there = {"target": len(judged) > 0, "line": drawn["piece"].duplicated().any()}
    more = [each for each, is_drawn in there.items() if is_drawn]
    marks = wording.key_to_marks(drawn, lang, *more)
    return wording.captioned(drawn, dataset, lang, *ours, *marks)


def _breaks_of(dataset: Dataset, choice: Choice, drawn: pd.DataFrame) -> pd.DataFrame:
    """The breaks, known on the as-of day, that lie between the years drawn."""
    indicator, industry, level = SHARES[choice.one("subject")]
    known = breaks_known(dataset, choice.asof)
    known = known[known["indicator"].isin([indicator, level])]
    here = known["industry"].isin([industry, ""]) & known["region"].isin(["CN", ""])
    first, last = min(drawn["period"], default=""), max(drawn["period"], default="")
    within = (known["before"] > first) & (known["before"] <= last)
    return known[here & within].drop_duplicates(["after", "before"])


def _breaks(dataset: Dataset, choice: Choice, drawn: pd.DataFrame) -> pd.DataFrame:
    known = _breaks_of(dataset, choice, drawn)
    places = [
        {
            "x": (float(each["after"][:4]) + float(each["before"][:4])) / 2,
            "label": text.say(
                "note.break" if each["certain"] == "yes" else "standing.suspected_break",
                choice.lang,
            ),
        }
        for each in known.to_dict("records")
    ]
    return pd.DataFrame(places, columns=["x", "label"])


def _notes(
    dataset: Dataset, choice: Choice, indicator: str, drawn: pd.DataFrame
) -> tuple[str, ...]:
    notes = wording.left_out(dataset, choice, [indicator], region="CN")
    notes = (*notes, *targets.left_out(dataset, choice, indicator))
    known = _breaks_of(dataset, choice, drawn)
    if len(known):
        notes = (*notes, *(str(reason) for reason in known[f"reason_{choice.lang}"]))
    inferred = wording.year_inferred(drawn, choice.lang)
    return (*notes, *inferred, *_others(dataset, choice, drawn))


def _others(dataset: Dataset, choice: Choice, drawn: pd.DataFrame) -> tuple[str, ...]:
    """What other documents said for the same periods."""
    stated = drawn[drawn["series"] != points.OURS]
    others = points.other_voices(dataset, choice, stated).to_dict("records")
    said = [
        text.say(
            "note.other",
            choice.lang,
            value=wording.amount(row, choice.lang),
            period=period.label(row["period"], choice.lang),
        )
        for row in others
    ]
    return (
        (text.say("note.others", choice.lang, said=text.join(said, choice.lang)),) if said else ()
    )


def _takeaway(drawn: pd.DataFrame, choice: Choice) -> str:
    """The latest share, as stated where it was, and what the two levels give."""
    lang, basis = choice.lang, _basis(choice)
    if drawn.empty:
        return ""
    latest = points.leading(drawn).iloc[-1].to_dict()
    said = wording.in_full("gdp_share.latest", latest, lang, basis=basis)
    ours = drawn[(drawn["series"] == points.OURS) & (drawn["period"] == latest["period"])]
    for row in ours.to_dict("records"):
        if latest["series"] != points.OURS:
            was = wording.was(row, lang)
            said += text.say("gdp_share.ours_beside", lang, was=was, basis=basis)
    return said
