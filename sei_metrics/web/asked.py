"""What a request for a figure asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sei_metrics import figures, publish
from sei_metrics.dataset import Dataset
from sei_metrics.errors import Message, SeiError, UnknownId
from sei_metrics.export import FORMATS
from sei_metrics.figures import Choice
from sei_metrics.options import link
from sei_metrics.options.question import Aside
from sei_metrics.options.values import Params, values_of
from sei_metrics.render import SCALE
from sei_metrics.web.answers import Refused


@dataclass(frozen=True)
class Asked:
    """A figure, a format, a choice, and of a picture its scale and width."""

    name: str
    fmt: str
    choice: Choice
    scale: float
    width: int | None

    @property
    def query(self) -> dict[str, str]:
        """The parameters of the choice, all written out."""
        return figures.query(self.name, self.choice)


def known(name: str, fmt: str) -> None:
    """Refuses a figure or a format that does not exist."""
    if name not in figures.names():
        raise Refused(404, UnknownId("figure", name, figures.names()).message)
    if fmt not in FORMATS:
        raise Refused(404, UnknownId("format", fmt, FORMATS).message)


def understood(name: str, fmt: str, pairs: Iterable[tuple[str, str]], dataset: Dataset) -> Asked:
    """The request's meaning; refuses it with a reason for every parameter that is wrong.

    What others wrote into the address costs nobody a picture: it is passed over.
    """
    params = link.read_pairs(pairs)
    size, wrong = _sizes(params) if FORMATS[fmt].drawn else ({}, [])
    choice, said = figures.read(name, dataset, params)
    complaints = [link.as_call(each).message for each in said if not isinstance(each, Aside)]
    complaints += wrong
    if complaints:
        raise Refused(400, *complaints)
    width = int(float(size["width"])) if "width" in size else None
    return Asked(name, fmt, choice, float(size.get("scale", SCALE)), width)


def _sizes(params: Params) -> tuple[dict[str, str], list[Message]]:
    """Of each size the last value that can be used, and why where there is none but wrong ones."""
    size: dict[str, str] = {}
    complaints: list[Message] = []
    for name in publish.SIZES:
        refusals = [(value, _refusal(name, value)) for value in values_of(params, name)]
        usable = [value for value, refusal in refusals if not refusal]
        wrong = [refusal for _, refusal in refusals if refusal]
        if usable:
            size[name] = usable[-1]
        else:
            complaints += wrong[-1:]
    return size, complaints


def _refusal(name: str, value: str) -> Message | None:
    try:
        publish.refuse_size(name, value)
    except SeiError as refused:
        return refused.message
    return None
