"""The small data set that panels are made from."""

from __future__ import annotations

import pytest

from sei_metrics.dataset import Dataset, load
from tests.dataset.conftest import SMALL


@pytest.fixture(scope="session")
def small() -> Dataset:
    """The small data set."""
    return load(SMALL)
