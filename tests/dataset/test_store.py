"""Loading: typed frames, a version, and every fault of a folder at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from functools import cache, lru_cache
from pathlib import Path

import pandas as pd
import pytest

from sei_metrics import text
from sei_metrics.dataset import check, store
from sei_metrics.dataset.schema import TABLES
from sei_metrics.dataset.store import Dataset, bundled, load, version_of
from sei_metrics.errors import DataError, SeiError
from tests.dataset.conftest import Damage
from tests.some import some


def test_frames_have_the_columns_of_their_files(small: Dataset) -> None:
    for name, table in some(TABLES.items()):
        frame = small.tables[name]
        assert tuple(frame.columns) == table.columns
        assert list(frame.index) == list(range(len(frame)))


def test_value_and_step_are_numbers_and_the_rest_is_text(small: Dataset) -> None:
    kinds = small.observations.dtypes.astype(str)
    assert set(kinds[["value", "step"]]) == {"float64"}
    assert set(kinds.drop(["value", "step"])) == {"str"}
    assert not small.observations.drop(columns=["value", "step"]).isna().any(axis=None)


def test_an_empty_step_is_missing_and_leaves_no_range(folder: Path, damage: Damage) -> None:
    damage("observations.csv", "2017,,8.9,0.1,", "2017,,8.9,,")
    share = load(folder).preferred("sei_share_of_gdp").set_index("period").loc["2017"]
    assert share.value == 8.9
    assert pd.isna(share.step)
    assert pd.isna(share.low)
    assert pd.isna(share.high)


def test_version_is_the_latest_date_and_a_hash_of_the_content(
    folder: Path, small: Dataset, damage: Damage
) -> None:
    assert small.version.startswith("2026-11-01-")
    assert load(folder).version == small.version
    damage("observations.csv", "2017,,8.9,0.1,", "2017,,8.8,0.1,")
    changed = load(folder).version
    assert changed.startswith("2026-11-01-")
    assert changed != small.version


def test_version_takes_a_stated_date(folder: Path) -> None:
    (folder / "version.toml").write_text('date = "2026-11-20"\n', encoding="utf-8")
    assert load(folder).version.startswith("2026-11-20-")
    (folder / "version.toml").write_text("date = 2026-11-21\n", encoding="utf-8")
    assert load(folder).version.startswith("2026-11-21-")


def test_a_folder_without_a_sound_date_has_a_version_all_the_same(folder: Path) -> None:
    (folder / "version.toml").write_bytes(b"date = \xff")
    header = (folder / "sources.csv").read_text(encoding="utf-8").splitlines()[0]
    (folder / "sources.csv").write_text(f"{header}\n", encoding="utf-8")
    assert version_of(folder).startswith("0001-01-01-")


def test_all_faults_of_all_files_are_reported_together(folder: Path, damage: Damage) -> None:
    damage("observations.csv", "2017,,8.9,0.1,", "2017,,eight,0.1,")
    damage("observations.csv", "2019,,11.5", "19,,11.5")
    damage("sources.csv", "wdi,World Bank,世界银行", "wdi,World Bank,")
    with pytest.raises(DataError) as refused:
        load(folder)
    told = {(one.file, one.column, one.rule) for one in refused.value.faults}
    assert told == {
        ("observations.csv", "value", "bad_number"),
        ("observations.csv", "period", "bad_period"),
        ("sources.csv", "origin_zh", "missing_translation"),
    }
    assert "3" in refused.value.say("zh")


def test_a_folder_that_is_not_there_is_said_to_be_not_there(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    for reading in (load, check.faults, check.warnings):
        with pytest.raises(SeiError) as refused:
            reading(nowhere)
        assert refused.value.key == "error.no_such_folder"
        assert all(str(nowhere) in refused.value.say(lang) for lang in text.LANGUAGES)


def test_a_library_without_its_data_says_how_to_name_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = tmp_path / "site-packages" / "data"
    monkeypatch.setattr(store, "DEFAULT_FOLDER", nowhere)
    with pytest.raises(SeiError) as refused:
        load()
    assert str(nowhere) in refused.value.say("en")
    assert all("sei.load(" in refused.value.say(lang) for lang in text.LANGUAGES)


def test_one_fault_and_many_are_told_with_the_folder(folder: Path, damage: Damage) -> None:
    damage("observations.csv", "2017,,8.9,0.1,", "2017,,eight,0.1,")
    with pytest.raises(DataError) as refused:
        load(folder)
    assert f"The data in {folder} has one fault" in refused.value.say("en")
    assert str(folder) in refused.value.say("zh")
    damage("sources.csv", "wdi,World Bank,世界银行", "wdi,World Bank,")
    with pytest.raises(DataError, match=f"{folder} has 2 faults"):
        load(folder)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("# Data", encoding="utf-8")
    for reading in (load, check.faults):
        with pytest.raises(SeiError, match=r"README\.md is a file. Data is loaded from the folder"):
            reading(path)


def test_a_dataset_is_frozen_and_choosing_changes_no_frame(small: Dataset) -> None:
    with pytest.raises(FrozenInstanceError):
        small.version = "another"  # type: ignore[misc]
    before = small.candidates.copy()
    small.with_breaks(small.preferred("sei_share_of_gdp"))
    pd.testing.assert_frame_equal(small.candidates, before)


@pytest.fixture
def loads(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The small folder as the bundled one, not loaded yet; a line a time it is loaded."""
    found: list[Path] = []

    def counted() -> Dataset:
        found.append(folder)
        return load(folder)

    monkeypatch.setattr(store, "DEFAULT_FOLDER", folder)
    monkeypatch.setattr(store, "load", counted)
    kept = (store._loaded, store._refusal)
    monkeypatch.setattr(store, "_loaded", cache(kept[0].__wrapped__))
    monkeypatch.setattr(store, "_refusal", lru_cache(maxsize=1)(kept[1].__wrapped__))
    return found


def test_the_bundled_data_are_loaded_once_by_however_many(loads: list[Path]) -> None:
    assert loads == []
    with ThreadPoolExecutor(8) as readers:
        first, *others = readers.map(lambda _: bundled(), range(8))
    assert all(each is first for each in some(others))
    assert len(loads) == 1


def test_what_was_loaded_stays_whatever_becomes_of_the_files(
    loads: list[Path], damage: Damage
) -> None:
    first = bundled()
    damage("observations.csv", "2017,,8.9,0.1,", "2017,,x,0.1,")
    assert bundled() is first
    assert len(loads) == 1


def test_a_refusal_is_remembered_until_a_file_changes(loads: list[Path], damage: Damage) -> None:
    damage("observations.csv", "2017,,8.9,0.1,", "2017,,x,0.1,")
    for _ in range(3):
        with pytest.raises(DataError, match=r"observations\.csv"):
            bundled()
    assert len(loads) == 1
    damage("observations.csv", "2017,,x,0.1,", "2017,,8.8,0.1,")
    assert bundled() is bundled()
    assert len(loads) == 2
