"""What a data set keeps of what was computed from it, and that it goes with it."""

from __future__ import annotations

import copy
import gc
import pickle
import shutil
import weakref
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pandas as pd

from sei_metrics import figures
from sei_metrics.dataset.model import Data, kept
from sei_metrics.dataset.store import Dataset, load
from tests.conftest import FROZEN

_asked: list[str] = []


@kept
def _counted(data: Data, region: str) -> pd.DataFrame:
    """A frame of the region's observations."""
    _asked.append(region)
    return data.observations[data.observations.region == region]


def test_the_same_question_is_computed_once_and_another_anew(small: Dataset) -> None:
    data = copy.deepcopy(small)
    _asked.clear()
    first, again, other = (_counted(data, region) for region in ("CN", "CN", "WORLD"))
    assert _asked == ["CN", "WORLD"]
    pd.testing.assert_frame_equal(first, again)
    assert len(first) > len(other)


def test_what_one_caller_adds_the_next_does_not_see(small: Dataset) -> None:
    found = _counted(small, "CN")
    found["more"] = 1
    assert "more" not in _counted(small, "CN")


def test_a_copy_and_a_pickle_say_the_same(small: Dataset) -> None:
    expected = small.preferred("sei_share_of_gdp")
    pickled = pickle.dumps(small)
    assert len(pickled) < 10 * sum(path.stat().st_size for path in small.folder.iterdir())
    for other in (copy.copy(small), copy.deepcopy(small), pickle.loads(pickled)):
        assert isinstance(other, Dataset)
        assert other.version == small.version
        pd.testing.assert_frame_equal(other.preferred("sei_share_of_gdp"), expected)


def _last_year(data: Dataset) -> str:
    return str(data.preferred("sei_share_of_gdp").period.iloc[-1])


def test_a_data_set_can_be_sent_to_a_worker(small: Dataset) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as workers:
        assert workers.submit(_last_year, small).result() == _last_year(small)


def test_other_rows_are_another_data_set(small: Dataset) -> None:
    fewer = small.with_tables(observations=small.observations.head(3))
    assert len(fewer.candidates) == 3
    assert len(small.candidates) == len(small.observations) > 3


def test_nothing_is_held_of_data_sets_that_are_gone(tmp_path: Path) -> None:
    held = []
    for number in range(10):
        folder = Path(shutil.copytree(FROZEN, tmp_path / str(number)))
        (folder / "version.toml").write_text(f'date = "2026-01-{number + 1:02d}"', encoding="utf-8")
        data = load(folder)
        every = figures.names()
        for name in (every[number % len(every)], every[-number % len(every)]):
            figures.make(name, data)
        held.append(weakref.ref(data))
        del data
    gc.collect()
    assert [place for place, each in enumerate(held) if each() is not None] == []
