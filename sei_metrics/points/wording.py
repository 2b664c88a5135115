"""The words that rows carry: labels, amounts, tooltips, captions and notes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from sei_metrics import period, text, units
from sei_metrics.dataset import Dataset
from sei_metrics.options import Choice
from sei_metrics.points import credits

Row = dict[Any, Any]
_YEAR_INFERRED = "year inferred"
_SIGNS = {"about": "≈", "over": ">", "under": "<", "nearly": "≲"}


def tip_titles(lang: str) -> dict[str, str]:
    """Titles of the tooltip's lines."""
    columns = ("what", "value", "range", "standing", "source")
    return {f"tip_{column}": text.say(f"tip.{column}", lang) for column in columns}


def told(rows: pd.DataFrame, dataset: Dataset, lang: str, *, decimals: int = 1) -> pd.DataFrame:
    """The rows with `label` and the `tip_` columns in the reader's language.

    A number has the decimals its publisher printed (from `step`); a computed one `decimals`.
    """
    cited = {ids: credits.credit(ids, dataset, lang) for ids in rows["source"].unique()}
    words = [_words(row, lang, decimals) for row in rows.to_dict("records")]
    frame = pd.DataFrame(words, index=rows.index, columns=["label", *tip_titles(lang)])
    frame["tip_source"] = rows["source"].map(cited)
    return rows.drop(columns=[name for name in frame if name in rows]).join(frame)


def _words(row: Row, lang: str, decimals: int) -> dict[str, str]:
    step = row.get("step")
    places = units.decimals_of(step) if isinstance(step, float) and step > 0 else decimals
    return {
        "label": short(row, lang, decimals),
        "tip_what": f"{row['series_name']} · {period.label(str(row['period']), lang)}",
        "tip_value": amount(row, lang, decimals=decimals),
        "tip_range": range_words(row, lang, places),
        "tip_standing": text.say(f"standing.{row['standing']}", lang),
        "tip_source": "",
    }


def scaled(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The rows with `scaled`: the value in the unit that the language writes, for an axis."""
    factor = rows["unit"].map(lambda unit: units.scale(unit, lang))
    return rows.assign(scaled=rows["value"] * factor)


def amount(row: Row, lang: str, *, decimals: int = 1) -> str:
    """The number with its unit and its word of doubt, as a sentence writes it."""
    step = row.get("step")
    places = units.decimals_of(step) if isinstance(step, float) and step > 0 else decimals
    written = units.amount(float(str(row["value"])), str(row["unit"]), lang, decimals=places)
    key = f"quality.{row['standing']}"
    return text.say(key, lang, value=written) if text.has(key) else written


def opening(sentence: str) -> str:
    """A sentence with its first letter raised, behind the marks of bold type."""
    start = len(sentence) - len(sentence.lstrip("*"))
    return sentence[:start] + sentence[start : start + 1].upper() + sentence[start + 1 :]


def short(row: Row, lang: str, decimals: int) -> str:
    """The number as a mark's label: `≈8`, `>13`, `8.9`; where sources differ, their range."""
    step = row.get("step")
    places = units.decimals_of(step) if isinstance(step, float) and step > 0 else decimals
    unit, standing = str(row["unit"]), str(row["standing"])
    factor = units.scale(unit, lang)
    places = max(0, places - round(math.log10(factor)))
    low, high = float(str(row["low"])), float(str(row["high"]))
    if standing == "sources_differ" and math.isfinite(low) and math.isfinite(high):
        return f"{units.number(low * factor, places)}–{units.number(high * factor, places)}"
    value = units.number(float(str(row["value"])) * factor, places)
    plus = "+" if row.get("signed") and float(str(row["value"])) > 0 else ""
    return f"{_SIGNS.get(standing, '')}{plus}{value}"


def range_words(row: Row, lang: str, places: int) -> str:
    """The range in words: closed, open on one side, exact, or not known."""
    low, high, unit = float(str(row["low"])), float(str(row["high"])), str(row["unit"])
    if math.isnan(low) or math.isnan(high):
        return text.say("range.unknown", lang)
    more = places + (2 if row["standing"] in ("stated", "calculated", "implied") else 1)
    ends = {
        "low": _trimmed(low, unit, lang, more),
        "high": _trimmed(high, unit, lang, more),
    }
    if math.isinf(low) and math.isinf(high):
        return text.say("range.unknown", lang)
    side = "low" if math.isinf(low) else "high" if math.isinf(high) else "both"
    return text.say(f"range.{side}", lang, **ends)


def _trimmed(value: float, unit: str, lang: str, places: int) -> str:
    factor = units.scale(unit, lang)
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


def captioned(rows: pd.DataFrame, dataset: Dataset, lang: str, legend: str) -> str:
    """The standard sentence with a legend behind it; nothing where nothing is drawn."""
    return standard(rows, dataset, lang) + legend if len(rows) else ""


def _units(rows: pd.DataFrame, lang: str) -> list[str]:
    return [units.name(unit, lang) for unit in dict.fromkeys(rows["unit"])]


def left_out(
    dataset: Dataset,
    choice: Choice,
    indicators: Iterable[str],
    *,
    of: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    **where: str,
) -> tuple[str, ...]:
    """What an as-of date hides: points not yet published, points without a known date.

    `of` names the industries of an indicator that count; without, every one does.
    """
    if not choice.asof:
        return ()
    later = undated = 0
    for indicator in indicators:
        industries = of.get(indicator)
        counts = dataset.left_out(indicator, industry=industries, as_of=choice.asof, **where)
        later, undated = later + counts.not_yet, undated + counts.undated
    fields = {"date": choice.asof, "later": later, "undated": undated}
    return (text.say("note.asof", choice.lang, **fields),)


def year_inferred(rows: pd.DataFrame, lang: str) -> tuple[str, ...]:
    """A sentence about the periods that a text does not name itself (see data/README.md)."""
    found = rows[rows["note"].fillna("").str.contains(_YEAR_INFERRED)]["period"]
    said = [period.label(each, lang) for each in dict.fromkeys(found)]
    return (text.say("note.inferred", lang, periods=text.join(said, lang)),) if said else ()
