"""Rounding as part of every answer: a printed figure is the range that its last digit leaves.

`bounds` and `rounded` turn value, step and qualifier into that range; `with_rounding` carries
ranges through a measure that declares its `directions`. It is rounding only: revision, coverage and
sampling error are not in it.
"""

from sei_metrics.rounding.corners import with_rounding
from sei_metrics.rounding.one_unit import one_unit_in
from sei_metrics.rounding.ranges import Rounded, bounds, rounded
from sei_metrics.rounding.rules import OnRows, against, along, directions, rounded_by

__all__ = [
    "OnRows",
    "Rounded",
    "against",
    "along",
    "bounds",
    "directions",
    "one_unit_in",
    "rounded",
    "rounded_by",
    "with_rounding",
]
