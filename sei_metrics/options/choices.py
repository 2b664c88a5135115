"""Ways to state an option that several figures share."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from sei_metrics.dataset import Dataset
from sei_metrics.options.option import Choice, Option


def fixed(*values: str) -> Callable[[Dataset, Choice], tuple[str, ...]]:
    """Choices that depend on nothing."""
    return lambda _dataset, _choice: values


def first_of(*values: str) -> Callable[[Dataset, Choice], str]:
    """The first of fixed choices as default."""
    return lambda _dataset, _choice: values[0]


def listed(kind: str) -> Callable[[Dataset, Choice], tuple[str, ...]]:
    """The ids of a kind, as the catalog orders them."""
    return lambda dataset, _choice: dataset.catalog.ids(kind)


def first(
    choices: Callable[[Dataset, Choice], tuple[str, ...]],
) -> Callable[[Dataset, Choice], str]:
    """The first of the choices as default; nothing where there is none."""
    return lambda dataset, choice: next(iter(choices(dataset, choice)), "")


@cache
def spanned(periods: Callable[[Dataset, Choice], tuple[str, ...]]) -> Option:
    """First and last period, of those that a figure can draw; all of them by default.

    Figures with the same periods have the same option.
    """

    def whole(dataset: Dataset, choice: Choice) -> tuple[str, ...]:
        known = periods(dataset, choice)
        return (known[0], known[-1]) if known else ("", "")

    return Option("period", "range", "period", periods, whole, parameters=("from", "to"))
