"""What a request for a figure asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sei_metrics import figures, publish
from sei_metrics.dataset import Dataset
from sei_metrics.errors import SeiError, UnknownId
from sei_metrics.export import FORMATS
from sei_metrics.figures import Choice
from sei_metrics.options.link import other_edition, strangers
from sei_metrics.render import SCALE
from sei_metrics.web.answers import Refused

_PICTURE = ("scale", "width")


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
        raise Refused(404, UnknownId("figure", name, figures.names()))
    if fmt not in FORMATS:
        raise Refused(404, UnknownId("format", fmt, FORMATS))


def understood(name: str, fmt: str, params: Mapping[str, str], dataset: Dataset) -> Asked:
    """The request's meaning; refuses it with a reason for every parameter that is wrong."""
    size = {key: params[key] for key in _PICTURE if key in params and FORMATS[fmt].drawn}
    rest = {key: value for key, value in params.items() if key not in size}
    choice, complaints = figures.read(name, dataset, rest)
    complaints += strangers(figures.options(name), rest) + other_edition(dataset, rest)
    complaints += tuple(_size_complaints(size))
    if complaints:
        raise Refused(400, *complaints)
    width = int(float(size["width"])) if "width" in size else None
    return Asked(name, fmt, choice, float(size.get("scale", SCALE)), width)


def _size_complaints(size: Mapping[str, str]) -> Iterator[SeiError]:
    for name, value in size.items():
        try:
            publish.refuse_size(name, value)
        except SeiError as complaint:
            yield complaint
