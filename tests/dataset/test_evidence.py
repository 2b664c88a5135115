"""Evidence set against its log: each row accounted for once, or named."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from sei_metrics import __main__ as program
from sei_metrics import dataset as data
from sei_metrics import text
from sei_metrics.dataset.evidence import reconciled
from sei_metrics.dataset.evidence.accounts import Reconciliation
from sei_metrics.dataset.evidence.rows import row_hash, targets
from sei_metrics.dataset.store import Dataset, load
from sei_metrics.errors import SeiError
from tests.dataset.conftest import SMALL

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


def write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows(rows)


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


def keys(account: Reconciliation) -> list[tuple[str, object]]:
    assert all(list(account.say(lang)) for lang in text.LANGUAGES)
    return [(one.key.partition(".")[2], one.fields.get("line")) for one in account.complaints]


def test_a_row_is_known_by_what_it_says_not_by_how_its_file_ends_lines() -> None:
    written = hashlib.sha256(b'a,"b, c","d""e",\n').hexdigest()
    assert row_hash(["a", "b, c", 'd"e', ""]) == written[:16]


def test_every_row_is_accounted_for(told: Told) -> None:
    account = told()
    assert keys(account) == []
    assert account.not_entered == ("regions.csv",)
    (nation,) = account.accounts
    assert (nation.rows, nation.used, nation.merged, nation.set_aside) == (4, 3, 1, 0)
    assert (nation.unaccounted, nation.used_twice, nation.changed) == (0, 0, 0)


def test_a_changed_row_is_named_with_both_fingerprints(told: Told, read: Path) -> None:
    now = ["share of GDP", "2017", "8.8", ""]
    write(read / "nation.csv", [HEADER, *ROWS[:2], now, ROWS[3]])
    account = told()
    assert keys(account) == [("changed", 4)]
    said = account.complaints[0].say("en")
    assert "nation.csv:4" in said
    assert row_hash(ROWS[2]) in said
    assert row_hash(now) in said
    assert "8.8" in said
    assert account.accounts[0].changed == 1


def test_a_new_row_is_unaccounted_and_moves_no_other(told: Told, read: Path) -> None:
    write(read / "nation.csv", [HEADER, ["new", "2020", "1", ""], *ROWS])
    account = told()
    assert keys(account) == [("unaccounted", 2)]
    assert account.accounts[0].unaccounted == 1
    assert len(account.matched) == len(ROWS)


def test_a_row_that_went_and_a_file_that_went_are_named(told: Told, read: Path) -> None:
    write(read / "nation.csv", [HEADER, *ROWS[:3]])
    assert keys(told()) == [("gone", 5)]
    (read / "nation.csv").unlink()
    assert keys(told()) == [("no_file", None)]


@pytest.mark.parametrize(
    ("was", "now", "rule"),
    [(",merged,", ",used,", "used_twice"), ("sei_share_of_gdp|", "no_such|", "no_target")],
)
def test_a_log_that_is_wrong_is_named(
    folder: Path, logged: Dataset, read: Path, was: str, now: str, rule: str
) -> None:
    log = folder / "evidence_log.csv"
    log.write_text(log.read_text(encoding="utf-8").replace(was, now), encoding="utf-8")
    assert {one for one, _ in keys(reconciled(load(folder), read))} == {rule}


def test_a_folder_without_evidence_is_refused(read: Path, logged: Dataset) -> None:
    with pytest.raises(SeiError, match="There is no folder"):
        reconciled(logged, read / "nowhere")
    with pytest.raises(SeiError, match=r"nation\.csv is a file"):
        reconciled(logged, read / "nation.csv")
    (read / "empty").mkdir()
    with pytest.raises(SeiError, match="There is no CSV file"):
        reconciled(logged, read / "empty")


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
