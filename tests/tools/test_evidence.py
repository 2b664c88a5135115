"""Evidence set against its log: each row accounted for once, or named."""

from __future__ import annotations

import csv
import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sei_metrics import dataset as data
from sei_metrics.dataset.store import Dataset, load
from sei_metrics.errors import SeiError
from tests.dataset.conftest import SMALL
from tools import Refused
from tools import __main__ as program
from tools.evidence import reconciled
from tools.evidence.accounts import Reconciliation
from tools.evidence.rows import row_hash, targets

HEADER = ["indicator", "period", "value", "note"]
ROWS = [
    ["share of GDP", "2019", "11.5", 'said "about", in a speech'],
    ["share of GDP", "2019", "11.5", "copy"],
    ["share of GDP", "2017", "8.9", ""],
    ["a speech", "2018", "", "two\nlines"],
]
Told = Callable[[], Reconciliation]


def targets_of_rows() -> list[tuple[str, str]]:
    """A fate and a target for each row: an observation, its copy, another one, an event."""
    known = list(targets(load(SMALL)))
    shares = [name for name in known if name.startswith("sei_share_of_gdp|")]
    event = next(name for name in known if name.startswith("events|"))
    return [("used", shares[0]), ("merged", shares[0]), ("used", shares[1]), ("used", event)]


def test_the_log_can_name_a_class() -> None:
    known = targets(load(SMALL))
    assert known["classification|nine_2018-1.1"]["name_en"] == "Networks"


def write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows(rows)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small data folder."""
    return Path(shutil.copytree(SMALL, tmp_path / "data"))


@pytest.fixture
def read(tmp_path: Path) -> Path:
    """An evidence folder with one file that the log knows and one that it does not."""
    (tmp_path / "evidence").mkdir()
    write(tmp_path / "evidence" / "nation.csv", [HEADER, *ROWS])
    write(tmp_path / "evidence" / "regions.csv", [HEADER, *ROWS])
    return tmp_path / "evidence"


@pytest.fixture
def logged(folder: Path, read: Path) -> Dataset:
    """The small data set with a log of that folder."""
    lines = [
        ["nation.csv", str(line), row_hash(row), fate, target, ""]
        for line, (row, (fate, target)) in enumerate(zip(ROWS, targets_of_rows(), strict=True), 2)
    ]
    write(folder / "evidence_log.csv", [list(load(SMALL).evidence_log.columns), *lines])
    return load(folder)


@pytest.fixture
def told(logged: Dataset, read: Path) -> Told:
    return lambda: reconciled(logged, read)


def complaints(account: Reconciliation) -> list[str]:
    """The first words of each complaint: the place, and what is wrong there."""
    said = list(account.say())
    assert said[len(said) - len(account.complaints) :] == list(account.complaints)
    return [re.split("[:,] ", one)[0] for one in account.complaints]


def test_a_row_is_known_by_what_it_says_not_by_how_its_file_ends_lines() -> None:
    written = hashlib.sha256(b'a,"b, c","d""e",\n').hexdigest()
    assert row_hash(["a", "b, c", 'd"e', ""]) == written[:16]


def test_every_row_is_accounted_for(told: Told) -> None:
    account = told()
    assert complaints(account) == []
    assert account.not_entered == ("regions.csv",)
    (nation,) = account.accounts
    assert (nation.rows, nation.used, nation.merged, nation.set_aside) == (4, 3, 1, 0)
    assert (nation.unaccounted, nation.used_twice, nation.changed) == (0, 0, 0)


def test_a_changed_row_is_named_with_both_fingerprints(told: Told, read: Path) -> None:
    now = ["share of GDP", "2017", "8.8", ""]
    write(read / "nation.csv", [HEADER, *ROWS[:2], now, ROWS[3]])
    account = told()
    assert complaints(account) == ["nation.csv:4 changed"]
    said = account.complaints[0]
    assert row_hash(ROWS[2]) in said
    assert row_hash(now) in said
    assert "8.8" in said
    assert account.accounts[0].changed == 1


def test_a_new_row_is_unaccounted_and_moves_no_other(told: Told, read: Path) -> None:
    write(read / "nation.csv", [HEADER, ["new", "2020", "1", ""], *ROWS])
    account = told()
    assert complaints(account) == ["nation.csv:2 unaccounted"]
    assert account.accounts[0].unaccounted == 1
    assert len(account.matched) == len(ROWS)


def test_a_row_that_went_and_a_file_that_went_are_named(told: Told, read: Path) -> None:
    write(read / "nation.csv", [HEADER, *ROWS[:3]])
    assert complaints(told()) == ["nation.csv:5 gone"]
    (read / "nation.csv").unlink()
    assert told().complaints == (
        "nation.csv: the log knows 4 rows of it, the folder lacks the file",
    )


@pytest.mark.parametrize(
    ("was", "now", "wrong"),
    [
        (",merged,", ",used,", [(3, "used twice: another row was already taken for sei_share")]),
        (
            "sei_share_of_gdp|",
            "no_such|",
            [
                (2, "used: the data has no row no_such|"),
                (3, "merged: the data has no row no_such|"),
                (4, "used: the data has no row no_such|"),
            ],
        ),
    ],
)
def test_a_log_that_is_wrong_is_named(
    folder: Path, logged: Dataset, read: Path, was: str, now: str, wrong: list[tuple[int, str]]
) -> None:
    log = folder / "evidence_log.csv"
    log.write_text(log.read_text(encoding="utf-8").replace(was, now), encoding="utf-8")
    found = reconciled(load(folder), read).complaints
    assert len(found) == len(wrong)
    for one, (line, words) in zip(found, wrong, strict=True):
        assert one.startswith(f"nation.csv:{line} {words}")


def test_a_folder_without_evidence_is_refused(read: Path, logged: Dataset) -> None:
    with pytest.raises(SeiError, match="There is no folder"):
        reconciled(logged, read / "nowhere")
    with pytest.raises(SeiError, match=r"nation\.csv is a file"):
        reconciled(logged, read / "nation.csv")
    (read / "empty").mkdir()
    with pytest.raises(Refused, match="There is no CSV file"):
        reconciled(logged, read / "empty")


def test_a_file_that_is_no_csv_in_utf_8_is_named(read: Path, logged: Dataset) -> None:
    (read / "regions.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(Refused, match=r"regions\.csv cannot be read as CSV in UTF-8: "):
        reconciled(logged, read)


def test_the_command_shows_drawn_rows_and_fails_on_a_change(
    logged: Dataset,
    read: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(data, "load", lambda: logged)
    shown = []
    for _ in range(2):
        assert program.main(["reconcile", str(read), "--seed", "7"]) == 0
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1]
    assert "0 unaccounted, 0 used twice" in shown[0]
    assert "regions.csv: not yet entered" in shown[0]
    assert "value=11.5" in shown[0].partition("data ")[2]
    write(read / "nation.csv", [HEADER, *ROWS[:3], ["a speech", "2019", "", ""]])
    assert program.main(["reconcile", str(read)]) == 1
    assert "nation.csv:5 changed" in capsys.readouterr().out


def test_the_log_of_the_bundled_data_names_rows_that_exist_and_none_twice(
    dataset: Dataset,
) -> None:
    log, known = dataset.evidence_log, targets(dataset)
    assert set(log.target) <= set(known)
    assert not log[log.fate != "merged"].target.duplicated().any()
