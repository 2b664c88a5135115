"""The words that rows carry: labels, amounts, tooltips, captions and notes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from sei_metrics import period, text, units
from sei_metrics.captions import credits
from sei_metrics.dataset import Dataset
from sei_metrics.dataset.select import LeftOut
from sei_metrics.options import Choice
from sei_metrics.rows import ENDS, Row, need

HOLLOW = ("about", "implied", "sources_differ", "forecast", "nearly")
# What `with_digits` adds.
DIGITS = ("places", "rough", "largest", "counter")
_SIGNS = {"about": "≈", "over": ">", "under": "<", "nearly": "≲"}
_COMPUTED = ("calculated", "implied", "over", "under")
_PLACE = ("indicator", "industry")
_CELLS = ("step", "usual", "standing", *ENDS)
_PRINTED, _FINEST, _LEADING, _WIDEST = 2, 1, 2, 15


def tip_titles(lang: str) -> dict[str, str]:
    """Titles of the tooltip's lines."""
    columns = ("what", "value", "range", "standing", "source")
    return {f"tip_{column}": text.say(f"tip.{column}", lang) for column in columns}


def with_digits(rows: pd.DataFrame, dataset: Dataset, *, decimals: int = 1) -> pd.DataFrame:
    """The rows with how their numbers are written, decided once for label, sentence and tooltip.

    `places` are the digits after the point: those that were printed, two at the most unless the
    catalog counts finer or a small number would keep fewer than two of its digits; a computed
    number has `decimals`, or fewer where its range is wider than fifteen units of the last one. It
    is then `rough`, and written with its range. `largest` is the largest number of the same unit:
    all are written in its scale. `counter` says what is counted.
    """
    unsaid: dict[str, Any] = {"indicator": "", "industry": "", "step": math.nan}
    named = rows.assign(**{name: cell for name, cell in unsaid.items() if name not in rows})
    step, finest = named["step"], named["indicator"].map(_catalog_decimals(dataset))
    computed = step.isna() & rows["standing"].isin(_COMPUTED)
    cells = rows.assign(step=step, usual=finest)[[*_CELLS]].itertuples(index=False)
    found = [_places(*each, decimals=decimals) for each in cells]
    places = pd.Series(found, index=rows.index, dtype=int)
    return rows.assign(
        places=places,
        rough=computed & (places < decimals),
        largest=rows["value"].abs().groupby(rows["unit"]).transform("max"),
        counter=[dataset.catalog.counter(*each) for each in named[[*_PLACE]].to_numpy()],
    )


def _catalog_decimals(dataset: Dataset) -> dict[str, int]:
    return {each.id: each.decimals for each in dataset.catalog.indicators.values()}


def _places(
    step: float,
    usual: float,
    standing: str,
    value: float,
    low: float,
    high: float,
    *,
    decimals: int,
) -> int:
    leading = _leading(value)
    if step > 0:
        printed = units.last_digit(step)
        shortened = printed > _PRINTED and not math.isnan(usual)
        return int(min(printed, max(usual, _FINEST, leading))) if shortened else printed
    if math.isnan(value):
        return decimals
    if standing not in _COMPUTED:
        return int(min(decimals if math.isnan(usual) else usual, units.last_digit(value)))
    decimals = max(decimals, leading)
    sides = {"over": 2 * (value - low), "under": 2 * (high - value)}
    width = sides.get(standing, high - low)
    if not math.isfinite(width) or width <= 0:
        return decimals
    return max(0, min(decimals, math.floor(math.log10(_WIDEST / width) + 1e-9)))


def _leading(value: float) -> int:
    """Digits after the point that leave a small number two of its own: 4 for 0.0019."""
    size = abs(round(value, 9))
    return _LEADING - 1 - math.floor(math.log10(size)) if size > 0 else 0


def with_labels(rows: pd.DataFrame, dataset: Dataset, lang: str) -> pd.DataFrame:
    """The rows of `with_digits` with `label` and the `tip_` columns in the reader's language."""
    need(rows, "series_name", *DIGITS)
    cited = {ids: credits.credit(ids, dataset, lang) for ids in rows["source"].unique()}
    words = [_words(row, lang) for row in rows.to_dict("records")]
    frame = pd.DataFrame(words, index=rows.index, columns=["label", *tip_titles(lang)])
    frame["tip_source"] = rows["source"].map(cited)
    undrawn = [name for name in (*frame, "inferred", "early") if name in rows]
    return rows.drop(columns=undrawn).join(frame)


