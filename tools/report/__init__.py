"""What is known of the data, as documents: generated, committed, and compared by a test."""

from __future__ import annotations

from pathlib import Path

from sei_metrics.dataset import Dataset
from sei_metrics.publish import write_whole
from tools.report import known, sums
from tools.report.corrections import corrections_page
from tools.report.differences import differences
from tools.report.doubts import breaks, conflicts, set_aside
from tools.report.versions import keep

__all__ = ["corrections_page", "data_report", "differences", "keep", "pages", "written"]


def pages(dataset: Dataset) -> dict[str, str]:
    """Every generated document by its file name."""
    return {
        "data-report.md": data_report(dataset),
        "data-doubts.md": data_doubts(dataset),
        "corrections.md": corrections_page(dataset),
    }


def data_report(dataset: Dataset) -> str:
    """What is known and what is missing, as Markdown."""
    sections = (
        sums.opening(dataset),
        known.series(dataset),
        known.indicators(dataset),
        sums.grades(dataset),
        sums.classes(dataset),
        known.silent(dataset),
    )
    return "\n\n".join(sections) + "\n"


def data_doubts(dataset: Dataset) -> str:
    """What disagrees, what may not be joined and what was not used, as Markdown."""
    sections = ("# Where to doubt", conflicts(dataset), breaks(dataset), set_aside(dataset))
    return "\n\n".join(sections) + "\n"


def written(dataset: Dataset, folder: Path) -> tuple[Path, ...]:
    """Writes the documents into a folder and returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, page in pages(dataset).items():
        paths.append(folder / name)
        write_whole(paths[-1], page.encode())
    return tuple(paths)
