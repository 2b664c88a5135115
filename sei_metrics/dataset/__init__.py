"""The data layer: what ids mean, the only door from data/, and the one rule that picks."""

from sei_metrics.dataset.breaks import breaks_between, breaks_known, with_breaks
from sei_metrics.dataset.catalog import Catalog
from sei_metrics.dataset.comparable import refuse_unlike, side, when
from sei_metrics.dataset.growth_of_levels import LevelChange, year_on_year_of
from sei_metrics.dataset.levels import matching_level, paired_levels
from sei_metrics.dataset.model import kept, kept_within
from sei_metrics.dataset.select import LeftOut, forecasts, left_out, preferred, refuse_no_data
from sei_metrics.dataset.series import chosen_points, coverage, series_id, with_series_id
from sei_metrics.dataset.splits import split_levels, split_of
from sei_metrics.dataset.store import DEFAULT_FOLDER, Dataset, bundled, load, version_of
from sei_metrics.dataset.targets import targets_known, targets_left_out, with_ranges

__all__ = [
    "DEFAULT_FOLDER",
    "Catalog",
    "Dataset",
    "LeftOut",
    "LevelChange",
    "breaks_between",
    "breaks_known",
    "bundled",
    "chosen_points",
    "coverage",
    "forecasts",
    "kept",
    "kept_within",
    "left_out",
    "load",
    "matching_level",
    "paired_levels",
    "preferred",
    "refuse_no_data",
    "refuse_unlike",
    "series_id",
    "side",
    "split_levels",
    "split_of",
    "targets_known",
    "targets_left_out",
    "version_of",
    "when",
    "with_breaks",
    "with_ranges",
    "with_series_id",
    "year_on_year_of",
]
