"""Versions of the data: kept once, the same bytes for the same content, told apart on a page."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sei_metrics import __main__ as program
from sei_metrics import report
from sei_metrics.dataset import load, version_of
from sei_metrics.errors import SeiError
from sei_metrics.report import versions
from tests.serving import ROOT

SMALL = ROOT / "tests" / "data_folder"
DAY = date(2026, 1, 31)
Output = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "data"))


def replaced(folder: Path, name: str, was: str, now: str) -> None:
    file = folder / name
    written = file.read_text(encoding="utf-8")
    assert was in written
    file.write_text(written.replace(was, now), encoding="utf-8")


def test_a_kept_version_is_the_folder_as_it_was(folder: Path) -> None:
    version = load(folder).version
    archive = versions.keep(folder, DAY)
    assert versions.kept(folder) == (archive,)
    with versions.unpacked(archive) as old:
        assert load(old).version == version == version_of(folder)
        assert report.differences(old, folder) == ()


def test_keeping_changes_neither_the_version_nor_the_bytes(folder: Path, tmp_path: Path) -> None:
    before = version_of(folder)
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    assert versions.keep(folder, DAY).read_bytes() == versions.keep(other, DAY).read_bytes()
    assert version_of(folder) == before


def test_one_content_is_kept_once_and_one_day_holds_one_version(folder: Path) -> None:
    versions.keep(folder, DAY)
    with pytest.raises(SeiError, match="was kept on 2026-01-31; nothing changed"):
        versions.keep(folder, date(2026, 2, 28))
    replaced(folder, "sources.csv", ",A,", ",B,")
    with pytest.raises(SeiError, match="kept for 2026-01-31 already"):
        versions.keep(folder, DAY)


def test_the_page_tells_every_step_the_latest_first(folder: Path) -> None:
    first = versions.keep(folder, DAY)
    with versions.unpacked(first) as old:
        oldest = version_of(old)
    replaced(folder, "breaks.csv", ",no", ",yes")
    middle = version_of(folder)
    versions.keep(folder, date(2026, 2, 28))
    page = report.corrections_page(load(folder))
    assert f"## Since version {oldest} (kept on 2026-01-31)" in page
    assert page.index(f"## Since version {middle} (kept on 2026-02-28)") < page.index(oldest)
    assert f"Up to version {middle}, 2026-02-28." in page
    assert "| breaks.csv | certain | no | yes | 1 |" in page
    assert "Nothing changed." in page


def test_a_figure_that_was_taken_out_is_named(folder: Path) -> None:
    versions.keep(folder, DAY)
    file = folder / "events.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    page = report.corrections_page(load(folder))
    assert "| events.csv | 0 | 1 | 0 |" in page


def test_the_command_keeps_and_says_where(folder: Path, capsys: Output) -> None:
    assert program.main(["keep", str(folder)]) == 0
    (archive,) = versions.kept(folder)
    assert archive.stem == datetime.now(tz=UTC).date().isoformat()
    assert capsys.readouterr().out.strip() == str(archive)
    assert program.main(["keep", str(folder)]) == 1
    assert "nothing changed since" in capsys.readouterr().err
