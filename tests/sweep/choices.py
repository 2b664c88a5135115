"""Every choice that is read: the matrix, and periods for which there is no figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sei_metrics import figures, period
from sei_metrics.dataset import Dataset
from sei_metrics.options import Choice
from tests import matrix
from tests.matrix import Asked


def asked(name: str, dataset: Dataset, asof: str, langs: Iterable[str]) -> Iterator[Asked]:
    """Every choice of a figure in every language, with one gap where its periods have any."""
    for choice in matrix.every_choice(name, dataset, asof=asof):
        for each in (choice, *gaps(name, dataset, choice)):
            yield from ((name, replace(each, lang=lang)) for lang in langs)


def gaps(name: str, dataset: Dataset, choice: Choice) -> Iterator[Choice]:
    """The choice with the first year that has no figure, if all else but single ids is as usual."""
    for option in figures.options(name):
        usual = option.default(dataset, choice)
        if option.kind != "choice" and choice.values[option.name] != usual:
            return
        if option.kind == "range":
            known = option.choices(dataset, choice)
            missing = [each for each in period.without_gaps(known) if each not in known]
            if missing:
                yield choice.within(option.name, (missing[0], missing[0]))
