"""Figures: one question a file or folder, found by discovery.

A module at or below this folder that states `NAME` is a figure. It also states `OPTIONS` and
`draw(dataset, choice) -> Figure`. Its words stand beside it in a file of the same stem, `.toml`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib import import_module
from types import ModuleType

from sei_metrics.dataset import Dataset, refuse_no_data
from sei_metrics.errors import Message, UnknownId
from sei_metrics.figures.figure import Figure
from sei_metrics.options import Choice, Option, link
from sei_metrics.options.values import Params

Complaint = Message

__all__ = [
    "Choice",
    "Complaint",
    "Figure",
    "Option",
    "draw",
    "make",
    "names",
    "options",
    "query",
    "read",
]


@cache
def _modules() -> dict[str, ModuleType]:
    found: dict[str, ModuleType] = {}
    for info in pkgutil.walk_packages(__path__, f"{__name__}."):
        module = import_module(info.name)
        if hasattr(module, "NAME") != hasattr(module, "OPTIONS"):
            raise LookupError(f"{info.name}: a figure states NAME, OPTIONS and draw")
        if hasattr(module, "NAME"):
            other = found.setdefault(module.NAME, module)
            if other is not module:
                raise LookupError(f"{module.NAME} is the name of {other.__name__} and {info.name}")
    return found


def _module(name: str) -> ModuleType:
    if not isinstance(name, str) or name not in _modules():
        raise UnknownId("figure", name, _modules())
    return _modules()[name]


def names() -> tuple[str, ...]:
    """The names of all figures."""
    return tuple(sorted(_modules()))


def options(name: str) -> tuple[Option, ...]:
    """What can be chosen in a figure, in order."""
    found: tuple[Option, ...] = _module(name).OPTIONS
    return found


def read(name: str, dataset: Dataset, params: Params) -> tuple[Choice, tuple[Complaint, ...]]:
    """The choice that a link's parameters stand for, and a complaint for each wrong one.

    Parameters of other figures are left alone: see `link.strangers`.
    """
    return link.read(options(name), dataset, params)


def query(name: str, choice: Choice) -> dict[str, str]:
    """The parameters that stand for a choice, all of them written out."""
    return link.write(options(name), choice)


def draw(name: str, dataset: Dataset, choice: Choice) -> Figure:
    """The figure for a choice."""
    drawn: Figure = _module(name).draw(dataset, choice)
    return drawn


def make(name: str, dataset: Dataset, **params: object) -> Figure:
    """A figure straight from parameters, as a notebook asks for one: see `public.figure`."""
    refuse_no_data(dataset, "figure")
    named = {key.rstrip("_"): value for key, value in params.items()}
    asked = {key: _written(value) for key, value in named.items() if value is not None}
    choice, complaints = read(name, dataset, asked)
    strange = link.strangers(options(name), {key: str(value) for key, value in named.items()})
    for wrong in (*strange, *complaints, *link.other_edition(dataset, asked)):
        raise link.as_call(wrong)
    return draw(name, dataset, choice)


def _written(value: object) -> str:
    """The value of a parameter as a link writes it; of a day with an hour the day."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ",".join(str(each) for each in value)
    return str(value)
