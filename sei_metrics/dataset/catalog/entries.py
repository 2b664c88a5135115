"""The entries of catalog.toml, one class a table. Words stand in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sei_metrics.text import Words
from sei_metrics.units import Counter, Unit

INDICATOR_KINDS = ("flow", "stock", "rate", "share", "index", "ratio", "count", "change")
LEVELS = ("flow", "stock", "count", "index")
RHYTHMS = ("annual", "quarterly", "monthly", "irregular")
ROLES = ("itself", "context")


def _one_of(*choices: str) -> Any:
    return field(metadata={"choices": choices})


def _names(kind: str) -> Any:
    return field(metadata={"refers": kind})


def _holds(entry: type[Any]) -> Any:
    return field(metadata={"entries": entry})


def _may_name(kind: str) -> Any:
    return field(default="", metadata={"refers": kind})


def _may_name_several(kind: str) -> Any:
    return field(default=(), metadata={"refers": kind})


def unit_fits(kind: str, unit: str) -> bool:
    """Whether an indicator of this kind can be counted in a unit of that kind."""
    if kind in ("rate", "share"):
        return unit == "percent"
    if kind == "index":
        return unit == "index"
    return kind in ("change", "ratio") or unit not in ("percent", "points")


@dataclass(frozen=True)
class Indicator:
    """What is measured.

    `gap_of` (rate, reference), `share_of` (part, whole) and `growth_of` (levels, each by itself)
    name the indicators that its figures can be checked against. `comparator` and `denominator` are
    meant at industry `all` unless `denominator_industry` names another. `counter` says what a
    number of it counts.
    """

    id: str
    name: Words
    short: Words
    definition: Words
    decimals: int
    comparable_levels: bool
    unit: str = _names("unit")
    kind: str = _one_of(*INDICATOR_KINDS)
    rhythm: str = _one_of(*RHYTHMS)
    role: str = _one_of(*ROLES)
    comparator: str = _may_name("indicator")
    denominator: str = _may_name("indicator")
    denominator_industry: str = _may_name("industry")
    default_definition: str = _may_name("definition")
    gap_of: tuple[str, ...] = _may_name_several("indicator")
    share_of: tuple[str, ...] = _may_name_several("indicator")
    growth_of: tuple[str, ...] = _may_name_several("indicator")
    counter: str = _may_name("counter")


@dataclass(frozen=True)
class Folded:
    """What to ask for instead of an id that gave way to a wider indicator.

    Its figures are those of `indicator` of this industry and this coverage; an empty one is any.
    """

    id: str
    indicator: str = _names("indicator")
    industry: str = _may_name("industry")
    coverage: str = _may_name("coverage")

    @property
    def instead(self) -> dict[str, str]:
        """The ids to ask for, by their kind."""
        kept = {"industry": self.industry, "coverage": self.coverage}
        return {"indicator": self.indicator} | {kind: one for kind, one in kept.items() if one}


@dataclass(frozen=True)
class Industry:
    """An industry, product or group of them, with its scheme and place in it.

    `counter` says what a number of it counts.
    """

    id: str
    name: Words
    short: Words
    order: int
    scheme: str = _one_of("sei", "product", "related")
    role: str = _one_of(*ROLES)
    group: str = field(default="", metadata={"choices": ("pillar", "leading", "")})
    colour: int = 0
    parent: str = _may_name("industry")
    overlaps: bool = False
    counter: str = _may_name("counter")


@dataclass(frozen=True)
class Region:
    """A nation, province or city, or the world.

    `within` is the region that it lies in: of a city its province.
    """

    id: str
    name: Words
    kind: str = _one_of("nation", "world", "province", "city")
    within: str = _may_name("region")


@dataclass(frozen=True)
class Coverage:
    """Which units are counted, with the standard sentence that a caption says."""

    id: str
    name: Words
    sentence: Words


@dataclass(frozen=True)
class Definition:
    """Whose counting, and by which list."""

    id: str
    name: Words
    note: Words


@dataclass(frozen=True)
class Prices:
    """A price basis, with the standard sentence that a caption says."""

    id: str
    name: Words
    sentence: Words


@dataclass(frozen=True)
class Way:
    """One way to count a market: the indicators to add up, whose count, and which edition.

    `reading` is `level`, or `change` for the change of a stock between two year ends.
    """

    id: str
    name: Words
    note: Words
    parts: tuple[str, ...] = _names("indicator")
    reading: str = _one_of("level", "change")
    definition: str = _names("definition")
    vintage: str = _may_name("vintage")


@dataclass(frozen=True)
class Market:
    """A world market and the ways to count China's part in it, the first one preferred.

    The parts of each way are those of the market's own industry. `part_of` names a wider market
    that counts this one too, so that both are never counted side by side.
    """

    id: str
    name: Words
    order: int
    unit: str = _names("unit")
    industry: str = _names("industry")
    ways: Mapping[str, Way] = _holds(Way)
    part_of: str = _may_name("market")


@dataclass(frozen=True)
class Split:
    """Parts that make up a whole: all of it and without overlap, for the indicators named."""

    id: str
    name: Words
    note: Words
    whole: str = _names("industry")
    parts: tuple[str, ...] = _names("industry")
    indicators: tuple[str, ...] = _names("indicator")


@dataclass(frozen=True)
class Reason:
    """Why a figure was set aside, a row of the material not used, or a cell corrected."""

    id: str
    name: Words


@dataclass(frozen=True)
class Subject:
    """Whose share of GDP is drawn: the share as stated, and the level it is computed from too."""

    id: str
    name: Words
    title: Words
    share: str = _names("indicator")
    industry: str = _names("industry")
    level: str = _may_name("indicator")


@dataclass(frozen=True)
class Sector:
    """A growth rate, its reference, the gap that is stated between them, and their coverage."""

    id: str
    name: Words
    rate: str = _names("indicator")
    reference: str = _names("indicator")
    gap: str = _names("indicator")
    coverage: str = _names("coverage")

    @property
    def indicators(self) -> tuple[str, str, str]:
        """Rate, reference and gap."""
        return self.rate, self.reference, self.gap


Entry = (
    Indicator
    | Industry
    | Region
    | Coverage
    | Definition
    | Prices
    | Market
    | Split
    | Reason
    | Unit
    | Counter
    | Subject
    | Sector
)
