"""The range that a printed figure stands for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from sei_metrics.errors import SeiError
from sei_metrics.kinds import Array, like, numbers, widest

# Steps that a qualifier leaves below and above the printed value.
_MARGINS = {
    "": (0.5, 0.5),
    "~": (1.0, 1.0),
    ">": (0.0, np.inf),
    "<": (np.inf, 0.0),
    "<~": (1.0, 0.0),
}


@dataclass(frozen=True)
class Rounded:
    """A figure with its range: floats, numpy arrays or Series, all three of one kind."""

    value: Any
    low: Any
    high: Any

    def map(self, function: Callable[[Any], Any]) -> Rounded:
        """The function applied to value, low and high alike."""
        return Rounded(function(self.value), function(self.low), function(self.high))


def bounds(value: Any, step: Any = None, qualifier: Any = "") -> tuple[Any, Any]:
    """Lowest and highest number that prints as `value` with last digit `step`.

    No qualifier: half a step to each side; `~` about: one step to each side; `>` over: from the
    value up; `<` under: down from the value; `<~` nearly: from one step below up to the value.
    Without a step the range is missing, save for over and under.

    >>> bounds(8.5, 1.0), bounds(8.0, 1.0, "~"), bounds(13.0, None, ">")
    ((8.0, 9.0), (7.0, 9.0), (13.0, inf))
    """
    template = widest(value, step, qualifier)
    below, above = _margins(qualifier)
    printed, steps = numbers(value), numbers(step)
    if np.any(steps < 0):
        raise SeiError("refusal.negative_step", value=float(np.nanmin(steps)))
    with np.errstate(all="ignore"):
        low, high = printed - _reach(below, steps), printed + _reach(above, steps)
    known = ~(np.isnan(low) | np.isnan(high))
    low, high = np.where(known, low, np.nan), np.where(known, high, np.nan)
    return like(template, low), like(template, high)


def rounded(value: Any, step: Any = None, qualifier: Any = "") -> Rounded:
    """The printed value with its `bounds`.

    >>> rounded(8.5, 1.0)
    Rounded(value=8.5, low=8.0, high=9.0)
    """
    low, high = bounds(value, step, qualifier)
    return Rounded(like(low, np.array(np.broadcast_to(numbers(value), np.shape(low)))), low, high)


def _margins(qualifier: Any) -> tuple[Any, Any]:
    """Steps below and above for a qualifier or a column of them; a missing one is plain."""
    codes, words = pd.factorize(np.atleast_1d(np.asarray(qualifier, dtype=object)))
    for word in words:
        if word not in _MARGINS:
            raise SeiError("refusal.qualifier", value=word, known=" ".join(filter(None, _MARGINS)))
    below, above = np.array([_MARGINS[word] for word in [*words, ""]])[codes].T
    return below, above


def _reach(margin: Any, step: Array) -> Any:
    return np.where((margin > 0) & np.isfinite(margin), margin * step, margin)
