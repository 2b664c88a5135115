"""Damaged folders: the cause first, in words, and never a traceback."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from sei_metrics import figures, text
from sei_metrics.dataset import check
from sei_metrics.dataset.schema import TABLES
from sei_metrics.dataset.store import load
from sei_metrics.errors import DataError, Fault, SeiError
from tests.dataset.conftest import SMALL, Damage

NO_TOML = {
    "not UTF-8": "名 = 1".encode("gb18030"),
    "UTF-16": "x = 1".encode("utf-16"),
    "broken": b"[indicators\n",
    "half": (SMALL / "catalog.toml").read_bytes()[:5000],
    "twice": (SMALL / "catalog.toml").read_bytes() * 2,
    "a number of 5,000 digits": b"zz = " + b"9" * 5000,
    "2,000 arrays deep": b"zz = " + b"[" * 2000 + b"]" * 2000,
}
OTHER_TOML = {
    "no table": b"x = 1",
    "tables that are none": b"indicators = 1\nindustries = 2\nregions = [3]\nfolded = 'x'\n",
    "entries that are none": b"[indicators]\nx = 1\n[industries]\ny = []\n[splits]\nz = 2\n",
    "empty": b"",
}
TOML = pytest.mark.parametrize(
    "written", [*NO_TOML.values(), *OTHER_TOML.values()], ids=[*NO_TOML, *OTHER_TOML]
)


@TOML
def test_a_broken_catalog_is_a_fault(folder: Path, written: bytes) -> None:
    (folder / "catalog.toml").write_bytes(written)
    told = check.faults(folder)
    assert told[0].file == "catalog.toml"
    assert all(one.say(lang) for one in told for lang in text.LANGUAGES)
    with pytest.raises(DataError, match=r"catalog\.toml"):
        load(folder)


@TOML
def test_a_broken_version_is_a_fault(folder: Path, written: bytes) -> None:
    (folder / "version.toml").write_bytes(written)
    assert {one.file for one in check.faults(folder)} == {"version.toml"}


@pytest.mark.parametrize("name", TABLES)
def test_a_file_that_is_missing_is_named_before_all_else(folder: Path, name: str) -> None:
    (folder / f"{name}.csv").unlink()
    told = check.faults(folder)
    assert (told[0].file, told[0].rule) == (f"{name}.csv", "missing_file")
    assert len(told) < 3


@pytest.mark.parametrize("name", TABLES)
def test_a_file_that_is_a_folder_or_has_another_header_is_one_fault(
    folder: Path, name: str
) -> None:
    path = folder / f"{name}.csv"
    content = path.read_bytes()
    path.unlink()
    path.mkdir()
    first, *rest = check.faults(folder)
    assert (first.file, first.rule, rest) == (path.name, "unreadable_file", [])
    path.rmdir()
    path.write_bytes(b"x" + content)
    assert {one.file for one in check.faults(folder)} == {path.name}


@pytest.mark.parametrize("name", ["observations", "sources", "carriers", "vintages"])
def test_a_table_without_a_row_is_one_fault(folder: Path, name: str) -> None:
    """Not one for each row elsewhere that names a row of it."""
    path = folder / f"{name}.csv"
    header = path.read_text(encoding="utf-8").splitlines()[0]
    path.write_text(f"{header}\n", encoding="utf-8")
    assert [(one.file, one.rule) for one in check.faults(folder)] == [(path.name, "no_rows")]


@pytest.mark.parametrize(
    ("change", "column", "rule"),
    [
        ({"file": "nowhere.csv"}, "file", "unknown_place"),
        ({"column": "valu"}, "column", "unknown_place"),
        ({"reason": "because"}, "reason", "unknown_id"),
        ({"source": "nobody"}, "source", "unknown_id"),
        ({"source": ""}, "", ""),
    ],
)
def test_a_correction_names_what_there_is(
    folder: Path, change: dict[str, str], column: str, rule: str
) -> None:
    row = {
        "file": "observations.csv", "row": "2", "column": "value", "was": "1", "now": "2",
        "reason": "lower_end_of_a_range", "source": "wdi",
    } | change  # fmt: skip
    with (folder / "corrections.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(row.values())
    told = [(one.file, one.line, one.column, one.rule) for one in check.faults(folder)]
    assert told == ([("corrections.csv", 2, column, rule)] if rule else [])


def test_of_very_many_faults_the_first_are_told_and_the_rest_counted(folder: Path) -> None:
    with (folder / "observations.csv").open("a", encoding="utf-8") as file:
        file.write(",\n" * 3000)
    told = check.faults(folder)
    assert len(told) == 3000
    for lang in text.LANGUAGES:
        lines = list(check.lines(told, lang))
        assert len(lines) == 201
        assert "2800" in lines[-1]
    assert list(check.lines(told[:200])) == [one.say() for one in told[:200]]


def test_a_long_wrong_value_is_cut(folder: Path, damage: Damage) -> None:
    damage("observations.csv", "2017,,8.9,0.1,", f"2017,,{'x' * 5000},0.1,")
    (fault,) = check.faults(folder)
    assert len(fault.say("en")) < 300
    assert len(Fault("a.csv", 1, "b", "短" * 5000, "bad_number").say("zh")) < 300


ODD = (
    "", " ", ",", '"', "0", "-1", "-5", "1e308", "nan", "inf", "-inf", "９", "١٢", "1_000", "0x1f",
    "9" * 30, "9" * 5000, "0." + "0" * 400 + "1", "2018", "0000", "9999", "2018-H1", "2018-Q4",
    "2018-YTD08", "2018-13", "2018/2017", "2015/2020", "2999-12-31", "CN", "WORLD", "all", "nbs",
    "as_published", "~", ">", "<", "<~", "alone", "average", "observed", "forecast", "target",
    "percent", "GW", "current", "constant", "\u0000", "\u202e", "=1+1", "[x](y)", "<script>", "|",
    ";", "a;b", "中文", "é", "\ufeff", "yes", "no", "A", "quote_only", "http://[", "ftp://a.org/b",
)  # fmt: skip


def mutated(folder: Path, seed: int, count: int) -> Iterator[str]:
    """Puts odd texts into cells of the folder's tables, one at a time, and says what it did."""
    lot = random.Random(seed)
    tables = {}
    for name in TABLES:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            tables[name] = list(csv.reader(file))
    weighty = [name for name, rows in tables.items() for _ in range(min(len(rows), 12) + 4)]
    for _ in range(count):
        name = lot.choice(weighty)
        rows = [list(row) for row in tables[name]]
        line = lot.randrange(len(rows))
        column = lot.randrange(len(rows[0]))
        rows[line][column] = lot.choice(ODD)
        path = folder / f"{name}.csv"
        before = path.read_bytes()
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
        yield f"{name}.csv:{line + 1} {tables[name][0][column]} = {rows[line][column][:40]!r}"
        path.write_bytes(before)


def refused(folder: Path) -> tuple[Fault, ...]:
    """The faults of a folder that is refused; a folder that is not is gone through and drawn."""
    try:
        dataset = load(folder)
    except DataError as error:
        return error.faults
    check.listed(dataset)
    check.warnings(folder)
    for name in figures.names():
        try:
            choice, _ = figures.read(name, dataset, {})
            figures.draw(name, dataset, choice)
        except SeiError:
            continue
    return ()


@pytest.mark.parametrize("seed", range(2))
def test_a_single_odd_cell_is_refused_in_words_or_read(folder: Path, seed: int) -> None:
    done, silent = [], []
    for each in mutated(folder, seed, 15):
        print(each)
        done += [each]
        said = [fault.say(lang) for fault in refused(folder) for lang in text.LANGUAGES]
        silent += [] if all(said) else [each]
    assert done and not silent
