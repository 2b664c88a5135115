"""What changed between two data folders."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sei_metrics import __main__ as program
from sei_metrics.errors import DataError
from sei_metrics.report import differences
from tests.conftest import FROZEN

Output = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FROZEN, tmp_path / "data"))


def test_a_folder_does_not_differ_from_itself(folder: Path) -> None:
    assert differences(FROZEN, folder) == ()


def test_a_cell_that_changed_is_named_with_both_values(folder: Path, capsys: Output) -> None:
    lines = (folder / "vintages.csv").read_text(encoding="utf-8").splitlines()
    lines[2] = lines[2].replace(lines[2].split(",")[1], "Another title", 1)
    (folder / "vintages.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (one,) = differences(FROZEN, folder)
    assert (one.file, one.kind, one.column) == ("vintages.csv", "changed", "title_en")
    assert one.now == "Another title"
    assert program.main(["differences", str(FROZEN), str(folder)]) == 0
    told = capsys.readouterr().out
    assert "-> 'Another title'" in told
    assert told.endswith("1 differences\n")


def test_rows_that_come_and_go_are_named(folder: Path) -> None:
    lines = (folder / "breaks.csv").read_text(encoding="utf-8").splitlines()
    (folder / "breaks.csv").write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    ((gone,), (came,)) = differences(FROZEN, folder), differences(folder, FROZEN)
    assert (gone.kind, came.kind) == ("removed", "added")
    assert gone.row == came.row


def test_a_row_whose_key_changed_in_one_column_is_a_changed_cell(folder: Path) -> None:
    file = folder / "observations.csv"
    written = file.read_text(encoding="utf-8")
    count = written.count("\npolysilicon_output,")
    file.write_text(written.replace("\npolysilicon_output,", "\nsilicon,"), encoding="utf-8")
    found = differences(FROZEN, folder)
    assert {(one.kind, one.column, one.was, one.now) for one in found} == {
        ("changed", "indicator", "polysilicon_output", "silicon")
    }
    assert len(found) == count > 0
    assert all(one.row.startswith("silicon|") for one in found)


def test_the_catalog_is_compared_by_id_and_setting(folder: Path) -> None:
    file = folder / "catalog.toml"
    lines = file.read_text(encoding="utf-8").splitlines()
    place = lines.index("[indicators.nev_sales]")
    unit = next(n for n, line in enumerate(lines[place:], place) if line.startswith("unit"))
    lines[place] = "[indicators.nev_sold]"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = {(one.kind, one.row) for one in differences(FROZEN, folder)}
    assert found == {("removed", "indicators.nev_sales"), ("added", "indicators.nev_sold")}
    lines[place], lines[unit] = "[indicators.nev_sales]", 'unit = "10k_units"'
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (one,) = differences(FROZEN, folder)
    assert (one.file, one.row, one.column) == ("catalog.toml", "indicators.nev_sales", "unit")
    assert (one.was, one.now) == ("million_units", "10k_units")


def test_a_table_that_an_older_version_lacks_came_as_a_whole(folder: Path) -> None:
    rows = (folder / "carriers.csv").read_text(encoding="utf-8").splitlines()[1:]
    (folder / "carriers.csv").unlink()
    found = differences(folder, FROZEN)
    assert {(one.file, one.kind) for one in found} == {("carriers.csv", "added")}
    assert len(found) == len(rows)


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        differences(FROZEN, tmp_path / "none")
