"""The measures of the field: one concept a module, floats, arrays and Series alike."""

from sei_metrics.measures.concentration import equivalent_number, herfindahl
from sei_metrics.measures.contribution import (
    contribution,
    contribution_of_levels,
    contribution_rate,
)
from sei_metrics.measures.cumulative import split_cumulative
from sei_metrics.measures.growth import average_growth, chain, two_year_average
from sei_metrics.measures.levels import change, index_to, year_on_year
from sei_metrics.measures.relative import (
    growth_excess,
    growth_gap,
    growth_multiple,
    implied_reference,
    location_quotient,
    relative_growth,
)
from sei_metrics.measures.share import (
    gdp_share,
    implied_level,
    market_share,
    share,
    share_of_parts,
    total,
)
from sei_metrics.measures.target import (
    projected_share,
    required_growth,
    required_relative_growth,
    target_met,
)
from sei_metrics.rounding import with_rounding

__all__ = [
    "average_growth",
    "chain",
    "change",
    "contribution",
    "contribution_of_levels",
    "contribution_rate",
    "equivalent_number",
    "gdp_share",
    "growth_excess",
    "growth_gap",
    "growth_multiple",
    "herfindahl",
    "implied_level",
    "implied_reference",
    "index_to",
    "location_quotient",
    "market_share",
    "projected_share",
    "relative_growth",
    "required_growth",
    "required_relative_growth",
    "share",
    "share_of_parts",
    "split_cumulative",
    "target_met",
    "total",
    "two_year_average",
    "with_rounding",
    "year_on_year",
]
