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
    """The share of GDP: as stated for SEI, computed from two levels for the related series."""
    first, last = choice.many("period")
    subject, lang = choice.one("subject"), choice.lang
    indicator = SHARES[subject][0]
    drawn = rows.trimmed(points.shares(dataset, choice), first, last)
    aims = rows.trimmed(targets.of(dataset, indicator, choice.asof), first, last)
    judged = targets.judged(aims, drawn)
    whole = rows.finished(pd.concat([drawn, targets.as_rows(judged, lang)]))
    if drawn.empty:
        chart = blank(text.say("note.nothing", lang))
    else:
        chart = timeline.timeline(
            *points.placed(drawn, dataset, lang),
            targets.placed(judged, dataset, lang),
            _breaks(dataset, choice, drawn),
            titles=wording.tip_titles(lang),
        )
    name = dataset.catalog.name("indicator", indicator, lang)
    basis = text.say(f"basis.{choice.one('basis')}", lang)
    return Figure(
        name=NAME,
        lang=lang,
        title=text.say(f"gdp_share.title_{subject}", lang),
        subtitle=text.say("word.beside", lang, what=name, more=basis),
        takeaway=_takeaway(drawn, judged, choice),
        caption=wording.captioned(drawn, dataset, lang, _legend(subject, lang)),
        sources=credits.of(whole, dataset, lang),
        rows=whole,
        chart=chart,
        notes=_notes(dataset, choice, indicator, drawn),
    )


def _legend(subject: str, lang: str) -> str:
    return text.say(f"gdp_share.legend_{'computed' if SHARES[subject][2] else 'stated'}", lang)


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
    stated = drawn[drawn["series"] != "calculated"]
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


def _takeaway(drawn: pd.DataFrame, judged: pd.DataFrame, choice: Choice) -> str:
    lang = choice.lang
    if drawn.empty:
        return text.say("note.nothing", lang)
    computed = drawn[drawn["series"] != "stated_beside"]
    main, basis = (drawn, "stated") if computed.empty else (computed, choice.one("basis"))
    latest = main.iloc[-1]
    said = text.say(
        f"gdp_share.latest_{basis}",
        lang,
        subject=text.say(f"subject.{choice.one('subject')}", lang),
        value=wording.amount(latest.to_dict(), lang, decimals=2),
        period=period.label(latest["period"], lang),
    )
    return wording.opening(said) + "".join(targets.verdicts(judged, main, lang))
