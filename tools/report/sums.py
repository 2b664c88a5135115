"""Counts: how much there is, and how good its sources are."""

from __future__ import annotations

from sei_metrics import classification
from sei_metrics.dataset import Dataset
from sei_metrics.dataset.series import chosen_points
from tools.report.markdown import section, table

_GRADES = {
    "A": "original text at its publisher's own site",
    "B": "text of a news organisation or of another public body",
    "C": "copy or mirror",
    "D": "weak",
}


def opening(dataset: Dataset) -> str:
    """The title, and the size of each table."""
    points = chosen_points(dataset)
    forecasts = int((dataset.observations.nature == "forecast").sum())
    rows = [
        ("published figures", len(dataset.observations)),
        ("of these forecasts", forecasts),
        ("series with an observed figure", points.series.nunique()),
        ("points once one figure is chosen for each period", len(points)),
        ("points on which sources differ", int((points.standing == "sources_differ").sum())),
        ("indicators", dataset.observations.indicator.nunique()),
        ("sources", len(dataset.sources)),
        ("breaks", len(dataset.breaks)),
        ("targets", len(dataset.targets)),
        ("events", len(dataset.events)),
        ("schemes of classification", len(dataset.schemes)),
        ("classes", len(dataset.classification)),
        ("figures set aside", len(dataset.set_aside)),
        ("corrections", len(dataset.corrections)),
    ]
    lead = (
        "Generated from `data/` by `python -m tools report`; not written by hand. A gap is a "
        "figure that no document read here gives; it may well have been published."
    )
    return "\n\n".join(["# What the data holds", lead, table(("", "count"), rows)])


def grades(dataset: Dataset) -> str:
    """Sources, figures and chosen points by grade of source."""
    points = chosen_points(dataset)
    figures = dataset.candidates
    rows = [
        (
            grade,
            meaning,
            int((dataset.sources.grade == grade).sum()),
            int((figures.grade == grade).sum()),
            int((points.grade == grade).sum()),
        )
        for grade, meaning in _GRADES.items()
    ]
    header = ("grade", "meaning", "sources", "figures", "chosen points")
    return section("Grades", table(header, rows))


def classes(dataset: Dataset) -> str:
    """Classes of each scheme by level, and codes, beside the counts that the scheme has itself."""
    levels = ("1", "2", "3", "4", classification.CODES)
    rows = []
    for scheme in classification.schemes(dataset):
        found = {one.level: one for one in classification.counts(dataset, scheme.id)}
        cells = [_held(found[level]) if level in found else "" for level in levels]
        rows.append((f"`{scheme.id}`", scheme.name, *cells))
    lead = "Held here, of as many as the scheme has itself where a document read says so."
    header = ("scheme", "name", *(f"level {level}" for level in levels[:-1]), "codes")
    return section("Classes", lead, table(header, rows))


def _held(count: classification.Count) -> str:
    return f"{count.held} of {count.official}" if count.official else str(count.held)