def _words(row: Row, lang: str) -> dict[str, str]:
    return {
        "label": short(row, lang),
        "tip_what": f"{row['series_name']} · {period.label(str(row['period']), lang)}",
        "tip_value": amount(row, lang),
        "tip_range": range_words(row, lang),
        "tip_standing": text.say(f"standing.{row['standing']}", lang),
        "tip_source": "",
    }


def factors(rows: pd.DataFrame, lang: str) -> pd.Series:
    """From the published unit of each row to the one that is written beside the others."""
    each = zip(rows["unit"], rows["largest"], strict=True)
    found = [units.scale(unit, lang, largest) for unit, largest in each]
    return pd.Series(found, index=rows.index, dtype=float)


def with_scale(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The rows with `scaled`: the value in the unit that the language writes, for an axis."""
    return rows.assign(scaled=rows["value"] * factors(rows, lang))


def amount(row: Row, lang: str) -> str:
    """The number of a row with its unit and its word of doubt, as a sentence writes it.

    An average over years says so.
    """
    key, said = f"quality.{_doubt(row)}", plain_amount(row, lang)
    if text.has(key):
        said = text.say(key, lang, value=said, **_ends(row, lang))
    average = row.get("span") == "average"
    return text.say("quality.average", lang, value=said) if average else said


def _doubt(row: Row) -> str:
    """The word of doubt; for a rough number `rough`, or `rough_over` where it is a bound too."""
    if not row["rough"]:
        return str(row["standing"])
    return f"rough_{row['standing']}" if row["standing"] in ("over", "under") else "rough"


def _ends(row: Row, lang: str) -> dict[str, str]:
    """Both ends of a range to the digit of the number, and with their unit as `least` and `top`.

    In Chinese each end has its unit.
    """
    written = {side: plain_amount(row | {"value": row[side]}, lang) for side in ("low", "high")}
    bare = {side: _number(row, row[side], lang) for side in ("low", "high")}
    both = {"least": written["low"], "top": written["high"]}
    return both | (written if lang == "zh" else bare)


def named_amount(row: Row, lang: str, key: str = "caption.named") -> str:
    """The number of a row with its period and what it is of, as one of a list."""
    fields = {"name": row["series_name"], "value": amount(row, lang), "period": dated(row, lang)}
    return text.say(key, lang, **fields)


def was(row: Row, lang: str) -> str:
    """The number of a row as a predicate: `about 13%`, in Chinese with its verb."""
    key = f"was.{_doubt(row)}" if text.has(f"was.{_doubt(row)}") else "was.plain"
    return text.say(key, lang, value=plain_amount(row, lang), **_ends(row, lang))


def without_range(row: Row, lang: str) -> str:
    """The number of a row with its word of doubt alone; its range stands elsewhere."""
    standing = "about" if row["rough"] else row["standing"]
    return amount(row | {"rough": False, "standing": standing}, lang)


def rough_range(row: Row, lang: str) -> str:
    """The range that `without_range` leaves out, in words; nothing where it leaves out none."""
    if not row["rough"]:
        return ""
    sides = {"rough": "both", "rough_over": "high", "rough_under": "low"}
    said = text.say(f"range.{sides[_doubt(row)]}", lang, **_ends(row, lang))
    return text.say("range.by_rounding", lang, range=said)


def in_full(prefix: str, row: Row, lang: str, **fields: object) -> str:
    """The sentence about a row that its word of doubt asks for: `prefix.about`, `prefix.plain`."""
    standing = f"{prefix}.{row['standing']}"
    fields |= {"value": plain_amount(row, lang), "period": dated(row, lang)} | _ends(row, lang)
    return text.say(standing if text.has(standing) else f"{prefix}.plain", lang, **fields)


def in_brackets(row: Row, lang: str) -> str:
    """The range of a rounded number behind it; nothing where it says no more than the number."""
    closed = math.isfinite(row["low"]) and math.isfinite(row["high"])
    if row["rough"] or row["standing"] != "about" or not closed:
        return ""
    return text.say("range.brackets", lang, **_ends(row, lang))


def dated(row: Row, lang: str) -> str:
    """The period of a row, with a word where its text does not name it, or calls it preliminary."""
    said = period.label(row["period"], lang)
    if row.get("inferred") == "year":
        said = text.say("note.year_inferred", lang, period=said)
    early = row.get("early") == "preliminary"
    return text.say("note.preliminary", lang, period=said) if early else said


def _ends_of(choice: Choice) -> tuple[str, ...]:
    """The chosen ends of time; empty where a figure leaves none to choose."""
    return choice.many("period") if choice.has("period") else ("", "")


def nothing(choice: Choice, known: Iterable[str]) -> str:
    """Why there is nothing to draw: by a day, between two periods, or at all.

    `known` are the periods that there are figures for, whatever the day and the ends.
    """
    lang, there = choice.lang, period.ordered(set(known))
    first, last = _ends_of(choice)
    inside = [each for each in there if not first or period.lies_within(each, first, last)]
    if inside and choice.asof:
        return text.say("note.nothing_by", lang, date=choice.asof)
    if inside or not there or not first:
        return text.say("note.nothing", lang)
    before = [each for each in there if period.parse(each).order < period.parse(first).order]
    after = [each for each in there if period.parse(each).order > period.parse(last).order]
    near = [period.label(each, lang) for each in (*before[-1:], *after[:1])]
    asked = from_to(first, last, lang)
    return text.say("note.nothing_for", lang, asked=asked, near=text.join(near, lang))


def from_to(first: str, last: str, lang: str) -> str:
    """Two periods as a stretch of time; one where both are the same."""
    ends = {"first": period.label(first, lang), "last": period.label(last, lang)}
    return text.say("note.from_to", lang, **ends) if first != last else ends["first"]


def plain_amount(row: Row, lang: str) -> str:
    """The number of a row with its unit, for a sentence that says its word of doubt elsewhere."""
    written = {"decimals": row["places"], "largest": row["largest"], "counter": row["counter"]}
    return units.amount(row["value"], row["unit"], lang, **written)


def _number(row: Row, value: float, lang: str) -> str:
    factor = _factor(row, lang)
    return units.number(value * factor, max(0, row["places"] - round(math.log10(factor))))


def short(row: Row, lang: str) -> str:
    """The number as a mark's label: `≈8`, `>13`, `8.9`; where sources differ, their range."""
    standing = "about" if row["rough"] else str(row["standing"])
    if standing == "sources_differ" and math.isfinite(row["low"]) and math.isfinite(row["high"]):
        return "–".join(_number(row, row[side], lang) for side in ("low", "high"))
    if standing == "not_told":
        return text.say("standing.not_told", lang)
    plus = "+" if row.get("signed") and row["value"] > 0 else ""
    return f"{_SIGNS.get(standing, '')}{plus}{_number(row, row['value'], lang)}"


def range_words(row: Row, lang: str) -> str:
    """The range in words: closed, open on one side, exact, or not known."""
    low, high = row["low"], row["high"]
    if math.isnan(low) or math.isnan(high) or (math.isinf(low) and math.isinf(high)):
        return text.say("range.unknown", lang)
    more = row["places"] + (2 if row["standing"] in ("stated", *_COMPUTED) else 1)
    factor = _factor(row, lang)
    ends = {"low": _trimmed(low, factor, more), "high": _trimmed(high, factor, more)}
    if ends["low"] == ends["high"]:
        return text.say("range.exact", lang)
    side = "low" if math.isinf(low) else "high" if math.isinf(high) else "both"
    return text.say(f"range.{side}", lang, **ends)


def _factor(row: Row, lang: str) -> float:
    return units.scale(row["unit"], lang, row["largest"])


def _trimmed(value: float, factor: float, places: int) -> str:
    places = max(0, places - round(math.log10(factor)))
    written = units.number(value * factor, places)
    return written.rstrip("0").rstrip(".") if "." in written else written


def standard(rows: pd.DataFrame, dataset: Dataset, lang: str) -> str:
    """The standard sentence of a caption: unit, coverage and price basis of the rows drawn."""
    if rows.empty:
        return ""
    parts = [text.say("caption.unit", lang, unit=text.join(_units(rows, lang), lang))]
    for column, table in (("coverage", "coverage"), ("prices", "prices")):
        ids = [key for key in dict.fromkeys(rows[column]) if key]
        parts += [dataset.catalog.entry(table, key).sentence[lang] for key in ids]
    stop = text.say("word.stop", lang)
    return stop.join(part.rstrip(". " + stop) for part in parts if part) + stop.rstrip()


def captioned(rows: pd.DataFrame, dataset: Dataset, lang: str, *legend: str) -> str:
    """The standard sentence with a legend behind it; nothing where nothing is drawn."""
    parts = [standard(rows, dataset, lang), *legend] if len(rows) else []
    return text.sentences(parts, lang)


def key_to_marks(points: pd.DataFrame, lang: str, *more: str) -> tuple[str, ...]:
    """What the marks mean, of those that are drawn; `more` names records below `mark.`."""
    standings = set(points["standing"])
    hollow = [text.say(f"standing.{each}", lang) for each in HOLLOW if each in standings]
    words = text.say("word.listing", lang).join(hollow)
    said = [text.say("mark.hollow", lang, words=words)] if hollow else []
    return (*said, *key_to_bounds(points, lang), *(text.say(f"mark.{each}", lang) for each in more))


def key_to_bounds(points: pd.DataFrame, lang: str) -> tuple[str, ...]:
    """What the arrows mean, of those that are drawn."""
    drawn = [each for each in ("over", "under") if points["standing"].eq(each).any()]
    return tuple(text.say(f"mark.{each}", lang) for each in drawn)


def _units(rows: pd.DataFrame, lang: str) -> list[str]:
    found = rows[["unit", "largest", "counter"]].itertuples(index=False)
    return list(dict.fromkeys(units.name(unit, lang, *more) for unit, *more in found))


def left_out(
    dataset: Dataset, choice: Choice, counted: Mapping[str, tuple[str, ...] | None], **where: str
) -> tuple[str, ...]:
    """What an as-of date hides: points not yet published, points without a known date.

    `counted` names the indicators, each with the industries that count; None is every one.
    """
    if not choice.asof:
        return ()
    later = undated = 0
    for indicator, industries in counted.items():
        counts = dataset.left_out(indicator, industry=industries, as_of=choice.asof, **where)
        later, undated = later + counts.not_yet, undated + counts.undated
    said = hidden(LeftOut(later, undated), choice)
    return said or (text.say("note.asof_nothing", choice.lang, date=choice.asof),)


def hidden(counts: LeftOut, choice: Choice, of: str = "figures") -> tuple[str, ...]:
    """The sentence on what a day hides, of which it counts what there is; none where it is none.

    `of` is `figures` or `targets`.
    """
    lang, kinds = choice.lang, {"later": counts.not_yet, "undated": counts.undated}
    said = [text.say(f"note.asof_{of}_{kind}", lang, count=n) for kind, n in kinds.items() if n]
    listed = text.join(said, lang)
    return (text.say(f"note.asof_{of}", lang, date=choice.asof, hidden=listed),) if said else ()


def open_ends(choice: Choice, known: Iterable[str], drawn: Iterable[str]) -> tuple[str, ...]:
    """A sentence for each end of the chosen range for which there is no figure.

    `known` are the periods that there are figures for, whatever the day and the ends. Where
    nothing is drawn `nothing` says why.
    """
    if not known:
        return ()
    lang, (first, last) = choice.lang, _ends_of(choice)
    inside = [each for each in known if first and period.lies_within(each, first, last)]
    if not inside or not [*drawn]:
        return ()
    ends = {"before": (first, inside[0]), "after": (last, inside[-1])}
    return tuple(
        text.say(
            f"note.none_{side}",
            lang,
            asked=period.label(asked, lang),
            near=period.label(near, lang),
        )
        for side, (asked, near) in ends.items()
        if asked != near
    )


def why_cut(marked: pd.DataFrame, lang: str) -> tuple[str, ...]:
    """Why a line is cut: a sentence for each break between points of one series.

    `marked`: the rows drawn, as `with_breaks` gives them.
    """
    across = marked.groupby("series")["segment"].transform("nunique") > 1
    reason = f"break_reason_{lang}"
    named: dict[str, list[str]] = {}
    for row in marked[across & (marked[reason] != "")].to_dict("records"):
        named.setdefault(row[reason], []).append(row["series_name"])
    return tuple(
        text.say("note.break_of", lang, names=text.join(list(dict.fromkeys(names)), lang), why=why)
        for why, names in named.items()
    )


def year_inferred(rows: pd.DataFrame, lang: str) -> tuple[str, ...]:
    """A sentence about the periods that a text does not name itself (see data/README.md)."""
    found = rows[rows["inferred"].eq("year")]["period"]
    said = [period.label(each, lang) for each in dict.fromkeys(found)]
    return (text.say("note.inferred", lang, periods=text.join(said, lang)),) if said else ()
