"""Parts and their whole: sums, shares, and the levels that stated shares imply."""

from __future__ import annotations

from typing import Any

import numpy as np

from sei_metrics.kinds import Array, Values, above, at_least, elementwise, numbers
from sei_metrics.rounding import against, along, directions, one_unit_in


@directions(+1, against(0))
@elementwise
def share(part: Values, whole: Values | float) -> Values:
    """A part's share of its whole, in percent.

    Formula: part / whole x 100, both in one unit. Range: 0 to 100 for a part between nothing and
    its whole; missing where whole <= 0.
    Cautions: one definition, one vintage, one price basis, one coverage in both. The ranges of
    `with_rounding` take part and whole as two operands; for a part printed beside the rest of its
    whole use `share_of_parts`.
    Source: the ordinary ratio of a part to its whole; no publisher's definition is meant.

    >>> share(3.0, 20.0)
    15.0
    """
    percent: Values = part / above(whole, 0) * 100
    return percent


@directions(+1, -1)
@elementwise
def share_of_parts(part: Values, rest: Values | float) -> Values:
    """A part's share of the whole that it makes up with the rest, in percent.

    Formula: part / (part + rest) x 100. Range: 0 to 100; missing where part or rest < 0 or both
    are 0.
    Cautions: the whole is not printed but added up, so its rounding moves with the part's: the
    range is narrower than that of `share(part, total)`. Part and rest must not overlap.
    Source: `share`, with the whole written as the sum of its parts.

    >>> share_of_parts(3.0, 17.0)
    15.0
    """
    own, other = at_least(part, 0), at_least(rest, 0)
    percent: Values = own / (own + other) * 100
    return percent


@directions(+1, against(0))
@elementwise
def gdp_share(value_added: Values, gdp: Values | float) -> Values:
    """The share of value added in gross domestic product, in percent.

    Formula: value added / GDP x 100, both in current prices of one year. Range: 0 to 100; missing
    where gdp <= 0.
    Cautions: value added only, never output or revenue, which can pass GDP. Say which vintage of
    GDP: the three-new economy of 2021 is 17.25 percent on the GDP known at its release and 16.81 on
    that after the fifth economic census.
    Source: National Bureau of Statistics, value added of the three-new economy as a share of GDP.

    >>> gdp_share(17.0, 100.0)
    17.0
    """
    percent: Values = value_added / above(gdp, 0) * 100
    return percent


@directions(+1, against(0))
@elementwise
def market_share(part: Values, world: Values | float) -> Values:
    """A country's part of the world market, in percent.

    Formula: part / world x 100, both by one definition and one edition. Range: 0 to 100; missing
    where world <= 0.
    Cautions: counts differ by who counts (GWEC and IRENA for wind, AC and DC for solar power, cars
    and all vehicles for electric mobility); a mix of two definitions is no market share.
    Source: share of a total, as the Global Wind Energy Council prints it for new installations.

    >>> market_share(19.0, 50.0)
    38.0
    """
    percent: Values = part / above(world, 0) * 100
    return percent


@one_unit_in()
@directions(+1, along(0))
@elementwise
def implied_level(share: Values, whole: Values | float) -> Values:
    """The level that a stated share of a stated whole implies, in the unit of the whole.

    Formula: share / 100 x whole. Range: 0 to the whole; missing where whole <= 0.
    Cautions: it carries the rounding of both, is marked "implied", and stands on the vintage of the
    whole on which the share was stated.
    Source: the inverse of `share`.

    >>> implied_level(15.0, 20.0)
    3.0
    """
    level: Values = share / 100 * above(whole, 0)
    return level


@elementwise
def _added(first: Any, *rest: Any) -> Any:
    if not rest:
        return np.array(first)
    sums: Array = first + rest[0]
    for part in rest[1:]:
        sums = sums + part
    return sums


@directions(+1, ..., by_row=_added)
def total(*parts: Any) -> Any:
    """The sum of stated, non-overlapping parts, in the unit of the parts.

    Several parts, or a list of them, are added row by row (battery cars and plug-in hybrids); one
    array or Series is added up to one number. Formula: part + part + ... Range: any number; missing
    where a part is missing, never the sum of the rest, and where there is no part at all.
    Cautions: parts of one definition and one edition that do not overlap; the nine industries'
    firms do (2023: 97.4 thousand against 96.0).
    Source: International Energy Agency, Global EV Data Explorer: electric cars are battery electric
    and plug-in hybrid cars together.

    >>> total(2.0, 3.0), total([2.0, 3.0])
    (5.0, 5.0)
    """
    if len(parts) == 1 and isinstance(parts[0], (list, tuple)):
        return _added(*parts[0]) if parts[0] else float("nan")
    if len(parts) == 1 and np.ndim(parts[0]):
        with np.errstate(all="ignore"):
            return float(np.sum(numbers(parts[0]))) if len(parts[0]) else float("nan")
    return _added(*parts) if parts else float("nan")
