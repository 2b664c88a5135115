"""The measures that work row by row, found by looking, and operands for them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from sei_metrics import measures
from sei_metrics.kinds import is_elementwise

Measure = Callable[..., Any]
COUNTED = ("steps", "years")
SWITCHES = ("overlapping",)

ROWWISE = {
    name: measure for name in measures.__all__ if is_elementwise(measure := getattr(measures, name))
}


def operands_of(measure: Measure) -> tuple[list[str], list[str]]:
    """Names of the operands given by place and by keyword."""
    named = inspect.signature(measure).parameters.values()
    places = [each.name for each in named if each.kind is each.POSITIONAL_OR_KEYWORD]
    keywords = [each.name for each in named if each.kind is each.KEYWORD_ONLY]
    return places, [name for name in keywords if name not in SWITCHES]


def names_of(measure: Measure) -> list[str]:
    """All operands, those by place first."""
    places, keywords = operands_of(measure)
    return [*places, *keywords]


def call(measure: Measure, given: dict[str, Any]) -> Any:
    """The measure with operands by name, those by place given by place."""
    places, keywords = operands_of(measure)
    return measure(*(given[name] for name in places), **{name: given[name] for name in keywords})
