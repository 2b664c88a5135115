"""How large are strategic emerging industries in GDP, against the targets?"""

from __future__ import annotations

from dataclasses import replace

import altair as alt
import pandas as pd

from sei_metrics import period, text
from sei_metrics.captions import wording
from sei_metrics.charts.label_layout import nudges_of, sides_of
from sei_metrics.charts.timeline import timeline
from sei_metrics.dataset import Dataset, breaks_between, kept
from sei_metrics.figures.figure import Figure, answer
from sei_metrics.figures.gdp_share import selection, targets
from sei_metrics.options import Choice
from sei_metrics.options.choices import spanned
from sei_metrics.rows import decimal_year, trimmed, with_pieces

NAME = "gdp-share"


def _periods(dataset: Dataset, choice: Choice) -> tuple[str, ...]:
    return _known_periods(dataset, replace(choice.only("subject", "basis"), asof=""))


@kept
def _known_periods(dataset: Dataset, choice: Choice) -> tuple[str, ...]:
    aimed = targets.of(dataset, selection.subject_of(dataset, choice).share)
    return period.ordered({*selection.shares(dataset, choice)["period"], *aimed["period"]})


OPTIONS = (selection.SUBJECT, selection.BASIS, spanned(_periods))


def draw(dataset: Dataset, choice: Choice) -> Figure:
    """The share of GDP as it was stated, for the related series beside that of two levels."""
    ends, lang = choice.many("period"), choice.lang
    subject = selection.subject_of(dataset, choice)
    indicator = subject.share
    drawn = with_pieces(trimmed(selection.shares(dataset, choice), *ends))
    told = selection.leading(drawn)
    aims = trimmed(targets.of(dataset, indicator, choice.asof), *ends)
    judged = targets.with_verdicts(dataset, choice, aims, told)
    breaks = _breaks(dataset, choice, drawn)
    return answer(
        NAME,
        dataset,
        choice,
        drawn,
        beside=[targets.as_rows(judged, lang)],
        known=_periods(dataset, choice),
        title=subject.title[lang],
        subtitle=_subtitle(dataset, choice),
        caption=_caption(dataset, drawn, judged, choice),
        takeaway=lambda: text.sentences(
            [_latest(drawn, choice), *targets.verdicts(judged, told, lang)], lang
        ),
        chart=lambda: _chart(dataset, drawn, judged, breaks, lang),
        counted={indicator: None},
        notes=[
            *targets.left_out(dataset, choice, indicator),
            *breaks[f"reason_{lang}"],
            *wording.year_inferred(drawn, lang),
            *_others(dataset, choice, drawn),
        ],
    )


def _subtitle(dataset: Dataset, choice: Choice) -> str:
    subject = selection.subject_of(dataset, choice)
    indicator, level = subject.share, subject.level
    name = dataset.catalog.name("indicator", indicator, choice.lang)
    if not level:
        return text.say("gdp_share.subtitle", choice.lang, name=name)
    return text.say("gdp_share.subtitle_computed", choice.lang, name=name, basis=_basis(choice))


def _basis(choice: Choice) -> str:
    """The GDP that shares are taken of; of today's, as of a day what was known then."""
    basis = choice.one("basis")
    dated = basis == "today" and choice.asof
    return text.say(
        f"basis.{basis}_asof" if dated else f"basis.{basis}", choice.lang, date=choice.asof
    )


def _caption(dataset: Dataset, drawn: pd.DataFrame, judged: pd.DataFrame, choice: Choice) -> str:
    lang = choice.lang
    level = selection.subject_of(dataset, choice).level
    ours = [text.say("gdp_share.two_series", lang)] if level else []
    there = {"target": len(judged) > 0, "line": drawn["piece"].duplicated().any()}
    more = [each for each, is_drawn in there.items() if is_drawn]
    marks = wording.key_to_marks(drawn, lang, *more)
    return wording.captioned(drawn, dataset, lang, *ours, *marks)


