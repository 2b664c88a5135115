"""The public names, for who reads types: see public.py."""

from sei_metrics import panels as panels
from sei_metrics.measures import *  # noqa: F403
from sei_metrics.public import *  # noqa: F403
