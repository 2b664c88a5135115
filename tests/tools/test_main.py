"""The maintainers' command line: refused in a sentence, ended as every command ends."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sei_metrics import dataset as data
from sei_metrics.dataset import Dataset
from tests.test_main import SURROUNDINGS, half_written, in_a_shell
from tools import ROOT
from tools import __main__ as program

SMALL = ROOT / "tests" / "data_folder"
Output = pytest.CaptureFixture[str]


def test_a_full_disk_leaves_documents_as_they_were_and_names_the_file(
    dataset: Dataset, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = b"as it was"
    (tmp_path / "data-report.md").write_bytes(before)
    monkeypatch.setattr(data, "load", lambda: dataset)
    monkeypatch.setattr(Path, "write_bytes", half_written)
    assert program.main(["report", "--out", str(tmp_path)]) == 1
    told = f"{tmp_path / 'data-report.md'}: No space left on device\n"
    assert capsys.readouterr().err == told
    (file,) = tmp_path.iterdir()
    assert file.read_bytes() == before


def test_an_unsound_folder_is_not_kept(tmp_path: Path, capsys: Output) -> None:
    empty, damaged = tmp_path / "empty", tmp_path / "damaged"
    empty.mkdir()
    shutil.copytree(SMALL, damaged)
    (damaged / "sources.csv").unlink()
    for folder in (empty, damaged):
        before = sorted(folder.rglob("*"))
        assert program.main(["keep", str(folder)]) == 1
        refused = capsys.readouterr().err
        assert refused.startswith(f"The data in {folder} has") and "was not loaded" in refused
        assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize("command", [[], ["report"], ["keep"], ["differences"], ["reconcile"]])
def test_help_is_enough_to_begin(command: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as end:
        program.main([*command, "--help"])
    assert end.value.code == 0
    assert "usage: python -m tools" in capsys.readouterr().out


@SURROUNDINGS
def test_a_terminal_without_chinese_spells_it_out(
    surroundings: dict[str, str], tmp_path: Path
) -> None:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    renamed = (tmp_path / "carriers.csv").read_text(encoding="utf-8").replace("家", "战")
    (tmp_path / "carriers.csv").write_text(renamed, encoding="utf-8")
    done = in_a_shell(f"tools differences {SMALL} {tmp_path}", **surroundings)
    assert (done.returncode, done.stderr) == (0, "")
    assert r"\u6218" in done.stdout


def test_what_is_refused_is_one_sentence(tmp_path: Path) -> None:
    done = in_a_shell(f"tools differences {SMALL} {tmp_path / 'none'}")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"There is no folder {tmp_path / 'none'}.\n"
    done = in_a_shell(f"tools reconcile {tmp_path}")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"There is no CSV file in {tmp_path}.\n"


def test_who_reads_no_further_hears_no_complaint() -> None:
    done = in_a_shell(f'tools differences {SMALL} {SMALL} | true; exit "${{PIPESTATUS[0]}}"')
    assert (done.returncode, done.stderr) == (141, "")
