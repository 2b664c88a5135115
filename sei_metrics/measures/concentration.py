"""How concentrated an exhaustive split is."""

from __future__ import annotations

import numpy as np

from sei_metrics.errors import SeiError
from sei_metrics.kinds import Array, numbers
from sei_metrics.rounding import directions


def _squares(shares: object, **_: object) -> float:
    with np.errstate(all="ignore"):
        return float(np.sum(np.clip(numbers(shares) / 100, 0, None) ** 2))


def _equivalents(shares: object, **_: object) -> float:
    squares = _squares(shares)
    return 1 / squares if squares else float("inf")


@directions(+1, corner=_squares)
def herfindahl(shares: object, *, step: object = 0.1) -> float:
    """The Herfindahl-Hirschman index of an exhaustive split, from 0 to 1.

    Formula: sum of (share / 100)^2 over all shares in percent. Range: 1/n for n equal parts to 1
    for one alone; missing where a share is missing or below 0.
    Cautions: all parts and no overlap: shares that miss 100 by more than half a `step` each (the
    last digit they are printed with, one for all or one a share) are refused. Few classes give a
    high index by themselves. Its range lets each share move alone, so it is somewhat wider than the
    sum of 100 allows.
    Source: Herfindahl (1950); Hirschman (1945), who takes its square root; the Merger Guidelines of
    the United States, where the index is 10,000 times this one.

    >>> herfindahl([50.0, 50.0])
    0.5
    """
    parts = numbers(shares)
    if not (parts >= 0).all():
        return float("nan")
    _refuse_partial(parts, step)
    return _squares(parts)


@directions(-1, corner=_equivalents)
def equivalent_number(shares: object, *, step: object = 0.1) -> float:
    """The number of equal parts that would be as concentrated, a count.

    Formula: 1 / herfindahl(shares). Range: 1 to the number of parts; missing as the index is.
    Cautions: those of `herfindahl`.
    Source: Adelman (1969), "Comment on the H concentration measure as a numbers-equivalent".

    >>> equivalent_number([25.0, 25.0, 25.0, 25.0])
    4.0
    """
    return 1 / herfindahl(shares, step=step)


def _refuse_partial(parts: Array, step: object) -> None:
    steps = np.zeros_like(parts) + numbers(step)
    if not (steps >= 0).all():
        raise SeiError("refusal.unknown_step", value=float(steps[~(steps >= 0)][0]))
    total, room = float(parts.sum()), float(steps.sum()) / 2 + 1e-9
    if abs(total - 100) > room:
        raise SeiError("refusal.not_exhaustive", total=round(total, 3), room=round(room, 3))