def _breaks(dataset: Dataset, choice: Choice, drawn: pd.DataFrame) -> pd.DataFrame:
    """The breaks of the share and of its level between the years drawn, each once."""
    subject = selection.subject_of(dataset, choice)
    indicator, industry, level = subject.share, subject.industry, subject.level
    ends = period.ordered(set(drawn["period"])) or ("1000",)
    place = ("CN", industry, ends[0], ends[-1])
    found = [
        breaks_between(dataset, each, *place, as_of=choice.asof or None)
        for each in (indicator, level)
    ]
    return pd.concat(found).drop_duplicates(["after", "before"])


def _chart(
    dataset: Dataset, drawn: pd.DataFrame, judged: pd.DataFrame, breaks: pd.DataFrame, lang: str
) -> alt.LayerChart:
    words = {"yes": "note.break", "no": "standing.suspected_break"}
    cuts = pd.DataFrame({
        "x": (breaks["after"].str[:4].astype(float) + breaks["before"].str[:4].astype(float)) / 2,
        "label": [text.say(words[each], lang) for each in breaks["certain"]],
    })  # fmt: skip
    titles = wording.tip_titles(lang)
    return timeline(
        _placed(drawn, dataset, lang), targets.placed(judged, dataset, lang), cuts, titles=titles
    )


def _placed(drawn: pd.DataFrame, dataset: Dataset, lang: str) -> pd.DataFrame:
    """The shares with place, side of the label and words.

    A computed share stands a little to the right of a stated one of its period, on the other side
    of the line, and is `beside` it: its label may give way.
    """
    spoken = wording.with_labels(drawn, dataset, lang)
    stated = spoken["series"] != selection.OURS
    beside = ~stated & spoken["period"].isin(spoken["period"][stated])
    x = spoken["period"].map(decimal_year) + 0.16 * beside
    spoken = spoken.assign(x=x, y=spoken["value"], beside=beside)
    first = spoken[~beside]
    sides = dict(zip(first["period"], sides_of(first), strict=True))
    nudges = dict(zip(sides, nudges_of(first, list(sides.values())), strict=True))
    opposite = spoken["period"].map(lambda each: -sides.get(each, 1))
    return spoken.assign(
        side=spoken["period"].map(sides).fillna(1).astype(int).where(~beside, opposite),
        nudge=spoken["period"].map(nudges).fillna(0).where(~beside, 0).astype(int),
        label=_unlike(spoken, beside),
    )


def _unlike(spoken: pd.DataFrame, beside: pd.Series) -> pd.Series:
    """The labels, without those of computed shares that say what the stated one says."""
    stated = spoken[~beside].set_index("period")
    apart = (spoken["value"] - spoken["period"].map(stated["value"])).abs()
    same = beside & (apart <= spoken["period"].map(stated["step"]).fillna(0.01))
    return spoken["label"].mask(same, "")


def _others(dataset: Dataset, choice: Choice, drawn: pd.DataFrame) -> tuple[str, ...]:
    """What other documents said for the same periods."""
    lang = choice.lang
    others = selection.other_voices(dataset, choice, drawn[drawn["series"] != selection.OURS])
    said = [
        text.say(
            "note.other",
            lang,
            value=wording.amount(row, lang),
            period=period.label(row["period"], lang),
        )
        for row in others.to_dict("records")
    ]
    return (text.say("note.others", lang, said=text.join(said, lang)),) if said else ()


def _latest(drawn: pd.DataFrame, choice: Choice) -> str:
    """The latest share, as stated where it was, and what the two levels give."""
    lang, basis = choice.lang, _basis(choice)
    latest = selection.leading(drawn).iloc[-1].to_dict()
    said = wording.in_full("gdp_share.latest", latest, lang, basis=basis)
    ours = drawn[(drawn["series"] == selection.OURS) & (drawn["period"] == latest["period"])]
    for row in ours.to_dict("records"):
        if latest["series"] != selection.OURS:
            was = wording.was(row, lang)
            said += text.say("gdp_share.ours_beside", lang, was=was, basis=basis)
    return said
