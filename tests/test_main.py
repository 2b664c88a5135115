"""The command line: files saved, faults named, figures listed."""

from __future__ import annotations

import errno
import io
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sei_metrics import __main__ as program
from sei_metrics import dataset as data
from sei_metrics import figures, publish, text
from sei_metrics.dataset import Dataset, check
from tests.serving import ROOT
from tests.some import some

FIRST = figures.names()[0]
TWO = ("growth-premium", "gdp-share")
Output = pytest.CaptureFixture[str]
LONG = (
    "next_generation_it,high_end_equipment,new_materials,biotech,"
    "new_energy_vehicles,new_energy,energy_saving_environmental"
)


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
        (["--format", ","], "png, svg, csv, json"),
        (["--format", ""], "png, svg, csv, json"),
        (["--lang", " "], "en, zh"),
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
    assert "shown instead" not in told.err
    assert (tmp_path / "gdp-share.en.csv").exists()


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "file").write_text("")
    asked = ["export", FIRST, "--format", "csv", "--out", str(tmp_path / "file")]
    assert program.main(asked) == 1
    assert str(tmp_path / "file") in capsys.readouterr().err


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["--lang", "en,zh", "--set", f"industry={LONG}"], []),
        (
            ["--lang", "en", "--set", f"industry={LONG},marine_equipment"],
            ["--lang", "en", "--set", f"industry={LONG},aerospace"],
        ),
    ],
)
def test_long_selections_are_files_of_their_own(
    first: list[str], second: list[str], tmp_path: Path, capsys: Output
) -> None:
    asked = ["export", "industry-comparison", "--format", "csv", "--out", str(tmp_path)]
    for each in filter(None, (first, second)):
        assert program.main([*asked, *each]) == 0, capsys.readouterr().err
    assert len(list(tmp_path.iterdir())) == 2


