"""The data that all pages show."""

from __future__ import annotations

from sei_metrics.dataset import Dataset, bundled


def data() -> Dataset:
    """The bundled data, the same that the addresses give out; where it cannot be read, why."""
    return bundled()
