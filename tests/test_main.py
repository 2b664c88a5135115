"""The command line: files saved, faults named, figures listed."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sei_metrics import __main__ as program
from sei_metrics import dataset as data
from sei_metrics import figures, text
from sei_metrics.dataset import Dataset
from tests.serving import ROOT

FIRST = figures.names()[0]
TWO = ("growth-premium", "gdp-share")
Output = pytest.CaptureFixture[str]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def loaded_once(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    load = data.load
    monkeypatch.setattr(data, "load", lambda folder=None: load(folder) if folder else dataset)


def test_everything_is_exported_by_default(tmp_path: Path, capsys: Output) -> None:
    out = tmp_path / "new" / "folder"
    assert program.main(["export", "--format", "csv,json", "--out", str(out)]) == 0
    wanted = {
        f"{name}.{lang}.{fmt}"
        for name in figures.names()
        for lang in text.LANGUAGES
        for fmt in ("csv", "json")
    }
    assert {file.name for file in out.iterdir()} == wanted
    told = capsys.readouterr()
    assert f"{len(wanted)} files" in told.out
    assert f"{len(wanted)}/{len(wanted)} " in told.err
    assert "\r" not in told.err


def test_one_figure_in_one_language(tmp_path: Path) -> None:
    asked = ["export", FIRST, "--format", "png", "--lang", "zh", "--out", str(tmp_path)]
    assert program.main(asked) == 0
    assert [file.name for file in tmp_path.iterdir()] == [f"{FIRST}.zh.png"]


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        (["gdp-shear"], "gdp-share"),
        (["--format", "pngg"], "png"),
        (["--lang", "fr"], "en, zh"),
        (["--set", "raeding=points"], "reading"),
        (["--set", "reading"], "name=value"),
        (["--scale", "40"], "from 1 to 4"),
    ],
)
def test_what_does_not_exist_names_the_nearest(
    asked: list[str], hint: str, tmp_path: Path, capsys: Output
) -> None:
    assert program.main(["export", *asked, "--out", str(tmp_path / "none")]) == 1
    assert hint in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_a_choice_reaches_the_figures_that_know_it(tmp_path: Path) -> None:
    asked = ["export", *TWO, "--set", "reading=excess", "--format", "csv", "--lang", "en"]
    assert program.main([*asked, "--out", str(tmp_path)]) == 0
    names = {file.name for file in tmp_path.iterdir()}
    assert "growth-premium.reading-excess.en.csv" in names
    assert "gdp-share.en.csv" in names


def test_a_wrong_value_fails_that_figure_and_saves_the_others(
    tmp_path: Path, capsys: Output
) -> None:
    asked = ["export", *TWO, "--set", "reading=exces", "--format", "csv", "--lang", "en"]
    assert program.main([*asked, "--out", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert "growth-premium" in told.err
    assert "exces" in told.err
    assert (tmp_path / "gdp-share.en.csv").exists()


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "file").write_text("")
    asked = ["export", FIRST, "--format", "csv", "--out", str(tmp_path / "file")]
    assert program.main(asked) == 1
    assert str(tmp_path / "file") in capsys.readouterr().err


def test_progress_is_a_bar_on_a_terminal() -> None:
    terminal = Terminal()
    program._show_progress(1, 2, "a.png", terminal)
    program._show_progress(2, 2, "b.png", terminal)
    assert terminal.getvalue().count("\r") == 2
    assert terminal.getvalue().endswith("2/2 b.png\n")


def test_check_counts_the_bundled_data(dataset: Dataset, capsys: Output) -> None:
    assert program.main(["check"]) == 0
    told = capsys.readouterr().out
    assert f"{len(dataset.observations)} observations" in told
    assert dataset.version in told


def test_check_gives_each_fault_a_line(dataset: Dataset, tmp_path: Path, capsys: Output) -> None:
    copy = tmp_path / "data"
    shutil.copytree(dataset.folder, copy)
    observations = copy / "observations.csv"
    lines = observations.read_text(encoding="utf-8").splitlines()
    lines[1] = "nonsense," + lines[1].split(",", 1)[1]
    lines[2] = lines[2].replace(lines[2].split(",")[3], "year", 1)
    observations.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert program.main(["check", str(copy)]) == 1
    told = capsys.readouterr()
    lines = told.out.splitlines()
    assert any(line.startswith("observations.csv:2 indicator = 'nonsense'") for line in lines)
    assert any(line.startswith("observations.csv:3 period = 'year'") for line in lines)
    assert f"{len(lines)} faults" in told.err


def test_check_of_no_folder_is_a_fault(tmp_path: Path, capsys: Output) -> None:
    assert program.main(["check", str(tmp_path / "none")]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", f"There is no folder {tmp_path / 'none'}.\n")


def test_check_warns_of_days_after_today(dataset: Dataset, tmp_path: Path, capsys: Output) -> None:
    copy = Path(shutil.copytree(dataset.folder, tmp_path / "data"))
    sources = copy / "sources.csv"
    written = sources.read_text(encoding="utf-8")
    sources.write_text(written.replace("2026-11,", "2999-11,", 1), encoding="utf-8")
    assert program.main(["check", str(copy)]) == 0
    told = capsys.readouterr().out
    assert "Warning: sources.csv:2 read_at = '2999-11': this day is after today" in told
    assert "No faults." in told


def test_figures_lists_names_options_and_choices(capsys: Output) -> None:
    assert program.main(["figures", "--lang", "zh"]) == 0
    told = capsys.readouterr().out
    for name in figures.names():
        assert f"{name}: " in told
    for option in figures.options("growth-premium"):
        assert "/".join(option.written_as) in told
    assert "* points: " in told
    assert "  excess: " in told


@pytest.mark.parametrize("command", [[], ["export"], ["check"], ["figures"]])
def test_help_is_enough_to_begin(command: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as end:
        program.main([*command, "--help"])
    assert end.value.code == 0
    assert "usage: python -m sei_metrics" in capsys.readouterr().out


def test_the_package_runs_as_a_program() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "sei_metrics", "export", "none"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert FIRST in done.stderr
