"""How large a picture may be asked for."""

from __future__ import annotations

from sei_metrics.errors import SeiError, shortened

SIZES = {"scale": (1.0, 4.0), "width": (200.0, 1200.0)}


def refuse_size(name: str, value: str) -> None:
    """Raises SeiError where a picture's scale or width is no number or out of bounds."""
    low, high = SIZES[name]
    number = value.isascii() and value.replace(".", "", 1).isdigit()
    if not number or not low <= float(value) <= high:
        told = {"name": name, "value": shortened(value)}
        raise SeiError("address.number", low=f"{low:g}", high=f"{high:g}", **told)
