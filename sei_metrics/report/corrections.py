"""The corrections of the data, as a page."""

from __future__ import annotations

from sei_metrics.dataset import Dataset
from sei_metrics.dataset.tables import records
from sei_metrics.report.markdown import section, table

_LEAD = (
    "Generated from `data/corrections.csv` by `python -m sei_metrics report`; not written by hand. "
    "Each line is a cell that was read or entered one way and stands another way now. What changed "
    "between two versions of the data is listed by `python -m sei_metrics differences OLD NEW`."
)


def corrections_page(dataset: Dataset) -> str:
    """All corrections by file, each with what was, what is, the reason and the source."""
    parts = ["# Corrections", _LEAD]
    header = ("row", "column", "was", "now", "reason", "source")
    for file, of in dataset.corrections.groupby("file", sort=True):
        rows = [
            (
                one["row"],
                one["column"],
                one["was"] or "(empty)",
                one["now"] or "(empty)",
                one["reason"].replace("_", " "),
                f"`{one['source']}`" if one["source"] else "",
            )
            for one in records(of)
        ]
        parts.append(section(f"{file} ({len(rows)})", table(header, rows)))
    return "\n\n".join(parts) + "\n"
