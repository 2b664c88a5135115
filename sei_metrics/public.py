"""Every public name of the package, stated here and nowhere else.

Those of a room whose names are all public stand in that room. `import sei_metrics` loads this
module when a name is first asked for.
"""

from sei_metrics import measures
from sei_metrics.dataset import Dataset, coverage, load
from sei_metrics.figures import Figure
from sei_metrics.figures import make as figure
from sei_metrics.measures import *  # noqa: F403  (they are listed there)
from sei_metrics.rounding import Rounded, rounded

__all__ = ["Dataset", "Figure", "Rounded", "coverage", "figure", "load", "rounded"]
__all__ += measures.__all__
