"""Panels: what an economist asks of the data at once, each refusing what the data cannot bear.

A panel takes a Dataset and gives a frame, one figure a row, with value, low, high, standing and the
union of its sources. It knows which figures may stand together; the arithmetic is in `measures`.
"""

from sei_metrics.panels.catching_up import catching_up
from sei_metrics.panels.concentration import concentration
from sei_metrics.panels.contributions import contributions
from sei_metrics.panels.regions import between_regions, published_by_region
from sei_metrics.panels.structure import structure, structure_change
from sei_metrics.panels.two_years import two_year_averages

__all__ = [
    "between_regions",
    "catching_up",
    "concentration",
    "contributions",
    "published_by_region",
    "structure",
    "structure_change",
    "two_year_averages",
]