def test_what_is_named_twice_is_saved_once(tmp_path: Path, capsys: Output) -> None:
    asked = ["export", FIRST, FIRST, "--format", "csv,csv", "--lang", "en,en"]
    assert program.main([*asked, "--out", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("1 file, ")


def test_a_file_that_cannot_be_written_does_not_stop_the_others(
    tmp_path: Path, capsys: Output
) -> None:
    (tmp_path / "growth-premium.en.csv").mkdir()
    asked = ["export", *TWO, "--format", "csv", "--lang", "en", "--out", str(tmp_path)]
    assert program.main(asked) == 1
    told = capsys.readouterr()
    assert "growth-premium.en.csv: The file could not be written: Is a directory." in told.err
    assert told.out.startswith("1 file, ")
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "gdp-share.en.csv",
        "growth-premium.en.csv",
    ]


def half_written(path: Path, content: bytes) -> int:
    """Writes as on a disk that is full before all is written."""
    with path.open("wb") as file:
        file.write(content[: len(content) // 2])
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_leaves_the_package_as_it_was_and_names_the_file(
    tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(ROOT / "tests" / "data_folder", tmp_path / "data"))
    (folder / "datapackage.json").write_text("as it was", encoding="utf-8")
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    monkeypatch.setattr(Path, "write_bytes", half_written)
    assert program.main(["package", str(folder)]) == 1
    assert capsys.readouterr().err == f"{folder / 'datapackage.json'}: No space left on device\n"
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_a_full_disk_leaves_no_half_file(
    tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ["export", FIRST, "--format", "csv", "--lang", "en", "--out", str(tmp_path)]
    assert program.main(asked) == 0
    before = (tmp_path / f"{FIRST}.en.csv").read_bytes()
    monkeypatch.setattr(Path, "write_bytes", half_written)
    assert program.main(asked) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        f"{FIRST}.en.csv": before
    }


def test_the_summary_counts_what_lies_in_the_folder(
    tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def saved(*asked: Any) -> list[publish.Saved]:
        (tmp_path / "there.csv").write_text("1")
        return [publish.Saved("there.csv"), publish.Saved("gone.csv"), publish.Saved("there.csv")]

    monkeypatch.setattr(publish, "saved", saved)
    assert program.main(["export", "--out", str(tmp_path)]) == 1
    assert capsys.readouterr().out.startswith("1 file, ")


def test_an_unsound_folder_is_not_described(
    dataset: Dataset, tmp_path: Path, capsys: Output
) -> None:
    empty, damaged = tmp_path / "empty", tmp_path / "damaged"
    empty.mkdir()
    shutil.copytree(dataset.folder, damaged, ignore=shutil.ignore_patterns("versions", "*.json"))
    (damaged / "sources.csv").unlink()
    for folder in (empty, damaged):
        before = sorted(folder.rglob("*"))
        assert program.main(["package", str(folder)]) == 1
        refused = capsys.readouterr().err
        assert refused.startswith(f"The data in {folder} has") and "was not loaded" in refused
        assert sorted(folder.rglob("*")) == before


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


def test_one_fault_is_called_one(dataset: Dataset, tmp_path: Path, capsys: Output) -> None:
    copy = tmp_path / "data"
    shutil.copytree(dataset.folder, copy)
    observations = copy / "observations.csv"
    lines = observations.read_text(encoding="utf-8").splitlines()
    lines[1] = "nonsense," + lines[1].split(",", 1)[1]
    observations.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert program.main(["check", str(copy)]) == 1
    assert capsys.readouterr().err == "1 fault\n"


def test_check_of_no_folder_is_a_fault(tmp_path: Path, capsys: Output) -> None:
    assert program.main(["check", str(tmp_path / "none")]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", f"There is no folder {tmp_path / 'none'}.\n")


def test_check_lists_published_figures_that_disagree(dataset: Dataset, capsys: Output) -> None:
    said = [f"Conflict: {each.say('en')}" for each in some(check.listed(dataset))]
    assert program.main(["check", "--conflicts"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line for line in told if line.startswith("Conflict: ")] == said
    assert f"{len(said)} conflicts between published figures (see --conflicts)" in told
    assert program.main(["check"]) == 0
    assert not [line for line in capsys.readouterr().out.splitlines() if line in said]


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


def started(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-W", "error", "-m", "sei_metrics", *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, text=True, stdout=pipe, stderr=pipe)


def in_a_shell(line: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """A line of a shell in which `sei` is the command, and `tools` that of maintainers."""
    script = "".join(
        f'{name}() {{ "{sys.executable}" -W error -m {module} "$@"; }}\n'
        for name, module in (("sei", "sei_metrics"), ("tools", "tools"))
    )
    return subprocess.run(
        ["bash", "-c", script + line],
        cwd=ROOT,
        env={**os.environ, **surroundings},
        capture_output=True,
        text=True,
        encoding=surroundings.get("PYTHONIOENCODING"),
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "code"), [("--help", 0), ("check", 141), ("check tests 2>&1", 141)]
)
def test_who_reads_no_further_hears_no_complaint(arguments: str, code: int) -> None:
    done = in_a_shell(f'sei {arguments} | true; exit "${{PIPESTATUS[0]}}"')
    assert (done.returncode, done.stderr) == (code, "")


def test_output_that_cannot_be_written_is_a_sentence() -> None:
    done = in_a_shell("sei check >/dev/full")
    assert done.returncode == 1
    assert done.stderr == "The output could not be written: No space left on device.\n"


SURROUNDINGS = pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=lambda each: next(iter(each.values())),
)


@SURROUNDINGS
def test_a_terminal_without_chinese_spells_it_out(
    surroundings: dict[str, str], tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "tests" / "data_folder", tmp_path, dirs_exist_ok=True)
    sources = (tmp_path / "sources.csv").read_text(encoding="utf-8").replace(",A,", ",战,", 1)
    (tmp_path / "sources.csv").write_text(sources, encoding="utf-8")
    done = in_a_shell(f"sei check {tmp_path}", **surroundings)
    assert (done.returncode, done.stderr) == (1, "1 fault\n")
    assert r"grade = '\u6218'" in done.stdout


def test_a_closed_error_stream_loses_no_word(tmp_path: Path) -> None:
    done = in_a_shell(f"sei export {FIRST} --format csv --out {tmp_path} 2>&-")
    assert done.returncode == 0
    assert "2 files, " in done.stdout
    refused = in_a_shell("sei export none 2>&-")
    assert refused.returncode == 1
    assert FIRST in refused.stdout


def test_a_closed_output_stops_nothing(tmp_path: Path) -> None:
    done = in_a_shell(f"sei export {FIRST} --format csv --out {tmp_path} >&- 2>&-")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert len(list(tmp_path.iterdir())) == 2


def test_ctrl_c_while_libraries_load_is_one_line() -> None:
    with started("check") as process:
        path = Path(f"/proc/{process.pid}/maps")
        while "pandas" not in path.read_text() and process.poll() is None:
            pass
        process.send_signal(signal.SIGINT)
        assert (process.stderr and process.stderr.read()) == "Stopped.\n"
    assert process.returncode == 130


def test_ctrl_c_in_a_command_is_one_line_and_leaves_whole_files(tmp_path: Path) -> None:
    with started("export", "--format", "png,csv", "--out", str(tmp_path)) as process:
        assert process.stderr
        assert process.stderr.readline().startswith("1/")
        process.send_signal(signal.SIGINT)
        assert process.stderr.read().splitlines()[-1] == "Stopped."
    assert process.returncode == 130
    assert all(file.suffix in (".png", ".csv") for file in tmp_path.iterdir())
    assert all(file.stat().st_size for file in tmp_path.iterdir())
