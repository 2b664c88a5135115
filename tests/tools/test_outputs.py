"""What figures say and draw, written twice and compared."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

import sei_metrics as sei
from sei_metrics.dataset import Dataset
from tools import outputs

FIGURE = "target-path"
Output = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def written(frozen: Dataset, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The records of one figure as of one day, written twice."""
    folder = tmp_path_factory.mktemp("outputs") / "build"
    before, after = folder / "before.jsonl.gz", folder / "after.jsonl.gz"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sei, "load", lambda: frozen)
        patch.setattr(outputs, "DAYS", ("2020-12-31",))
        for file in (before, after):
            assert outputs.main(["write", str(file), FIGURE]) == 0
    return before, after


def records(file: Path) -> list[dict[str, str]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def test_the_same_data_give_the_same_records(written: tuple[Path, Path], capsys: Output) -> None:
    capsys.readouterr()
    assert outputs.main(["compare", *map(str, written)]) == 0
    assert capsys.readouterr().out == "0 differences {}\n"
    keys = [one["key"] for one in records(written[0])]
    assert len(keys) == len(set(keys)) > 1
    assert all(key.startswith(f"{FIGURE} ") for key in keys)


def test_a_record_that_changed_and_one_that_went_are_listed(
    written: tuple[Path, Path], tmp_path: Path, capsys: Output
) -> None:
    before, after = written[0], tmp_path / "changed.jsonl.gz"
    changed, gone, *rest = records(before)
    changed["title"] = "Another title"
    with gzip.open(after, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(one) + "\n" for one in (changed, *rest))
    capsys.readouterr()
    assert outputs.main(["compare", str(before), str(after)]) == 1
    told = capsys.readouterr().out
    assert f"gone: {gone['key']}\n" in told
    assert f"title: {changed['key']}\n" in told
    assert "\n  + Another title\n" in told
    assert told.endswith("\n2 differences {'gone': 1, 'title': 1}\n")


def test_another_command_is_told_how_it_is_called(capsys: Output) -> None:
    with pytest.raises(SystemExit):
        outputs.main(["writes", "file"])
    assert "usage: python -m tools.outputs" in capsys.readouterr().err


def test_a_column_of_one_side_is_left_aside(
    written: tuple[Path, Path], tmp_path: Path, capsys: Output
) -> None:
    before, after = written[0], tmp_path / "wider.jsonl.gz"
    with gzip.open(after, "wt", encoding="utf-8") as lines:
        for one in records(before):
            wider = (f"{row},new" for row in one["rows"].splitlines())
            lines.write(json.dumps(one | {"rows": "\n".join(wider)}) + "\n")
    asked = ["compare", str(before), str(after)]
    assert outputs.main(asked) == 1
    assert outputs.main([*asked, "--without", "new"]) == 0


def test_another_version_can_stand_in_the_pictures(
    written: tuple[Path, Path], tmp_path: Path, frozen: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sei, "load", lambda: frozen)
    after = tmp_path / "version.jsonl.gz"
    asked = ["write", str(after), FIGURE, "--day", "2020-12-31", "--version"]
    outputs.main([*asked, "another"])
    found = outputs.differences(written[0], after)
    assert {each.partition(":")[0] for each in found} == {"picture"}
    outputs.main([*asked, frozen.version])
    assert outputs.differences(written[0], after) == []
