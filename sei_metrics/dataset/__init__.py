"""The data layer: what ids mean, the only door from data/, and the one rule that picks."""

from sei_metrics.dataset.breaks import breaks_between, with_breaks
from sei_metrics.dataset.catalog import Catalog
from sei_metrics.dataset.growth_of_levels import LevelChange, year_on_year_of
from sei_metrics.dataset.levels import matching_level, paired_levels
from sei_metrics.dataset.select import LeftOut, forecasts, left_out, preferred
from sei_metrics.dataset.series import chosen_points, coverage, series_id, with_series_id
from sei_metrics.dataset.store import DEFAULT_FOLDER, Dataset, load, version_of

__all__ = [
    "DEFAULT_FOLDER",
    "Catalog",
    "Dataset",
    "LeftOut",
    "LevelChange",
    "breaks_between",
    "chosen_points",
    "coverage",
    "forecasts",
    "left_out",
    "load",
    "matching_level",
    "paired_levels",
    "preferred",
    "series_id",
    "version_of",
    "with_breaks",
    "with_series_id",
    "year_on_year_of",
]
