"""A small data folder to load, and to damage in a copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sei_metrics.dataset.store import Dataset, load

SMALL = Path(__file__).parents[1] / "data_folder"

Damage = Callable[[str, str, str], int]


@pytest.fixture(scope="session")
def small() -> Dataset:
    """The small data set."""
    return load(SMALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small data folder."""
    return Path(shutil.copytree(SMALL, tmp_path / "data"))


@pytest.fixture
def damage(folder: Path) -> Damage:
    """Puts one text in the place of another in a file of the copy and returns its line."""

    def replaced(file: str, was: str, now: str) -> int:
        written = (folder / file).read_text(encoding="utf-8")
        assert written.count(was) == 1, f"{was!r} stands {written.count(was)} times in {file}"
        (folder / file).write_text(written.replace(was, now), encoding="utf-8")
        return written[: written.index(was)].count("\n") + 1

    return replaced
