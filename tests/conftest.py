"""What all tests share: no network, the bundled data and a frozen part of it, a running server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.offline import sitecustomize  # noqa: F401  (importing it bars the network)
from tests.serving import serving

if TYPE_CHECKING:
    from sei_metrics.dataset.store import Dataset

FROZEN = Path(__file__).parent / "frozen"

settings.register_profile("unhurried", deadline=None, max_examples=50)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The bundled data, which changes with every correction: for what holds whatever it says."""
    import sei_metrics as sei

    return sei.load()


@pytest.fixture(scope="session")
def frozen() -> Dataset:
    """A part of the data as it once stood, which stays as it is: for worked values."""
    import sei_metrics as sei

    return sei.load(FROZEN)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Address of a real server of the checkout."""
    with serving() as address:
        yield address
