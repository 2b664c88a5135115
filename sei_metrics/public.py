"""Every public name of the package, stated here and nowhere else.

Those of a room whose names are all public stand in that room. `import sei_metrics` loads this
module when a name is first asked for.
"""

from sei_metrics import measures
from sei_metrics.captions.readings import GrowthReadings, growth_readings
from sei_metrics.dataset import Dataset, coverage, load
from sei_metrics.figures import Figure, make
from sei_metrics.measures import *  # noqa: F403  (they are listed there)
from sei_metrics.rounding import Rounded, rounded

__all__ = ["Dataset", "Figure", "Rounded", "coverage", "figure", "load", "rounded"]
__all__ += ["GrowthReadings", "growth_readings"]
__all__ += measures.__all__


def figure(name: str, dataset: Dataset, **params: object) -> Figure:
    """A figure of the dashboard, by its name, with the parameters of a link; a wrong one raises.

    `from_` stands for the parameter `from`, which Python keeps to itself. Several ids are a list,
    or text with commas as in a link; None is as not given.
    """
    return make(name, dataset, **params)
