"""Growth from two published levels, refused where the levels are not comparable."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from sei_metrics import period as periods
from sei_metrics import text, units
from sei_metrics.dataset import select
from sei_metrics.dataset.breaks import breaks_between
from sei_metrics.dataset.catalog import Indicator
from sei_metrics.dataset.model import Data
from sei_metrics.dataset.schema import SERIES, records
from sei_metrics.errors import SeiError

_LEVELS = ("flow", "stock", "index", "count")


@dataclass(frozen=True)
class LevelChange:
    """The change from one published level to the next, in percent, with the range of rounding.

    `is_growth` is false where the levels are not comparable or a break lies between.
    """

    indicator: str
    before: str
    period: str
    value: float
    low: float
    high: float
    sources: tuple[str, str]
    is_growth: bool

    def label(self, lang: str) -> str:
        """What the number may be called."""
        kind = "growth" if self.is_growth else "change_of_level"
        return text.say(f"growth_of_levels.{kind}", lang)


def year_on_year_of(
    dataset: Data,
    indicator: str,
    period: str,
    *,
    region: str = "CN",
    industry: str = "all",
    definition: str | None = None,
    as_of: select.Day = None,
    published_level: bool = False,
) -> LevelChange:
    """The change of a level against the same period a year before.

    Raises SeiError, naming both levels, where the catalog says that they are not comparable or a
    break lies between; `published_level=True` gives the number all the same, as the change of the
    published level and not as growth.
    """
    entry = dataset.catalog.indicator(indicator)
    if entry.kind not in _LEVELS:
        raise SeiError("growth_of_levels.no_level", indicator=entry.name)
    before = periods.year_before(period)
    asked = {"region": region, "industry": industry, "definition": definition}
    chosen = select.preferred(dataset, indicator, as_of=as_of, **asked)
    first, last = _pair(chosen, entry, before, period)
    place = (indicator, region, industry)
    broken = len(breaks_between(dataset, *place, before, period, as_of=as_of)) > 0
    if not published_level and (broken or not entry.comparable_levels):
        key = "broken" if entry.comparable_levels else "not_comparable"
        raise SeiError(f"growth_of_levels.{key}", **_sides(entry, dataset, first, last))
    return LevelChange(
        indicator,
        before,
        period,
        value=_growth(last["value"], first["value"]),
        low=_growth(last["low"], first["high"]),
        high=_growth(last["high"], first["low"]),
        sources=(first["source"], last["source"]),
        is_growth=entry.comparable_levels and not broken,
    )


def _growth(level: float, before: float) -> float:
    return 100 * (level / before - 1) if before > 0 else math.nan


def _pair(
    chosen: Any, entry: Indicator, before: str, after: str
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The two levels of the one series that has both periods."""
    wanted = chosen[chosen.period.isin([before, after])]
    both = wanted.groupby(list(SERIES)).filter(lambda rows: len(rows) == len((before, after)))
    found = records(both)
    if len(found) != len((before, after)):
        told = {
            name: {lang: periods.label(one, lang) for lang in text.LANGUAGES}
            for name, one in (("before", before), ("period", after))
        }
        raise SeiError("growth_of_levels.no_pair", indicator=entry.name, **told)
    first, last = sorted(found, key=lambda row: str(row["period"]))
    return first, last


def _sides(
    entry: Indicator, dataset: Data, first: dict[str, Any], last: dict[str, Any]
) -> dict[str, object]:
    """Both levels in words: industry, period and amount."""
    industry = dataset.catalog.industries[last["industry"]].name
    told: dict[str, object] = {"indicator": entry.name, "industry": industry}
    for name, row in (("before", first), ("after", last)):
        told[name] = {
            lang: text.say(
                "growth_of_levels.side",
                lang,
                period=periods.label(row["period"], lang),
                amount=units.amount(row["value"], row["unit"], lang, decimals=entry.decimals),
            )
            for lang in text.LANGUAGES
        }
    return told
