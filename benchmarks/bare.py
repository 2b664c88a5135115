"""What one would write by hand in numpy in place of each measure: the yardstick of its speed.

`guarded` gives the same numbers as the measure, missing ones included: a missing operand passes
through by itself, and `np.where` leaves out operands for which the formula is not defined (a whole
that is not above 0, a rate below -100). `unguarded` is the formula alone, as one would write it for
operands known to be good. A measure without guards has one expression for both.

The parameters stand in the order of the measure's; those given by keyword have its names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

Expression = Callable[..., Any]
NAN = np.nan


@dataclass(frozen=True)
class Bare:
    """The bare expression of a measure, and what else the measure has to be told.

    `calendar` names the periods of a measure in time: `years`, or `quarters` that add up from
    January. `constants` go to the measure alone. `reads_ranges`: the measure takes ranges itself.
    """

    guarded: Expression
    unguarded: Expression | None = None
    calendar: str = ""
    constants: Mapping[str, Any] = field(default_factory=dict)
    reads_ranges: bool = False


def _readings(rate: Any, reference: Any) -> tuple[Any, ...]:
    multiple = np.where(reference > 0, rate / reference, NAN)
    pace = (1 + rate / 100) / (1 + reference / 100)
    relative = np.where(reference > -100, (pace - 1) * 100, NAN)
    return rate - reference, multiple, (multiple - 1) * 100, relative


def _bare_readings(rate: Any, reference: Any) -> tuple[Any, ...]:
    multiple = rate / reference
    relative = ((1 + rate / 100) / (1 + reference / 100) - 1) * 100
    return rate - reference, multiple, (multiple - 1) * 100, relative


def _share_of_parts(part: Any, rest: Any) -> Any:
    whole = part + rest
    return np.where((part >= 0) & (rest >= 0) & (whole > 0), part / whole * 100, NAN)


def _location_quotient(part: Any, whole: Any, reference_part: Any, reference_whole: Any) -> Any:
    defined = (part >= 0) & (whole > 0) & (reference_part > 0) & (reference_whole > 0)
    return np.where(defined, (part / whole) / (reference_part / reference_whole), NAN)


def _two_year_average(rate: Any, rate_before: Any) -> Any:
    now, before = 1 + rate / 100, 1 + rate_before / 100
    return np.where((now >= 0) & (before >= 0), (np.sqrt(now * before) - 1) * 100, NAN)


def _average_growth(first: Any, last: Any, steps: Any) -> Any:
    growth = ((last / first) ** (1 / steps) - 1) * 100
    return np.where((first > 0) & (last >= 0), growth, NAN)


def _required_growth(share_now: Any, share_target: Any, years: Any, reference_growth: Any) -> Any:
    pace = 1 + reference_growth / 100
    defined = (share_now > 0) & (share_target >= 0) & (pace >= 0)
    need = (pace * (share_target / share_now) ** (1 / years) - 1) * 100
    return np.where(defined, need, NAN)


def _projected_share(share_now: Any, rate: Any, years: Any, reference_growth: Any) -> Any:
    pace, growth = 1 + rate / 100, 1 + reference_growth / 100
    defined = (share_now >= 0) & (pace >= 0) & (growth > 0)
    return np.where(defined, share_now * (pace / growth) ** years, NAN)


def _herfindahl(shares: Any) -> Any:
    if not (shares >= 0).all():
        return NAN
    return ((shares / 100) ** 2).sum()


_SHARE = (
    lambda part, whole: np.where(whole > 0, part / whole * 100, NAN),
    lambda part, whole: part / whole * 100,
)

# By the measure's name; a comma sets off a second way of calling it.
BARE: Mapping[str, Bare] = {
    "growth_gap": Bare(lambda rate, reference: rate - reference),
    "growth_multiple": Bare(
        lambda rate, reference: np.where(reference > 0, rate / reference, NAN),
        lambda rate, reference: rate / reference,
    ),
    "growth_excess": Bare(
        lambda rate, reference: np.where(reference > 0, (rate / reference - 1) * 100, NAN),
        lambda rate, reference: (rate / reference - 1) * 100,
    ),
    "relative_growth": Bare(
        lambda rate, reference: np.where(
            reference > -100, ((1 + rate / 100) / (1 + reference / 100) - 1) * 100, NAN
        ),
        lambda rate, reference: ((1 + rate / 100) / (1 + reference / 100) - 1) * 100,
    ),
    "implied_reference": Bare(lambda rate, gap: rate - gap),
    "growth_readings": Bare(_readings, _bare_readings, reads_ranges=True),
    "location_quotient": Bare(
        _location_quotient,
        lambda part, whole, reference_part, reference_whole: (
            (part / whole) / (reference_part / reference_whole)
        ),
    ),
    "share": Bare(*_SHARE),
    "gdp_share": Bare(*_SHARE),
    "market_share": Bare(*_SHARE),
    "share_of_parts": Bare(_share_of_parts, lambda part, rest: part / (part + rest) * 100),
    "implied_level": Bare(
        lambda share, whole: np.where(whole > 0, share / 100 * whole, NAN),
        lambda share, whole: share / 100 * whole,
    ),
    "total": Bare(lambda first, second: first + second),
    "total, of a column": Bare(lambda parts: parts.sum()),
    "contribution": Bare(lambda previous_share, rate: previous_share / 100 * rate),
    "contribution_of_levels": Bare(
        lambda part, part_before, whole_before: np.where(
            whole_before > 0, (part - part_before) / whole_before * 100, NAN
        ),
        lambda part, part_before, whole_before: (part - part_before) / whole_before * 100,
    ),
    "contribution_rate": Bare(
        lambda contribution, total_growth: np.where(
            total_growth > 0, contribution / total_growth * 100, NAN
        ),
        lambda contribution, total_growth: contribution / total_growth * 100,
    ),
    "average_growth": Bare(
        _average_growth,
        lambda first, last, steps: ((last / first) ** (1 / steps) - 1) * 100,
    ),
    "two_year_average": Bare(
        _two_year_average,
        lambda rate, rate_before: (np.sqrt((1 + rate / 100) * (1 + rate_before / 100)) - 1) * 100,
    ),
    "required_relative_growth": Bare(
        lambda share_now, share_target, years: np.where(
            (share_now > 0) & (share_target >= 0),
            ((share_target / share_now) ** (1 / years) - 1) * 100,
            NAN,
        ),
        lambda share_now, share_target, years: (
            ((share_target / share_now) ** (1 / years) - 1) * 100
        ),
    ),
    "required_growth": Bare(
        _required_growth,
        lambda share_now, share_target, years, reference_growth: (
            ((1 + reference_growth / 100) * (share_target / share_now) ** (1 / years) - 1) * 100
        ),
    ),
    "projected_share": Bare(
        _projected_share,
        lambda share_now, rate, years, reference_growth: (
            share_now * ((1 + rate / 100) / (1 + reference_growth / 100)) ** years
        ),
    ),
    "herfindahl": Bare(_herfindahl, lambda shares: ((shares / 100) ** 2).sum()),
    "equivalent_number": Bare(
        lambda shares: 1 / _herfindahl(shares), lambda shares: 1 / ((shares / 100) ** 2).sum()
    ),
}
