"""China's strategic emerging industries in figures: data, measures and figures.

import sei_metrics as sei
data = sei.load()
data.preferred("gdp_nominal", region="CN", as_of="2023-03-15")
sei.growth_excess(8.7, 6.7)
sei.panels.structure(data, "three_new_value_added", whole="three_new_economy")
sei.figure("gdp-share", data)
"""

from sei_metrics import panels
from sei_metrics.dataset import Dataset, coverage, load
from sei_metrics.figures import Figure
from sei_metrics.figures import make as figure
from sei_metrics.measures import (
    GrowthReadings,
    average_growth,
    chain,
    change,
    contribution,
    contribution_of_levels,
    contribution_rate,
    equivalent_number,
    gdp_share,
    growth_excess,
    growth_gap,
    growth_multiple,
    growth_readings,
    herfindahl,
    implied_level,
    implied_reference,
    index_to,
    location_quotient,
    market_share,
    projected_share,
    relative_growth,
    required_growth,
    required_relative_growth,
    share,
    share_of_parts,
    split_cumulative,
    target_met,
    total,
    two_year_average,
    with_rounding,
    year_on_year,
)
from sei_metrics.rounding import Rounded, rounded

__all__ = [
    "Dataset",
    "Figure",
    "GrowthReadings",
    "Rounded",
    "average_growth",
    "chain",
    "change",
    "contribution",
    "contribution_of_levels",
    "contribution_rate",
    "coverage",
    "equivalent_number",
    "figure",
    "gdp_share",
    "growth_excess",
    "growth_gap",
    "growth_multiple",
    "growth_readings",
    "herfindahl",
    "implied_level",
    "implied_reference",
    "index_to",
    "load",
    "location_quotient",
    "market_share",
    "panels",
    "projected_share",
    "relative_growth",
    "required_growth",
    "required_relative_growth",
    "rounded",
    "share",
    "share_of_parts",
    "split_cumulative",
    "target_met",
    "total",
    "two_year_average",
    "with_rounding",
    "year_on_year",
]
