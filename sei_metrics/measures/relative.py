"""Growth set against a reference: in points, as a multiple, in percent, as growth of the share."""

from __future__ import annotations

from sei_metrics.kinds import Values, above, elementwise, only
from sei_metrics.rounding import against, directions, one_unit_in


@directions(+1, -1)
@elementwise
def growth_gap(rate: Values, reference: Values | float) -> Values:
    """Lead of a growth rate over its reference, in percentage points.

    Formula: rate - reference, both in percent. Range: any number; above 0 is faster.
    Cautions: both rates need one period, one coverage and one price basis. Points say nothing of
    proportion: 2 points over 4 percent is more than 2 points over 8.
    Source: the difference, as the National Bureau of Statistics words it: industrial SEI grew 4.4
    percentage points a year faster than all industry above designated size in 2015 to 2017.

    >>> growth_gap(9.0, 6.0)
    3.0
    """
    return rate - reference


@directions(+1, against(0))
@elementwise
def growth_multiple(rate: Values, reference: Values | float) -> Values:
    """A growth rate as a multiple of its reference, in times.

    Formula: rate / reference. Range: any number; above 1 is faster; missing where reference <= 0.
    Cautions: the nearer the reference is to 0, the less a multiple says.
    Source: the ratio, no publisher defines it; the National Development and Reform Commission spoke
    in 2018 of services growing at about twice the national rate.

    >>> growth_multiple(9.0, 6.0)
    1.5
    """
    multiple: Values = rate / above(reference, 0)
    return multiple


@directions(+1, against(0))
@elementwise
def growth_excess(rate: Values, reference: Values | float) -> Values:
    """By how much a growth rate is higher than its reference, in percent of the reference.

    Formula: (rate / reference - 1) x 100. Range: any number; above 0 is faster; missing where
    reference <= 0.
    Cautions: "40% higher than the national level" is this one; it is not 40 points.
    Source: no publisher defines it; our reading of what the National Development and Reform
    Commission said in 2018, that growth of industrial SEI was more than 40 percent above the
    national level in 2016 and 2017: true of the quotient, not of points.

    >>> growth_excess(9.0, 6.0)
    50.0
    """
    excess: Values = (rate / above(reference, 0) - 1) * 100
    return excess


@directions(+1)
@elementwise
def excess_of(multiple: Values) -> Values:
    """`growth_excess` from a multiple that is known already.

    >>> excess_of(1.5)
    50.0
    """
    excess: Values = (multiple - 1) * 100
    return excess


@directions(+1, 0)
@elementwise
def relative_growth(rate: Values, reference: Values | float) -> Values:
    """Growth of the part relative to growth of the whole, in percent: growth of its share.

    Formula: ((1 + rate/100) / (1 + reference/100) - 1) x 100. Range: any number; above 0 is
    faster, with the same sign as the gap; missing where reference <= -100.
    Cautions: it is the growth of the share only when both rates are on one price basis and cover
    the part and the whole of one account.
    Source: arithmetic, the quotient of the two growth factors; no publisher defines it.

    >>> round(relative_growth(21.0, 10.0), 9)
    10.0
    """
    growth: Values = ((1 + rate / 100) / above(1 + reference / 100, 0) - 1) * 100
    return growth


@one_unit_in()
@directions(+1, -1)
@elementwise
def implied_reference(rate: Values, gap: Values | float) -> Values:
    """The reference growth that a stated rate and a stated gap imply, in percent.

    Formula: rate - gap. Range: any number.
    Cautions: it carries the rounding of both and is marked "implied", never "stated".
    Source: the inverse of `growth_gap`.

    >>> implied_reference(9.0, 3.0)
    6.0
    """
    return rate - gap


@one_unit_in((0, 1), (2, 3))
@directions(+1, -1, -1, +1)
@elementwise
def location_quotient(
    part: Values,
    whole: Values | float,
    reference_part: Values | float,
    reference_whole: Values | float,
) -> Values:
    """A part's weight in its whole against its weight in the reference, as a ratio.

    Formula: (part / whole) / (reference_part / reference_whole), levels in one unit a pair.
    Range: 0 upwards for parts from 0; above 1 is more than the reference's weight; missing where
    whole, reference_part or reference_whole <= 0 or part < 0.
    Cautions: one definition for both; regional lists of SEI differ. A region against itself is 1.
    Source: `locq` of the R package REAT, whose manual gives 0.3847623 for 1714, 79006, 879213,
    15593224, an example of Farhauer and Kroell (2013), "Standorttheorien". There of employment.

    >>> location_quotient(2.0, 10.0, 10.0, 100.0)
    2.0
    """
    defined = (part >= 0) & (whole > 0) & (reference_part > 0) & (reference_whole > 0)
    quotient: Values = only(defined, (part / whole) / (reference_part / reference_whole))
    return quotient
