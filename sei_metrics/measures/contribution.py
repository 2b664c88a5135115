"""What a part adds to the growth of its whole."""

from __future__ import annotations

import numpy as np

from sei_metrics.errors import SeiError
from sei_metrics.kinds import Values, above, elementwise
from sei_metrics.rounding import against, along, directions, one_unit_in


@directions(along(1), along(0))
@elementwise
def contribution(
    previous_share: Values, rate: Values | float, *, overlapping: Values | bool = False
) -> Values:
    """What a part adds to the growth of its whole, in percentage points.

    Formula: previous_share / 100 x rate, the share being that of the same period a year before.
    Range: any number.
    Cautions: exact when share and rate are on current prices, or the share on the previous year's
    prices and the rate real; with a nominal share and a real rate at other prices it is an
    approximation and has to say so. Parts that overlap add up to more than the whole: refused.
    Source: arithmetic. Chinese statistical yearbooks state it for the three industries as growth of
    GDP times the contribution rate, at constant prices: the same where share and rate are so.

    >>> contribution(20.0, 10.0)
    2.0
    """
    if np.any(overlapping):
        raise SeiError("refusal.overlapping")
    points: Values = previous_share / 100 * rate
    return points


@directions(+1, -1, 0)
@elementwise
def contribution_of_levels(
    part: Values, part_before: Values | float, whole_before: Values | float
) -> Values:
    """What a part adds to the growth of its whole, out of levels, in percentage points.

    Formula: (part - part_before) / whole_before x 100, all in one unit. Range: any number; missing
    where whole_before <= 0. A part that was nothing before has a contribution, though no rate.
    Cautions: levels at current prices, of one edition and one basis; it is then exact, and over all
    parts that make up the whole it sums to the growth of the whole. Over several years it is the
    contribution to the growth of all of them together, not of a year.
    Source: `contribution`, with share and rate written in levels.

    >>> contribution_of_levels(12.0, 10.0, 50.0)
    4.0
    """
    points: Values = (part - part_before) / above(whole_before, 0) * 100
    return points


@one_unit_in()
@directions(+1, against(0), beyond=(1,))
@elementwise
def contribution_rate(contribution: Values, total_growth: Values | float) -> Values:
    """A part's contribution as a percentage of the growth of the whole.

    Formula: contribution / total_growth x 100. Range: any number; it may pass 100 where other parts
    shrink; missing where total growth is not above 0, and with ranges where it is not above 0
    beyond its rounding.
    Cautions: the contribution rates of all parts sum to 100; one alone says nothing of size.
    Source: notes of Chinese statistical yearbooks, "contribution rate": the increment of the part
    over that of the whole, at constant prices.

    >>> contribution_rate(2.0, 5.0)
    40.0
    """
    percent: Values = contribution / above(total_growth, 0) * 100
    return percent
