"""China's strategic emerging industries in figures: data, measures and figures.

import sei_metrics as sei
data = sei.load()
data.preferred("gdp_nominal", region="CN", as_of="2023-03-15")
sei.growth_excess(8.7, 6.7)
sei.figure("gdp-share", data)
"""

from sei_metrics.dataset import Dataset, load
from sei_metrics.figures import Figure
from sei_metrics.figures import make as figure
from sei_metrics.measures import *  # noqa: F403
from sei_metrics.measures import __all__ as _measures
from sei_metrics.rounding import Rounded, rounded

__all__ = ["Dataset", "Figure", "Rounded", "figure", "load", "rounded"]
__all__ += _measures
