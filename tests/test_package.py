"""The Data Package: as the files are, never stale, and strict about foreign keys."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import frictionless
import pytest

from sei_metrics import __main__ as program
from sei_metrics.dataset import DEFAULT_FOLDER
from sei_metrics.dataset.schema import TABLES
from sei_metrics.errors import DataError, SeiError
from sei_metrics.publish.package import FILE, package, save, written
from tests.serving import ROOT


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the bundled data."""
    return Path(shutil.copytree(DEFAULT_FOLDER, tmp_path / "data"))


def errors(folder: Path) -> set[tuple[str, int, str]]:
    """Table, line and kind of each error."""
    report = frictionless.validate(str(folder / FILE))
    return {
        (str(task.name), line, kind)
        for task in report.tasks
        for line, kind in task.flatten(["rowNumber", "type"])
    }


def change(folder: Path, name: str, line: int, column: str, value: str) -> None:
    path = folder / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[line - 1][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def test_the_file_is_what_the_command_writes(copy: Path) -> None:
    assert program.main(["package", str(copy)]) == 0
    kept = (DEFAULT_FOLDER / FILE).read_bytes()
    assert kept == (copy / FILE).read_bytes(), "run python -m sei_metrics package"
    assert kept.decode() == written(package())


def test_a_folder_without_the_tables_is_not_described(copy: Path, tmp_path: Path) -> None:
    (copy / FILE).unlink()
    (copy / "breaks.csv").unlink()
    with pytest.raises(DataError, match=r"breaks\.csv"):
        save(copy)
    assert not (copy / FILE).exists()
    with pytest.raises(SeiError, match="There is no folder"):
        save(tmp_path / "nowhere")


def test_every_table_is_described_column_by_column() -> None:
    resources = {one["path"]: one for one in package()["resources"]}
    assert set(resources) == {path.name for path in DEFAULT_FOLDER.glob("*.csv")}
    for path, one in resources.items():
        with (DEFAULT_FOLDER / path).open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        fields = one["schema"]["fields"]
        assert [field["name"] for field in fields] == header
        assert all(field["description"] for field in fields)
        assert one["title"] and one["title_zh"] and one["description"]
    assert len(resources) == len(TABLES)


def test_the_bundled_data_fits(copy: Path) -> None:
    assert errors(copy) == set()


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("observations", "source"),
        ("observations", "vintage"),
        ("breaks", "source"),
        ("targets", "source"),
        ("events", "source"),
    ],
)
def test_a_changed_foreign_key_fails(copy: Path, table: str, column: str) -> None:
    change(copy, table, 3, column, "nobody")
    assert errors(copy) == {(table, 3, "foreign-key")}


def test_a_word_outside_the_closed_list_and_a_bad_number_fail(copy: Path) -> None:
    change(copy, "sources", 4, "grade", "E")
    change(copy, "observations", 5, "value", "many")
    found = errors(copy)
    assert ("sources", 4, "constraint-error") in found
    assert ("observations", 5, "type-error") in found


def test_the_check_runs_the_validator() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "frictionless validate data/datapackage.json" in makefile


def test_licence_and_contributors_stand_in_the_file() -> None:
    described = json.loads((DEFAULT_FOLDER / FILE).read_text(encoding="utf-8"))
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    assert described["contributors"]
