"""Where the bundled data lie: in the installed package, or beside it in a checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

_INSTALLED = Path(str(files("sei_metrics"))) / "data"
BUNDLED = _INSTALLED if _INSTALLED.is_dir() else _INSTALLED.parents[1] / "data"
