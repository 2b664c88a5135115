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
    rows = rows if "largest" in rows else sized(rows)
    cited = {ids: credits.credit(ids, dataset, lang) for ids in rows["source"].unique()}
    words = [_words(row, lang, decimals) for row in rows.to_dict("records")]
    frame = pd.DataFrame(words, index=rows.index, columns=["label", *tip_titles(lang)])
    frame["tip_source"] = rows["source"].map(cited)
    return rows.drop(columns=[name for name in frame if name in rows]).join(frame)


def _words(row: Row, lang: str, decimals: int) -> dict[str, str]:
    places = _places(row, decimals)
    return {
        "label": short(row, lang, decimals),
        "tip_what": f"{row['series_name']} · {period.label(str(row['period']), lang)}",
        "tip_value": amount(row, lang, decimals=decimals),
        "tip_range": range_words(row, lang, places),
        "tip_standing": text.say(f"standing.{row['standing']}", lang),
        "tip_source": "",
    }


def sized(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with `largest`, the largest number of their unit: all are written in its scale."""
    return rows.assign(largest=rows["value"].abs().groupby(rows["unit"]).transform("max"))


def factors(rows: pd.DataFrame, lang: str) -> pd.Series:
    """From the published unit of each row to the one that is written beside the others."""
    sizes = rows if "largest" in rows else sized(rows)
    each = zip(sizes["unit"], sizes["largest"], strict=True)
    found = [units.scale(unit, lang, largest) for unit, largest in each]
    return pd.Series(found, index=rows.index, dtype=float)


def scaled(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The rows with `scaled`: the value in the unit that the language writes, for an axis."""
    return rows.assign(scaled=rows["value"] * factors(rows, lang))


def amount(row: Row, lang: str, *, decimals: int = 1) -> str:
    """The number with its unit and its word of doubt, as a sentence writes it."""
    places = _places(row, decimals)
    value, unit = float(str(row["value"])), str(row["unit"])
    written = units.amount(value, unit, lang, decimals=places, largest=row.get("largest"))
    key = f"quality.{row['standing']}"
    return text.say(key, lang, value=written) if text.has(key) else written


def opening(sentence: str) -> str:
    """A sentence with its first letter raised, behind the marks of bold type."""
    start = len(sentence) - len(sentence.lstrip("*"))
    return sentence[:start] + sentence[start : start + 1].upper() + sentence[start + 1 :]


def short(row: Row, lang: str, decimals: int) -> str:
    """The number as a mark's label: `≈8`, `>13`, `8.9`; where sources differ, their range."""
    places = _places(row, decimals)
    standing, factor = str(row["standing"]), _factor(row, lang)
    places = max(0, places - round(math.log10(factor)))
    low, high = float(str(row["low"])), float(str(row["high"]))
    if standing == "sources_differ" and math.isfinite(low) and math.isfinite(high):
        return f"{units.number(low * factor, places)}–{units.number(high * factor, places)}"
    value = units.number(float(str(row["value"])) * factor, places)
    plus = "+" if row.get("signed") and float(str(row["value"])) > 0 else ""
    return f"{_SIGNS.get(standing, '')}{plus}{value}"


def range_words(row: Row, lang: str, places: int) -> str:
    """The range in words: closed, open on one side, exact, or not known."""
    low, high = float(str(row["low"])), float(str(row["high"]))
    if math.isnan(low) or math.isnan(high):
        return text.say("range.unknown", lang)
    more = places + (2 if row["standing"] in ("stated", "calculated", "implied") else 1)
    factor = _factor(row, lang)
    ends = {"low": _trimmed(low, factor, more), "high": _trimmed(high, factor, more)}
    if math.isinf(low) and math.isinf(high):
        return text.say("range.unknown", lang)
    side = "low" if math.isinf(low) else "high" if math.isinf(high) else "both"
    return text.say(f"range.{side}", lang, **ends)


def _places(row: Row, decimals: int) -> int:
    """Place of the last digit that the publisher printed; a computed number has `decimals`."""
    step = row.get("step")
    return units.last_digit(step) if isinstance(step, float) and step > 0 else decimals


def _factor(row: Row, lang: str) -> float:
    return units.scale(str(row["unit"]), lang, float(str(row.get("largest", row["value"]))))


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


def captioned(rows: pd.DataFrame, dataset: Dataset, lang: str, legend: str) -> str:
    """The standard sentence with a legend behind it; nothing where nothing is drawn."""
    return standard(rows, dataset, lang) + legend if len(rows) else ""


def _units(rows: pd.DataFrame, lang: str) -> list[str]:
    sizes = rows if "largest" in rows else sized(rows)
    largest = dict(zip(sizes["unit"], sizes["largest"], strict=True))
    return [units.name(unit, lang, largest[unit]) for unit in dict.fromkeys(rows["unit"])]


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
