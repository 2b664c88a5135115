"""What changed between two data folders."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from sei_metrics.errors import DataError, SeiError
from tests.conftest import FROZEN
from tests.dataset.test_damage import NO_TOML, OTHER_TOML
from tools import __main__ as program
from tools.report import differences

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
    assert told.endswith("\n1 difference\n")


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


def test_a_column_that_an_older_version_lacks_is_empty_there(folder: Path) -> None:
    file = folder / "vintages.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    with file.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows(row[:-1] for row in rows)
    found = differences(folder, FROZEN)
    assert {(one.file, one.kind, one.column, one.was) for one in found} == {
        ("vintages.csv", "changed", "early", "")
    }
    assert len(found) == sum(bool(row[-1]) for row in rows[1:])


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    for old, new in ((FROZEN, tmp_path / "none"), (tmp_path / "none", FROZEN)):
        with pytest.raises(SeiError) as refused:
            differences(old, new)
        assert str(tmp_path / "none") in refused.value.say("en")


@pytest.mark.parametrize("kind", NO_TOML)
@pytest.mark.parametrize("older", [True, False])
def test_a_catalog_that_cannot_be_read_is_named(folder: Path, kind: str, older: bool) -> None:
    (folder / "catalog.toml").write_bytes(NO_TOML[kind])
    with pytest.raises(DataError, match=f"The data in {folder} has one fault") as refused:
        differences(*((folder, FROZEN) if older else (FROZEN, folder)))
    assert "catalog.toml" in refused.value.say("zh")


@pytest.mark.parametrize("kind", OTHER_TOML)
@pytest.mark.parametrize("older", [True, False])
def test_a_catalog_of_another_form_is_compared(folder: Path, kind: str, older: bool) -> None:
    (folder / "catalog.toml").write_bytes(OTHER_TOML[kind])
    found = differences(*((folder, FROZEN) if older else (FROZEN, folder)))
    assert {one.file for one in found} == {"catalog.toml"}
    assert all(one.say() for one in found)


def test_a_table_that_cannot_be_read_is_named_with_its_folder(folder: Path) -> None:
    (folder / "breaks.csv").write_text("indicator,region\n", encoding="utf-8")
    assert {one.kind for one in differences(folder, FROZEN)} >= {"added"}
    (folder / "breaks.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(DataError, match=str(folder)):
        differences(FROZEN, folder)
