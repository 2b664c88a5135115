"""What a target asks: the growth still needed to move a share, and where a growth rate leads."""

from __future__ import annotations

from typing import Any

import numpy as np

from sei_metrics.errors import SeiError
from sei_metrics.kinds import Values, above, at_least, counted, elementwise, numbers
from sei_metrics.rounding import Rounded, directions


def _factor(share_now: Any, share_target: Any, years: Any) -> Any:
    return (share_target / share_now) ** (1 / counted(years))


def _need_at_end(
    share_now: Any, share_target: Any, *, years: Any, reference_growth: Any = 0.0
) -> Any:
    """The need at an end of the ranges, where a share "under 4" begins at 0 and not below."""
    start, goal, growth = (
        np.maximum(each, 0) for each in (share_now, share_target, 1 + reference_growth / 100)
    )
    return (growth * _factor(start, goal, years) - 1) * 100


@directions(-1, +1, corner=elementwise(_need_at_end))
@elementwise
def required_relative_growth(
    share_now: Values, share_target: Values | float, *, years: Values | float
) -> Values:
    """By how much a year the part must outgrow the whole to reach a share, in percent a year.

    Formula: ((share_target / share_now)^(1 / years) - 1) x 100. Range: -100 upwards; missing where
    share_now <= 0 or share_target < 0.
    Cautions: needs no forecast of the whole. Both shares on one definition, with no break between
    them. A start given as "over" makes it the highest need, one given as "under" and a target given
    as "over" the lowest.
    Source: the compound annual rate of change of the share, as in `average_growth`.

    >>> round(required_relative_growth(10.0, 12.1, years=2), 9)
    10.0
    """
    factor = _factor(above(share_now, 0), at_least(share_target, 0), years)
    needed: Values = (factor - 1) * 100
    return needed


@directions(-1, +1, corner=elementwise(_need_at_end), reference_growth=+1)
@elementwise
def required_growth(
    share_now: Values,
    share_target: Values | float,
    *,
    years: Values | float,
    reference_growth: Values | float,
) -> Values:
    """The growth a year that brings a share to its target while the whole grows, in percent.

    Formula: ((1 + g/100) x (share_target / share_now)^(1 / years) - 1) x 100, g the growth of the
    whole in current prices. Range: -100 upwards; missing where share_now <= 0, share_target < 0 or
    g < -100.
    Cautions: g is an assumption and is written beside the result. The result is in current prices:
    set it against published real growth only with that said and on the same coverage.
    Source: `required_relative_growth` and `relative_growth` put together.

    >>> round(required_growth(10.0, 12.1, years=2, reference_growth=5.0), 9)
    15.5
    """
    factor = _factor(above(share_now, 0), at_least(share_target, 0), years)
    needed: Values = (at_least(1 + reference_growth / 100, 0) * factor - 1) * 100
    return needed


@directions(+1, +1, reference_growth=-1)
@elementwise
def projected_share(
    share_now: Values,
    rate: Values | float,
    *,
    years: Values | float,
    reference_growth: Values | float,
) -> Values:
    """The share reached when part and whole keep growing at given rates, in percent.

    Formula: share_now x ((1 + rate/100) / (1 + g/100))^years, g the growth of the whole. Range: 0
    upwards; missing where share_now < 0, rate < -100 or g <= -100. A result above 100 says that the
    rates cannot last that long.
    Cautions: both rates in current prices; arithmetic, not a forecast.
    Source: the inverse of `required_growth`.

    >>> round(projected_share(10.0, 21.0, years=2, reference_growth=10.0), 9)
    12.1
    """
    pace = at_least(1 + rate / 100, 0) / above(1 + reference_growth / 100, 0)
    reached: Values = at_least(share_now, 0) * pace ** counted(years)
    return reached


def target_met(level: Rounded | float, target: Rounded | float) -> str:
    """Whether a published level reaches a target: `met`, `missed` or `untold`.

    Both are figures with their ranges, or exact numbers.
    Formula: met where the low of the level is not below the low of the target; missed where its
    high is; else rounding leaves it open. Range: one of the three words. Level and target in one
    unit, on one basis.
    Cautions: a target given as "about" begins one step lower, "over" at its number, which must be
    reached; a plain target is exact. A missing level cannot be told.
    Source: the wording of the State Council's targets of 2010 and 2016, "about" and "over".

    >>> from sei_metrics.rounding import rounded
    >>> target_met(rounded(8.9, 0.1), rounded(8.0, 1.0, "~"))
    'met'
    >>> target_met(rounded(13.0, 1.0, ">"), Rounded(17.0, 17.0, float("inf")))
    'untold'
    """
    reached, aim = _with_ends(level), _with_ends(target)
    count = max(np.size(each.value) for each in (reached, aim))
    if count != 1:
        raise SeiError("refusal.one_verdict", count=count)
    if reached.low >= aim.low:
        return "met"
    return "missed" if reached.high < aim.low else "untold"


def _with_ends(figure: Rounded | float) -> Rounded:
    """The figure with its range; an exact number is both ends of its own."""
    if isinstance(figure, Rounded):
        return figure
    exact = numbers(figure)
    return Rounded(exact, exact, exact)
