"""Versions of the data: kept once, the same bytes for the same content, told apart on a page."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sei_metrics.dataset import load, version_of
from sei_metrics.errors import DataError, SeiError
from tests.some import some
from tools import ROOT, Refused, report
from tools import __main__ as program
from tools.report import versions

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
    with pytest.raises(Refused, match="was kept on 2026-01-31; nothing changed"):
        versions.keep(folder, date(2026, 2, 28))
    replaced(folder, "sources.csv", ",A,", ",B,")
    with pytest.raises(Refused, match="kept for 2026-01-31 already"):
        versions.keep(folder, DAY)


def test_what_cannot_be_loaded_is_not_kept(folder: Path, tmp_path: Path) -> None:
    replaced(folder, "observations.csv", ",8.9,0.1,", ",eight,0.1,")
    with pytest.raises(DataError, match=str(folder)):
        versions.keep(folder, DAY)
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataError, match="lacks this file"):
        versions.keep(tmp_path / "empty", DAY)
    with pytest.raises(SeiError, match="There is no folder"):
        versions.keep(tmp_path / "nowhere", DAY)
    assert not (folder / versions.FOLDER).exists()


def test_a_version_is_there_whole_or_not_at_all(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(versions.zipfile.ZipFile, "writestr", full)
        with pytest.raises(OSError, match="No space left") as failure:
            versions.keep(folder, DAY)
    assert failure.value.filename == str(folder / versions.FOLDER / f"{DAY}.zip")
    assert list((folder / versions.FOLDER).iterdir()) == []
    assert versions.keep(folder, DAY).exists()


def damaged(content: bytes, how: str) -> bytes:
    if how == "empty":
        return b""
    if how == "half":
        return content[: len(content) // 2]
    place = int(how) * len(content) // 100
    return content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]


def refusal(asked: Callable[[], object]) -> str:
    """What is refused, in a sentence; nothing where it is not."""
    try:
        asked()
    except Refused as refused:
        return str(refused)
    return ""


def same_files(one: Path, other: Path) -> bool:
    """Whether two folders hold the same tables and catalog."""
    names = sorted(path.name for path in one.iterdir() if path.is_file())
    return all((one / name).read_bytes() == (other / name).read_bytes() for name in some(names))


@pytest.mark.parametrize("how", ["empty", "half", "1", "5", "40", "70", "99"])
def test_a_damaged_version_is_named_with_what_to_do(folder: Path, how: str, tmp_path: Path) -> None:
    """A changed byte may also be one that says nothing of the content, such as a time."""
    archive = versions.keep(folder, DAY)
    before = Path(shutil.copytree(folder, tmp_path / "before"))
    archive.write_bytes(damaged(archive.read_bytes(), how))
    replaced(folder, "breaks.csv", ",no", ",yes")
    for asked in (
        lambda: versions.keep(folder, date(2026, 2, 28)),
        lambda: report.corrections_page(load(folder)),
    ):
        said = refusal(asked)
        if said:
            assert f"{archive} is damaged and cannot be read" in said
            assert "git checkout" in said
        else:
            with versions.unpacked(archive) as kept:
                assert how.isdecimal() and same_files(kept, before)


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
