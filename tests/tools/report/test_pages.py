"""The generated documents: what stands in docs/ is what the command writes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sei_metrics.dataset import Dataset, check, load
from tests.some import some
from tools import ROOT, report
from tools import __main__ as program
from tools.report.markdown import table


@pytest.fixture(scope="module")
def doubts(dataset: Dataset) -> str:
    return report.data_doubts(dataset)


@pytest.mark.parametrize("name", ["data-report.md", "data-doubts.md", "corrections.md"])
def test_the_committed_page_is_what_the_command_writes(dataset: Dataset, name: str) -> None:
    committed = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert committed == report.pages(dataset)[name], "call `python -m tools report`"


def test_the_command_writes_all_of_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["report", "--out", str(tmp_path / "new")]) == 0
    files = sorted(path.name for path in (tmp_path / "new").iterdir())
    assert files == ["corrections.md", "data-doubts.md", "data-report.md"]
    assert capsys.readouterr().out.count(".md") == 3


def test_the_report_can_be_read(dataset: Dataset, doubts: str) -> None:
    for page in (report.data_report(dataset), doubts):
        assert len(page.splitlines()) < 400


def test_every_conflict_is_told_with_its_sources(dataset: Dataset, doubts: str) -> None:
    lines = doubts.splitlines()
    for one in some(check.listed(dataset)):
        told = {f"`{one.indicator}`", one.period, *some(one.sources)}
        assert any(all(word in line for word in told) for line in lines), one


def test_every_break_and_each_figure_set_aside_is_told(dataset: Dataset, doubts: str) -> None:
    assert f"## Breaks ({len(dataset.breaks)})" in doubts
    for reason, count in dataset.set_aside.reason.value_counts().items():
        assert f"| `{reason}` | {count} |" in doubts


def test_every_correction_stands_on_its_page(dataset: Dataset) -> None:
    page = report.corrections_page(dataset).partition("## Read one way, entered another")[2]
    rows = [line for line in page.splitlines() if line[:2] == "| "]
    headers = 2 * dataset.corrections.file.nunique()
    assert len(rows) == len(dataset.corrections) + headers


def test_a_bar_in_a_cell_is_escaped() -> None:
    assert table(("a",), [("b|c",)]).splitlines()[-1] == "| b\\|c |"


def test_a_planted_disagreement_is_told(frozen: Dataset, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(frozen.folder, tmp_path / "data"))
    file = folder / "observations.csv"
    written = file.read_text(encoding="utf-8")
    (line,) = (
        one
        for one in written.splitlines()
        if one.startswith("three_new_share_of_gdp,CN,three_new_economy,2023,")
    )
    cells = line.split(",")
    cells[5] = "27.25"
    file.write_text(written.replace(line, ",".join(cells)), encoding="utf-8")
    assert "| 2023 | 27.25 |" in report.data_doubts(load(folder))


def test_a_share_is_set_against_the_whole_that_the_catalog_names(
    frozen: Dataset, tmp_path: Path
) -> None:
    """caam-2019-03-nev-sales-doubled-copy: 1.256 of 28.08 million vehicles, 4.47 percent."""
    folder = Path(shutil.copytree(frozen.folder, tmp_path / "data"))
    file = folder / "observations.csv"
    written = file.read_text(encoding="utf-8")
    assert written.count(",nev,2018,,4.47,0.01,,percent,") == 1
    file.write_text(written.replace(",2018,,4.47,0.01,", ",2018,,5.47,0.01,"), encoding="utf-8")
    planted = [one for one in check.listed(folder) if one.indicator == "nev_share_of_vehicle_sales"]
    assert [(one.period, round(one.against, 2)) for one in planted] == [("2018", 4.47)]
